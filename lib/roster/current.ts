import { schoolYearOf } from '@/lib/core/school-year'
import { decrypt } from '@/lib/platform/crypto'
import { runIn, type Asking } from '@/lib/platform/db/connection'
import type { CurrentRoster } from './plan'
import { READ_STATE } from './sql'
import { SCHOOL_YEAR } from './sql-imports'
import { currentOfState, type GroupRow, type PupilRow, type RosterState, type StaffRow } from './state'

type Sealed<Row> = Omit<Row, 'eckId'> & { eckIdCipher: string | null }

/**
 * What the school has now, removed people and groups included: they may come back (LAS-8). The groups' substitute accounts
 * (LAS-10) are no part of it: no import touches them. Read as JSON: a school in one statement and one text a kind.
 */
export async function readState(tx: Asking, schoolId: string): Promise<RosterState> {
  const [row] = await runIn<{ groups: string; pupils: string; staff: string }>(tx, READ_STATE, [schoolId])
  return {
    groups: JSON.parse(row!.groups) as GroupRow[],
    pupils: (JSON.parse(row!.pupils) as Sealed<PupilRow>[]).map((pupil) => opened<PupilRow>(pupil)),
    staff: (JSON.parse(row!.staff) as Sealed<StaffRow>[]).map((person) => opened<StaffRow>(person)),
  }
}

function opened<Row extends { eckId: string | null }>({ eckIdCipher, ...row }: Sealed<Row>): Row {
  return { ...row, eckId: eckIdCipher && decrypt(Buffer.from(eckIdCipher, 'hex'), 'eck-id') } as unknown as Row
}

/** `readState` as an import is compared with it. */
export async function currentRoster(tx: Asking, schoolId: string): Promise<CurrentRoster> {
  return currentOfState(await readState(tx, schoolId))
}

/** The school year of what a school has: that of its last import; without one, this year where there are groups. Null for an empty school. */
export async function schoolYearAt(tx: Asking, schoolId: string, now: Date): Promise<string | null> {
  const [row] = await runIn<{ schoolYear: string | null }>(tx, SCHOOL_YEAR, [schoolId, schoolYearOf(now)])
  return row?.schoolYear ?? null
}
