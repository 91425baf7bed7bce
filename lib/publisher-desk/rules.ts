import { createHash, X509Certificate } from 'node:crypto'
import { safeAddress } from '@/lib/core/safe-address'

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

/** What a title's address may begin with: up to and with a slash, so that `example.nl` lets in no `example.nl.elders.nl`. */
export function readBeginnings(text: string): string[] | null {
  const lines = text.split(/\s+/).filter(Boolean)
  const read = lines.map(safeAddress)
  return read.every((address) => address !== null && address.endsWith('/') && !address.includes('?')) ? [...new Set(read as string[])].sort() : null
}
