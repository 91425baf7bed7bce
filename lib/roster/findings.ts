import { severityOf, type FindingCode } from './finding-texts'
import type { FindingDetails, Severity } from './finding-words'
import type { Finding } from './model'

/** Gathers findings, bounded: what does not fit is counted, and what refuses a file comes before what informs. */
export type Findings = {
  add: (code: FindingCode, details?: FindingDetails) => void
  /** True when something was added that refuses the file, listed or not. */
  hasErrors: () => boolean
  /** Gravest first, in order of appearance within a severity; a last notice tells how many more there were. */
  list: () => Finding[]
}

const ORDER: readonly Severity[] = ['error', 'question', 'warning', 'notice']

/** Makes a finding with the severity of its code. */
export function finding(code: FindingCode, details: FindingDetails = {}): Finding {
  return { severity: severityOf(code), code, ...details }
}

/** An empty gathering that lists at most `max` findings. All problems are told, not only the first (LAS-3). */
export function createFindings(max: number): Findings {
  const kept: Record<Severity, Finding[]> = { error: [], question: [], warning: [], notice: [] }
  const total: Record<Severity, number> = { error: 0, question: 0, warning: 0, notice: 0 }
  return {
    add(code, details) {
      const severity = severityOf(code)
      total[severity] += 1
      if (kept[severity].length < max) kept[severity].push(finding(code, details))
    },
    hasErrors: () => total.error > 0,
    list() {
      const listed = ORDER.flatMap((severity) => kept[severity]).slice(0, max)
      const all = ORDER.reduce((sum, severity) => sum + total[severity], 0)
      if (all <= listed.length) return listed
      const errors = total.error - listed.filter((one) => one.severity === 'error').length
      return [...listed, finding('findings.more', { params: { count: all - listed.length, errors } })]
    },
  }
}
