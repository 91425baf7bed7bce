import { run } from '@/lib/platform/db/pool'
import { dropSpent } from './once'
import { LINKS_OLD, SESSIONS_OLD } from './sql-housekeeping'

/** Drops sessions that ended thirty days ago and links in mails that ended sixty days ago; a job does this. */
export async function dropOldAccess(now: Date): Promise<void> {
  await run(SESSIONS_OLD, [now])
  await run(LINKS_OLD, [now])
  await dropSpent(now)
}
