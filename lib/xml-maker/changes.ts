import { rowsOf, TABLES, withRows, type AnyRow, type Draft, type TableName } from './model'

/**
 * What differs between two states of a draft (LAS-6), row by row: a second's typing is a row or two, where the draft as a
 * whole may be larger than a page that closes can still send. `order` only where putting does not give it by itself.
 */
export type DraftChanges = { schoolYear?: string } & { [Table in TableName]?: { put: Draft[Table]; gone: string[]; order?: string[] } }

/** What turns one draft into the other. Rows that are the same object are the same. */
export function changesBetween(before: Draft, after: Draft): DraftChanges {
  const changes: DraftChanges = before.schoolYear === after.schoolYear ? {} : { schoolYear: after.schoolYear }
  for (const table of TABLES) {
    const [was, is] = [rowsOf(before, table), rowsOf(after, table)]
    if (was === is) continue
    const known = new Map(was.map((row) => [row.id, row]))
    const there = new Set(is.map(({ id }) => id))
    const put = is.filter((row) => known.get(row.id) !== row)
    const gone = was.flatMap(({ id }) => (there.has(id) ? [] : [id]))
    const moved = applied(was, { put, gone }).some((row, at) => row.id !== is[at]!.id)
    if (put.length + gone.length > 0 || moved) Object.assign(changes, { [table]: { put, gone, ...(moved ? { order: is.map(({ id }) => id) } : {}) } })
  }
  return changes
}

/** A draft with changes carried out; doing so twice gives the same. */
export function applyChanges(draft: Draft, changes: DraftChanges): Draft {
  const start: Draft = { ...draft, schoolYear: changes.schoolYear ?? draft.schoolYear }
  return TABLES.reduce((now, table) => {
    const part = changes[table]
    return part ? withRows(now, table, applied(rowsOf(now, table), part)) : now
  }, start)
}

function applied(rows: readonly AnyRow[], { put, gone, order }: { put: readonly AnyRow[]; gone: readonly string[]; order?: readonly string[] | undefined }): readonly AnyRow[] {
  const after = new Map(rows.map((row) => [row.id, row]))
  for (const id of gone) after.delete(id)
  for (const row of put) after.set(row.id, row)
  if (!order) return [...after.values()]
  const places = new Map(order.map((id, at) => [id, at]))
  const placeOf = ({ id }: AnyRow) => places.get(id) ?? order.length
  return [...after.values()].sort((one, other) => placeOf(one) - placeOf(other))
}
