import { run } from '@/lib/platform/db/pool'
import { SUBSTITUTES_OLD } from './sql'

/** Lets go of the e-mail addresses of substitutes who stopped thirty days ago; a job does this. */
export async function dropOldAddresses(now: Date): Promise<void> {
  await run(SUBSTITUTES_OLD, [now])
}
