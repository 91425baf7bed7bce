import { findMailLink, spendMailLink, type MailLink } from '@/lib/access/mail-link'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { NOWHERE } from '@/lib/platform/client-address'
import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import { takeTry, throttleAddress } from '@/lib/platform/limits'
import { linkInvited } from './sql-addresses'

export type WorkToConfirm = { email: string; school: string }

/**
 * What somebody who logs in elsewhere already is asked to say yes to (LAS-7); null when this link asks nothing of the kind.
 * Looking spends nothing.
 */
export async function workToConfirm(token: string, now: Date): Promise<WorkToConfirm | null> {
  const link = await findMailLink(token, now)
  return link && invitedTo(acrossSchools('whoever holds the link belongs to no school here yet'), link)
}

/** `database`: the transaction, inside one: who holds a connection and waits for a second can bring the pool to a standstill. */
async function invitedTo(database: Pick<Transaction, 'user' | 'employment'>, { purpose, userId, email, sentBySchool }: MailLink): Promise<WorkToConfirm | null> {
  if (purpose !== 'activation' || !userId || !sentBySchool) return null
  const user = await database.user.findUnique({ where: { id: userId }, select: { email: true, activatedAt: true } })
  if (!user?.activatedAt || user.email !== email) return null
  const work = await database.employment.findFirst({ where: { schoolId: sentBySchool, invitedEmail: email, removedAt: null, userId: null, school: { active: true } }, select: { school: { select: { name: true } } } })
  return work && { email, school: work.school.name }
}

/**
 * 'Bevestigen': spends the link, and the login works at that school from now on.
 * @throws AppError 'link-dead'; 'too-many-requests' when one client posts many
 */
export async function confirmWork({ token }: { token: string }, { address, now }: { address: string | null; now: Date }): Promise<void> {
  if ((await takeTry('staff-confirm', throttleAddress(address ?? NOWHERE))) > 0) throw new AppError('too-many-requests')
  // A link that is dead, or of another kind, holds up nobody's login.
  if (!(await workToConfirm(token, now))) throw new AppError('link-dead')
  await acrossSchools('whoever holds the link says yes for the own login').$transaction(async (tx) => {
    const link = await spendMailLink(tx, token, now)
    if (!link || !(await invitedTo(tx, link))) throw new AppError('link-dead')
    const [work] = await linkInvited(tx, { userId: link.userId!, email: link.email, schoolId: link.sentBySchool })
    if (!work) throw new AppError('link-dead')
    await record(tx, { kind: 'staff', id: link.userId!, address }, { action: 'staff.address-confirmed', schoolId: work.schoolId, subjectId: work.id })
  })
}
