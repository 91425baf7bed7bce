import { run } from '@/lib/platform/db/pool'
import { REQUESTS_OLD } from './sql-housekeeping'

/** Drops requests to sign that ended a while ago; a job does this. */
export async function dropOldSigningRequests(now: Date): Promise<void> {
  await run(REQUESTS_OLD, [now])
}
