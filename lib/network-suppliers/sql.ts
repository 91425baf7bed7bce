import type { Statement } from '@/lib/platform/db/pool'

const DOOR = `select c.id as "schoolId", s.id as "supplierId", s.slug, s.issuer, s.client_id as "clientId", s.client_secret_cipher as "secretCipher",
      exists (select 1 from network_consent k where k.school_id = c.id and k.supplier_id = s.id and k.withdrawn_at is null) as ticked
    from (select 1) here`

/** $1 INSTELLING_REF or null, $2 NETWERKBEHEERDER or null: the school, the environment, and the tick between them. Always one row. */
export const DOOR_BY_NAMES: Statement = {
  name: 'network-suppliers-door',
  scope: { across: 'a shortcut has only the marks of school and environment' },
  text: `${DOOR} left join school c on c.school_ref = $1::uuid and c.active left join network_supplier s on s.slug = $2`,
}

/** $1 school, $2 environment: the same, as of now, for a sign-in that comes back. */
export const DOOR_BY_IDS: Statement = {
  name: 'network-suppliers-door-again',
  scope: { across: 'an attempt under way names school and environment' },
  text: `${DOOR} left join school c on c.id = $1::uuid and c.active left join network_supplier s on s.id = $2::uuid`,
}

const ATTEMPT = 'an attempt belongs to a browser; whose school it is for is sealed in it'

export const ATTEMPT_CREATE: Statement = {
  name: 'network-suppliers-attempt-create',
  scope: { across: ATTEMPT },
  text: "insert into network_attempt (state_hash, browser_hash, sealed, expires_at) values ($1, $2, $3, now() + interval '10 minutes')",
}

/** $1 state, $2 browser, both hashed: takes the attempt away, so that it counts once. */
export const ATTEMPT_TAKE: Statement = {
  name: 'network-suppliers-attempt-take',
  scope: { across: ATTEMPT },
  text: 'delete from network_attempt where state_hash = $1 and browser_hash = $2 and expires_at > now() returning sealed',
}

export const ATTEMPT_EXPIRED: Statement = {
  name: 'network-suppliers-attempt-expired',
  scope: { across: ATTEMPT },
  text: 'delete from network_attempt where expires_at < now()',
}

/** $1 school, $2 hashed ECK iD, $3 e-mail address in lower case, $4 LAS key; each of the three may be null. Whoever one of them points to. */
export const CANDIDATES: Statement = {
  name: 'network-suppliers-candidates',
  scope: 'school',
  text: `
    select 'pupil' as kind, p.id, null::uuid as "userId", null as name, null as "lasEmail",
      coalesce(p.eck_id_hash <> $2::bytea, false) as "otherEckId"
    from pupil p where p.school_id = $1 and p.removed_at is null and (p.eck_id_hash = $2::bytea or p.las_key = $4::text)
    union all
    select 'staff', e.id, e.user_id, concat_ws(' ', e.first_name, e.prefix, e.last_name), lower(e.las_email),
      coalesce(e.eck_id_hash <> $2::bytea, false)
    from employment e left join "user" u on u.id = e.user_id
    where e.school_id = $1 and e.removed_at is null and (e.ends_at is null or e.ends_at > now()) and e.substitute_group_id is null
      and (e.eck_id_hash = $2::bytea or e.las_key = $4::text or u.email = $3::text or (e.user_id is null and lower(e.las_email) = $3::text))`,
}

/**
 * $1 school, $2 employment, $3 e-mail address, $4 name: the login of somebody who had none, inactive until the activation
 * link is used. No row when that login stands for another employment of the school already, one that is over included.
 */
export const LOGIN_FOR_EMPLOYMENT: Statement = {
  name: 'network-suppliers-login',
  scope: 'school',
  text: `
    with login as (insert into "user" (email, name) values ($3, $4) on conflict (email) do update set email = excluded.email returning id)
    update employment e set user_id = (select id from login) where e.school_id = $1 and e.id = $2 and e.user_id is null
      and not exists (select 1 from employment o join login on login.id = o.user_id where o.school_id = $1 and o.substitute_group_id is null)
    returning e.user_id as "userId"`,
}
