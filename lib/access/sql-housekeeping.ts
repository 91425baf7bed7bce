import { KEEP_DAYS, sqlDays } from '@/lib/core/retention'
import type { Statement } from '@/lib/platform/db/pool'
import { counted } from '@/lib/platform/erased'

/**
 * $1 now. A session that ended in any way, `session` days ago. None lasts a day: the first condition finds them all by the
 * index. In portions, so that no run takes long.
 */
export const SESSIONS_OLD: Statement = {
  name: 'access-sessions-old',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('sessions', `
    delete from session where id in (
      select id from session where expires_at < $1::timestamptz - interval '${KEEP_DAYS.session - 1} days'
        and (expires_at < $1::timestamptz - ${sqlDays('session')} or revoked_at < $1::timestamptz - ${sqlDays('session')})
      limit 50000) returning school_id`),
}

/** $1 now. `mailLink` days more than a link worked: so long staff see how it went with the mail (HOM-8). */
export const LINKS_OLD: Statement = {
  name: 'access-links-old',
  scope: { across: 'a job cleans up for all schools' },
  text: counted('links', `delete from mail_token where expires_at < $1::timestamptz - ${sqlDays('mailLink')} returning sent_by_school_id as school_id`),
}
