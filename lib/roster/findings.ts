import { severityOf, type FindingCode } from './finding-texts'
import type { FindingDetails, Severity } from './finding-words'
import type { Finding } from './model'
import { isRowFinding } from './row-findings'

/** Gathers findings, bounded: what does not fit is counted, and what refuses a file comes before what informs. */
export type Findings = {
  add: (code: FindingCode, details?: FindingDetails) => void
  /** True when something was added that refuses the file, listed or not. */
  hasErrors: () => boolean
  /** True when one of them concerns more than one row (row-findings.ts). */
  hasFileErrors: () => boolean
  /** Gravest first, in order of appearance within a severity; a last notice tells how many more there were. */
  list: () => Finding[]
}

const ORDER: readonly Severity[] = ['error', 'question', 'warning', 'notice']

/**
 * Gravest first, and within that as they stand in the file: the reader sees a row before the rules see the whole. What
 * has no line concerns the file and comes first; how many more there were comes last.
 */
export function inOrder(findings: readonly Finding[]): Finding[] {
  const last = (one: Finding) => Number(one.code === 'findings.more')
  return [...findings].sort((a, b) => last(a) - last(b) || ORDER.indexOf(a.severity) - ORDER.indexOf(b.severity) || (a.line ?? 0) - (b.line ?? 0) || (a.column ?? 0) - (b.column ?? 0))
}

/** Makes a finding with the severity of its code. */
export function finding(code: FindingCode, details: FindingDetails = {}): Finding {
  return { severity: severityOf(code), code, ...details }
}

/** An empty gathering that lists at most `max` findings. All problems are told, not only the first (LAS-3). */
export function createFindings(max: number): Findings {
  const kept: Record<Severity, Finding[]> = { error: [], question: [], warning: [], notice: [] }
  let fileErrors = false
  const total: Record<Severity, number> = { error: 0, question: 0, warning: 0, notice: 0 }
  return {
    add(code, details) {
      const severity = severityOf(code)
      total[severity] += 1
      if (severity === 'error' && !isRowFinding({ ...details, code })) fileErrors = true
      if (kept[severity].length < max) kept[severity].push(finding(code, details))
    },
    hasErrors: () => total.error > 0,
    hasFileErrors: () => fileErrors,
    list() {
      const listed = ORDER.flatMap((severity) => kept[severity]).slice(0, max)
      const all = ORDER.reduce((sum, severity) => sum + total[severity], 0)
      if (all <= listed.length) return listed
      const errors = total.error - listed.filter((one) => one.severity === 'error').length
      return [...listed, finding('findings.more', { params: { count: all - listed.length, errors } })]
    },
  }
}
