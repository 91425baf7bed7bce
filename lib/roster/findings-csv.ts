import { csvFile } from '@/lib/core/csv'
import { findingText } from './finding-texts'
import { kindName, SEVERITY_WORDS } from './finding-words'
import type { Finding } from './model'

const HEAD = ['regel', 'teken', 'ernst', 'soort', 'over', 'wat er niet klopt', 'wat u kunt doen', 'element']

/**
 * All findings of a file as CSV that a Dutch spreadsheet opens by a click: UTF-8 with a mark, semicolons, CRLF. A text
 * from the file never becomes a formula.
 */
export function findingsCsv(findings: readonly Finding[]): string {
  return csvFile([HEAD, ...findings.map(cells)])
}

function cells(finding: Finding): string[] {
  const { message, remedy } = findingText({ ...finding, line: undefined })
  const { line, column, severity, subject = '', path = '' } = finding
  return [line === undefined ? '' : String(line), column === undefined ? '' : String(column), SEVERITY_WORDS[severity], kindName(finding), subject, message, remedy, path]
}
