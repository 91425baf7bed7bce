import { run, transaction } from '@/lib/platform/db/pool'
import { receivedBy } from '@/lib/roster/applied-link'
import { LOCK_ROSTER } from '@/lib/roster/sql'
import { nextRun } from './schedule'
import { END_UNCHANGED } from './sql'

/**
 * Ends a run whose answer came before and says what the school still is, as far as its digest tells (LAS-2: most nights of most
 * schools): by one statement and without reading it. False when that is not so, or when an import is about to go in; then
 * nothing was written.
 */
export async function endQuietly({ schoolId, run: runId }: { schoolId: string; run: string }, digest: string, at: Date, now: Date): Promise<boolean> {
  return transaction(async (client) => {
    await run(LOCK_ROSTER, [schoolId], client)
    const ended = await run(END_UNCHANGED, [schoolId, digest, runId, now, nextRun(schoolId, now, 0, false), receivedBy(at)], client)
    return ended.length > 0
  })
}
