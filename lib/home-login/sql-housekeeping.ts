import { sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

const CLEANS = { across: 'a job cleans up for all schools' }

/**
 * $1 now. The passwords of home logins whose last child left thirty days ago: until then a child that an import took away by
 * mistake comes back as it was. Nobody enters with one meanwhile: there is no child, and a new one makes it a new login.
 */
export const HOMES_CHILDLESS: Statement = {
  name: 'home-login-childless',
  scope: CLEANS,
  text: counted('homePasswords', `
    update home_account h set password_hash = null, activated_at = null
    where h.activated_at is not null and not exists (
      select 1 from pupil_home ph join pupil p on p.id = ph.pupil_id where ph.home_account_id = h.id
        and (p.removed_at is null or p.removed_at > $1::timestamptz - ${sqlDays('childlessHome')})) returning null::uuid as school_id`),
}

/** $1 now. Addresses that are no child's, once nothing is kept of their links and logins. Those that a change holds wait for the next time. */
export const HOMES_UNUSED: Statement = {
  name: 'home-login-unused',
  scope: CLEANS,
  text: counted('homeLogins', `
    delete from home_account where id in (
      select h.id from home_account h
      where h.created_at < $1::timestamptz - ${sqlDays('unusedLogin')}
        and not exists (select 1 from pupil_home ph where ph.home_account_id = h.id)
        and not exists (select 1 from mail_token t where t.home_account_id = h.id)
        and not exists (select 1 from session s where s.home_account_id = h.id)
      limit 10000 for update of h skip locked) returning null::uuid as school_id`),
}
