import { acrossSchools, forSchool, type Scope } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { erasedFrom, isReadyToClose, mayReopen, type ClosingFacts } from './closing-rules'
import { CLOSING_FACTS, read, type Reader } from './sql'

/** How far a school is with the steps before its closing (ACC-7). */
export async function closingFacts(tx: Reader, schoolId: string): Promise<ClosingFacts> {
  return (await read<ClosingFacts>(tx, CLOSING_FACTS, schoolId))[0]!
}

/** The coordinator's page: the steps, and whether it was asked. */
export async function closingOf(scope: Scope): Promise<{ facts: ClosingFacts; requestedAt: Date | null; retentionDays: number }> {
  const database = forSchool(scope)
  const [facts, row] = await Promise.all([closingFacts(database, scope.schoolId), database.schoolClosing.findFirst({ select: { requestedAt: true } })])
  return { facts, requestedAt: row?.requestedAt ?? null, retentionDays: env().RETENTION_DAYS }
}

export type ClosingRow = { schoolId: string; name: string; brin: string | null; requestedAt: Date | null; closedAt: Date | null; erasedAt: Date | null; eraseAt: Date | null; ready: boolean; reopenable: boolean; mergedInto: string | null }

/** The schools that ask to be closed, then those that are, newest first. Behind 'schools.procedures'. */
export async function closings(): Promise<ClosingRow[]> {
  const database = acrossSchools('the helpdesk sees which schools ask to be closed')
  const rows = await database.schoolClosing.findMany({
    select: { schoolId: true, requestedAt: true, closedAt: true, erasedAt: true, school: { select: { name: true, brin: true, mergedInto: { select: { name: true } } } } },
    orderBy: [{ closedAt: { sort: 'desc', nulls: 'first' } }, { requestedAt: 'asc' }], take: 200,
  })
  return Promise.all(rows.map(async ({ school, ...row }) => ({
    ...row, name: school.name, brin: school.brin, mergedInto: school.mergedInto?.name ?? null, eraseAt: row.closedAt && erasedFrom(row.closedAt, env().RETENTION_DAYS),
    ready: row.closedAt === null && isReadyToClose(await closingFacts(database, row.schoolId)), reopenable: mayReopen({ ...row, mergedInto: school.mergedInto !== null }),
  })))
}
