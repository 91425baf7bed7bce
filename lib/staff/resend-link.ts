import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { ROLE_WORDS } from '@/lib/access/actor'
import { AppError } from '@/lib/core/errors'
import { fullName } from '@/lib/core/names'
import { inMinutes } from '@/lib/home-login/staff-link'
import { takeStaffLink } from './link-limit'
import { accountFor } from './login-account'
import type { employmentInput } from './schema'
import { sendInvitation, sendStaffLink } from './send-link'

/**
 * '(Her)zend activatielink' (AUT-5, LAS-7): to the present e-mail address of somebody who is 'inactief'. The limit of 'vergeten'
 * does not bind the coordinator (AUT-3), but a mailbox is not to be flooded.
 * @throws AppError 'not-found', 'no-login-address', 'already-active', 'staff-link-limit'
 */
export async function resendLink({ tx, actor, now, audit }: CommandContext, { employmentId }: z.output<typeof employmentInput>): Promise<void> {
  const person = await tx.employment.findFirst({
    where: { id: employmentId, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }] },
    select: { firstName: true, prefix: true, lastName: true, roles: true, invitedEmail: true, substituteGroupId: true, user: { select: { id: true, email: true, name: true, activatedAt: true } } },
  })
  if (!person || (person.substituteGroupId && !person.user)) throw new AppError('not-found')
  const { user, invitedEmail } = person
  const email = user?.email ?? invitedEmail
  if (!email) throw new AppError('no-login-address')
  if (user?.activatedAt) throw new AppError('already-active')
  await takeStaffLink(tx, email, inMinutes)
  const name = person.substituteGroupId && user ? user.name : fullName(person)
  if (user) await sendStaffLink(tx, { userId: user.id, email, name, purpose: 'activation', school: actor.school }, now)
  else await sendInvitation(tx, { login: { ...(await accountFor(tx, { email, name })), email }, name, school: actor.school, work: { as: 'staff', roles: person.roles.map((role) => ROLE_WORDS[role]).join(', ') } }, now)
  await audit({ action: 'staff.link-sent', subjectId: employmentId })
}
