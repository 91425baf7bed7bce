import type { z } from 'zod'
import { renderSchoolSplitMail } from '@/emails/SchoolSplit'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { Transaction } from '@/lib/platform/db/prisma'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { addressees } from './addressees'
import { reversed, type Change } from './changes'
import { importedSince } from './imported-since'
import { isUndoable } from './rules'
import type { undoSplitInput } from './schema'
import type { SplitReport } from './split-rules'
import { splitUndoBlocks, type SplitUndoBlock } from './split-undo-rules'
import { DROP_SUBJECTS, END_SESSIONS_OF, lockSchools, write, type RawTransaction } from './sql'
import { openSplitUndo, readWorld, writeChanges } from './store'
import type { Row, TableName } from './world'

type Split = { id: string; fromId: string; toId: string; splitAt: Date; undoneAt: Date | null; undoCipher: Uint8Array | null }
type Tx = Pick<Transaction, 'rosterImport' | 'schoolMerge' | 'schoolSplit' | 'school' | 'homeAccount'> & RawTransaction

/** Why a split cannot be undone as of now; empty when it can. */
export async function whyNoSplitUndo(tx: Tx, split: Split, now: Date): Promise<SplitUndoBlock[]> {
  const { id, fromId, toId, splitAt, undoCipher } = split
  if (!undoCipher || split.undoneAt || !isUndoable(splitAt, now)) return ['late']
  const undo = openSplitUndo(undoCipher, id)
  const ids = [fromId, toId]
  const blocks: SplitUndoBlock[] = []
  if (await importedSince(tx, ids, splitAt)) blocks.push('import')
  if (await isElsewhere(tx, split)) blocks.push('school')
  blocks.push(...splitUndoBlocks(await readWorld(tx, ids), undo, toId))
  if (!blocks.includes('homes') && (await homesChanged(tx, undo.changes, splitAt))) blocks.push('homes')
  return blocks
}

/** Whether a school closed since, or another procedure of one came after: the last is undone first. */
async function isElsewhere(tx: Tx, { id, fromId, toId, splitAt }: Split): Promise<boolean> {
  const either = { in: [fromId, toId] }
  const closed = await tx.school.count({ where: { id: either, active: false } })
  const merged = await tx.schoolMerge.count({ where: { status: 'done', mergedAt: { gte: splitAt }, OR: [{ goesId: either }, { staysId: either }] } })
  const split = await tx.schoolSplit.count({ where: { id: { not: id }, undoneAt: null, splitAt: { gte: splitAt }, OR: [{ fromId: either }, { toId: either }] } })
  return closed + merged + split > 0
}

/** Whether a login at home of a child that went was activated since, or is not there any more. */
async function homesChanged(tx: Tx, changes: readonly Change[], splitAt: Date): Promise<boolean> {
  const ids = [...new Set(changes.flatMap((change) => (change.table === 'pupil_home' && change.kind === 'delete' ? [String(change.before.home_account_id)] : [])))]
  const unchanged = await tx.homeAccount.count({ where: { id: { in: ids }, OR: [{ activatedAt: null }, { activatedAt: { lte: splitAt } }] } })
  return unchanged < ids.length
}

const PEOPLE: readonly TableName[] = ['pupil', 'employment']

/**
 * Takes groups back from the school that a split gave them to, within 24 hours (ACC-8): who went is active again with the number and the
 * pseudonyms of before; the numbers that the split gave end for good. Whom it is about logs in again.
 * @throws AppError 'split-undo-late', 'split-undo-changed', 'merge-unconfirmed'
 */
export async function undoSplit({ tx, actor, now, audit }: BesideContext, { splitId, sure }: z.output<typeof undoSplitInput>): Promise<{ splitId: string }> {
  const split = await tx.schoolSplit.findUnique({ where: { id: splitId } })
  if (!split) throw new AppError('not-found')
  const ids = [split.fromId, split.toId]
  await lockSchools(tx, ids)
  // Another undo may have been first.
  const current = await tx.schoolSplit.findUniqueOrThrow({ where: { id: splitId } })
  const blocks = await whyNoSplitUndo(tx, current, now)
  if (blocks.length > 0) throw new AppError(blocks[0] === 'late' ? 'split-undo-late' : 'split-undo-changed')
  if (sure !== 'ja') throw new AppError('merge-unconfirmed')
  const { changes } = openSplitUndo(current.undoCipher!, splitId)
  const people = changes.filter(({ table }) => PEOPLE.includes(table))
  const made = people.flatMap((change) => (change.kind === 'insert' ? [change.after] : []))
  await writeChanges(tx, reversed(changes), { moveFirst: true })
  await write(tx, DROP_SUBJECTS, made.map(({ id }: Row) => id))
  await write(tx, END_SESSIONS_OF, people.flatMap(({ kind, key }) => (kind === 'update' ? [(JSON.parse(key) as string[])[0]!] : [])))
  const report = { ...(current.report as unknown as SplitReport), ended: made.map((row) => Number(row.portal_id)).sort((a, b) => a - b) }
  await tx.schoolSplit.update({ where: { id: splitId }, data: { report, undoCipher: null, undoneAt: now, undoneById: actor.userId } })
  for (const schoolId of ids) await audit({ action: 'schools.split-undone', schoolId, subjectId: splitId, details: { groups: report.groups.length, pupils: report.pupils.length } })
  for (const { userId, name, email, schoolId } of await addressees(tx, ids, now)) {
    const mail = await renderSchoolSplitMail({ portalName: env().PORTAL_NAME, name, from: report.from.name, to: report.to.name, groups: report.groups.map((each) => each.name), pupils: report.pupils.length, undone: true, address: `${new URL(env().PUBLIC_URL).origin}/groepen` })
    await queueMail(tx, { key: `school-split-undone-${splitId}-${userId}`, schoolId, recipient: email, ...mail })
  }
  return { splitId }
}
