import type { Statement } from '@/lib/platform/db/pool'

/** $1 moment: the schools with people who were removed before it. */
export const SCHOOLS_TO_ERASE: Statement = {
  name: 'roster-schools-to-erase',
  scope: { across: 'a job erases for all schools' },
  text: `
    select school_id as "schoolId" from pupil where removed_at < $1
    union select school_id from employment where removed_at < $1 and substitute_group_id is null`,
}

const erasePupils = (name: string, which: string): Statement => ({
  name,
  scope: 'school',
  text: `
    with gone as (select id from pupil where school_id = $1::uuid and ${which}),
      homes as (select array_agg(distinct home_account_id) as ids from pupil_home where pupil_id in (select id from gone)),
      subjects as (delete from pairwise_subject where person_id in (select id from gone)),
      erased as (delete from pupil where id in (select id from gone) returning id)
    select (select count(*) from erased)::int as count, coalesce((select ids from homes), '{}') as others`,
})

const eraseStaff = (name: string, which: string): Statement => ({
  name,
  scope: 'school',
  text: `
    with gone as (select id, user_id from employment where school_id = $1::uuid and ${which} and substitute_group_id is null),
      subjects as (delete from pairwise_subject where person_id in (select id from gone)),
      erased as (delete from employment where id in (select id from gone) returning id)
    select (select count(*) from erased)::int as count, coalesce((select array_agg(distinct user_id) from gone where user_id is not null), '{}') as others`,
})

const BEFORE = 'removed_at < $2::timestamptz'
const ONE = 'id = $2::uuid and removed_at is not null'

/** $1 school, $2 moment: erases pupils who were removed before it, with all that hangs on them; answers their home logins. */
export const ERASE_PUPILS = erasePupils('roster-erase-pupils', BEFORE)
/** The same of members of staff; answers their logins. Substitute accounts are groups', not people's. */
export const ERASE_STAFF = eraseStaff('roster-erase-staff', BEFORE)
/** $1 school, $2 who: the same at once, of one person who was removed (DAT-3). */
export const ERASE_PUPIL = erasePupils('roster-erase-pupil', ONE)
export const ERASE_MEMBER = eraseStaff('roster-erase-member', ONE)

/** $1 home logins: those that open nothing any more, at no school. */
export const ERASE_HOMES: Statement = {
  name: 'roster-erase-homes',
  scope: { across: 'a home login belongs to no school' },
  text: 'delete from home_account h where h.id = any($1::uuid[]) and not exists (select 1 from pupil_home p where p.home_account_id = h.id)',
}

/** $1 logins: those of people who work nowhere any more, are of no publisher and not of the helpdesk. */
export const ERASE_USERS: Statement = {
  name: 'roster-erase-users',
  scope: { across: 'a login belongs to a person, not to a school' },
  text: `
    delete from "user" u where u.id = any($1::uuid[]) and not u.helpdesk and u.publisher_id is null
      and not exists (select 1 from employment e where e.user_id = u.id)`,
}
