import { z } from 'zod'
import { shared } from './shared'

const url = z.url()
const port = z.coerce.number().int().min(1).max(65535)
const list = z
  .string()
  .default('')
  .transform((text) => text.split(',').map((part) => part.trim()).filter(Boolean))

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** One LAS's web service (LAS-2): where it is, how it hands over its data, and what the portal is to it. */
const lasService = z.strictObject({
  url: z.url({ protocol: /^https?$/ }).refine((text) => { const { protocol, hostname, username } = new URL(text); return !username && (protocol === 'https:' || LOOPBACK.test(hostname)) }, 'must be https (plain http on this machine only)'),
  /** alles-in-één, or getrapt. */
  profile: z.enum(['whole', 'stepwise']),
  version: z.enum(['2.1', '2.2', '2.3']).default('2.2'),
  customerCode: z.string().min(1).max(64),
  customerName: z.string().min(1).max(64),
  /** The autorisatiesleutel of the portal as a whole, at a LAS where schools type none. */
  key: z.string().min(1).max(64).optional(),
  dataSet: z.string().min(1).max(64).optional(),
})
export type LasService = z.output<typeof lasService>

/** By system; those of which schools type no key need one here. */
const lasServices = z
  .string()
  .default('{}')
  .transform((text, context): unknown => {
    try {
      return JSON.parse(text)
    } catch {
      context.addIssue({ code: 'custom', message: 'must be JSON' })
      return z.NEVER
    }
  })
  .pipe(z.strictObject({ parnassys: lasService.optional(), dotcomschool: lasService.optional(), esis: lasService.optional(), eduscope: lasService.optional() }))
  .refine(({ parnassys, eduscope }) => [parnassys, eduscope].every((service) => !service || service.key), 'parnassys and eduscope need a key: schools type none')

/** Every setting, what it means and what it is when nobody says. `.env.example` explains them for people. */
const schema = z.object({
  NODE_ENV: z.enum(['development', 'production', 'test']).default('production'),
  DATABASE_URL: z.string().min(1),
  PUBLIC_URL: url.default('http://localhost:3000'),
  PORT: port.default(3000),
  HOST: z.string().optional(),
  PORTAL_NAME: z.string().default('Leerpoort'),
  NEXTAUTH_SECRET: z.string().min(32),
  /** `name:base64 of 32 bytes`, separated by commas; the first encrypts, the others still decrypt. */
  ENCRYPTION_KEYS: z.string().regex(/^[\w-]+:[A-Za-z0-9+/]{43}=(,[\w-]+:[A-Za-z0-9+/]{43}=)*$/, 'must be name:key pairs, each key 32 bytes in base64'),
  /** Base64 of 32 bytes: the key of the hashes by which encrypted values are found. */
  LOOKUP_KEY: z.string().regex(/^[A-Za-z0-9+/]{43}=$/, 'must be 32 bytes in base64'),
  TRUSTED_PROXIES: list,
  SMTP_URL: z.string().min(1),
  MAIL_FROM: z.string().default('nietreageren@leerpoort.example'),
  /** HLP-1: where the contact form goes until the helpdesk has filled in its address at Contactgegevens. */
  HELPDESK_EMAIL: z.email().optional(),
  BCRYPT_COST: z.coerce.number().int().min(4).max(15).default(12),
  /** AUT-2: the longest password that staff and parents may choose. */
  PASSWORD_MAX: z.coerce.number().int().min(20).max(72).default(20),
  /** DAT-3: so many days after somebody was made inactive, everything about them is erased. Longer than an import can be undone. */
  RETENTION_DAYS: z.coerce.number().int().min(31).max(3650).default(180),
  UPLOAD_MAX_MB: z.coerce.number().positive().default(20),
  MTLS_PORT: port.optional(),
  MTLS_HOST: z.string().optional(),
  MTLS_DIR: z.string().optional(),
  /** PUB-2: where a proxy of TRUSTED_PROXIES does the mutual TLS, the header in which it names the verified certificate; MTLS_PORT then is plain HTTP for it. */
  MTLS_PROXY_HEADER: z.string().regex(/^[A-Za-z0-9-]{3,60}$/, 'must be the name of a header').optional(),
  /** LAS-2: the web services of the LAS systems, as JSON. A system that is not in it cannot be fetched from. */
  LAS_SERVICES: lasServices,
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info'),
  /** PUB-5: an installation for trials, where publishers make their own client and school. Never where schools work. */
  SANDBOX: z.enum(['true', 'false']).default('false').transform((text) => text === 'true'),
  DEMO: z.string().optional(),
})
export type Env = z.infer<typeof schema>

/** The settings are incomplete. */
export class SettingsError extends Error {}

/**
 * The settings of this process, read once.
 * @throws Error that names every setting that is missing or malformed, one a line.
 */
export function env(): Env {
  return shared('env', () => readEnv(process.env))
}

/** `env()` for a process's first line: an incomplete start ends with the list of what is missing, and nothing else. */
export function envOrExit(): Env {
  try {
    return env()
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error
    console.error(error.message)
    process.exit(1)
  }
}

/** Reads settings from `source`; apart from `env()` so that tests can try bad ones. */
export function readEnv(source: Record<string, string | undefined>): Env {
  const present = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''))
  const result = schema.safeParse(present)
  if (result.success) return result.data
  const problems = result.error.issues.map((issue) => `  ${issue.path.join('.')}: ${present[String(issue.path[0])] === undefined ? 'missing' : issue.message}`)
  throw new SettingsError(`These settings are missing or wrong (see .env.example):\n${problems.join('\n')}`)
}

/** One setting by itself, for pages that are built before the others are known. */
export function portalNameSetting(): string {
  return schema.shape.PORTAL_NAME.parse(process.env.PORTAL_NAME || undefined)
}

/**
 * Tells Next where its own pages are, for the requests that it makes to itself: never where a Host header points. And
 * next-auth what the portal's public address is.
 */
export function pointNextAtItself(port: number): void {
  // next-auth reads its address from the environment; there is one public address, and this is it.
  process.env.NEXTAUTH_URL = env().PUBLIC_URL
  process.env.__NEXT_PRIVATE_ORIGIN = `http://127.0.0.1:${port}`
}
