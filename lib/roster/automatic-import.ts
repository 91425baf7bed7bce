import { randomUUID } from 'node:crypto'
import { schoolYearOf } from '@/lib/core/school-year'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { decide, refusal, type AutomaticDecision } from './automatic-rules'
import { cancelled } from './cancelled'
import { currentRoster, schoolYearAt } from './current'
import { diffRoster } from './diff'
import type { ReadResult } from './formats/edexml'
import { importSchool } from './import-rows'
import { countDoubles } from './pairs'
import { summarise, type PlanSummary } from './plan-summary'
import { checkAgainstSchool } from './rules'
import { lockRoster } from './sql'
import { planDigest, sealRoster } from './staged'
import { isTurnover } from './turnover'
import { lastChange } from './undoable'
import { noteSame, rosterDigest, sameAsLastImport } from './unchanged'

export type FromLink = {
  schoolId: string
  /** The LAS, as people call it. */
  las: string
  read: ReadResult
  /** Of the answer as a whole; null when the same answer may mean something else another time. */
  answerDigest: string | null
  /** When the request went out: what is in the answer is at least that new. */
  at: Date
  /** Who asked for it; null: the night. */
  by: string | null
  /** Wants to see it before it goes in. */
  look: boolean
}

/** 'busy': another import of the school is about to go in; come back when it has. */
export type TakenIn = { decision: AutomaticDecision; importId: string | null; plan: { digest: string; summary: PlanSummary; doubles: number } | null } | { decision: 'busy' }

/** What waits of a link: its newest answer takes the place of it. */
const OPEN = { source: 'link' as const, status: { in: ['staged' as const, 'held' as const] } }

/**
 * Takes in what a LAS answered (LAS-2, LAS-5), in the caller's transaction: nothing changed and nothing is kept; or it goes to
 * the worker at once; or it waits for a person. Only the newest waits, and the same plan twice stays one import. Waits for an
 * import of the school that is being applied.
 */
export async function takeIn(tx: SchoolTransaction, { schoolId, las, read, answerDigest, at, by, look }: FromLink): Promise<TakenIn> {
  await lockRoster(tx, schoolId)
  if (await tx.rosterImport.findFirst({ where: { status: 'queued' }, select: { id: true } })) return { decision: 'busy' }
  const school = await importSchool(tx, schoolId)
  const usable = read.roster ?? read.partial
  const checked = usable && checkAgainstSchool(usable, school, schoolYearOf(at), 'link')
  const findings = [...read.findings, ...(checked?.findings ?? [])]
  const about = { fileName: las, findings: findings as object[], dropped: read.dropped, createdById: by, createdAt: at }
  const refused = refusal(findings, read.partial !== undefined) ?? (checked ? null : 'refused')
  if (refused || !checked) return { decision: refused ?? 'refused', importId: refused === 'refused' ? await keepRefusal(tx, schoolId, about) : null, plan: null }

  const told = rosterDigest(checked.roster)
  const known = { roster: told, answer: told && answerDigest }
  if (told && (await sameAsLastImport(tx, schoolId, told))) {
    await noteSame(tx, schoolId, known)
    await tx.rosterImport.updateMany({ where: OPEN, data: cancelled('nothing-new', at) })
    return { decision: 'unchanged', importId: null, plan: null }
  }
  const current = await currentRoster(tx, schoolId)
  const plan = diffRoster(current, checked.roster)
  const digest = planDigest(plan)
  const summary = summarise(plan)
  const doubles = countDoubles(plan, current, checked.roster)
  const decided = decide({ plan, summary, current, findings, look, doubles, turnover: isTurnover(await schoolYearAt(tx, schoolId, at), checked.roster.schoolYear) })
  // What a person undid does not come back by itself: once more a person says that it may.
  const decision = decided === 'apply' && (await wasUndone(tx)) ? 'held' : decided
  const { format, schoolYear, producer } = checked.roster
  const content = { ...about, format, schoolYear, producer: producer ?? null, failure: null }
  const status = decision === 'held' ? 'held' : decision === 'look' ? 'staged' : 'queued'
  const waiting = await tx.rosterImport.findFirst({ where: OPEN, orderBy: { createdAt: 'desc' }, select: { id: true, planDigest: true } })
  const same = decision !== 'unchanged' && waiting?.planDigest === digest ? waiting.id : null
  const id = same ?? randomUUID()
  await tx.rosterImport.updateMany({ where: { ...OPEN, ...(same ? { id: { not: same } } : {}) }, data: decision === 'unchanged' ? cancelled('nothing-new', at) : cancelled('replaced', at, id) })
  if (decision === 'unchanged') {
    await noteSame(tx, schoolId, known)
    return { decision, importId: null, plan: { digest, summary, doubles } }
  }
  const data = { ...content, rosterCipher: sealRoster(checked.roster, { schoolId, id }), status, ...(status === 'queued' ? { queuedAt: at } : {}), planDigest: digest, answerDigest: known.answer } as const
  if (same) await tx.rosterImport.update({ where: { id }, data })
  else await tx.rosterImport.create({ data: { ...data, id, schoolId, source: 'link' } })
  if (decision === 'apply') await enqueue(tx, 'roster.apply', { importId: id, schoolId })
  return { decision, importId: id, plan: { digest, summary, doubles } }
}

/** Whether the last thing that happened to the school's people is that somebody undid what the link had brought. */
async function wasUndone(tx: SchoolTransaction): Promise<boolean> {
  const last = await lastChange(tx)
  return last?.status === 'undone' && last.source === 'link'
}

type About = { fileName: string; findings: object[]; dropped: Record<string, number>; createdById: string | null; createdAt: Date }

/** A school whose data is refused every night has one line that says so, with what is wrong now. */
async function keepRefusal(tx: SchoolTransaction, schoolId: string, about: About): Promise<string> {
  const newest = await tx.rosterImport.findFirst({ orderBy: { createdAt: 'desc' }, select: { id: true, status: true, source: true } })
  const data = { ...about, endedAt: about.createdAt }
  if (newest?.status === 'refused' && newest.source === 'link') return (await tx.rosterImport.update({ where: { id: newest.id }, data, select: { id: true } })).id
  return (await tx.rosterImport.create({ data: { ...data, schoolId, source: 'link', status: 'refused' }, select: { id: true } })).id
}
