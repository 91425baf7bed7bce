import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { lockConsents } from './lock'
import type { answerTermsInput } from './schema'
import { tellPublisher } from './tell-publisher'
import { agreedTo, asksAgain, TERMS, termsMark } from './terms'

/**
 * A ticked publisher asks for more, or for another purpose (PUB-3, PUB-4). Yes ends the tick and begins one with the new terms in the same
 * moment, so that the history shows what held when; no leaves what was agreed, and is remembered.
 * @throws AppError 'consent-terms-changed' when the tick is gone, was agreed to meanwhile, or something else is asked than was shown
 */
export async function answerTerms({ tx, actor, now, audit }: CommandContext, { publisherId, verdict, terms }: z.output<typeof answerTermsInput>): Promise<void> {
  const schoolId = actor.school.id
  await lockConsents(tx, schoolId)
  const live = await tx.consent.findFirst({ where: { publisherId, withdrawnAt: null }, include: { publisher: { select: TERMS } } })
  if (!live || !asksAgain(live.publisher, live) || termsMark([live.publisher]) !== terms) throw new AppError('consent-terms-changed')
  if (verdict === 'nee') {
    await tx.consent.updateMany({ where: { id: live.id }, data: { declinedTerms: terms } })
    await audit({ action: 'consent.terms-declined', subjectId: publisherId })
    return
  }
  const { count } = await tx.consent.updateMany({ where: { id: live.id, withdrawnAt: null }, data: { withdrawnAt: now, withdrawnById: actor.userId, replaced: true } })
  if (count === 0) throw new AppError('consent-terms-changed')
  await tx.consent.create({ data: { ...agreedTo(live.publisher), schoolId, grantedById: actor.userId, grantedAt: now, firstFetchAt: live.firstFetchAt, lastFetchAt: live.lastFetchAt } })
  await audit({ action: 'consent.terms-agreed', subjectId: publisherId, details: { attributes: live.publisher.attributes } })
  await tellPublisher(tx, { publisherId, schoolId, what: 'granted' }, now)
}
