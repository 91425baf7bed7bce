import { createHash, X509Certificate } from 'node:crypto'

export type ReadCertificate = { fingerprint: string; subject: string; validUntil: Date | null }
export type CertificateTrouble = 'no-certificate' | 'expired' | 'private-key' | 'several'

/**
 * Reads what the helpdesk was sent: a certificate in PEM, or its SHA-256 fingerprint with or without colons. A private key is refused
 * by name: whoever sent it must make a new one.
 */
export function readCertificate(text: string, now: Date): ReadCertificate | CertificateTrouble {
  if (/PRIVATE KEY/.test(text)) return 'private-key'
  const bare = text.trim().replace(/^sha-?256( fingerprint)?\s*[=:]\s*/i, '').replace(/[:\s]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(bare)) return { fingerprint: bare, subject: '', validUntil: null }
  const [pem, another] = text.match(/-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g) ?? []
  if (!pem) return 'no-certificate'
  if (another) return 'several'
  try {
    const certificate = new X509Certificate(pem)
    const validUntil = new Date(certificate.validTo)
    if (validUntil <= now) return 'expired'
    return { fingerprint: createHash('sha256').update(certificate.raw).digest('hex'), subject: certificate.subject.replaceAll('\n', ', ').slice(0, 300), validUntil }
  } catch {
    return 'no-certificate'
  }
}

/** The moment from which a certificate opens nothing: now, or so many days from now, so that the publisher can change over (rotation). */
export const endOf = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000)

export type CertificateState = 'runs' | 'ends' | 'ended' | 'expired'
/** How a registered certificate stands. */
export function stateOf({ endsAt, validUntil }: { endsAt: Date | null; validUntil: Date | null }, now: Date): CertificateState {
  if (endsAt && endsAt <= now) return 'ended'
  if (validUntil && validUntil <= now) return 'expired'
  return endsAt ? 'ends' : 'runs'
}

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/

/** An address that the portal may send to, or pupils may be sent to: https; plain http on this machine only. Null: it is none. */
export function safeAddress(text: string): string | null {
  if (!URL.canParse(text)) return null
  const { protocol, hostname, username, password, href, hash } = new URL(text)
  return !username && !password && !hash && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) ? href : null
}

/** What a title's address may begin with: up to and with a slash, so that `example.nl` lets in no `example.nl.elders.nl`. */
export function readBeginnings(text: string): string[] | null {
  const lines = text.split(/\s+/).filter(Boolean)
  const read = lines.map(safeAddress)
  return read.every((address) => address !== null && address.endsWith('/') && !address.includes('?')) ? [...new Set(read as string[])].sort() : null
}

type Jwk = Record<string, unknown>
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']
const KINDS: Record<string, string[]> = { EC: ['crv', 'x', 'y'], RSA: ['n', 'e'] }

/** Public keys (JWKS) as a publisher sends them; null: they are none. 'private': they are more than public. Unknown members fall away. */
export function readKeys(text: string): { keys: Jwk[] } | null | 'private' {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  const keys = (value as { keys?: unknown } | null)?.keys
  if (!Array.isArray(keys) || keys.length === 0 || keys.length > 5) return null
  if (keys.some((key: Jwk | null) => key && PRIVATE.some((name) => name in key))) return 'private'
  const read = keys.map((key: Jwk | null) => publicKey(key))
  return read.every((key) => key !== null) ? { keys: read as Jwk[] } : null
}

function publicKey(key: Jwk | null): Jwk | null {
  const parts = KINDS[String(key?.kty)]
  if (!key || !parts || parts.some((part) => typeof key[part] !== 'string')) return null
  // 2048 bits; and the one curve of which signatures are taken.
  if (key.kty === 'RSA' ? Buffer.from(key.n as string, 'base64url').length < 256 : key.crv !== 'P-256') return null
  return Object.fromEntries(['kty', 'kid', 'alg', ...parts].filter((name) => typeof key[name] === 'string').map((name) => [name, key[name]]).concat([['use', 'sig']]))
}
