import type { Statement } from '@/lib/platform/db/pool'

/**
 * $1 now. A session that ended in any way, thirty days ago. None lasts a day: the first condition finds them all by the
 * index. In portions, so that no run takes long.
 */
export const SESSIONS_OLD: Statement = {
  name: 'access-sessions-old',
  scope: { across: 'a job cleans up for all schools' },
  text: `
    delete from session where id in (
      select id from session where expires_at < $1::timestamptz - interval '29 days'
        and (expires_at < $1::timestamptz - interval '30 days' or revoked_at < $1::timestamptz - interval '30 days')
      limit 50000)`,
}

/** $1 now. Sixty days more than a link worked: so long staff see how it went with the mail (HOM-8). */
export const LINKS_OLD: Statement = {
  name: 'access-links-old',
  scope: { across: 'a job cleans up for all schools' },
  text: "delete from mail_token where expires_at < $1::timestamptz - interval '60 days'",
}
