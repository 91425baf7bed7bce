import type { Statement } from '@/lib/platform/db/pool'

const SAFE = 'codes are looked up by their own secret'

export const PAYLOAD_SAVE: Statement = {
  name: 'sso-payload-save',
  scope: { across: SAFE },
  text: `insert into oidc_payload (model, id, grant_id, payload, expires_at) values ($1, $2, $3, $4, now() + make_interval(secs => $5))
    on conflict (model, id) do update set grant_id = excluded.grant_id, payload = excluded.payload, expires_at = excluded.expires_at`,
}
/** $1 model, $2 hash: a code that has not expired, which is used up by being found. */
export const PAYLOAD_TAKE: Statement = {
  name: 'sso-payload-take',
  scope: { across: SAFE },
  text: 'delete from oidc_payload where model = $1 and id = $2 and expires_at > now() returning payload',
}
export const PAYLOAD_DELETE: Statement = { name: 'sso-payload-delete', scope: { across: SAFE }, text: 'delete from oidc_payload where model = $1 and id = $2' }
export const PAYLOAD_REVOKE: Statement = { name: 'sso-payload-revoke', scope: { across: SAFE }, text: 'delete from oidc_payload where grant_id = $1' }
export const PAYLOAD_EXPIRED: Statement = { name: 'sso-payload-expired', scope: { across: SAFE }, text: "delete from oidc_payload where expires_at < now() - interval '1 hour'" }

/** So long a request counts as seen: longer than it is taken, so that none comes twice. */
export const SAML_EXPIRED: Statement = { name: 'sso-saml-expired', scope: { across: SAFE }, text: "delete from saml_request where expires_at < now() - interval '1 hour'" }

export const CLIENT_BY_ID: Statement = {
  name: 'sso-client',
  scope: { across: 'publishers are the same for all schools' },
  text: `select client_id, client_auth::text as client_auth, client_secret_cipher, client_keys, redirect_uris, post_logout_redirect_uris, backchannel_logout_uri, sector, name
    from publisher where client_id = $1
      and case client_auth when 'none' then true when 'key' then client_keys is not null else client_secret_cipher is not null end`,
}
/** $1 and $2 as of a payload, $3 the payload, $4 seconds: no row when it was there already. */
export const PAYLOAD_ONCE: Statement = {
  name: 'sso-payload-once',
  scope: { across: SAFE },
  text: `insert into oidc_payload (model, id, payload, expires_at) values ($1, $2, $3, now() + make_interval(secs => $4))
    on conflict (model, id) do update set payload = excluded.payload, expires_at = excluded.expires_at where oidc_payload.expires_at <= now() returning id`,
}

const ENDED = 'a publisher hears of the sessions that it was part of'
/** $1 session, $2 client, $3 a fresh name: the session's name towards this publisher, which stays the same. */
export const VISIT: Statement = {
  name: 'sso-visit',
  scope: { across: 'by the id of the session that is at hand' },
  // Who comes back to the same publisher writes nothing. Of two first visits at once one waits, and both have one name.
  text: `with known as (select v.sid from sso_visit v join publisher p on p.id = v.publisher_id where v.session_id = $1 and p.client_id = $2),
    made as (
      insert into sso_visit (session_id, publisher_id, sid) select $1, p.id, $3 from publisher p where p.client_id = $2 and not exists (select 1 from known)
      on conflict (session_id, publisher_id) do update set sid = sso_visit.sid returning sid)
    select sid from known union all select sid from made`,
}
/**
 * $1 how many, $2 seconds until the next try: takes visits whose session ended, or whose school took its tick away, and says whom to
 * tell. Until then nobody else takes them; what was told is removed.
 */
export const VISITS_TO_END: Statement = {
  name: 'sso-visits-to-end',
  scope: { across: ENDED },
  text: `
    with due as (
      select v.session_id, v.publisher_id from sso_visit v join session s on s.id = v.session_id
      where v.try_at <= now() and (s.revoked_at is not null
        or not exists (select 1 from consent k where k.publisher_id = v.publisher_id and k.school_id = s.school_id and k.withdrawn_at is null))
      order by v.try_at limit $1 for update of v skip locked),
    taken as (
      update sso_visit v set tries = v.tries + 1, try_at = now() + make_interval(secs => $2 * power(2, v.tries)) from due d
      where v.session_id = d.session_id and v.publisher_id = d.publisher_id returning v.session_id, v.publisher_id, v.sid, v.tries)
    select t.sid, t.tries, p.client_id as "clientId", p.backchannel_logout_uri as address,
      (select u.subject from pairwise_subject u where u.sector = p.sector and u.person_id = coalesce(s.pupil_id, s.employment_id)) as subject
    from taken t join publisher p on p.id = t.publisher_id join session s on s.id = t.session_id`,
}
/** $1 names of sessions: of which the publisher knows now, or never will. */
export const VISITS_TOLD: Statement = { name: 'sso-visits-told', scope: { across: ENDED }, text: 'delete from sso_visit where sid = any($1::text[])' }
/** Sessions that ran out by themselves are over for the publisher too. */
export const VISITS_OVER: Statement = {
  name: 'sso-visits-over',
  scope: { across: ENDED },
  text: "delete from sso_visit v using session s where s.id = v.session_id and coalesce(s.revoked_at, s.expires_at) < now() - interval '1 day'",
}
/** $1 a pseudonym, $2 sector: whose it is. */
export const PERSON_OF_SUBJECT: Statement = {
  name: 'sso-person-of-subject',
  scope: { across: 'a pseudonym that the portal signed itself' },
  text: 'select person_id as "personId" from pairwise_subject where subject = $1 and sector = $2',
}

/** The pseudonym, made at its first use; two first uses at once give one. Who was erased while logging in gets none: it would stay for good. */
const SUBJECT = `
  with known as (select subject from pairwise_subject where person_id = $1 and sector = $2),
  made as (
    insert into pairwise_subject (person_id, sector, subject) select $1, $2, $3 where not exists (select 1 from known)
      and (exists (select 1 from pupil where id = $1) or exists (select 1 from employment where id = $1))
    on conflict (person_id, sector) do update set subject = pairwise_subject.subject returning subject)
  select coalesce((select subject from known), (select subject from made)) as subject,`
/** What was agreed and is asked (PUB-3); null: the school does not tick the publisher. */
const AGREED = `(select array(select a from unnest(pub.attributes) as a where a = any(k.attributes)) from consent k join publisher pub on pub.id = k.publisher_id
      where pub.sector = $2 and k.school_id = c.id and k.withdrawn_at is null limit 1) as agreed`

/**
 * $1 pupil, $2 sector, $3 a fresh subject: everything for a pupil's id token, in one statement. `in`, not `or`: the groups of one pupil
 * are looked up by their key, where `or` would read the groups of the whole country.
 */
export const PUPIL_CLAIMS: Statement = {
  name: 'sso-pupil-claims',
  scope: { across: 'the authorization code names the person' },
  text: `${SUBJECT} ${AGREED}, array['pupil'] as roles, c.portal_id as "schoolPortalId", c.name as "schoolName",
      p.first_name as "firstName", p.prefix, p.last_name as "lastName", p.year_group as "yearGroup", p.eck_id_cipher as "eckIdCipher",
      coalesce((select json_agg(json_build_object('key', g.las_key, 'name', g.name) order by g.kind, g.name) from "group" g
        where g.removed_at is null and g.id in (select p.group_id union all select pg.group_id from pupil_group pg where pg.pupil_id = p.id)), '[]') as groups
    from pupil p join school c on c.id = p.school_id and c.active
    where p.id = $1 and p.removed_at is null`,
}

/** $1 employment, $2 sector, $3 a fresh subject: the same for a member of staff. */
export const STAFF_CLAIMS: Statement = {
  name: 'sso-staff-claims',
  scope: { across: 'the authorization code names the person' },
  text: `${SUBJECT} ${AGREED}, e.roles::text[] as roles, c.portal_id as "schoolPortalId", c.name as "schoolName",
      e.first_name as "firstName", e.prefix, e.last_name as "lastName", null as "yearGroup", e.eck_id_cipher as "eckIdCipher",
      coalesce((select json_agg(json_build_object('key', g.las_key, 'name', g.name) order by g.kind, g.name) from "group" g
        join employment_group eg on eg.group_id = g.id and eg.employment_id = e.id where g.removed_at is null), '[]') as groups
    from employment e join school c on c.id = e.school_id and c.active
    where e.id = $1 and e.removed_at is null and (e.ends_at is null or e.ends_at > now()) and (e.substitute_group_id is null or e.user_id is not null)`,
}
