import type { z } from 'zod'
import type { CommandContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { enqueue } from '@/lib/platform/jobs'
import { runIn } from '@/lib/platform/db/connection'
import { currentRoster } from './current'
import { diffRoster } from './diff'
import { importIn } from './import-rows'
import { countDoubles } from './pairs'
import { guard, guardReasons, summarise } from './plan-summary'
import type { cancelInput, confirmInput } from './schema'
import { skippedRows } from './skipped'
import { lockRoster } from './sql'
import { QUEUE_IMPORT } from './sql-imports'
import { openRoster, planDigest } from './staged'
import { dropScheduled, TAKEN_AWAY } from './drop-scheduled'
import { isAhead, isTurnover } from './turnover'
import { sameWords, wordsOf } from './words'

/** Waits for a person: sent in by one, or held after it came over a link. */
export const WAITING = ['staged', 'held'] as const

/**
 * 'Importeer' (LAS-5): hands the import to the worker, on the plan that the coordinator saw. An unusual one needs the
 * separate yes, and so does going on without the rows that have an error. One of the next school year is kept until that
 * begins, in the place of any other (ACC-10). What the form says of who is who is kept in the same step (LAS-8, LAS-11): nothing
 * that was ticked is lost. Where it leaves a question open, or brings one that was not shown, nothing goes in yet and the
 * preview is looked at once more (`look`).
 * @throws AppError 'import-not-open', 'import-changed', 'import-with-errors', 'import-unconfirmed', 'import-unanswered'
 */
export async function confirmImport({ tx, actor, now, audit }: CommandContext, input: ConfirmInput): Promise<{ importId: string; look?: true }> {
  await lockRoster(tx, actor.school.id)
  const staged = await importIn(tx, actor.school.id, input.importId, WAITING, now)
  if (!staged?.rosterCipher) throw new AppError('import-not-open')
  const current = await currentRoster(tx, actor.school.id)
  const roster = openRoster(staged.rosterCipher, staged)
  const stored = staged.pairs
  const said = input.words ? wordsOf({ ...SILENT, ...input }, current, roster) : null
  const news = said && !sameWords(said.words, stored) ? said : null
  const keep = async () => {
    if (!news) return
    await tx.rosterImport.update({ where: { id: staged.id }, data: { pairs: news.words, failure: null } })
    await audit({ action: 'roster.paired', subjectId: staged.id, details: { pairs: news.pairs, of: news.of } })
  }
  if (said && (input.only || input.all || input.allOther)) {
    await keep()
    return { importId: staged.id }
  }
  const seen = diffRoster(current, roster, stored)
  if (planDigest(seen) !== input.planDigest) {
    if (!news) throw new AppError('import-changed')
    await keep()
    return { importId: staged.id, look: true }
  }
  const plan = news ? diffRoster(current, roster, news.words) : seen
  const digest = news ? planDigest(plan) : input.planDigest
  const rows = staged.findings.filter((finding) => finding.severity === 'error').length
  if (rows > 0 && input.partial !== 'ja') throw new AppError('import-with-errors')
  const asks = staged.findings.some((finding) => finding.severity === 'question')
  const turnover = isTurnover(staged.yearBefore, roster.schoolYear)
  const [verdict, shown] = [guard(plan, current, turnover), guardReasons(guard(seen, current, turnover))]
  const refusal = verdict.strangers > 0 ? 'import-unanswered' : (asks || verdict.flagged) && input.sure !== 'ja' ? 'import-unconfirmed' : null
  if (news && (refusal || guardReasons(verdict).some((reason) => !shown.includes(reason)))) {
    await keep()
    return { importId: staged.id, look: true }
  }
  if (refusal) throw new AppError(refusal)
  await keep()
  const leftOut = skippedRows(roster)
  const details = rows > 0 ? { details: { leftOut } } : {}
  if (isAhead(roster.schoolYear, now)) {
    await dropScheduled(tx, { schoolId: actor.school.id, why: 'replaced', now, by: staged.id })
    await tx.rosterImport.update({ where: { id: staged.id }, data: { planDigest: digest, failure: null, createdById: staged.createdById ?? actor.userId, status: 'scheduled', counts: { ...summarise(plan), leftOut, doubles: countDoubles(plan, current, roster) } } })
    await audit({ action: 'roster.scheduled', subjectId: staged.id, ...details })
    return { importId: staged.id }
  }
  await runIn(tx, QUEUE_IMPORT, [actor.school.id, staged.id, digest, actor.userId, now])
  await enqueue(tx, 'roster.apply', { importId: staged.id, schoolId: actor.school.id })
  await audit({ action: 'roster.confirmed', subjectId: staged.id, ...details })
  return { importId: staged.id }
}

type ConfirmInput = Pick<z.output<typeof confirmInput>, 'importId' | 'planDigest'> & Partial<z.output<typeof confirmInput>>
const SILENT = { pair: [], same: [], other: [] }

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
