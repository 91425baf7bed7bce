import type { LasService } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { RosterDraft } from '@/lib/roster/draft'
import { createFindings, type Findings } from '@/lib/roster/findings'
import { createDraftReader, type ReadResult } from '@/lib/roster/formats/edexml'
import { READER_LIMITS } from '@/lib/roster/formats/limits'
import { resolveDraft } from '@/lib/roster/integrity'
import type { Finding } from '@/lib/roster/model'
import { faultOutcome, type OutcomeCode } from '../outcomes'
import { holdBack, type HeldAnswer } from './held-answer'
import { mergeParts, nameByEckId } from './merge'
import { buildRequest, type AskedGroup, type Operation, type RequestInput } from './request'
import { exchange, LIMITS, RUN_MS, type Limits } from './transport'

/** A LAS as one school asks it. */
export type Asking = {
  service: LasService
  /** The autorisatiesleutel: the school's own, or the portal's at that LAS. */
  key: string
  school: RequestInput['school']
  schoolYear: string
  /** With it the LAS may answer that nothing changed since. */
  receivedAt: Date | null
  /** `YYYY-MM-DD`: pupils who have left by then are left out. */
  today: string
}

/**
 * What came of it. `read` may hold findings that refuse it: those are the school's to mend, a problem is the connection's.
 * `digest` names an answer that says the same whenever it comes again; null when there is no such.
 */
export type LasAnswer = { kind: 'roster'; read: ReadResult; digest: string | null } | { kind: 'unchanged' } | { kind: 'problem'; outcome: OutcomeCode }

/** A whole answer that nobody has read yet. */
export type UnreadAnswer = { kind: 'unread'; digest: string; read: () => LasAnswer }
type Options = { limits?: Limits; ms?: number }

type Part = { kind: 'data'; draft: RosterDraft; dropped: Record<string, number> } | { kind: 'unchanged' } | { kind: 'empty' } | { kind: 'problem'; outcome: OutcomeCode }

/**
 * Fetches a school over UWLR 2.x (LAS-2), in the profile that the LAS has. All requests together have `ms`; holds no more
 * than the people. Never throws for what a LAS does.
 */
export async function askLas(asking: Asking, options?: Options): Promise<LasAnswer> {
  const answer = await askUnread(asking, options)
  return answer.kind === 'unread' ? answer.read() : answer
}

/** The same, where one may know by its digest alone what an answer says: one that comes in one piece is not read yet. */
export async function askUnread(asking: Asking, { limits = LIMITS, ms = RUN_MS }: Options = {}): Promise<LasAnswer | UnreadAnswer> {
  const findings = createFindings(READER_LIMITS.findings)
  const signal = AbortSignal.timeout(ms)
  const fetch = (operation: Operation, since: Date | null, groups?: AskedGroup[]) => fetchOnce(asking, { operation, since, groups, limits, signal }, findings)
  if (asking.service.profile === 'whole') {
    const { answer, part } = await fetch('whole', asking.receivedAt)
    const digest = answer?.digest([asking.schoolYear, asking.school.brin, asking.school.schoolKey, weekOf(asking.today)]) ?? null
    const read = () => answerOf(part(), findings, digest)
    return digest ? { kind: 'unread', digest, read } : read()
  }
  return answerOf(await askInSteps(asking.receivedAt, async (...asked) => (await fetch(...asked)).part(), findings), findings, null)
}

/** Counts the weeks. Once in one of them every answer is read, so that what a new release reads differently comes in. */
const weekOf = (day: string): string => String(Math.floor(Date.parse(day) / (7 * 86_400_000)))

function answerOf(parts: Part, findings: Findings, digest: string | null): LasAnswer {
  if (parts.kind === 'empty') return { kind: 'problem', outcome: 'no-data' }
  if (parts.kind !== 'data') return parts
  const { roster, partial } = resolveDraft(nameByEckId(parts.draft), findings)
  const read: ReadResult = { roster: findings.hasErrors() ? null : roster, ...(partial ? { partial } : {}), findings: findings.list().map(unplaced), dropped: parts.dropped }
  return { kind: 'roster', read, digest: parts.draft.dated ? null : digest }
}

/** The stepwise profile: the people of every group of the structure, and those of none. What has not changed is asked for again where something else has: only whole rosters are compared. */
async function askInSteps(receivedAt: Date | null, ask: (operation: Operation, since: Date | null, groups?: AskedGroup[]) => Promise<Part>, findings: Findings): Promise<Part> {
  const first = receivedAt && (await ask('structure', receivedAt))
  if (first && (first.kind === 'problem' || first.kind === 'empty')) return first
  const structure = first?.kind === 'data' ? first : await ask('structure', null)
  if (structure.kind !== 'data') return structure
  const groups = structure.draft.groups.flatMap(({ key, kind }): AskedGroup[] => (key ? [{ key, kind }] : []))
  const since = first?.kind === 'unchanged' ? receivedAt : null
  let pupils = await ask('pupils', since, groups)
  if (pupils.kind === 'problem' || pupils.kind === 'empty') return pupils
  let staff = await ask('staff', pupils.kind === 'unchanged' ? since : null, groups)
  if (staff.kind === 'problem') return staff
  if (pupils.kind === 'unchanged' && staff.kind === 'unchanged') return { kind: 'unchanged' }
  if (pupils.kind === 'unchanged') pupils = await ask('pupils', null, groups)
  if (staff.kind === 'unchanged') staff = await ask('staff', null, groups)
  if (staff.kind === 'problem') return staff
  if (pupils.kind !== 'data') return pupils
  const told = staff.kind === 'data' ? staff : null
  const dropped = [structure, pupils, ...(told ? [told] : [])].flatMap((part) => Object.entries(part.dropped))
  const sums: Record<string, number> = {}
  for (const [name, count] of dropped) sums[name] = (sums[name] ?? 0) + count
  return { kind: 'data', draft: mergeParts({ structure: structure.draft, pupils: pupils.draft, staff: told?.draft ?? null }, findings), dropped: sums }
}

type Once = { operation: Operation; since: Date | null; groups?: AskedGroup[]; limits: Limits; signal: AbortSignal }

/** What one request brought; `answer` is there when it may be one: no problem of the connection, and called one. */
type Fetched = { answer?: HeldAnswer; part: () => Part }

async function fetchOnce({ service, key, school, schoolYear, today }: Asking, { operation, since, groups, limits, signal }: Once, findings: Findings): Promise<Fetched> {
  const { url, customerCode, customerName, version, dataSet } = service
  const request = buildRequest({ operation, authorisation: { key, customerCode, customerName }, schoolYear, school, version, dataSet, receivedAt: since, groups })
  // A refusal of this answer is a matter of the connection; what is told of its people counts for the whole.
  const refusals = createFindings(1)
  const gather: Findings = { ...findings, add: (code, details) => (UNREADABLE.test(code) ? refusals : findings).add(code, details) }
  const answer = holdBack(createDraftReader({ today, findings: gather, link: true }))
  const done = await exchange({ url, ...request, limits, signal, onChunk: answer.write })
  if ('problem' in done) return { part: () => ({ kind: 'problem', outcome: done.problem }) }
  const part = (): Part => {
    const { draft, message, dropped } = answer.finish()
    if (!draft) return { kind: 'problem', outcome: unreadable(refusals.list()[0]) }
    if (message.kind === 'fault') {
      // The rest of a fault may echo what was asked, the key with it.
      log().warn({ faultcode: /^[\w.:-]{1,80}$/.test(message.code) ? message.code : 'other', operation }, 'a LAS answered with a fault')
      return { kind: 'problem', outcome: faultOutcome(message.code) }
    }
    if (done.status !== 200) return { kind: 'problem', outcome: 'http-error' }
    // Who was not given a moment cannot say that nothing changed since.
    if (message.kind === 'unchanged') return since ? { kind: 'unchanged' } : { kind: 'problem', outcome: 'bad-xml' }
    return message.kind === 'empty' ? { kind: 'empty' } : { kind: 'data', draft, dropped }
  }
  // What is refused by its status says nothing that could be said again.
  return done.status === 200 ? { answer, part } : { part }
}

const UNREADABLE = /^(file|encoding|xml|root|limit)\./

function unreadable(finding: Finding | undefined): OutcomeCode {
  const code = finding?.code ?? ''
  if (code === 'file.not-xml' && finding?.params?.kind === 'html') return 'html'
  if (code === 'file.not-xml') return 'wrong-type'
  if (code === 'xml.truncated' || code === 'file.empty') return 'cut-off'
  return code.startsWith('limit.') ? 'too-large' : 'bad-xml'
}

/** A line of a message that nobody can open tells a coordinator nothing. */
function unplaced({ line: _line, column: _column, ...finding }: Finding): Finding {
  return finding
}
