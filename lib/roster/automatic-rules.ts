import type { Finding } from './model'
import type { CurrentRoster, RosterPlan } from './plan'
import { guard, type PlanSummary } from './plan-summary'
import { isRowFinding } from './row-findings'

/**
 * What becomes of a roster that came over a link. 'held' waits for a person because something is out of the ordinary,
 * 'look' because a person asked to see it first.
 */
export type AutomaticDecision = 'refused' | 'other-school' | 'unchanged' | 'held' | 'look' | 'apply'

const OTHER_SCHOOL: readonly Finding['code'][] = ['school.other-brin', 'school.other-key', 'school.brin-absent', 'school.key-absent']

/** Why a roster may not come in at all; null: it may, or, as a `partial` one, may without its faulty rows (LAS-3). */
export function refusal(findings: readonly Finding[], partial = false): 'refused' | 'other-school' | null {
  const errors = findings.filter((finding) => finding.severity === 'error' && !(partial && isRowFinding(finding)))
  if (errors.some((finding) => OTHER_SCHOOL.includes(finding.code))) return 'other-school'
  return errors.length > 0 ? 'refused' : null
}

/**
 * Decides on a roster that may come in (LAS-5): nobody looks at night, so what a person would have to confirm (faulty rows
 * that stay out, too) is held, and so is whatever would leave the school without any pupil, member of staff or group that it
 * had, however few those are. `doubles`: people who would get a second account because nothing but the name says who they are (LAS-11).
 */
export function decide({ plan, summary, current, findings, look, turnover = false, doubles = 0 }: { plan: RosterPlan; summary: PlanSummary; current: CurrentRoster; findings: readonly Finding[]; look: boolean; turnover?: boolean; doubles?: number }): AutomaticDecision {
  if (summary.nothing) return 'unchanged'
  const verdict = guard(plan, current, turnover)
  if (verdict.flagged || doubles > 0 || findings.some((finding) => finding.severity === 'question' || finding.severity === 'error')) return 'held'
  return look ? 'look' : 'apply'
}

/**
 * True when a mail about an import that nobody watched is worth reading: somebody lost access, or somebody is left out who was
 * not left out the time before. A night of newcomers and moves is no mail.
 */
export function worthAMail(summary: PlanSummary, findings: readonly Finding[], before: readonly Finding[]): boolean {
  const removed = summary.groups.removed + summary.pupils.removed + summary.staff.removed + summary.staff.kept
  const told = new Set(before.map(name))
  return removed > 0 || findings.some((finding) => finding.severity !== 'notice' && !told.has(name(finding)))
}

const name = ({ code, subject }: Finding): string => `${code} ${subject ?? ''}`
