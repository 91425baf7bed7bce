import { run } from '@/lib/platform/db/pool'
import { PAYLOAD_EXPIRED } from './sql'

/** Drops authorization codes that expired; a job does this. */
export async function dropExpiredPayloads(): Promise<void> {
  await run(PAYLOAD_EXPIRED, [])
}
