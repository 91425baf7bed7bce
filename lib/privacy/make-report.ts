import { auditActor } from '@/lib/access/audit-actor'
import { scopeOf, type StaffActor } from '@/lib/access/actor'
import { record } from '@/lib/audit/record'
import { publishersFor } from '@/lib/consent/queries'
import { SHARED_WITH_SUPPLIERS, suppliersFor } from '@/lib/network-suppliers/queries'
import { forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { contentDisposition, safeName } from '@/lib/shortcuts/file-names'
import { accessReport, type AccessReport } from './access-report'
import type { SubjectKind } from './person-rules'

type Maker = StaffActor & { school: NonNullable<StaffActor['school']> }
/** `receivers`: who the school lets have data of its people now, and what. */
export type MadeReport = AccessReport & { receivers: { name: string; gets: string }[] }

/** An access report (DAT-3), audited as what somebody looked at; null when the school knows nobody by this id. */
export async function makeReport(actor: Maker, kind: SubjectKind, id: string, form: 'page' | 'file'): Promise<MadeReport | null> {
  const scope = scopeOf(actor)
  const report = await accessReport(scope, kind, id, env().RETENTION_DAYS)
  if (!report) return null
  const [publishers, suppliers] = kind === 'parent' ? [[], []] : await Promise.all([publishersFor(scope), suppliersFor(scope)])
  await record(forSchool(scope), auditActor(actor), { action: 'privacy.report-made', schoolId: scope.schoolId, subjectId: id, details: { of: kind, form } })
  return {
    ...report,
    receivers: [
      ...publishers.filter(({ ticked }) => ticked).map(({ name, shared }) => ({ name, gets: ['nummer en schuilnaam', ...shared].join(', ') })),
      ...suppliers.filter(({ ticked }) => ticked).map(({ label }) => ({ name: label, gets: SHARED_WITH_SUPPLIERS.join('; ') })),
    ],
  }
}

/** The same as a file that programs can read. */
export async function downloadAccessReport(actor: Maker, kind: SubjectKind, id: string): Promise<Response | null> {
  const report = await makeReport(actor, kind, id, 'file')
  if (!report) return null
  const { subject, parts, alsoKept, receivers } = report
  const body = {
    portal: env().PORTAL_NAME, school: actor.school.name, made: new Date().toISOString(), of: { kind: subject.kind, id: subject.id, name: subject.name },
    kept: parts.map(({ model, what, why, howLong, seenBy, rows, did }) => ({ table: model, what, why, howLong, seenBy, rows, ...(did.length > 0 ? { actedIn: did } : {}) })),
    keptNotByPerson: alsoKept, receivers,
  }
  return new Response(JSON.stringify(body, null, 2), {
    headers: { 'content-type': 'application/json; charset=utf-8', 'content-disposition': contentDisposition(`${safeName(`Inzage ${subject.name}`)}.json`), 'cache-control': 'no-store' },
  })
}
