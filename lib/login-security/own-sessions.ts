import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { endOthers } from './other-sessions'
import type { sessionInput } from './schema'

/** 'Uitloggen' of one of the own sessions, in whatever browser it is. @throws AppError 'not-found' */
export async function endOwnSession({ tx, actor, now, audit }: BesideContext, { sessionId }: z.output<typeof sessionInput>): Promise<void> {
  const { count } = await tx.session.updateMany({ where: { id: sessionId, userId: actor.userId, revokedAt: null }, data: { revokedAt: now } })
  if (count === 0) throw new AppError('not-found')
  await audit({ action: 'session.ended', schoolId: actor.school?.id ?? null, subjectId: actor.userId, details: { count } })
}

/** 'Overal anders uitloggen'. */
export async function endOtherSessions({ tx, actor, now, audit }: BesideContext): Promise<{ count: number }> {
  const count = await endOthers(tx, actor, now)
  if (count > 0) await audit({ action: 'session.ended', schoolId: actor.school?.id ?? null, subjectId: actor.userId, details: { count } })
  return { count }
}
