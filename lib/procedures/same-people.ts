import type { Row } from './world'

/** One person with rows at both schools: which row goes on, and which ones end. */
export type Cluster = { id: string; keeps: string; ends: string[] }
type Options = {
  goes: string
  stays: string
  /** What says that two rows are one person, in whatever order. */
  by: readonly string[]
  /** Rows that must go on, as the helpdesk chose. */
  chosen: readonly string[]
}

/**
 * The people who stand at both schools. Who has a row that is active goes on with that one; with two, it is the one of the school that
 * stays, unless somebody chose. A cluster is named by its row at the school that goes.
 */
export function samePeople(rows: readonly Row[], { goes, stays, by, chosen }: Options): Cluster[] {
  const sets = new Map<string, Set<Row>>(rows.map((row) => [String(row.id), new Set([row])]))
  for (const column of by) {
    const first = new Map<string, Row>()
    for (const row of rows) {
      const value = row[column]
      if (value == null) continue
      const other = first.get(String(value))
      if (!other) first.set(String(value), row)
      else join(sets, other, row)
    }
  }
  const clusters = [...new Set(sets.values())].filter((set) => set.size > 1)
  return clusters.map((set) => {
    const members = [...set].sort((a, b) => (String(a.id) < String(b.id) ? -1 : 1))
    const rank = (row: Row) => (chosen.includes(String(row.id)) ? 0 : 4) + (row.removed_at === null ? 0 : 2) + (row.school_id === stays ? 0 : 1)
    const [first, ...rest] = [...members].sort((a, b) => rank(a) - rank(b))
    return { id: String(members.find((row) => row.school_id === goes)!.id), keeps: String(first!.id), ends: rest.map((row) => String(row.id)) }
  })
}

function join(sets: Map<string, Set<Row>>, a: Row, b: Row): void {
  const [one, other] = [sets.get(String(a.id))!, sets.get(String(b.id))!]
  if (one === other) return
  for (const row of other) {
    one.add(row)
    sets.set(String(row.id), one)
  }
}
