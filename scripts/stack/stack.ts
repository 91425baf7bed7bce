import { mkdirSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { LAS_CUSTOMER, LAS_PROFILES, lasKey } from '../../prisma/seed/las-systems'
import { environmentKey, LIVE_ENVIRONMENTS, PORTAL_CLIENT } from '../../prisma/seed/network-suppliers'
import { PUBLISHERS } from '../../prisma/seed/publishers'
import { makeCertificates } from '../certs'
import { answers, startProcess, type Running } from './process'
import type { Secrets } from './secrets'

export type Ports = { portal: number; rest: number; mocks: number; smtp: number; mail: number }

export type StackOptions = {
  /** Where certificates and the mocks' settings go. */
  dir: string
  databaseUrl: string
  ports: Ports
  secrets: Secrets
  /** What the processes get besides: settings under test. */
  env?: Record<string, string>
  dev?: boolean
  show?: boolean
}

export type Addresses = { portal: string; mocks: string; mail: string; rest: string }

/** Where everything will listen, given the ports. */
export function addressesOf(ports: Ports): Addresses {
  return {
    portal: `http://localhost:${ports.portal}`,
    mocks: `http://127.0.0.1:${ports.mocks}`,
    mail: `http://localhost:${ports.mail}`,
    rest: `https://localhost:${ports.rest}`,
  }
}

/** The settings of the portal's own processes in a demonstration or a test. */
export function portalEnv({ dir, databaseUrl, ports, secrets, env = {}, dev }: StackOptions): Record<string, string> {
  return {
    NODE_ENV: dev ? 'development' : 'production',
    DEMO: '1',
    SANDBOX: 'true',
    DATABASE_URL: databaseUrl,
    PUBLIC_URL: addressesOf(ports).portal,
    PORT: String(ports.portal),
    HOST: 'loopback',
    MTLS_PORT: String(ports.rest),
    MTLS_HOST: 'loopback',
    MTLS_DIR: path.resolve(dir, 'certs'),
    NEXTAUTH_SECRET: secrets.NEXTAUTH_SECRET,
    ENCRYPTION_KEYS: secrets.ENCRYPTION_KEYS,
    LOOKUP_KEY: secrets.LOOKUP_KEY,
    SMTP_URL: `smtp://127.0.0.1:${ports.smtp}`,
    LAS_SERVICES: JSON.stringify(Object.fromEntries(Object.entries(LAS_PROFILES).map(([system, profile]) => [system, { url: `${addressesOf(ports).mocks}/las/${system}/uwlr`, profile, ...LAS_CUSTOMER, key: secrets.clients[lasKey(system)] }]))),
    BCRYPT_COST: '10',
    LOG_LEVEL: 'warn',
    NEXT_TELEMETRY_DISABLED: '1',
    CHECKPOINT_DISABLE: '1',
    ...env,
  }
}

/** Makes what the outside world needs on disk: certificates and client secrets. Returns certificate fingerprints by slug. */
export async function prepareOutside({ dir, secrets }: Pick<StackOptions, 'dir' | 'secrets'>): Promise<Record<string, string>> {
  mkdirSync(dir, { recursive: true })
  const slugs = PUBLISHERS.filter((publisher) => publisher.live).map((publisher) => publisher.slug)
  const { caFile, clients } = await makeCertificates(path.resolve(dir, 'certs'), slugs)
  const settings = Object.entries(clients).map(([slug, { certFile, keyFile }]) => [slug, { clientId: slug, clientSecret: secrets.clients[slug], certFile, keyFile }])
  const environments = LIVE_ENVIRONMENTS.map((slug) => [slug, { clientId: PORTAL_CLIENT, clientSecret: secrets.clients[environmentKey(slug)] }])
  const las = Object.fromEntries(Object.keys(LAS_PROFILES).map((system) => [system, { ...LAS_CUSTOMER, key: secrets.clients[lasKey(system)] }]))
  writeFileSync(path.join(dir, 'mocks.json'), JSON.stringify({ ...Object.fromEntries([...settings, ...environments]), las, caFile }, null, 2), { mode: 0o600 })
  return Object.fromEntries(Object.entries(clients).map(([slug, { fingerprint }]) => [slug, fingerprint]))
}

/** Starts mail catcher, portal, worker and mocks, in this order. The database is up, migrated and seeded. */
export async function startStack(options: StackOptions): Promise<{ addresses: Addresses; running: Running[]; stop(): Promise<void> }> {
  const { ports, dir, dev, show = false } = options
  const addresses = addressesOf(ports)
  const env = portalEnv(options)
  const outside = {
    NODE_ENV: 'production',
    MOCKS_PORT: String(ports.mocks),
    MOCKS_URL: addresses.mocks,
    PORTAL_URL: addresses.portal,
    PORTAL_REST_URL: addresses.rest,
    MOCKS_SECRETS: path.resolve(dir, 'mocks.json'),
    MAIL_SMTP_PORT: String(ports.smtp),
    MAIL_WEB_PORT: String(ports.mail),
    ...options.env,
  }
  const tsx = ['--import', 'tsx']
  const running: Running[] = []
  const stop = async () => {
    for (const each of [...running].sort((a, b) => ORDER.indexOf(a.name) - ORDER.indexOf(b.name))) await each.stop()
  }
  try {
    running.push(await startProcess({ name: 'mail', command: [...tsx, 'mocks/mail.ts'], env: outside, ready: () => answers(`${addresses.mail}/api/mails`), show }))
    const portal = dev ? [...tsx, 'server.ts'] : ['--enable-source-maps', 'dist/server.js']
    running.push(await startProcess({ name: 'portal', command: portal, env, ready: () => answers(`${addresses.portal}/readyz`), show }))
    const worker = dev ? [...tsx, 'worker.ts'] : ['--enable-source-maps', 'dist/worker.js']
    running.push(await startProcess({ name: 'worker', command: worker, env, ready: async () => running.length > 0, show }))
    running.push(await startProcess({ name: 'mocks', command: [...tsx, 'mocks/server.ts'], env: outside, ready: () => answers(`${addresses.mocks}/healthz`), show }))
  } catch (error) {
    await stop()
    throw error
  }
  return { addresses, running, stop }
}

/** Who stops when: first what takes visitors. */
const ORDER = ['portal', 'worker', 'mocks', 'mail']
