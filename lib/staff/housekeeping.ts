import { run } from '@/lib/platform/db/pool'
import { USERS_UNUSED } from './sql-housekeeping'

/** Lets go of logins of people who work nowhere; a job does this. */
export async function dropUnusedUsers(now: Date): Promise<void> {
  await run(USERS_UNUSED, [now])
}
