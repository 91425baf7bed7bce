import { randomUUID } from 'node:crypto'
import { recordRefusal, record } from '@/lib/audit/record'
import type { NativeStaff } from '@/lib/access/native-staff'
import { auditActor } from '@/lib/access/audit-actor'
import { schoolYearOf } from '@/lib/core/school-year'
import { pool, transaction } from '@/lib/platform/db/pool'
import { forSchool } from '@/lib/platform/db/scope'
import { runIn } from '@/lib/platform/db/connection'
import type { ReadResult } from './formats/edexml'
import type { Finding } from './model'
import { isRowFinding } from './row-findings'
import { checkAgainstSchool } from './rules'
import { importSchool, stage } from './import-rows'
import { lockRoster } from './sql'
import { REPLACE_STAGED } from './sql-imports'

/**
 * Keeps what was read for the coordinator to look at, or the reasons why it was refused (LAS-3). Nothing of the school
 * changes here. Only the newest file waits: an older one that was never confirmed is cancelled. Returns the import's id.
 */
export async function stageImport(actor: NativeStaff, fileName: string, read: ReadResult, now: Date, source: 'file' | 'maker' = 'file'): Promise<string> {
  const schoolId = actor.school.id
  const school = await importSchool(pool(), schoolId)
  const usable = read.roster ?? read.partial
  const checked = usable && checkAgainstSchool(usable, school, schoolYearOf(now))
  const findings: Finding[] = [...read.findings, ...(checked?.findings ?? [])]
  // Without its faulty rows a file may still go in, if the coordinator says so (LAS-3).
  const refused = !checked || findings.some((finding) => finding.severity === 'error' && !(read.partial && isRowFinding(finding)))
  const about = { fileName: fileName.slice(0, 200), findings: findings as object[], dropped: read.dropped, createdById: actor.userId, createdAt: now, schoolId, source }
  if (refused) {
    const { id } = await forSchool({ schoolId, groupIds: 'all' }).rosterImport.create({ data: { ...about, status: 'refused', endedAt: now } })
    await recordRefusal(auditActor(actor), { action: 'roster.refused', schoolId, subjectId: id, details: { codes: [...new Set(findings.map((finding) => finding.code))] } })
    return id
  }
  return transaction(async (tx) => {
    await lockRoster(tx, schoolId)
    const id = randomUUID()
    await runIn(tx, REPLACE_STAGED, [schoolId, now, id])
    await stage(tx, { ...about, id, roster: checked.roster })
    await record(tx, auditActor(actor), { action: 'roster.staged', schoolId, subjectId: id })
    return id
  })
}
