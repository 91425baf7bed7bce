import type { CommandContext } from '@/lib/access/action'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import type { LoginMethod } from '@/lib/pupil-login/rules'
import { issueBadges, voidLiveBadges } from './badges'
import { ownPupil } from './own'

/**
 * One pupil's own login method, or the group's again, wherever staff choose it (GRP-2, GRP-4, GRP-7). Who logs in with a
 * badge from now on and has none gets one; who does so no more loses the badge, so that none opens anything unnoticed.
 * Wrong tries are forgiven. Choosing what is so already changes nothing, but for a badge that is missing.
 * @throws AppError `not-found`
 */
export async function changePupilMethod(context: CommandContext, pupilId: string, choice: LoginMethod | 'group'): Promise<void> {
  const { tx, audit, after } = context
  const before = await ownPupil(tx, pupilId)
  const ownMethod = choice === 'group' ? null : choice
  if (ownMethod !== before.ownMethod) {
    await tx.pupil.update({ where: { id: pupilId }, data: { loginMethod: ownMethod } })
    await audit({ action: 'pupil.login-method-set', subjectId: pupilId, details: { method: choice } })
    after(() => forgivePupils([pupilId]))
  }
  const { method } = await ownPupil(tx, pupilId)
  if (method === 'badge') await issueBadges(context, [pupilId])
  else if (before.method === 'badge') await voidLiveBadges(context, [pupilId])
}
