import { DEVICE_STANDS } from '@/lib/network/sql'
import type { Statement } from '@/lib/platform/db/pool'

const BEFORE = 'a pupil who logs in has only the mark of the school: INSTELLING_REF'

/** $1 INSTELLING_REF, $2 client address, $3 hash of an enrolled device's token or null: the school, and whether this is at school (PUP-6). */
export const SCHOOL_BY_REF: Statement = {
  name: 'pupil-login-school',
  scope: { across: BEFORE },
  text: `select c.id, c.name, c.revision, coalesce((select true from school_address a where a.school_id = c.id and a.cidr >>= $2::inet limit 1), false)
      or exists (select 1 from enrolled_device d where d.school_id = c.id and d.token_hash = $3::bytea and ${DEVICE_STANDS}) as "atSchool"
    from school c where c.school_ref = $1 and c.active`,
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

/** $1 INSTELLING_REF, $2 pupil, $3 client address, $4 TARGET or null, $5 as $3 above: all that deciding on a login needs, in one read. */
export const LOGIN: Statement = {
  name: 'pupil-login-secret',
  scope: { across: BEFORE },
  text: `select p.id, c.id as "schoolId", p.login_method::text as method, g.login_method::text as "groupMethod", p.pin_cipher as "pinCipher", p.picture_cipher as "pictureCipher",
      coalesce((select true from school_address a where a.school_id = c.id and a.cidr >>= $3::inet limit 1), false) as "atSchool",
      (select d.id from enrolled_device d where d.school_id = c.id and d.token_hash = $5::bytea and ${DEVICE_STANDS}) as "deviceId",
      (select pr.id from product pr where pr.url = $4) as "productId"
    from school c join pupil p on p.school_id = c.id and p.removed_at is null
    left join "group" g on g.id = p.group_id and g.removed_at is null
    where c.school_ref = $1 and c.active and p.id = $2`,
}
