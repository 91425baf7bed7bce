import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import type { endInput } from './schema'

/**
 * Makes the group's account anonymous again (SUB-1): nobody's, without an end, and whatever was open with it is closed.
 * `byId`: who ended it; null when its days were over. False when it had ended already.
 */
export async function endSubstitution(tx: Pick<SchoolTransaction, 'substitution' | 'employment' | 'session'>, substitutionId: string, now: Date, byId: string | null): Promise<boolean> {
  const [ended] = await tx.substitution.updateManyAndReturn({ where: { id: substitutionId, endedAt: null }, data: { endedAt: now, endedById: byId }, select: { employmentId: true } })
  if (!ended) return false
  await tx.employment.update({ where: { id: ended.employmentId }, data: { userId: null, endsAt: null } })
  await tx.session.updateMany({ where: { employmentId: ended.employmentId, revokedAt: null }, data: { revokedAt: now } })
  return true
}

/** 'Nu beëindigen' (SUB-2). @throws AppError 'not-found' */
export async function endNow({ tx, actor, now, audit }: CommandContext, { substitutionId }: z.output<typeof endInput>): Promise<void> {
  if (!(await endSubstitution(tx, substitutionId, now, actor.userId))) throw new AppError('not-found')
  await audit({ action: 'substitutes.ended', subjectId: substitutionId, details: { early: true } })
}
