import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { fullName } from '@/lib/core/names'
import type { employmentInput } from './schema'
import { sendStaffLink } from './send-link'

/**
 * '(Her)zend activatielink' (AUT-5): to the present e-mail address of somebody who is 'inactief'. At any time: the limit of
 * 'vergeten' does not bind the coordinator (AUT-3). @throws AppError 'not-found', 'no-login-address', 'already-active'
 */
export async function resendLink({ tx, actor, now, audit }: CommandContext, { employmentId }: z.output<typeof employmentInput>): Promise<void> {
  const person = await tx.employment.findFirst({
    where: { id: employmentId, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { firstName: true, prefix: true, lastName: true, substituteGroupId: true, user: { select: { id: true, email: true, name: true, activatedAt: true } } },
  })
  if (!person || (person.substituteGroupId && !person.user)) throw new AppError('not-found')
  const { user } = person
  if (!user) throw new AppError('no-login-address')
  if (user.activatedAt) throw new AppError('already-active')
  const name = person.substituteGroupId ? user.name : fullName(person)
  await sendStaffLink(tx, { userId: user.id, email: user.email, name, purpose: 'activation', school: actor.school }, now)
  await audit({ action: 'staff.link-sent', subjectId: employmentId })
}
