import { findMailLink, spendMailLink, type MailLink } from '@/lib/access/mail-link'
import { forgiveLogin } from '@/lib/access/password-login'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import { acrossSchools } from '@/lib/platform/db/scope'
import { hashPassword } from '@/lib/platform/passwords'
import { linkInvited } from './sql-addresses'

export type LinkView = { email: string; first: boolean; coordinator: boolean }

/** True for a link that only asks to say yes to a school: whoever has a password chooses another by 'vergeten' alone (LAS-7). */
const onlyConfirms = ({ purpose }: MailLink, { activatedAt }: { activatedAt: Date | null }) => purpose === 'activation' && activatedAt !== null

/**
 * Whom a link is for; null when it does not work (any more), was sent to an address that is the person's no more, or sets no password.
 * Looking spends nothing. `coordinator`: the first time of somebody who runs a school.
 */
export async function linkView(token: string, now: Date): Promise<LinkView | null> {
  const link = await findMailLink(token, now)
  if (!link?.userId) return null
  const database = acrossSchools('a link in a mail is for a person, not for a school')
  const user = await database.user.findUnique({
    where: { id: link.userId },
    select: { email: true, activatedAt: true, employments: { where: { removedAt: null, roles: { has: 'coordinator' } }, select: { id: true }, take: 1 } },
  })
  if (user?.email !== link.email || onlyConfirms(link, user)) return null
  const first = user.activatedAt === null
  if (!first) return { email: user.email, first, coordinator: false }
  const invited = await database.employment.count({ where: { invitedEmail: user.email, userId: null, removedAt: null, roles: { has: 'coordinator' } } })
  return { email: user.email, first, coordinator: user.employments.length + invited > 0 }
}

/**
 * 'Wachtwoord instellen' (ACC-3, AUT-3): spends the link, sets the password and makes the person 'actief' (AUT-5). Whatever
 * was open under the old password is closed. Returns the address to log in with. @throws AppError 'link-dead'
 */
export async function setPassword({ token, password }: { token: string; password: string }, { address, now }: { address: string | null; now: Date }): Promise<{ email: string }> {
  // A hash costs: only who holds a link that works gets one.
  if (!(await linkView(token, now))) throw new AppError('link-dead')
  const passwordHash = await hashPassword(password)
  const done = await acrossSchools('whoever holds the link sets the own password').$transaction(async (tx) => {
    const link = await spendMailLink(tx, token, now)
    const user = link?.userId ? await tx.user.findUnique({ where: { id: link.userId }, select: { id: true, email: true, activatedAt: true } }) : null
    if (!link || !user || user.email !== link.email || onlyConfirms(link, user)) throw new AppError('link-dead')
    await tx.user.update({ where: { id: user.id }, data: { passwordHash, activatedAt: user.activatedAt ?? now } })
    await tx.session.updateMany({ where: { userId: user.id, revokedAt: null }, data: { revokedAt: now } })
    // The first password proves whose mailbox it is: the login then works wherever the address was set (LAS-7).
    const work = user.activatedAt === null ? await linkInvited(tx, { userId: user.id, email: user.email, schoolId: null }) : []
    for (const { id, schoolId } of work) await record(tx, { kind: 'staff', id: user.id, address }, { action: 'staff.address-confirmed', schoolId, subjectId: id })
    await record(tx, { kind: 'staff', id: user.id, address }, { action: 'staff.password-set', schoolId: link.sentBySchool, subjectId: user.id, details: { first: user.activatedAt === null } })
    return { email: user.email }
  })
  await forgiveLogin('staff-login', done.email, address ?? NOWHERE)
  return done
}
