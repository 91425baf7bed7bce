import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { endOfDutchDay } from '@/lib/core/dutch-day'
import { AppError } from '@/lib/core/errors'
import { encrypt } from '@/lib/platform/crypto'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import { newPin } from './credentials'
import { ownPupil } from './own'
import type { pupilInput } from './schema'

/**
 * A code of four digits for a pupil who forgot the badge: opens once, until the end of the Dutch day (GRP-7). A new one
 * replaces the one before. Answers the code: the only time that anybody sees it.
 * @throws AppError `code-needless` for a pupil who does not log in with a badge.
 */
export async function giveLoginCode({ tx, actor, now, audit, after }: CommandContext, { pupilId }: z.output<typeof pupilInput>): Promise<{ code: string }> {
  const pupil = await ownPupil(tx, pupilId)
  if (pupil.method !== 'badge') throw new AppError('code-needless')
  const code = newPin()
  const row = { codeCipher: encrypt(code, 'login-code'), expiresAt: endOfDutchDay(now), createdAt: now }
  await tx.pupilLoginCode.upsert({ where: { pupilId }, create: { schoolId: actor.school.id, pupilId, ...row }, update: row })
  // Wrong tries at a code that nobody had say nothing about this one.
  after(() => forgivePupils([pupilId]))
  await audit({ action: 'pupil.login-code-given', subjectId: pupilId })
  return { code }
}
