import { CONTENT_TEXTS } from './finding-texts-content'
import { FILE_TEXTS } from './finding-texts-file'
import { LINK_TEXTS } from './finding-texts-link'
import { SCHOOL_TEXTS } from './finding-texts-school'
import type { FindingDetails, FindingEntry, Severity } from './finding-words'

const CATALOGUE = { ...FILE_TEXTS, ...CONTENT_TEXTS, ...SCHOOL_TEXTS, ...LINK_TEXTS } satisfies Record<string, FindingEntry>

/** Every code has its texts: the union is derived from the catalogue, so a code without a text does not compile. */
export type FindingCode = keyof typeof CATALOGUE

/** How grave a finding of this code is. */
export function severityOf(code: FindingCode): Severity {
  return CATALOGUE[code].severity
}

/** The Dutch message and remedy of a finding, for a school's ICT coordinator, led by the line where there is one (LAS-3). */
export function findingText(finding: FindingDetails & { code: FindingCode }): { message: string; remedy: string } {
  const entry: FindingEntry = CATALOGUE[finding.code]
  const message = entry.message(finding)
  return {
    message: finding.line === undefined ? capital(message) : `Regel ${finding.line}: ${message}`,
    remedy: entry.remedy(finding),
  }
}

/** The same without where it stands: what came over a link is no file in which anybody could look a line up. */
export function placeless<Told extends FindingDetails>({ line: _line, column: _column, path: _path, ...told }: Told): Omit<Told, 'line' | 'column' | 'path'> & FindingDetails {
  const { first: _first, ...params } = told.params ?? {}
  return { ...told, params }
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}
