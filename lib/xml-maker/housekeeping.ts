import { run } from '@/lib/platform/db/pool'
import { DRAFTS_OLD } from './sql-housekeeping'

/** Lets go of drafts that nobody worked on for a while: they name children. A job does this. */
export async function dropOldDrafts(now: Date): Promise<void> {
  await run(DRAFTS_OLD, [now])
}
