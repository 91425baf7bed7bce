import { auditActor } from '@/lib/access/audit-actor'
import { scopeOf, type StaffActor } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { forSchool } from '@/lib/platform/db/scope'
import { contentDisposition, safeName } from '@/lib/shortcuts/file-names'
import { importFindings } from './queries'
import { findingsCsv } from './findings-csv'

type Reader = StaffActor & { school: NonNullable<StaffActor['school']> }

/** Everything that was seen in a file, as a table to work through (LAS-3), audited; null when there is no such import. */
export async function downloadReport(actor: Reader, importId: string): Promise<Response | null> {
  const found = await importFindings(scopeOf(actor), importId)
  if (!found) return null
  await record(forSchool(scopeOf(actor)), auditActor(actor), { action: 'roster.report-downloaded', schoolId: actor.school.id, subjectId: importId })
  const name = safeName(`Bevindingen ${found.fileName.replace(/\.[^.]*$/, '')}`)
  return new Response(findingsCsv(found.findings), {
    // It names children: nobody between keeps it.
    headers: { 'content-type': 'text/csv; charset=utf-8', 'content-disposition': contentDisposition(`${name}.csv`), 'cache-control': 'no-store' },
  })
}
