import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/platform/jobs'
import { currentRoster, schoolYearAt } from './current'
import { diffRoster } from './diff'
import type { Finding } from './model'
import type { Pair } from './pairs'
import { guard, summarise } from './plan-summary'
import type { cancelInput, confirmInput } from './schema'
import { skippedRows } from './skipped'
import { lockRoster } from './sql'
import { openRoster, planDigest } from './staged'
import { dropScheduled, TAKEN_AWAY } from './drop-scheduled'
import { isAhead, isTurnover } from './turnover'

/** Waits for a person: sent in by one, or held after it came over a link. */
export const WAITING = ['staged', 'held'] as const

/**
 * 'Importeer' (LAS-5): hands the import to the worker, on the plan that the coordinator saw. An unusual one needs the
 * separate yes, and so does going on without the rows that have an error. One of the next school year is kept until that
 * begins, in the place of any other (ACC-10).
 * @throws AppError 'import-not-open', 'import-changed', 'import-with-errors', 'import-unconfirmed'
 */
export async function confirmImport({ tx, actor, now, audit }: CommandContext, input: z.output<typeof confirmInput>): Promise<{ importId: string }> {
  await lockRoster(tx, actor.school.id)
  const staged = await tx.rosterImport.findFirst({ where: { id: input.importId, status: { in: [...WAITING] } } })
  if (!staged?.rosterCipher) throw new AppError('import-not-open')
  const current = await currentRoster(tx, actor.school.id)
  const roster = openRoster(staged.rosterCipher, staged)
  const plan = diffRoster(current, roster, staged.pairs as Pair[])
  if (planDigest(plan) !== input.planDigest) throw new AppError('import-changed')
  const rows = (staged.findings as Finding[]).filter((finding) => finding.severity === 'error').length
  if (rows > 0 && input.partial !== 'ja') throw new AppError('import-with-errors')
  const asks = (staged.findings as Finding[]).some((finding) => finding.severity === 'question')
  if ((asks || guard(plan, current, isTurnover(await schoolYearAt(tx, now), roster.schoolYear)).flagged) && input.sure !== 'ja') throw new AppError('import-unconfirmed')
  const agreed = { planDigest: input.planDigest, failure: null, createdById: staged.createdById ?? actor.userId }
  const leftOut = skippedRows(roster)
  const details = rows > 0 ? { details: { leftOut } } : {}
  if (isAhead(roster.schoolYear, now)) {
    await dropScheduled(tx, { schoolId: actor.school.id, why: 'replaced', now })
    await tx.rosterImport.update({ where: { id: staged.id }, data: { ...agreed, status: 'scheduled', counts: { ...summarise(plan), leftOut } } })
    await audit({ action: 'roster.scheduled', subjectId: staged.id, ...details })
    return { importId: staged.id }
  }
  await tx.rosterImport.update({ where: { id: staged.id }, data: { ...agreed, status: 'queued', queuedAt: now } })
  await enqueue(tx, 'roster.apply', { importId: staged.id, schoolId: actor.school.id })
  await audit({ action: 'roster.confirmed', subjectId: staged.id, ...details })
  return { importId: staged.id }
}

/** Lets an import go that waits, for a person or for the new school year: nothing changed and nothing of it is kept. */
export async function cancelImport({ tx, actor, now, audit }: CommandContext, input: z.output<typeof cancelInput>): Promise<void> {
  await lockRoster(tx, actor.school.id)
  const gone = { status: 'cancelled', rosterCipher: null, endedAt: now } as const
  const { count: waiting } = await tx.rosterImport.updateMany({ where: { id: input.importId, status: { in: [...WAITING] } }, data: gone })
  // What a coordinator took away does not come back by night, unless the LAS has something else.
  const { count: ahead } = await tx.rosterImport.updateMany({ where: { id: input.importId, status: 'scheduled' }, data: { ...gone, failure: TAKEN_AWAY } })
  if (waiting + ahead === 0) throw new AppError('import-not-open')
  // What the link says of it is over, too.
  await tx.lasLink.updateMany({ where: { lastOutcome: { in: ['held', 'look'] } }, data: { lastOutcome: 'cancelled' } })
  await audit({ action: 'roster.cancelled', subjectId: input.importId })
}
