import { run } from '@/lib/platform/db/pool'
import { BADGES_OLD, CODES_EXPIRED } from './sql-housekeeping'

/** Drops one-time codes that expired and badges that were voided thirty days ago; a job does this. */
export async function dropOldMeans(now: Date): Promise<void> {
  await run(CODES_EXPIRED, [now])
  await run(BADGES_OLD, [now])
}
