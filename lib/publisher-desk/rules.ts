import { createHash, X509Certificate } from 'node:crypto'
import { safeAddress } from '@/lib/core/safe-address'

/** `chain`: the certificate and those that it came with up to its authority, in PEM; none where only a fingerprint came. */
export type ReadCertificate = { fingerprint: string; subject: string; validUntil: Date | null; chain: string[] }
export type CertificateTrouble = 'no-certificate' | 'expired' | 'private-key' | 'several'

export const PEM = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/g

/**
 * Reads what the helpdesk was sent: a certificate in PEM, with those between it and its authority behind it if there are any, or its SHA-256 fingerprint with or without colons. A private key is refused
 * by name: whoever sent it must make a new one.
 */
export function readCertificate(text: string, now: Date): ReadCertificate | CertificateTrouble {
  if (/PRIVATE KEY/.test(text)) return 'private-key'
  const bare = text.trim().replace(/^sha-?256( fingerprint)?\s*[=:]\s*/i, '').replace(/[:\s]/g, '').toLowerCase()
  if (/^[0-9a-f]{64}$/.test(bare)) return { fingerprint: bare, subject: '', validUntil: null, chain: [] }
  try {
    const chain = (text.match(PEM) ?? []).map((pem) => new X509Certificate(pem))
    const [certificate] = chain
    if (!certificate) return 'no-certificate'
    if (chain.some((each, at) => at > 0 && !signed(each, chain[at - 1]!))) return 'several'
    const validUntil = new Date(certificate.validTo)
    if (validUntil <= now) return 'expired'
    return { fingerprint: createHash('sha256').update(certificate.raw).digest('hex'), subject: certificate.subject.replaceAll('\n', ', ').slice(0, 300), validUntil, chain: chain.map(String) }
  } catch {
    return 'no-certificate'
  }
}

/** Whether `issuer` signed `certificate`, by its name and by its key. */
const signed = (issuer: X509Certificate, certificate: X509Certificate): boolean => certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey)

/** The use of a client in a certificate that says for what it is. */
const CLIENT_USE = '1.3.6.1.5.5.7.3.2'
/** Longer chains nobody makes; a loop ends too. */
const LONGEST_CHAIN = 8

/**
 * Whether TLS lets a certificate through (PUB-2): it may be a client's, and leads to a root among the authorities, over authorities that are
 * there or came along. Null: it does. `chain` begins with the certificate itself.
 */
export function whyNotTrusted(chain: readonly string[], authorities: readonly X509Certificate[], now: Date): 'certificate-authority' | 'certificate-use' | null {
  const [first, ...others] = chain.map((pem) => new X509Certificate(pem))
  // Node calls the extended uses so; without them every use is fine.
  const uses = first!.keyUsage as string[] | undefined
  if (uses && uses.length > 0 && !uses.includes(CLIENT_USE)) return 'certificate-use'
  const runs = (one: X509Certificate) => new Date(one.validFrom) <= now && new Date(one.validTo) > now
  let current: X509Certificate | undefined = first!
  for (let length = 0; current && length < LONGEST_CHAIN; length += 1) {
    const here: X509Certificate = current
    if (signed(here, here)) return authorities.some((root) => root.fingerprint256 === here.fingerprint256) ? null : 'certificate-authority'
    const above = [...authorities, ...others].filter((one) => one.ca && runs(one) && one.fingerprint256 !== here.fingerprint256 && signed(one, here))
    // A root goes before the same authority as another one signed it.
    current = above.find((one) => signed(one, one)) ?? above[0]
  }
  return 'certificate-authority'
}

/** How an authority is called, for people: its name without the rest of its subject. */
export const nameOf = (certificate: X509Certificate): string => /^CN=(.+)$/m.exec(certificate.subject)?.[1] ?? certificate.subject.replaceAll('\n', ', ')

/** The moment from which a certificate opens nothing: now, or so many days from now, so that the publisher can change over (rotation). */
export const endOf = (now: Date, days: number): Date => new Date(now.getTime() + days * 86_400_000)

export type CertificateState = 'runs' | 'ends' | 'ended' | 'expired'
/** How a registered certificate stands. */
export function stateOf({ endsAt, validUntil }: { endsAt: Date | null; validUntil: Date | null }, now: Date): CertificateState {
  if (endsAt && endsAt <= now) return 'ended'
  if (validUntil && validUntil <= now) return 'expired'
  return endsAt ? 'ends' : 'runs'
}

/** What a title's address may begin with: up to and with a slash, so that `example.nl` lets in no `example.nl.elders.nl`. */
export function readBeginnings(text: string): string[] | null {
  const lines = text.split(/\s+/).filter(Boolean)
  const read = lines.map(safeAddress)
  return read.every((address) => address !== null && address.endsWith('/') && !address.includes('?')) ? [...new Set(read as string[])].sort() : null
}
