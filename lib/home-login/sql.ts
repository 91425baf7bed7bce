import type { Statement } from '@/lib/platform/db/pool'

const FAMILY = 'the children of one home login may be at several schools'

/** Children who still go to a school that is open; the others have no home login any more (HOM-7). */
const PRESENT = `pupil_home ph
    join pupil p on p.id = ph.pupil_id and p.removed_at is null
    join school c on c.id = p.school_id and c.active
    left join "group" g on g.id = p.group_id and g.removed_at is null`

/** $1 home account: its children, with what a classmate may see. */
export const CHILDREN: Statement = {
  name: 'home-login-children',
  scope: { across: FAMILY },
  text: `select p.id, p.first_name as "firstName", p.prefix, p.last_name as "lastName", p.picture, p.login_method::text as method,
      g.login_method::text as "groupMethod", c.id as "schoolId", c.name as "schoolName"
    from ${PRESENT} where ph.home_account_id = $1 order by p.first_name, p.last_name, p.id`,
}

/** $1 home account, $2 pupil: what decides on the child's own step. */
export const CHILD_SECRET: Statement = {
  name: 'home-login-secret',
  scope: { across: FAMILY },
  text: `select p.id, c.id as "schoolId", p.login_method::text as method, g.login_method::text as "groupMethod", p.pin_cipher as "pinCipher", p.picture_cipher as "pictureCipher"
    from ${PRESENT} where ph.home_account_id = $1 and p.id = $2`,
}

/** $1 home account: the schools of its children who are still there, the one that linked it last first; a mail names them. */
export const SCHOOLS: Statement = {
  name: 'home-login-schools',
  scope: { across: FAMILY },
  text: `select c.id, c.name from ${PRESENT} where ph.home_account_id = $1 group by c.id, c.name order by max(ph.created_at) desc, c.id`,
}
