import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { PEM } from './rules'
import { env, type Env } from '@/lib/platform/env'

/**
 * The authorities whose certificates get through to the publishers' services (PUB-2): those of `ca.pem`, as it is now. Null: not known here,
 * since a proxy does the TLS, or the services are off.
 */
export function authorities({ MTLS_PORT, MTLS_DIR }: Pick<Env, 'MTLS_PORT' | 'MTLS_DIR'> = env()): X509Certificate[] | null {
  if (!MTLS_PORT || !MTLS_DIR) return null
  return (readFileSync(path.join(MTLS_DIR, 'ca.pem'), 'utf8').match(PEM) ?? []).map((pem) => new X509Certificate(pem))
}
