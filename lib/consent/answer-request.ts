import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { answerRequestInput } from './schema'
import { lockConsents } from './lock'
import { tellPublisher } from './tell-publisher'
import { agreedTo, TERMS, termsMark } from './terms'

/**
 * A publisher asked for a tick: yes or no (PUB-4). Yes is the same as ticking it.
 * @throws AppError 'request-answered' when somebody answered meanwhile, or the publisher took it back; 'consent-terms-changed' when it asks for
 * something else than was shown
 */
export async function answerRequest({ tx, actor, now, audit }: CommandContext, { requestId, verdict, terms }: z.output<typeof answerRequestInput>): Promise<void> {
  await lockConsents(tx, actor.school.id)
  const request = await tx.consentRequest.findFirst({ where: { id: requestId, answeredAt: null }, select: { publisherId: true, publisher: { select: TERMS } } })
  if (!request) throw new AppError('request-answered')
  const { publisherId, publisher } = request
  const granted = verdict === 'ja'
  if (granted && termsMark([publisher]) !== terms) throw new AppError('consent-terms-changed')
  await tx.consentRequest.updateMany({ where: { id: requestId }, data: { answeredAt: now, answeredById: actor.userId, granted } })
  if (granted && (await tx.consent.count({ where: { publisherId, withdrawnAt: null } })) === 0)
    await tx.consent.create({ data: { ...agreedTo(publisher), grantedById: actor.userId, grantedAt: now, schoolId: actor.school.id } })
  await audit({ action: granted ? 'consent.granted' : 'consent.declined', subjectId: publisherId })
  await tellPublisher(tx, { publisherId, schoolId: actor.school.id, what: granted ? 'granted' : 'declined' }, now)
}
