import type { LasService } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import type { RosterDraft } from '@/lib/roster/draft'
import { createFindings, type Findings } from '@/lib/roster/findings'
import { createDraftReader, type ReadResult } from '@/lib/roster/formats/edexml'
import { READER_LIMITS } from '@/lib/roster/formats/limits'
import { resolveDraft } from '@/lib/roster/integrity'
import type { Finding } from '@/lib/roster/model'
import { faultOutcome, type OutcomeCode } from '../outcomes'
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

/** What came of it. `read` may hold findings that refuse it: those are the school's to mend, a problem is the connection's. */
export type LasAnswer = { kind: 'roster'; read: ReadResult } | { kind: 'unchanged' } | { kind: 'problem'; outcome: OutcomeCode }

type Part = { kind: 'data'; draft: RosterDraft; dropped: Record<string, number> } | { kind: 'unchanged' } | { kind: 'empty' } | { kind: 'problem'; outcome: OutcomeCode }

/**
 * Fetches a school over UWLR 2.x (LAS-2), in the profile that the LAS has. All requests together have `ms`; holds no more
 * than the people. Never throws for what a LAS does.
 */
export async function askLas(asking: Asking, { limits = LIMITS, ms = RUN_MS }: { limits?: Limits; ms?: number } = {}): Promise<LasAnswer> {
  const findings = createFindings(READER_LIMITS.findings)
  const signal = AbortSignal.timeout(ms)
  const ask = (operation: Operation, since: Date | null, groups?: AskedGroup[]) => askOnce(asking, { operation, since, groups, limits, signal }, findings)
  const parts = asking.service.profile === 'whole' ? await ask('whole', asking.receivedAt) : await askInSteps(asking.receivedAt, ask, findings)
  if (parts.kind === 'empty') return { kind: 'problem', outcome: 'no-data' }
  if (parts.kind !== 'data') return parts
  const { roster, partial } = resolveDraft(nameByEckId(parts.draft), findings)
  return { kind: 'roster', read: { roster: findings.hasErrors() ? null : roster, ...(partial ? { partial } : {}), findings: findings.list().map(unplaced), dropped: parts.dropped } }
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

async function askOnce({ service, key, school, schoolYear, today }: Asking, { operation, since, groups, limits, signal }: Once, findings: Findings): Promise<Part> {
  const { url, customerCode, customerName, version, dataSet } = service
  const request = buildRequest({ operation, authorisation: { key, customerCode, customerName }, schoolYear, school, version, dataSet, receivedAt: since, groups })
  // A refusal of this answer is a matter of the connection; what is told of its people counts for the whole.
  const refusals = createFindings(1)
  const gather: Findings = { ...findings, add: (code, details) => (UNREADABLE.test(code) ? refusals : findings).add(code, details) }
  const reader = createDraftReader({ today, findings: gather, link: true })
  const done = await exchange({ url, ...request, limits, signal, onChunk: reader.write })
  if ('problem' in done) return { kind: 'problem', outcome: done.problem }
  const { draft, message, dropped } = reader.finish()
  if (!draft) return { kind: 'problem', outcome: unreadable(refusals.list()[0]) }
  if (message.kind === 'fault') {
    log().warn({ faultcode: message.code, faultstring: message.text, operation }, 'a LAS answered with a fault')
    return { kind: 'problem', outcome: faultOutcome(message.code) }
  }
  if (done.status !== 200) return { kind: 'problem', outcome: 'http-error' }
  // Who was not given a moment cannot say that nothing changed since.
  if (message.kind === 'unchanged') return since ? { kind: 'unchanged' } : { kind: 'problem', outcome: 'bad-xml' }
  return message.kind === 'empty' ? { kind: 'empty' } : { kind: 'data', draft, dropped }
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
