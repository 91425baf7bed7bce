import { schoolYearOf } from '@/lib/core/school-year'
import { record } from '@/lib/audit/record'
import { run as query } from '@/lib/platform/db/pool'
import { forSchool, type SchoolTransaction } from '@/lib/platform/db/scope'
import { env, type LasService } from '@/lib/platform/env'
import { enqueue, type Jobs } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { receivedBy } from '@/lib/roster/applied-link'
import { takeIn, type TakenIn } from '@/lib/roster/automatic-import'
import { lockRoster } from '@/lib/roster/sql'
import { downWhen, mustWait } from './breaker'
import { openLasKey } from './key-cipher'
import { outcomeOf, type OutcomeCode } from './outcomes'
import { endQuietly } from './quiet-night'
import { LAS_SYSTEMS, type LasSystem } from './rules'
import { asksAhead, nextRun } from './schedule'
import { BEGIN_RUN } from './sql'
import { tellOfHeld, tellOfTrouble } from './tell-coordinators'
import { askUnread, type Asking, type LasAnswer, type UnreadAnswer } from './uwlr/ask'
import type { Limits } from './uwlr/transport'

/** A run counts as under way for this long: longer than it may take (`RUN_MS`). A retry takes over its own. */
const LEASE = 180_000
const BUSY_PAUSE = 5 * 60_000
/** Until a school is looked at again whose LAS is down as a whole. */
const DOWN_PAUSE = 60_000

type Link = { schoolId: string; system: LasSystem; keyCipher: Uint8Array | null; receivedAt: Date | null; failures: number; lasGrantedAt: Date | null; lastOutcome: string | null }
type Begun = Link & Asking['school'] & { down: boolean }
const LINK = { schoolId: true, system: true, keyCipher: true, receivedAt: true, failures: true, lasGrantedAt: true, lastOutcome: true } as const
export type FetchOptions = { limits?: Limits; ms?: number; now?: () => Date }

/**
 * The job 'las.fetch' (LAS-2): asks the school's LAS and takes in what it answers. One run of a school at a time; whatever
 * happens to the worker, the answer was taken in whole or not at all, and the school is asked again. Never throws for what
 * a LAS does: that is an outcome.
 */
export async function fetchRosterJob(job: Jobs['las.fetch'], last = false, options: FetchOptions = {}): Promise<void> {
  const { schoolId, run } = job
  const clock = options.now ?? (() => new Date())
  const at = clock()
  const link = await begin(schoolId, run, at)
  if (!link) return
  // Who clicked is asked for in any case.
  if (!job.by && link.down && (await mustWait(link.system, schoolId, at))) return putBack(job, at)
  try {
    const asking = makeAsking(link, link, at)
    const unread: LasAnswer | UnreadAnswer = asking ? await askUnread(asking, options) : { kind: 'problem', outcome: 'not-configured' }
    // Who asks for it now has it read, whatever the last night knew of it.
    if (unread.kind === 'unread' && !job.by && !asksAhead(at) && (await endQuietly(job, unread.digest, at, clock()))) return
    const answer = unread.kind === 'unread' ? unread.read() : unread
    await forSchool({ schoolId, groupIds: 'all' }).$transaction((tx) => end(tx, job, link, answer, at, clock()), { timeout: 120_000, maxWait: 10_000 })
  } catch (error) {
    log().error({ err: error, schoolId }, 'a fetch from a LAS failed')
    const problem = { kind: 'problem', outcome: 'unexpected' } as const
    if (last) await forSchool({ schoolId, groupIds: 'all' }).$transaction((tx) => end(tx, job, link, problem, at, clock()))
    throw error
  }
}

/** The job 'las.lost': ends a run that no worker survived, as one that went wrong here. One that did end is left as it is. */
export async function endLostRun(job: Jobs['las.lost'], _last = false, now = new Date()): Promise<void> {
  const link = await forSchool({ schoolId: job.schoolId, groupIds: 'all' }).lasLink.findFirst({ where: { runId: job.run }, select: LINK })
  if (link) await forSchool({ schoolId: job.schoolId, groupIds: 'all' }).$transaction((tx) => end(tx, job, link, { kind: 'problem', outcome: 'unexpected' }, now, now))
}

/** Makes this the school's one run; null when there is another, or nothing to fetch. A retry takes over its own run. */
async function begin(schoolId: string, run: string, now: Date): Promise<Begun | null> {
  const [link] = await query<Begun>(BEGIN_RUN, [...downWhen(now), schoolId, run, now, new Date(now.getTime() + LEASE)])
  if (!link) return null
  if (!LAS_SYSTEMS[link.system].key || link.keyCipher) return link
  await forSchool({ schoolId, groupIds: 'all' }).lasLink.updateMany({ where: { runId: run }, data: { runId: null, runUntil: null, nextRunAt: null } })
  return null
}

/** Not its turn after all: as if this run had not been, but for when the next one is. */
async function putBack({ schoolId, run }: Jobs['las.fetch'], now: Date): Promise<void> {
  await forSchool({ schoolId, groupIds: 'all' }).lasLink.updateMany({ where: { runId: run }, data: { runId: null, runUntil: null, nextRunAt: new Date(now.getTime() + DOWN_PAUSE) } })
}

/** How this school is asked of its LAS at `now`; null when the portal has no connection with that LAS. */
export function makeAsking(link: Pick<Link, 'schoolId' | 'system' | 'keyCipher' | 'receivedAt'>, school: Asking['school'], now: Date): Asking | null {
  const service: LasService | undefined = env().LAS_SERVICES[link.system]
  const key = link.keyCipher ? openLasKey(link.keyCipher, link.schoolId) : service?.key
  if (!service || !key) return null
  const schoolYear = schoolYearOf(now)
  // Another school year is another question: what was received of the last one says nothing of it.
  const receivedAt = link.receivedAt && schoolYearOf(link.receivedAt) === schoolYear ? link.receivedAt : null
  return { service, key, school, schoolYear, receivedAt, today: now.toISOString().slice(0, 10) }
}

const CODES: Record<Exclude<TakenIn['decision'], 'busy'>, OutcomeCode> = {
  apply: 'imported', unchanged: 'unchanged', held: 'held', look: 'look', refused: 'invalid-data', 'other-school': 'other-school',
}

/** Writes the whole end of a run at once: the import and its job, the link's new state, the audit line, the mails. */
async function end(tx: SchoolTransaction, { schoolId, run, by, look }: Jobs['las.fetch'], link: Link, answer: LasAnswer, at: Date, now: Date): Promise<void> {
  await lockRoster(tx, schoolId)
  // The link was ended or chosen anew meanwhile, or another run took over: this answer is nobody's any more.
  const { count } = await tx.lasLink.updateMany({ where: { runId: run }, data: { runId: null, runUntil: null } })
  if (count === 0) return
  const las = LAS_SYSTEMS[link.system].name
  const taken = answer.kind === 'roster' ? await takeIn(tx, { schoolId, las, read: answer.read, answerDigest: answer.digest, at, by, look }) : null
  if (taken?.decision === 'busy') return void (await tx.lasLink.updateMany({ data: { nextRunAt: new Date(now.getTime() + BUSY_PAUSE) } }))
  const code: OutcomeCode = taken ? CODES[taken.decision] : answer.kind === 'problem' ? answer.outcome : 'unchanged'
  const { good = false, soon = false, grant } = outcomeOf(code)
  const failures = good ? 0 : link.failures + 1
  await tx.lasLink.updateMany({
    data: {
      lastRunAt: now, lastOutcome: code, failures, nextRunAt: nextRun(schoolId, now, failures, soon),
      ...(grant === 'given' ? { lasGrantedAt: link.lasGrantedAt ?? now, lasCheckedAt: now } : grant === 'refused' ? { lasGrantedAt: null, lasCheckedAt: now } : {}),
      ...(code === 'unchanged' ? { lastSuccessAt: now, receivedAt: receivedBy(at) } : {}),
    },
  })
  const importId = taken?.importId ?? undefined
  // The log tells what happened, not each of seven thousand nights in which nothing did.
  if (code !== 'unchanged' && (good || code !== link.lastOutcome)) await record(tx, { kind: 'system', address: null }, { action: good ? 'las.fetched' : 'las.fetch-failed', schoolId, subjectId: importId, ...(good ? {} : { outcome: 'refused' as const }), details: { system: link.system, outcome: code } })
  if (code === 'held' && taken?.importId && taken.plan) await tellOfHeld(tx, { schoolId, las, importId: taken.importId, plan: taken.plan, now })
  // Who asks now may have made the next year ready just now; the night looks in its season.
  if (good && (by !== null || asksAhead(at))) await enqueue(tx, 'las.ahead', { schoolId })
  if (!good) await tellOfTrouble(tx, { schoolId, las, code, failures, wasLive: link.lasGrantedAt !== null, now })
}
