import type { z } from 'zod'
import { renderImportUndoneMail } from '@/emails/ImportUndone'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { ensureSubstituteAccounts } from '@/lib/substitutes/accounts'
import { carryBack } from '@/lib/licences/carry-licences'
import { readState } from './current'
import { passedOn } from './passed-on'
import type { undoInput } from './schema'
import { lockRoster, mailTo } from './sql'
import { openUndo } from './staged'
import { undoableImport } from './undoable'
import { undoOf, type UndoPlan } from './undo'
import { writeState } from './write-state'

/**
 * 'Maak deze import ongedaan' (LAS-5): the school is again what it was before its last import, as one step, as far as the
 * import changed it. Who came with it becomes inactive, not deleted; what people did since stays (undo.ts).
 * @throws AppError 'undo-not-possible', 'undo-changed', 'undo-unconfirmed'
 */
export async function undoImport({ tx, actor, now, audit }: CommandContext, input: z.output<typeof undoInput>): Promise<{ importId: string }> {
  await lockRoster(tx, actor.school.id)
  const last = await undoableImport(tx, now)
  if (last?.id !== input.importId) throw new AppError('undo-not-possible')
  const state = await readState(tx, actor.school.id)
  const record = openUndo(last.undoCipher, { schoolId: actor.school.id, id: last.id })
  const undo = undoOf(record, state, now.toISOString())
  if (undo.digest !== input.digest) throw new AppError('undo-changed')
  if (input.sure !== 'ja') throw new AppError('undo-unconfirmed')
  await writeState(tx, actor.school.id, state, undo.state)
  await ensureSubstituteAccounts(tx, actor.school.id, now)
  if (record.licences) await carryBack(tx, actor.school.id, record.licences)
  await tx.rosterImport.update({ where: { id: last.id }, data: { status: 'undone', undoCipher: null, undoneAt: now, undoneById: actor.userId } })
  // The LAS need not have changed: the next fetch asks for everything again.
  await tx.lasLink.updateMany({ data: { receivedAt: null, ...(last.source === 'link' ? { lastOutcome: 'undone' } : {}) } })
  await audit({ action: 'roster.undone', subjectId: last.id, details: totals(undo.counts) })
  for (const { id, ...what } of passedOn(state, undo.state)) await audit({ action: 'roster.passed-on', subjectId: id, details: { importId: last.id, ...what } })
  await tellCoordinators(tx, actor, last, undo)
  return { importId: last.id }
}

function totals(counts: UndoPlan['counts']): Record<string, number> {
  const { groups, pupils, staff } = counts
  return { groupsBack: groups.back, groupsGone: groups.gone, pupilsBack: pupils.back, pupilsGone: pupils.gone, staffBack: staff.back, staffGone: staff.gone, left: groups.left + pupils.left + staff.left }
}

/** Who undid it, and who had imported it. */
async function tellCoordinators(tx: CommandContext['tx'], actor: CommandContext['actor'], last: { id: string; fileName: string; createdById: string | null }, { counts }: UndoPlan): Promise<void> {
  const ids = [...new Set([actor.userId, ...(last.createdById ? [last.createdById] : [])])]
  const users = await mailTo(tx, ids)
  const address = `${new URL(env().PUBLIC_URL).origin}/beheer/gebruikersgegevens/${last.id}`
  for (const { id, email, name } of users) {
    const mail = await renderImportUndoneMail({
      portalName: env().PORTAL_NAME, name, school: actor.school.name, fileName: last.fileName, by: actor.name, address,
      pupilsBack: counts.pupils.back, pupilsGone: counts.pupils.gone, staffBack: counts.staff.back, staffGone: counts.staff.gone,
    })
    await queueMail(tx, { key: `roster-undone-${last.id}-${id}`, schoolId: actor.school.id, recipient: email, ...mail })
  }
}
