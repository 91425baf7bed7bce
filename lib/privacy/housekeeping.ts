import { run } from '@/lib/platform/db/pool'
import { COUNTS_OLD } from '@/lib/platform/sql-erased'

/** Drops counts of what was erased years ago; a job does this. */
export async function dropOldCounts(now: Date): Promise<void> {
  await run(COUNTS_OLD, [now])
}
