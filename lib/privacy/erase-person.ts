import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { countErased } from '@/lib/platform/sql-erased'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { runIn } from '@/lib/platform/db/connection'
import { drop, lockRoster } from '@/lib/roster/sql'
import { ERASE_HOMES, ERASE_MEMBER, ERASE_PUPIL, ERASE_USERS } from '@/lib/roster/sql-erase'
import { remnantsOf, type Remnants } from './imports-of'
import { namesPerson, type SubjectKind } from './person-rules'
import { ERASE_DRAFTS, ERASE_LINKS, ERASE_MAILS, ERASE_PLACES, ERASE_REQUESTS, ERASE_SESSIONS, ERASE_SUBSTITUTIONS, INVITED_LOGIN } from './sql-erase'
import { subjectOf, type Subject } from './subjects'

/**
 * 'Wissen' (DAT-3): everything of somebody who is not of the school any more, now and not when its time has come, in one
 * transaction: the person with all that hangs on it, the pseudonyms towards publishers, what imports and drafts still hold,
 * mails and links. A login that serves another school stays for that one.
 * @throws AppError 'not-found', 'erase-active', 'erase-address-in-use', 'erase-import-waits', 'erase-not-confirmed'
 */
export async function erasePerson({ tx, actor, now, audit }: CommandContext, input: { kind: SubjectKind; id: string; typed: string }): Promise<void> {
  const schoolId = actor.school.id
  await lockRoster(tx, schoolId)
  const subject = await subjectOf(tx, schoolId, input.kind, input.id)
  if (!subject) throw new AppError('not-found')
  const remnants = await remnantsOf(tx, subject)
  const refusal = eraseRefusal(subject, remnants)
  if (refusal) throw new AppError(refusal, undefined, { name: subject.name })
  if (!namesPerson(input.typed, subject.name)) throw new AppError('erase-not-confirmed', undefined, { name: subject.name })
  await forget(tx, remnants)
  const erase = { pupil: erasePupil, staff: eraseMember, parent: eraseParent }[input.kind]
  await erase(tx, schoolId, subject)
  await countErased(tx, schoolId, now, { [{ pupil: 'pupils', staff: 'staff', parent: 'homeLogins' }[input.kind]]: 1 })
  await audit({ action: 'privacy.erased', subjectId: input.id, details: { of: input.kind } })
}

/** Why somebody cannot be erased now, or null. */
export function eraseRefusal({ kind, removedAt }: Subject, { waiting }: Remnants): 'erase-active' | 'erase-address-in-use' | 'erase-import-waits' | null {
  if (removedAt === null) return kind === 'parent' ? 'erase-address-in-use' : 'erase-active'
  return waiting ? 'erase-import-waits' : null
}

type Erased = { count: number; others: string[] }

async function erasePupil(tx: SchoolTransaction, schoolId: string, { id }: Subject): Promise<void> {
  const homes = await tx.pupilHome.findMany({ where: { pupilId: id }, select: { homeAccountId: true, homeAccount: { select: { email: true } } } })
  const [erased] = await runIn<Erased>(tx, ERASE_PUPIL, [schoolId, id])
  await letParentsGo(tx, schoolId, homes.map(({ homeAccountId, homeAccount }) => ({ id: homeAccountId, email: homeAccount.email })), erased!.others)
}

async function eraseMember(tx: SchoolTransaction, schoolId: string, { id, traces }: Subject): Promise<void> {
  // Who never answered the invitation has a login in name only, and links that went to it.
  const invited = await runIn<{ id: string; unused: boolean }>(tx, INVITED_LOGIN, [schoolId, id])
  const [erased] = await runIn<Erased>(tx, ERASE_MEMBER, [schoolId, id])
  const logins = [...(traces.userId ? [traces.userId] : []), ...invited.map((login) => login.id)]
  for (const statement of [ERASE_LINKS, ERASE_SESSIONS, ERASE_SUBSTITUTIONS, ERASE_DRAFTS]) await runIn(tx, statement, [schoolId, logins])
  for (const statement of [ERASE_MAILS, ERASE_REQUESTS]) await runIn(tx, statement, [schoolId, [...traces.emails]])
  await drop(tx, ERASE_USERS, [...erased!.others, ...invited.filter(({ unused }) => unused).map((login) => login.id)])
}

async function eraseParent(tx: SchoolTransaction, schoolId: string, { id, name }: Subject): Promise<void> {
  await runIn(tx, ERASE_PLACES, [schoolId, [id]])
  await letParentsGo(tx, schoolId, [{ id, email: name }], [id])
}

/** What this school mailed to parents who have no child here any more goes; their logins, where they open nothing at all. */
async function letParentsGo(tx: SchoolTransaction, schoolId: string, homes: { id: string; email: string }[], ids: string[]): Promise<void> {
  const left = new Set((await tx.pupilHome.findMany({ where: { homeAccountId: { in: homes.map(({ id }) => id) } }, select: { homeAccountId: true } })).map((row) => row.homeAccountId))
  const gone = homes.filter(({ id }) => !left.has(id))
  await runIn(tx, ERASE_LINKS, [schoolId, gone.map(({ id }) => id)])
  await runIn(tx, ERASE_MAILS, [schoolId, gone.map(({ email }) => email)])
  await drop(tx, ERASE_HOMES, ids)
}

/** Imports that hold somebody cannot be undone any more; what was noticed in their files goes; drafts with the person too. */
async function forget(tx: SchoolTransaction, { undo, reports, notes, drafts }: Remnants): Promise<void> {
  await tx.rosterImport.updateMany({ where: { id: { in: undo } }, data: { undoCipher: null } })
  await tx.rosterImport.updateMany({ where: { id: { in: reports } }, data: { reportCipher: null } })
  await tx.rosterImport.updateMany({ where: { id: { in: notes } }, data: { findings: [], pairs: [] } })
  await tx.rosterDraft.deleteMany({ where: { userId: { in: drafts } } })
}
