import { DEVICE_STANDS } from '@/lib/network/sql'
import type { Statement } from '@/lib/platform/db/pool'
import { mustWait, takeOne } from '@/lib/platform/sql-waits'
import { CONNECTED, LOGIN_URL, RUNS } from '@/lib/licences/sql'

const BEFORE = 'a pupil who logs in has only the mark of the school: INSTELLING_REF'

/** The enrolled device of school `c` whose token has this hash, if it stands (PUP-6). */
const deviceOf = (device: string) => `(select d.id from enrolled_device d where d.school_id = c.id and d.token_hash = ${device}::bytea and ${DEVICE_STANDS})`
/** Whether this is at school `c`: at one of its addresses, or on one of its devices. */
const atSchool = (address: string, device: string) =>
  `(coalesce((select true from school_address a where a.school_id = c.id and a.cidr >>= ${address}::inet limit 1), false) or ${deviceOf(device)} is not null) as "atSchool"`

/** $1 INSTELLING_REF, $2 client address, $3 hash of an enrolled device's token or null: the school, and whether this is at school (PUP-6). */
export const SCHOOL_BY_REF: Statement = {
  name: 'pupil-login-school',
  scope: { across: BEFORE },
  text: `select c.id, c.name, c.revision, ${atSchool('$2', '$3')} from school c where c.school_ref = $1 and c.active`,
}

/** The title at the address `url`, and whether the school `c` has a way in for anybody; joined to a read that has a school. */
const titleAt = (url: string) => `left join lateral (
      select pr.id as "productId", pr.name as title, pr.url, pub.name as publisher, ${LOGIN_URL} as "loginUrl", ${CONNECTED} as connected,
        exists (select 1 from consent k where k.school_id = c.id and k.publisher_id = pub.id and k.withdrawn_at is null) as consented,
        (pub.licence_lookup_url is not null or exists (select 1 from licence l where l.school_id = c.id and l.product_id = pr.id and ${RUNS})) as licensed
      from product pr join method m on m.id = pr.method_id join publisher pub on pub.id = m.publisher_id where pr.url = ${url}) t on true`
const TITLE = 't."productId", t.title, t.url, t.publisher, t."loginUrl", t.connected, t.consented, t.licensed'

/** $1 INSTELLING_REF, $2 client address, $3 TARGET or null, $4 as $3 above: the same with the shortcut's title, in one read. */
export const DOORWAY: Statement = {
  name: 'pupil-login-doorway',
  scope: { across: BEFORE },
  text: `select c.id, c.name, c.revision, ${atSchool('$2', '$4')}, ${TITLE}
    from school c ${titleAt('$3')} where c.school_ref = $1 and c.active`,
}

/** $1 school: the groups that have pupils. */
export const GROUPS: Statement = {
  name: 'pupil-login-groups',
  scope: 'school',
  text: `select g.id, g.name, g.year_group as "yearGroup", g.login_method::text as method from "group" g
    where g.school_id = $1 and g.removed_at is null and g.kind = 'base'
      and exists (select 1 from pupil p where p.group_id = g.id and p.removed_at is null)`,
}

/** $1 school: its pupils who are in a group, with what a classmate may see. */
export const PUPILS: Statement = {
  name: 'pupil-login-pupils',
  scope: 'school',
  text: `select p.id, p.group_id as "groupId", p.first_name as "firstName", p.prefix, p.last_name as "lastName", p.picture, p.login_method::text as method
    from pupil p where p.school_id = $1 and p.removed_at is null and p.group_id is not null`,
}

/**
 * $1 INSTELLING_REF, $2 pupil, $3 client address, $4 TARGET or null; $5 now in milliseconds; then for the pupil at this place
 * and for the pupil anywhere: key, how long a count is kept, free tries, waits; the same from $14 on for the device, whose count
 * is only looked at; $18 the enrolled device's hash or null. All that deciding on a login needs, with the
 * try taken, in one statement. Tries at nobody, or from elsewhere, cost nobody anything.
 */
export const LOGIN: Statement = {
  name: 'pupil-login-secret',
  scope: { across: BEFORE },
  text: `with who as (
      select p.id, c.id as "schoolId", p.login_method::text as method, g.login_method::text as "groupMethod", p.pin_cipher as "pinCipher", p.picture_cipher as "pictureCipher",
        (select k.code_cipher from pupil_login_code k where k.pupil_id = p.id and k.expires_at > now()) as "codeCipher",
        ${atSchool('$3', '$18')}, ${deviceOf('$18')} as "deviceId",
        ${TITLE}
      from school c join pupil p on p.school_id = c.id and p.removed_at is null
      left join "group" g on g.id = p.group_id and g.removed_at is null
      ${titleAt('$4')}
      where c.school_ref = $1 and c.active and p.id = $2),
    here as (${takeOne('$6', `who where who."atSchool" and not ${mustWait('$14', { now: '$5', keep: '$15', free: '$16', waits: '$17' })}`, { now: '$5', keep: '$7', free: '$8', waits: '$9' })}),
    anywhere as (${takeOne('$10', 'here', { now: '$5', keep: '$11', free: '$12', waits: '$13' })})
    select who.*, (select points from here) as "triesHere", (select points from anywhere) as "triesAnywhere" from who`,
}

/** $1 the keys of pupils anywhere, $2 the beginnings of their keys by place: forgotten, for these pupils have new secrets. */
export const FORGIVE_PUPIL: Statement = { name: 'pupil-login-forgive', scope: { across: 'counts of tries, by key' }, text: 'delete from rate_limit where key = any($1) or exists (select 1 from unnest($2::text[]) as b (beginning) where starts_with(key, b.beginning))' }

/** $1 pupil, $2 the code's cipher as it was read: spends a one-time code; of two at the same moment one gets the row. */
export const SPEND_CODE: Statement = {
  name: 'pupil-login-spend-code',
  scope: { across: 'by the pupil whose login was just read' },
  text: 'delete from pupil_login_code where pupil_id = $1 and code_cipher = $2 and expires_at > now() returning pupil_id',
}

/** $1 hash of a badge's token, $2 client address, $3 TARGET or null, $4 the device's hash or null: whose badge it is, and whether that school is here. */
export const BADGE: Statement = {
  name: 'pupil-login-badge',
  scope: { across: 'a badge is known by its token only' },
  text: `select p.id, c.id as "schoolId", c.school_ref as "schoolRef", b.voided_at is not null as voided, p.removed_at is not null as removed,
      ${atSchool('$2', '$4')}, ${deviceOf('$4')} as "deviceId", ${TITLE}
    from pupil_badge b join pupil p on p.id = b.pupil_id join school c on c.id = b.school_id and c.active ${titleAt('$3')}
    where b.token_hash = $1`,
}

/** $1 session: the marks of the school and of the network environment that it stands on, while the tick is there. */
export const OWN_ENVIRONMENT: Statement = {
  name: 'pupil-own-environment',
  scope: { across: 'by its own session' },
  text: `select c.school_ref as "schoolRef", n.slug from session s join network_supplier n on n.id = s.network_supplier_id join school c on c.id = s.school_id
    where s.id = $1 and exists (select 1 from network_consent k where k.school_id = c.id and k.supplier_id = n.id and k.withdrawn_at is null)`,
}

/** $1 school: the mark of a pupil's own school (INSTELLING_REF). */
export const OWN_REF: Statement = { name: 'pupil-own-ref', scope: 'school', text: 'select c.school_ref as "schoolRef" from school c where c.id = $1' }
