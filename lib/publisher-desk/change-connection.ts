import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { sentence } from '@/lib/core/texts'
import { FETCHABLE_HINT, isFetchable } from '@/lib/core/safe-address'
import { Prisma } from '@/lib/platform/db/prisma'
import { env } from '@/lib/platform/env'
import { authorities } from './authorities'
import { endOf, nameOf, whyNotTrusted } from './rules'
import type { addCertificateInput, connectionInput, endCertificateInput } from './schema'

/**
 * Registers a certificate beside those that there are, so that a publisher can change over without a gap (PUB-2). One that ended may come back.
 * One that TLS would not let through is refused here, where the authorities are known; a bare fingerprint says nothing of them.
 * @throws AppError 'not-found'; 'certificate-taken' when it is another publisher's: one certificate says who calls; 'certificate-authority',
 * 'certificate-use'
 */
export async function addCertificate({ tx, now, audit }: BesideContext, { publisherId, certificate: { chain, ...certificate } }: z.output<typeof addCertificateInput>, trusted = authorities()): Promise<void> {
  if (!(await tx.publisher.findUnique({ where: { id: publisherId }, select: { id: true } }))) throw new AppError('not-found')
  const problem = chain.length > 0 && trusted ? whyNotTrusted(chain, trusted, now) : null
  if (problem) {
    const names = { authorities: trusted!.map(nameOf).join(' of ') }
    throw new AppError(problem, undefined, names, { certificate: [sentence(problem, names)] })
  }
  const known = await tx.publisherCertificate.findUnique({ where: { fingerprint: certificate.fingerprint }, select: { publisherId: true } })
  if (known && known.publisherId !== publisherId) throw new AppError('certificate-taken')
  await tx.publisherCertificate.upsert({ where: { fingerprint: certificate.fingerprint }, create: { publisherId, ...certificate }, update: { endsAt: null, ...(certificate.subject ? { subject: certificate.subject } : {}), ...(certificate.validUntil ? { validUntil: certificate.validUntil } : {}) } })
  await audit({ action: 'publisher.certificate-added', schoolId: null, subjectId: publisherId, details: { fingerprint: certificate.fingerprint } })
}

/** Ends a certificate now, or after days in which the publisher changes over. @throws AppError 'not-found' */
export async function endCertificate({ tx, now, audit }: BesideContext, { publisherId, certificateId, days }: z.output<typeof endCertificateInput>): Promise<void> {
  const found = await tx.publisherCertificate.findFirst({ where: { id: certificateId, publisherId }, select: { fingerprint: true } })
  if (!found) throw new AppError('not-found')
  await tx.publisherCertificate.update({ where: { id: certificateId }, data: { endsAt: endOf(now, days) } })
  await audit({ action: 'publisher.certificate-ended', schoolId: null, subjectId: publisherId, details: { fingerprint: found.fingerprint, days } })
}

/** Where a publisher's titles may lie, where it hears news, its keys, and what schools do there by hand. @throws AppError 'not-found', 'invalid-input' at an address that the portal may not send to */
export async function setConnection({ tx, audit }: BesideContext, { publisherId, apiKeys, ...data }: z.output<typeof connectionInput>): Promise<void> {
  if (data.notifyUrl && !isFetchable(data.notifyUrl, env().PUBLIC_URL)) throw new AppError('invalid-input', undefined, {}, { notifyUrl: [FETCHABLE_HINT] })
  const before = await tx.publisher.findUnique({ where: { id: publisherId }, select: { slug: true, apiKeys: true } })
  const { count } = await tx.publisher.updateMany({ where: { id: publisherId }, data: { ...data, apiKeys: apiKeys === null ? Prisma.DbNull : (apiKeys as unknown as Prisma.InputJsonObject) } })
  if (count === 0) throw new AppError('not-found')
  // What was made with a key that is taken away opens nothing any more.
  if (JSON.stringify(before?.apiKeys ?? null) !== JSON.stringify(apiKeys)) await tx.oidcPayload.deleteMany({ where: { model: 'api:ClientCredentials', payload: { path: ['clientId'], equals: before!.slug } } })
  await audit({ action: 'publisher.connection-set', schoolId: null, subjectId: publisherId, details: { addresses: data.allowedUrls.length, hears: data.notifyUrl !== null, keys: apiKeys?.keys.length ?? 0 } })
}
