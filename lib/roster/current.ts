import { schoolYearOf } from '@/lib/core/school-year'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { openEckId } from '@/lib/platform/eck-id-cipher'
import type { CurrentRoster } from './plan'
import { read, READ_STATE, type RawTransaction } from './sql'
import { currentOfState, type GroupRow, type PupilRow, type RosterState, type StaffRow } from './state'

type Sealed<Row> = Omit<Row, 'eckId'> & { eckIdCipher: string | null }

/**
 * What the school has now, removed people and groups included: they may come back (LAS-8). The groups' substitute accounts
 * (LAS-10) are no part of it: no import touches them. Read as JSON: a school in one statement and one text a kind.
 */
export async function readState(tx: RawTransaction, schoolId: string): Promise<RosterState> {
  const [row] = await read<{ groups: string; pupils: string; staff: string }>(tx, READ_STATE, schoolId)
  return {
    groups: JSON.parse(row!.groups) as GroupRow[],
    pupils: (JSON.parse(row!.pupils) as Sealed<PupilRow>[]).map((pupil) => opened<PupilRow>(pupil, schoolId)),
    staff: (JSON.parse(row!.staff) as Sealed<StaffRow>[]).map((person) => opened<StaffRow>(person, schoolId)),
  }
}

function opened<Row extends { id: string; eckId: string | null }>({ eckIdCipher, ...row }: Sealed<Row>, schoolId: string): Row {
  return { ...row, eckId: eckIdCipher && openEckId(Buffer.from(eckIdCipher, 'hex'), { schoolId, id: row.id }) } as unknown as Row
}

/** `readState` as an import is compared with it. */
export async function currentRoster(tx: RawTransaction, schoolId: string): Promise<CurrentRoster> {
  return currentOfState(await readState(tx, schoolId))
}

/** The school year of what a school has: that of its last import; without one, this year where there are groups. Null for an empty school. */
export async function schoolYearAt(tx: Pick<SchoolTransaction, 'rosterImport' | 'group'>, now: Date): Promise<string | null> {
  const last = await tx.rosterImport.findFirst({ where: { status: 'applied' }, orderBy: [{ endedAt: 'desc' }, { id: 'desc' }], select: { schoolYear: true } })
  if (last) return last.schoolYear
  return (await tx.group.findFirst({ where: { removedAt: null }, select: { id: true } })) && schoolYearOf(now)
}
