import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { accountFor } from '@/lib/staff/login-account'
import { sendStaffLink } from '@/lib/staff/send-link'
import type { personInput, userInput } from './schema'

/**
 * The helpdesk lets somebody of a publisher in (LIC-10); who never chose a password gets a link for it. Nobody works for two
 * publishers, nor for one and the helpdesk. @throws AppError 'not-found', 'publisher-person-elsewhere'
 */
export async function addPublisherPerson({ tx, audit, now }: BesideContext, { publisher, name, email }: z.output<typeof personInput>): Promise<{ linkSent: boolean }> {
  if (!(await tx.publisher.findUnique({ where: { id: publisher }, select: { id: true } }))) throw new AppError('not-found')
  const { id, activated } = await accountFor(tx, { email, name })
  // One statement: of two at once for two publishers the second finds it taken.
  const { count } = await tx.user.updateMany({ where: { id, helpdesk: false, OR: [{ publisherId: null }, { publisherId: publisher }] }, data: { publisherId: publisher } })
  if (count === 0) throw new AppError('publisher-person-elsewhere', undefined, undefined, { email: ['Dit adres hoort al bij een andere uitgeverij of bij de helpdesk.'] })
  await audit({ action: 'publisher.person-added', schoolId: null, subjectId: id, details: { publisher } })
  if (!activated) await sendStaffLink(tx, { userId: id, email, name, purpose: 'activation', school: null }, now)
  return { linkSent: !activated }
}

/** Ends it; open sessions end. @throws AppError 'not-found' */
export async function removePublisherPerson({ tx, audit, now }: BesideContext, { user }: z.output<typeof userInput>): Promise<void> {
  const found = await tx.user.findFirst({ where: { id: user, publisherId: { not: null } }, select: { publisherId: true } })
  if (!found) throw new AppError('not-found')
  await tx.user.update({ where: { id: user }, data: { publisherId: null } })
  await tx.session.updateMany({ where: { userId: user, revokedAt: null }, data: { revokedAt: now } })
  await audit({ action: 'publisher.person-removed', schoolId: null, subjectId: user, details: { publisher: found.publisherId! } })
}
