import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { issueBadges } from './badges'
import { changePupilMethod } from './pupil-method'
import type { loginMethodInput, pupilMethodInput } from './schema'

/**
 * 'Wijzig login methode groep' (GRP-2). Pupils with a method of their own keep it or go along, as the form says. Who logs
 * in with a badge from now on and has none gets one. Returns how many kept their own, and how many badges were made.
 */
export async function setLoginMethod(context: CommandContext, { groupId, method, own }: z.output<typeof loginMethodInput>): Promise<{ kept: number; badges: number }> {
  const { tx, audit } = context
  const { count } = await tx.group.updateMany({ where: { id: groupId, removedAt: null, kind: 'base' }, data: { loginMethod: method } })
  if (count === 0) throw new AppError('not-found')
  if (own === 'overwrite') await tx.pupil.updateMany({ where: { groupId }, data: { loginMethod: null } })
  const pupils = await tx.pupil.findMany({ where: { groupId, removedAt: null }, select: { id: true, loginMethod: true } })
  const kept = pupils.filter(({ loginMethod }) => loginMethod !== null && loginMethod !== method).length
  const byBadge = pupils.filter(({ loginMethod }) => (loginMethod ?? method) === 'badge').map(({ id }) => id)
  await audit({ action: 'groups.login-method-set', subjectId: groupId, details: { method, kept } })
  return { kept, badges: byBadge.length > 0 ? await issueBadges(context, byBadge) : 0 }
}

/** One pupil's own method, or the group's again (GRP-2), at 'Inloggen herstellen'. */
export async function setPupilMethod(context: CommandContext, { pupilId, method }: z.output<typeof pupilMethodInput>): Promise<void> {
  await changePupilMethod(context, pupilId, method)
}
