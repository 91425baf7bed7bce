import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { mailFactor } from './mail'

/**
 * 'Tweede stap verwijderen' by the helpdesk (AUT-7): for who lost phone, passkey and recovery codes, once the helpdesk knows who
 * calls. The password stays, and stays needed; sessions end; each school where the person works sees it in its log; the owner
 * is mailed. Nobody clears the own. @throws AppError 'not-found', 'no-second-step', 'not-own-second-step'
 */
export async function clearFactors({ tx, actor, now, audit }: BesideContext, { userId }: { userId: string }): Promise<{ userId: string }> {
  if (userId === actor.userId) throw new AppError('not-own-second-step')
  const user = await tx.user.findUnique({ where: { id: userId }, select: { id: true, name: true, email: true, employments: { where: { removedAt: null }, select: { schoolId: true }, distinct: ['schoolId'] } } })
  if (!user) throw new AppError('not-found')
  const where = { userId }
  const gone = [await tx.passkey.deleteMany({ where }), await tx.totpApp.deleteMany({ where }), await tx.recoveryCode.deleteMany({ where })]
  if (gone.every(({ count }) => count === 0)) throw new AppError('no-second-step')
  await tx.loginStep.deleteMany({ where })
  await tx.session.updateMany({ where: { userId, revokedAt: null }, data: { revokedAt: now } })
  const schools = user.employments.length > 0 ? user.employments.map(({ schoolId }) => schoolId) : [null]
  for (const schoolId of schools) await audit({ action: 'factor.cleared', schoolId, subjectId: userId })
  await mailFactor(tx, user, 'cleared', now)
  return { userId }
}
