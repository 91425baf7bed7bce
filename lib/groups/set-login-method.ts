import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { LoginMethod } from '@/lib/pupil-login/rules'
import { issueBadges, voidLiveBadges } from './badges'
import { changePupilMethod } from './pupil-method'
import type { loginMethodInput, pupilMethodInput } from './schema'

/**
 * 'Wijzig login methode groep' (GRP-2). Pupils with a method of their own keep it or go along, as the form says. Who logs
 * in with a badge from now on and has none gets one; the badge of who does so no more opens nothing. Returns how many kept
 * their own, how many badges were made, and how many are void.
 */
export async function setLoginMethod(context: CommandContext, { groupId, method, own }: z.output<typeof loginMethodInput>): Promise<{ kept: number; badges: number; voided: number }> {
  const { tx, audit } = context
  const before = await tx.group.findFirst({ where: { id: groupId, removedAt: null, kind: 'base' }, select: { loginMethod: true } })
  if (!before) throw new AppError('not-found')
  await tx.group.updateMany({ where: { id: groupId }, data: { loginMethod: method } })
  const pupils = await tx.pupil.findMany({ where: { groupId, removedAt: null }, select: { id: true, loginMethod: true } })
  if (own === 'overwrite') await tx.pupil.updateMany({ where: { groupId }, data: { loginMethod: null } })
  const ownNow = (pupil: { loginMethod: LoginMethod | null }) => (own === 'overwrite' ? null : pupil.loginMethod)
  const kept = pupils.filter((pupil) => ownNow(pupil) !== null && ownNow(pupil) !== method).length
  const byBadge = pupils.filter((pupil) => (ownNow(pupil) ?? method) === 'badge').map(({ id }) => id)
  // Badges that were printed for a change to come are not touched: these pupils did not log in with one yet.
  const noMore = pupils.filter(({ id, loginMethod }) => (loginMethod ?? before.loginMethod) === 'badge' && !byBadge.includes(id)).map(({ id }) => id)
  const voided = await voidLiveBadges(context, noMore)
  await audit({ action: 'groups.login-method-set', subjectId: groupId, details: { method, kept } })
  return { kept, badges: byBadge.length > 0 ? await issueBadges(context, byBadge) : 0, voided }
}

/** One pupil's own method, or the group's again (GRP-2), at 'Inloggen herstellen'. */
export async function setPupilMethod(context: CommandContext, { pupilId, method }: z.output<typeof pupilMethodInput>): Promise<void> {
  await changePupilMethod(context, pupilId, method)
}
