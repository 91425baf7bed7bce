import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { LOOK_ON_MINUTES, lookOnEnd } from './rules'
import type { beginInput } from './schema'

/**
 * 'Kijk mee' (ACC-11): this session of the helpdesk is at that school from now on, as one that reads only. The school's
 * audit log tells of it; why, and until when, stands in the row that the school sees on Beheer. @throws AppError 'not-found'
 */
export async function beginLookOn({ tx, actor, now, audit }: BesideContext, { schoolId, reason }: z.output<typeof beginInput>): Promise<void> {
  const school = await tx.school.findFirst({ where: { id: schoolId, active: true }, select: { id: true } })
  if (!school) throw new AppError('not-found')
  // What ran out was not closed by anybody.
  await tx.lookOn.updateMany({ where: { sessionId: actor.sessionId, endedAt: null }, data: { endedAt: now } })
  const { id } = await tx.lookOn.create({ data: { schoolId, userId: actor.userId, sessionId: actor.sessionId, reason, startedAt: now, endsAt: lookOnEnd(now) }, select: { id: true } })
  await audit({ action: 'look-on.begun', schoolId, subjectId: id, details: { minutes: LOOK_ON_MINUTES } })
}
