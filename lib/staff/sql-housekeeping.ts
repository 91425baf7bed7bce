import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/**
 * $1 now. Logins of people who work nowhere, such as who stood in once, when sixty days after the last link nothing is kept of
 * their links and logins. Who worked somewhere keeps the row of that work, and with it the login.
 */
export const USERS_UNUSED: Statement = {
  name: 'staff-users-unused',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('staffLogins', `
    delete from "user" where id in (
      select u.id from "user" u
      where u.created_at < $1::timestamptz - ${sqlDays('unusedLogin')} and not u.helpdesk and u.publisher_id is null
        and not exists (select 1 from employment e where e.user_id = u.id)
        and not exists (select 1 from mail_token t where t.user_id = u.id)
        and not exists (select 1 from session s where s.user_id = u.id)
        and not exists (select 1 from substitution v where v.user_id = u.id and v.email <> '')
      limit 10000 for update of u skip locked) returning null::uuid as school_id`),
}
