import { auditActor } from '@/lib/access/audit-actor'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { record } from '@/lib/audit/record'
import { csvFile, csvLines } from '@/lib/core/csv'
import { dateTime } from '@/lib/core/dates'
import { forSchool } from '@/lib/platform/db/scope'
import { auditPage, type AuditFilter, type AuditLine } from './queries'
import type { Cursor } from './event-words'

/** Lines of one file, and how many are read at a time. */
export const MOST_LINES = 50_000
const PORTION = 2_000
const HEAD = ['wanneer', 'wie', 'wat', 'over', 'uitkomst', 'adres']

/** The audit log as found, as CSV (DAT-2). That it went out stands in the log itself, from before it goes. */
export async function exportLog(actor: StaffAtSchool, filter: AuditFilter): Promise<string> {
  const scope = scopeOf(actor)
  const parts = [csvFile([HEAD])]
  let [cursor, count]: [Cursor | null, number] = [null, 0]
  do {
    const page: { lines: AuditLine[]; next: Cursor | null } = await auditPage(scope, filter, cursor, PORTION)
    parts.push(csvLines(page.lines.map((line) => [dateTime(line.at), line.who, line.what, line.about ?? '', line.refused ? 'geweigerd' : 'gedaan', line.address ?? ''])))
    count += page.lines.length
    cursor = page.next
  } while (cursor && count < MOST_LINES)
  await record(forSchool(scope), auditActor(actor), { action: 'audit.exported', schoolId: scope.schoolId, details: { lines: count, ...(filter.kind ? { kind: filter.kind } : {}) } })
  return parts.join('')
}
