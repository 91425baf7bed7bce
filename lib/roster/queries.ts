import { fullName } from '@/lib/core/names'
import { pool } from '@/lib/platform/db/pool'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import type { ReplacedBy } from './cancelled'
import { readState, schoolYearAt } from './current'
import { diffRoster } from './diff'
import type { CarryOver } from '@/lib/licences/carry-over'
import { licencesAhead, licencesCarried, type LicenceTurnover } from './licence-turnover'
import { inOrder } from './findings'
import type { ImportReport } from './import-report'
import type { Finding } from './model'
import type { RosterPlan } from './plan'
import { guard, summarise, type GuardVerdict, type PlanSummary } from './plan-summary'
import { confirmedPairs, countDoubles, proposePairs, textOf, type Pair, type ProposedPair } from './pairs'
import { skippedRows } from './skipped'
import { findStrangers, type Stranger } from './strangers'
import { openReport, openRoster, openUndo, planDigest } from './staged'
import { currentOfState } from './state'
import { isAhead, isTurnover, isUnlikeAgreed, type Doubles } from './turnover'
import { undoOf, type UndoPlan } from './undo'
import { undoableImport, undoableUntil } from './undoable'

export type ImportStatus = 'staged' | 'held' | 'scheduled' | 'queued' | 'applied' | 'failed' | 'cancelled' | 'refused' | 'undone'
export type ImportSource = 'file' | 'link' | 'maker'
export type ImportRow = { id: string; status: ImportStatus; source: ImportSource; fileName: string; schoolYear: string | null; createdAt: Date; endedAt: Date | null; counts: PlanSummary | null }

const ROW = { id: true, status: true, source: true, fileName: true, schoolYear: true, createdAt: true, endedAt: true, counts: true } as const

/** The school's latest imports, newest first. */
export async function latestImports(scope: Scope, count = 10): Promise<ImportRow[]> {
  const rows = await forSchool(scope).rosterImport.findMany({ select: ROW, orderBy: { createdAt: 'desc' }, take: count })
  return rows.map((row) => ({ ...row, counts: row.counts as PlanSummary | null }))
}

export type ShownPair = ProposedPair & { chosen: boolean }
export type ShownStranger = Stranger & { answer: 'same' | 'other' | null }
/** `leftOut` are rows that are left out for an error of their own; `ahead`: of the next school year; `licences`: where a school year begins. */
export type Preview = { plan: RosterPlan; summary: PlanSummary; guard: GuardVerdict; digest: string; pairs: ShownPair[]; strangers: ShownStranger[]; leftOut: number; ahead: boolean; licences: LicenceTurnover | null; /** Of what waits for 1 August: by now it is so unlike what was agreed that it will wait for a person then (switch-over.ts). */ unlike: boolean }
/** What undoing this import would do as of now, and until when it can be. */
export type UndoView = { counts: UndoPlan['counts']; digest: string; until: Date }
export type ImportView = ImportRow & {
  format: string | null; producer: string | null; findings: Finding[]; dropped: Record<string, number>; failure: string | null
  undoneAt: Date | null; preview: Preview | null; undo: UndoView | null; licences: LicenceTurnover | null
  /** Which import came in its place, where it never went in. */
  replaced: ReplacedBy | null
  /** Whom it changed and how, for as long as that is kept. */
  report: ImportReport | null
}

/** One import as its page shows it; while it waits, with what it would change as of now (LAS-5). Null: not there. */
export async function importView(scope: Scope, id: string, now = new Date()): Promise<ImportView | null> {
  const database = forSchool(scope)
  const row = await database.rosterImport.findFirst({ where: { id }, select: { ...ROW, format: true, producer: true, findings: true, dropped: true, failure: true, rosterCipher: true, pairs: true, undoneAt: true, licenceTurnover: true, replacedBy: true, reportCipher: !scope.lookOn } })
  if (!row) return null
  const { rosterCipher, pairs, licenceTurnover, replacedBy, reportCipher, ...rest } = row
  let preview: Preview | null = null
  // Who looks on sees that it waits, not what is in it: that goes along with licences and secrets (ACC-11).
  if (!scope.lookOn && (row.status === 'staged' || row.status === 'held' || row.status === 'scheduled') && rosterCipher) {
    const state = await readState(pool(), scope.schoolId)
    const current = currentOfState(state)
    const roster = openRoster(rosterCipher, { schoolId: scope.schoolId, id: row.id })
    const turnover = isTurnover(await schoolYearAt(pool(), scope.schoolId, now), roster.schoolYear)
    const plan = diffRoster(current, roster, pairs as Pair[])
    const proposed = proposePairs(current, roster)
    const confirmed = confirmedPairs(pairs as Pair[], proposed)
    const chosen = new Set(confirmed.map(({ id }) => id))
    preview = {
      plan, summary: summarise(plan), guard: guard(plan, current, turnover), digest: planDigest(plan), pairs: proposed.map((pair) => ({ ...pair, chosen: chosen.has(pair.id) })),
      strangers: shownStrangers(findStrangers(current, roster), pairs as Pair[], confirmed),
      leftOut: skippedRows(roster),
      unlike: row.status === 'scheduled' && row.counts !== null && isUnlikeAgreed(row.counts as PlanSummary & Doubles, plan, current, countDoubles(plan, current, roster)),
      ahead: isAhead(roster.schoolYear, now), licences: turnover ? await licencesAhead(database, state, plan, now) : null,
    }
  }
  const undo = row.status === 'applied' && !scope.lookOn ? await undoView(database, scope.schoolId, row.id, now) : null
  const licences = row.status === 'applied' && licenceTurnover && !scope.lookOn ? await licencesCarried(database, licenceTurnover as CarryOver, row.endedAt ?? row.createdAt) : null
  const replaced = row.status === 'cancelled' && replacedBy ? await replacement(database, replacedBy) : null
  const report = reportCipher ? openReport(reportCipher, { schoolId: scope.schoolId, id: row.id }) : null
  return { ...rest, undo, licences, replaced, report, counts: rest.counts as PlanSummary | null, findings: inOrder(rest.findings as Finding[]), dropped: rest.dropped as Record<string, number>, preview }
}

/** The import that took the place of another, with who brought it, where that is somebody at this school. */
async function replacement(database: ReturnType<typeof forSchool>, id: string): Promise<ReplacedBy | null> {
  const row = await database.rosterImport.findFirst({ where: { id }, select: { id: true, source: true, fileName: true, createdAt: true, createdById: true } })
  if (!row) return null
  const { createdById, ...about } = row
  const person = createdById && (await database.employment.findFirst({ where: { userId: createdById }, select: { firstName: true, prefix: true, lastName: true } }))
  return { ...about, by: person ? fullName(person) : null }
}

/** Those that are still in question, with what was said of them: who is ticked as one of a pair is not. */
function shownStrangers(strangers: readonly Stranger[], words: readonly Pair[], confirmed: readonly Pair[]): ShownStranger[] {
  const said = new Map(words.map((word) => [textOf(word), word]))
  return strangers.flatMap((one) => {
    if (confirmed.some(({ kind, id, key }) => kind === one.kind && (id === one.id || key === one.key))) return []
    const word = said.get(textOf(one))
    return [{ ...one, answer: word ? (word.other ? 'other' as const : 'same' as const) : null }]
  })
}

async function undoView(database: ReturnType<typeof forSchool>, schoolId: string, id: string, now: Date): Promise<UndoView | null> {
  const last = await undoableImport(database, now)
  if (last?.id !== id) return null
  const { counts, digest } = undoOf(openUndo(last.undoCipher, { schoolId, id }), await readState(pool(), schoolId), now.toISOString())
  return { counts, digest, until: undoableUntil(last.endedAt) }
}

/** What was seen in the file of one import, for its report. Null: not there. */
export async function importFindings(scope: Scope, id: string): Promise<{ fileName: string; findings: Finding[] } | null> {
  const row = await forSchool(scope).rosterImport.findFirst({ where: { id }, select: { fileName: true, findings: true } })
  return row && { fileName: row.fileName, findings: inOrder(row.findings as Finding[]) }
}
