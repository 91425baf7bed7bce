import { AppError } from '@/lib/core/errors'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { methodOf, type LoginMethod } from '@/lib/pupil-login/rules'

/** A pupil whom the actor may see, with what a login stands on. @throws AppError `not-found`, also for somebody else's pupil. */
export async function ownPupil(tx: SchoolTransaction, pupilId: string): Promise<{ id: string; method: LoginMethod; ownMethod: LoginMethod | null; pinCipher: Uint8Array; pictureCipher: Uint8Array }> {
  const found = await tx.pupil.findFirst({
    where: { id: pupilId, removedAt: null },
    select: { id: true, loginMethod: true, pinCipher: true, pictureCipher: true, group: { select: { loginMethod: true } } },
  })
  if (!found) throw new AppError('not-found')
  const { loginMethod, group, ...pupil } = found
  return { ...pupil, ownMethod: loginMethod, method: methodOf(loginMethod, group?.loginMethod ?? null) }
}

/** Checks that the actor may see this class. @throws AppError `not-found`, also for a combined group: its pupils' logins are their own class's. */
export async function ownClass(tx: SchoolTransaction, groupId: string): Promise<void> {
  if (!(await tx.group.findFirst({ where: { id: groupId, removedAt: null, kind: 'base' }, select: { id: true } }))) throw new AppError('not-found')
}
