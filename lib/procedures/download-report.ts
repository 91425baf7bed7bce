import type { StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { dateTime } from '@/lib/core/dates'
import { acrossSchools } from '@/lib/platform/db/scope'
import { mergeView } from './queries'
import { reportText } from './report'

/** A merger's report to keep; null: not there. Behind 'schools.procedures'; that it was fetched is in the log. */
export async function downloadReport(actor: StaffActor, mergeId: string, now: Date): Promise<Response | null> {
  const merge = await mergeView(mergeId, now)
  if (!merge) return null
  await record(acrossSchools('the helpdesk fetches the report of two schools'), auditActor(actor), { action: 'schools.report-downloaded', schoolId: null, subjectId: mergeId })
  const text = reportText(merge.report, { mergedAt: dateTime(merge.mergedAt), undoneAt: merge.undoneAt && dateTime(merge.undoneAt), undoneBy: merge.undoneBy })
  return new Response(text, { headers: { 'content-type': 'text/plain; charset=utf-8', 'content-disposition': 'attachment; filename="fusie.txt"', 'cache-control': 'no-store' } })
}
