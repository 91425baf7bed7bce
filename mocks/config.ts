import { z } from 'zod'
import { origin, port, readEnv } from './env'

const schema = z.object({
  MOCKS_PORT: port.default(3001),
  MOCKS_HOST: z.string().default('127.0.0.1'),
  MOCKS_URL: origin.optional(),
  PORTAL_URL: origin.default('http://localhost:3000'),
  PORTAL_REST_URL: origin.default('https://localhost:3443'),
  MOCKS_SECRETS: z.string().default('.data/mocks.json'),
  MOCKS_SYNC_SECONDS: z
    .string()
    .regex(/^\d{1,7}$/, 'must be a number of seconds, 0 for never')
    .transform(Number)
    .default(60),
})

export type Config = {
  port: number
  host: string
  /** The address that browsers use; absent: host and port, once they are known. */
  url?: string
  portalUrl: string
  /** The publishers' REST services, over mutual TLS. */
  restUrl: string
  secretsFile: string
  /** Time between two rounds of fetching; 0 fetches on request only, also when there is news. */
  syncSeconds: number
}

/** The settings of the outside world, from the environment. */
export function readConfig(env: Record<string, string | undefined>): Config {
  const read = readEnv(schema, env)
  return {
    port: read.MOCKS_PORT,
    host: read.MOCKS_HOST,
    ...(read.MOCKS_URL === undefined ? {} : { url: read.MOCKS_URL }),
    portalUrl: read.PORTAL_URL,
    restUrl: read.PORTAL_REST_URL,
    secretsFile: read.MOCKS_SECRETS,
    syncSeconds: read.MOCKS_SYNC_SECONDS,
  }
}
