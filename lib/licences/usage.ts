import { run } from '@/lib/platform/db/pool'
import { USAGE } from './sql-usage'

export type Usage = {
  id: string
  name: string
  publisher: string
  audience: 'pupil' | 'teacher'
  linking: 'portal' | 'publisher' | 'lookup'
  seats: number | null
  startsOn: Date
  endsOn: Date | null
  runs: boolean
  consented: boolean
  pupils: number
  staff: number
  groups: string[]
}

export type UsageOverview = {
  /** Paid for, and nobody can use it: nobody is linked. */
  unused: Usage[]
  inUse: Usage[]
  /** Not begun or over. */
  past: Usage[]
}

/** LIC-8: a school's licences against the use of their seats; those that nobody is linked to apart. */
export async function usageOf(schoolId: string): Promise<UsageOverview> {
  return sorted(await run<Usage>(USAGE, [schoolId]))
}

/** By whether they run and whether anybody has them. */
export function sorted(rows: readonly Usage[]): UsageOverview {
  const [running, past] = [rows.filter(({ runs }) => runs), rows.filter(({ runs }) => !runs)]
  return { unused: running.filter((row) => !isLinked(row)), inUse: running.filter(isLinked), past }
}

const isLinked = ({ pupils, staff, groups }: Usage): boolean => pupils + staff + groups.length > 0

/** Seats of pupils that are left; null where there is no limit. Never below none: seats may have been taken back. */
export function seatsLeft({ seats, pupils }: Pick<Usage, 'seats' | 'pupils'>): number | null {
  return seats === null ? null : Math.max(0, seats - pupils)
}
