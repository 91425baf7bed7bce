import { run } from '@/lib/platform/db/pool'
import { HOMES_CHILDLESS, HOMES_UNUSED } from './sql-housekeeping'

/** Lets go of the passwords of home logins whose last child left, and of addresses that are no child's (HOM-7); a job does this. */
export async function dropOldHomes(now: Date): Promise<void> {
  await run(HOMES_CHILDLESS, [now])
  await run(HOMES_UNUSED, [now])
}
