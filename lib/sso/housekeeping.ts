import { run } from '@/lib/platform/db/pool'
import { PAYLOAD_EXPIRED, SAML_EXPIRED } from './sql'

/** Drops authorization codes and SAML requests that expired; a job does this. */
export async function dropExpiredPayloads(): Promise<void> {
  await run(PAYLOAD_EXPIRED, [])
  await run(SAML_EXPIRED, [])
}
