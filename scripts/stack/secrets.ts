import { randomBytes, randomUUID } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LAS_PROFILES, lasKey } from '../../prisma/seed/las-systems'
import { environmentKey, LIVE_ENVIRONMENTS } from '../../prisma/seed/network-suppliers'

export type Secrets = {
  NEXTAUTH_SECRET: string
  ENCRYPTION_KEYS: string
  LOOKUP_KEY: string
  databasePassword: string
  /** Client secrets of the mock publishers by slug, of the network environments by `environmentKey`, and the keys at LAS systems by `lasKey`. */
  clients: Record<string, string>
}

/** The secrets of a demonstration or a test, made once and kept in `dir`: no secret stands in the repository. */
export function secretsIn(dir: string, publishers: string[]): Secrets {
  const file = path.join(dir, 'secrets.json')
  const known: Partial<Secrets> = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Partial<Secrets>) : {}
  const key = () => randomBytes(32).toString('base64')
  const secrets: Secrets = {
    NEXTAUTH_SECRET: known.NEXTAUTH_SECRET ?? key(),
    ENCRYPTION_KEYS: known.ENCRYPTION_KEYS ?? `k1:${key()}`,
    LOOKUP_KEY: known.LOOKUP_KEY ?? key(),
    databasePassword: known.databasePassword ?? randomUUID(),
    clients: Object.fromEntries([...publishers, ...LIVE_ENVIRONMENTS.map(environmentKey), ...Object.keys(LAS_PROFILES).map(lasKey)].map((slug) => [slug, known.clients?.[slug] ?? randomBytes(24).toString('base64url')])),
  }
  mkdirSync(dir, { recursive: true })
  writeFileSync(file, JSON.stringify(secrets, null, 2), { mode: 0o600 })
  return secrets
}
