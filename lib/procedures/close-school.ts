import type { z } from 'zod'
import { renderSchoolClosedMail } from '@/emails/SchoolClosed'
import type { BesideContext, CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { day } from '@/lib/core/dates'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { addressees, type Addressee } from './addressees'
import { erasedFrom, isReadyToClose, mayReopen } from './closing-rules'
import { closingFacts } from './closings'
import type { closeInput, confirmInput, schoolInput } from './schema'
import { END_SESSIONS, lockSchools, write } from './sql'

/** The coordinator asks the helpdesk to close the account (ACC-7). @throws AppError 'closing-not-ready', 'merge-unconfirmed' */
export async function askClosing({ tx, actor, now, audit }: CommandContext, { sure }: z.output<typeof confirmInput>): Promise<void> {
  if (!isReadyToClose(await closingFacts(tx, actor.school.id))) throw new AppError('closing-not-ready')
  if (sure !== 'ja') throw new AppError('merge-unconfirmed')
  await tx.schoolClosing.deleteMany({ where: { closedAt: null } })
  await tx.schoolClosing.create({ data: { schoolId: actor.school.id, requestedAt: now, requestedById: actor.userId } })
  await audit({ action: 'schools.closing-asked' })
}

/** The coordinator takes it back, as long as the helpdesk did nothing. */
export async function withdrawClosing({ tx, audit }: CommandContext): Promise<void> {
  const { count } = await tx.schoolClosing.deleteMany({ where: { closedAt: null } })
  if (count === 0) throw new AppError('closing-gone')
  await audit({ action: 'schools.closing-withdrawn' })
}

/**
 * The helpdesk closes a school that asked for it: access ends at this commit for everybody, data is kept for RETENTION_DAYS and then
 * erased (erase-schools.ts). @throws AppError 'closing-gone', 'closing-not-ready', 'merge-unconfirmed'
 */
export async function closeSchool({ tx, actor, now, audit }: BesideContext, { schoolId, sure }: z.output<typeof closeInput>): Promise<void> {
  await lockSchools(tx, [schoolId])
  const row = await tx.schoolClosing.findUnique({ where: { schoolId }, select: { closedAt: true, school: { select: { name: true } } } })
  if (!row || row.closedAt) throw new AppError('closing-gone')
  // The school may have changed its mind in deeds.
  if (!isReadyToClose(await closingFacts(tx, schoolId))) throw new AppError('closing-not-ready')
  if (sure !== 'ja') throw new AppError('merge-unconfirmed')
  const people = await addressees(tx, [schoolId], now)
  await tx.school.update({ where: { id: schoolId }, data: { active: false } })
  await tx.networkConsent.updateMany({ where: { schoolId, withdrawnAt: null }, data: { withdrawnAt: now, withdrawnById: actor.userId } })
  await tx.schoolClosing.update({ where: { schoolId }, data: { closedAt: now, closedById: actor.userId } })
  await write(tx, END_SESSIONS.closed, [schoolId])
  await audit({ action: 'schools.closed', schoolId })
  await tell(tx, people, { school: row.school.name, erased: day(erasedFrom(now, env().RETENTION_DAYS)), key: `school-closed-${schoolId}-${now.getTime()}` })
}

/** Opens a closed school again while its data is there; publishers and the LAS are chosen anew. @throws AppError 'reopen-late' */
export async function reopenSchool({ tx, now, audit }: BesideContext, { schoolId }: z.output<typeof schoolInput>): Promise<void> {
  await lockSchools(tx, [schoolId])
  const row = await tx.schoolClosing.findUnique({ where: { schoolId }, select: { closedAt: true, erasedAt: true, school: { select: { name: true, mergedIntoId: true } } } })
  if (!row || !mayReopen({ ...row, mergedInto: row.school.mergedIntoId !== null })) throw new AppError('reopen-late')
  await tx.school.update({ where: { id: schoolId }, data: { active: true } })
  await tx.schoolClosing.delete({ where: { schoolId } })
  await audit({ action: 'schools.reopened', schoolId })
  await tell(tx, await addressees(tx, [schoolId], now), { school: row.school.name, erased: null, key: `school-reopened-${schoolId}-${now.getTime()}` })
}

async function tell(tx: BesideContext['tx'], people: readonly Addressee[], { school, erased, key }: { school: string; erased: string | null; key: string }): Promise<void> {
  for (const { userId, name, email, schoolId } of people) {
    const mail = await renderSchoolClosedMail({ portalName: env().PORTAL_NAME, name, school, erased, address: `${new URL(env().PUBLIC_URL).origin}/login/leerkracht` })
    await queueMail(tx, { key: `${key}-${userId}`, schoolId, recipient: email, ...mail })
  }
}
