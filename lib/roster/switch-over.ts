import pLimit from 'p-limit'
import { record } from '@/lib/audit/record'
import { schoolYearOf } from '@/lib/core/school-year'
import { acrossSchools, forSchool, type SchoolTransaction } from '@/lib/platform/db/scope'
import { enqueue } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { currentRoster } from './current'
import { diffRoster } from './diff'
import { countDoubles, type Pair } from './pairs'
import type { PlanSummary } from './plan-summary'
import { dropScheduled } from './drop-scheduled'
import { lockRoster } from './sql'
import { openRoster, planDigest } from './staged'
import { tellOfYearHeld } from './tell-of-year'
import { isUnlikeAgreed, type Doubles } from './turnover'

/** So many schools at a time at most: the first minutes of 1 August are every school's. */
const MOST = 500
const AT_ONCE = 2

/**
 * The job 'roster.switch-over' (ACC-10): hands the rosters of a school year that has begun to the worker. What would now
 * take away far more than was agreed on waits for a person. A school whose new year came in otherwise needs none. Each
 * school on its own: what fails for one is logged and tried again, and the others go on.
 */
export async function switchOver(now: Date, most = MOST): Promise<number> {
  const due = await acrossSchools('a job begins the new school year everywhere').rosterImport.findMany({
    where: { status: 'scheduled', schoolYear: { lte: schoolYearOf(now) }, school: { active: true } },
    select: { id: true, schoolId: true }, orderBy: [{ createdAt: 'asc' }, { id: 'asc' }], take: most,
  })
  const limit = pLimit(AT_ONCE)
  const begun = await Promise.all(due.map(({ id, schoolId }) => limit(() =>
    forSchool({ schoolId, groupIds: 'all' }).$transaction((tx) => begin(tx, schoolId, id, now), { timeout: 60_000, maxWait: 30_000 })
      .catch((error: unknown) => (log().error({ err: error, schoolId }, 'a school year did not begin'), false)))))
  return begun.filter(Boolean).length
}

async function begin(tx: SchoolTransaction, schoolId: string, importId: string, now: Date): Promise<boolean> {
  await lockRoster(tx, schoolId)
  const waiting = await tx.rosterImport.findFirst({ where: { id: importId, status: 'scheduled' } })
  if (!waiting?.rosterCipher) return false
  const last = await tx.rosterImport.findFirst({ where: { status: 'applied', schoolYear: { gte: waiting.schoolYear! } }, select: { id: true } })
  if (last) {
    await dropScheduled(tx, { schoolId, why: 'superseded', now })
    return false
  }
  const current = await currentRoster(tx, schoolId)
  const roster = openRoster(waiting.rosterCipher, waiting)
  const plan = diffRoster(current, roster, waiting.pairs as Pair[])
  const digest = planDigest(plan)
  if (isUnlikeAgreed(waiting.counts as PlanSummary & Doubles, plan, current, countDoubles(plan, current, roster))) {
    await tx.rosterImport.update({ where: { id: importId }, data: { status: 'held', planDigest: digest, heldAt: now } })
    await record(tx, { kind: 'system', address: null }, { action: 'roster.year-held', schoolId, subjectId: importId })
    await tellOfYearHeld(tx, { schoolId, schoolYear: waiting.schoolYear!, importId, now })
    return false
  }
  await tx.rosterImport.update({ where: { id: importId }, data: { status: 'queued', queuedAt: now, planDigest: digest } })
  await enqueue(tx, 'roster.apply', { importId, schoolId })
  return true
}
