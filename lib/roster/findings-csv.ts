import { findingText } from './finding-texts'
import { kindName, SEVERITY_WORDS } from './finding-words'
import type { Finding } from './model'

const HEAD = ['regel', 'teken', 'ernst', 'soort', 'over', 'wat er niet klopt', 'wat u kunt doen']
const BOM = '\ufeff'

/**
 * All findings of a file as CSV that a Dutch spreadsheet opens by a click: UTF-8 with a mark, semicolons, CRLF. A text
 * from the file never becomes a formula.
 */
export function findingsCsv(findings: readonly Finding[]): string {
  return BOM + [HEAD, ...findings.map(cells)].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n'
}

function cells(finding: Finding): string[] {
  const { message, remedy } = findingText({ ...finding, line: undefined })
  const { line, column, severity, subject = '' } = finding
  return [line === undefined ? '' : String(line), column === undefined ? '' : String(column), SEVERITY_WORDS[severity], kindName(finding), subject, message, remedy]
}

/** What a spreadsheet would take for a formula, also behind blanks, gets an apostrophe in front. */
function cell(text: string): string {
  const safe = /^\s*[=+\-@|%]|^[\t\r\n]/.test(text) ? `'${text}` : text
  return `"${safe.replaceAll('"', '""')}"`
}
