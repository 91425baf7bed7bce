import { run } from '@/lib/platform/db/pool'
import { ATTEMPT_EXPIRED } from './sql'

/** Drops sign-ins that nobody finished; a job does this. */
export async function dropExpiredAttempts(): Promise<void> {
  await run(ATTEMPT_EXPIRED, [])
}
