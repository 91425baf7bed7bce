import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { ROLE_WORDS } from '@/lib/access/actor'
import { AppError } from '@/lib/core/errors'
import { inMinutes } from '@/lib/home-login/staff-link'
import { takeStaffLink } from '@/lib/staff/link-limit'
import { sendInvitation, sendStaffLink } from '@/lib/staff/send-link'
import type { userInput } from './schema'

/**
 * '(Her)zend activatielink' by the helpdesk: to somebody who never chose a password, or whom a school invited and who has
 * not said yes yet (LAS-7). The school is the one that sent the last link, or where the person works.
 * @throws AppError 'not-found', 'already-active', 'staff-link-limit'
 */
export async function resendByHelpdesk({ tx, now, audit }: BesideContext, { userId }: z.output<typeof userInput>): Promise<void> {
  const user = await tx.user.findUnique({
    where: { id: userId },
    select: { id: true, email: true, name: true, activatedAt: true, employments: { where: { removedAt: null, school: { active: true } }, select: { school: { select: { id: true, name: true } } }, orderBy: { createdAt: 'asc' }, take: 1 } },
  })
  if (!user) throw new AppError('not-found')
  const invited = await tx.employment.findFirst({ where: { invitedEmail: user.email, userId: null, removedAt: null, school: { active: true } }, select: { roles: true, school: { select: { id: true, name: true } } }, orderBy: { createdAt: 'desc' } })
  if (user.activatedAt && !invited) throw new AppError('already-active')
  await takeStaffLink(tx, user.email, inMinutes)
  const school = invited?.school ?? user.employments[0]?.school ?? null
  if (invited) await sendInvitation(tx, { login: { id: user.id, activated: user.activatedAt !== null, email: user.email }, name: user.name, school: invited.school, work: { as: 'staff', roles: invited.roles.map((role) => ROLE_WORDS[role]).join(', ') } }, now)
  else await sendStaffLink(tx, { userId: user.id, email: user.email, name: user.name, purpose: 'activation', school }, now)
  await audit({ action: 'helpdesk.link-sent', schoolId: school?.id ?? null, subjectId: user.id })
}
