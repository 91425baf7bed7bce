import { randomUUID } from 'node:crypto'
import { recordRefusal, record } from '@/lib/audit/record'
import type { NativeStaff } from '@/lib/access/native-staff'
import { auditActor } from '@/lib/access/audit-actor'
import { schoolYearOf } from '@/lib/core/school-year'
import { forSchool } from '@/lib/platform/db/scope'
import { cancelled } from './cancelled'
import type { ReadResult } from './formats/edexml'
import type { Finding } from './model'
import { isRowFinding } from './row-findings'
import { checkAgainstSchool } from './rules'
import { lockRoster } from './sql'
import { sealRoster } from './staged'

/**
 * Keeps what was read for the coordinator to look at, or the reasons why it was refused (LAS-3). Nothing of the school
 * changes here. Only the newest file waits: an older one that was never confirmed is cancelled. Returns the import's id.
 */
export async function stageImport(actor: NativeStaff, fileName: string, read: ReadResult, now: Date, source: 'file' | 'maker' = 'file'): Promise<string> {
  const database = forSchool({ schoolId: actor.school.id, groupIds: 'all' })
  const school = await database.school.findFirstOrThrow({ select: { brin: true, schoolKey: true, name: true } })
  const usable = read.roster ?? read.partial
  const checked = usable && checkAgainstSchool(usable, school, schoolYearOf(now))
  const findings: Finding[] = [...read.findings, ...(checked?.findings ?? [])]
  // Without its faulty rows a file may still go in, if the coordinator says so (LAS-3).
  const refused = !checked || findings.some((finding) => finding.severity === 'error' && !(read.partial && isRowFinding(finding)))
  const about = { fileName: fileName.slice(0, 200), findings: findings as object[], dropped: read.dropped, createdById: actor.userId, createdAt: now, schoolId: actor.school.id, source }
  if (refused) {
    const { id } = await database.rosterImport.create({ data: { ...about, status: 'refused', endedAt: now } })
    await recordRefusal(auditActor(actor), { action: 'roster.refused', schoolId: actor.school.id, subjectId: id, details: { codes: [...new Set(findings.map((finding) => finding.code))] } })
    return id
  }
  return database.$transaction(async (tx) => {
    await lockRoster(tx, actor.school.id)
    const { format, schoolYear, producer } = checked.roster
    const id = randomUUID()
    await tx.rosterImport.updateMany({ where: { status: 'staged' }, data: cancelled('replaced', now, id) })
    await tx.rosterImport.create({ data: { ...about, id, format, schoolYear, producer: producer ?? null, rosterCipher: sealRoster(checked.roster, { schoolId: actor.school.id, id }) } })
    await record(tx, auditActor(actor), { action: 'roster.staged', schoolId: actor.school.id, subjectId: id })
    return id
  })
}
