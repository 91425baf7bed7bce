import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/platform/jobs'
import { lockConsents } from './lock'
import { consentChanges } from './rules'
import type { consentInput } from './schema'
import { tellPublisher } from './tell-publisher'
import { agreedTo, TERMS, termsMark } from './terms'

/**
 * 'Sla uitgeverijen op' (PUB-1): from this commit on an unticked publisher gets no data and no logins, for every hop
 * reads the ticks. Withdrawn ticks stay as history (PUB-4). Two coordinators who save at once do not undo each other's
 * rows that they did not change. A tick keeps the purpose and the attributes that were shown at it (PUB-3).
 * @throws AppError 'not-found', or 'consent-terms-changed' when a publisher asks for something else than was shown
 */
export async function saveConsents({ tx, actor, now, audit }: CommandContext, input: z.output<typeof consentInput>): Promise<{ granted: number; withdrawn: number }> {
  const known = await tx.publisher.findMany({ where: { id: { in: input.shown } }, select: TERMS })
  if (known.length !== new Set(input.shown).size) throw new AppError('not-found')
  await lockConsents(tx, actor.school.id)
  const live = await tx.consent.findMany({ where: { withdrawnAt: null }, select: { publisherId: true } })
  const { grant, withdraw } = consentChanges(new Set(live.map((row) => row.publisherId)), { ...input, ticked: input.publisher })
  if (grant.length > 0 && termsMark(known) !== input.terms) throw new AppError('consent-terms-changed')
  await tx.consent.createMany({ data: known.filter(({ id }) => grant.includes(id)).map((publisher) => ({ ...agreedTo(publisher), grantedById: actor.userId, grantedAt: now, schoolId: actor.school.id })) })
  await tx.consent.updateMany({ where: { publisherId: { in: withdraw }, withdrawnAt: null }, data: { withdrawnAt: now, withdrawnById: actor.userId } })
  // Whoever asked has its answer.
  await tx.consentRequest.updateMany({ where: { publisherId: { in: grant }, answeredAt: null }, data: { answeredAt: now, answeredById: actor.userId, granted: true } })
  for (const id of grant) await audit({ action: 'consent.granted', subjectId: id })
  for (const id of withdraw) await audit({ action: 'consent.withdrawn', subjectId: id })
  for (const publisherId of grant) await tellPublisher(tx, { publisherId, schoolId: actor.school.id, what: 'granted' }, now)
  for (const publisherId of withdraw) await tellPublisher(tx, { publisherId, schoolId: actor.school.id, what: 'withdrawn' }, now)
  // Who is in the publisher's software now is out of it (SSO-2).
  if (withdraw.length > 0) await enqueue(tx, 'sso.logout', {})
  return { granted: grant.length, withdrawn: withdraw.length }
}
