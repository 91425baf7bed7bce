import type { z } from 'zod'
import { renderSchoolsMergedMail } from '@/emails/SchoolsMerged'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import type { Transaction } from '@/lib/platform/db/prisma'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { addressees } from './addressees'
import { reversed } from './changes'
import { importedSince } from './imported-since'
import type { MergeReport } from './report'
import { isUndoable, type UndoBlock } from './rules'
import type { undoMergeInput } from './schema'
import { changedStaff, invitedIn, type ChangedStaff } from './standing'
import { END_SESSIONS, lockSchools, write, type RawTransaction } from './sql'
import { openMergeUndo, readWorld, writeChanges } from './store'
import { undoBlocks } from './undo-rules'
import { returnLinks } from './sql-links'

type Merge = { id: string; goesId: string; staysId: string; mergedAt: Date; undoCipher: Uint8Array | null }

/** `staff`: who was given other rights since, for the block of that name. */
export type WhyNoUndo = { blocks: UndoBlock[]; staff: ChangedStaff[] }

/** Why a merger cannot be undone as of now; no blocks when it can. */
export async function whyNoUndo(tx: Pick<Transaction, 'rosterImport' | 'user'> & RawTransaction, { goesId, staysId, mergedAt, undoCipher }: Merge, now: Date): Promise<WhyNoUndo> {
  const none = (block: UndoBlock) => ({ blocks: [block], staff: [] })
  if (!undoCipher || !isUndoable(mergedAt, now)) return none('late')
  const imported = await importedSince(tx, [goesId, staysId], mergedAt)
  if (imported) return none(imported === 'done' ? 'import' : 'import-waits')
  const [world, undo] = [await readWorld(tx, [goesId, staysId]), openMergeUndo(undoCipher)]
  const logins = await tx.user.findMany({ where: { email: { in: invitedIn(undo.staff) } }, select: { id: true, email: true } })
  const emails = new Map(logins.map(({ id, email }) => [id, email]))
  return { blocks: undoBlocks(world, undo, emails), staff: changedStaff(world, undo.staff, emails) }
}

/**
 * Makes two schools of one again, within 24 hours (ACC-8): every row is what it was, as far as the merger changed it. Whoever is in logs in
 * again. @throws AppError 'merge-undo-late', 'merge-undo-changed', 'merge-unconfirmed'
 */
export async function undoMerge({ tx, actor, now, audit }: BesideContext, { mergeId, sure }: z.output<typeof undoMergeInput>): Promise<{ mergeId: string }> {
  const merge = await tx.schoolMerge.findUnique({ where: { id: mergeId } })
  if (!merge) throw new AppError('not-found')
  await lockSchools(tx, [merge.goesId, merge.staysId])
  // Another undo may have been first.
  const current = await tx.schoolMerge.findUniqueOrThrow({ where: { id: mergeId } })
  const blocks = current.status === 'undone' ? (['late'] as const) : (await whyNoUndo(tx, current, now)).blocks
  if (blocks.length > 0) throw new AppError(blocks[0] === 'late' ? 'merge-undo-late' : 'merge-undo-changed')
  if (sure !== 'ja') throw new AppError('merge-unconfirmed')
  const ids = [merge.goesId, merge.staysId]
  await writeChanges(tx, reversed(openMergeUndo(current.undoCipher!).changes), { moveFirst: true })
  await returnLinks(tx, current, now)
  await write(tx, END_SESSIONS.mergeUndone, ids)
  // What the school itself had asked before stands.
  await tx.schoolClosing.updateMany({ where: { schoolId: merge.goesId }, data: { closedAt: null, closedById: null } })
  await tx.schoolClosing.deleteMany({ where: { schoolId: merge.goesId, requestedAt: null } })
  await tx.schoolMerge.update({ where: { id: mergeId }, data: { status: 'undone', undoCipher: null, undoneAt: now, undoneById: actor.userId } })
  for (const schoolId of ids) await audit({ action: 'schools.merge-undone', schoolId, subjectId: mergeId })
  const { goes, stays } = merge.report as unknown as MergeReport
  for (const { userId, name, email, schoolId } of await addressees(tx, ids, now)) {
    const mail = await renderSchoolsMergedMail({ portalName: env().PORTAL_NAME, name, goes: goes.name, stays: stays.name, pupils: 0, publishers: [], undone: true, address: `${new URL(env().PUBLIC_URL).origin}/beheer` })
    await queueMail(tx, { key: `schools-merge-undone-${mergeId}-${userId}`, schoolId, recipient: email, ...mail })
  }
  return { mergeId }
}
