import { keyOf, TABLE_NAMES, tableOf, type Row, type TableName, type World } from './world'

type Fields = Record<string, Row[string]>
/** One row that a procedure wrote: whole where it came or went, else the columns that changed. `key` names it before and after. */
export type Change = { table: TableName; key: string } & ({ kind: 'insert'; after: Row } | { kind: 'delete'; before: Row } | { kind: 'update'; before: Fields; after: Fields })

const same = (a: unknown, b: unknown) => JSON.stringify(a) === JSON.stringify(b)

/** What it takes to come from one world to the other. */
export function differences(before: World, after: World): Change[] {
  return TABLE_NAMES.flatMap((table) => {
    const was = new Map(before[table].map((row) => [keyOf(table, row), row]))
    const is = new Map(after[table].map((row) => [keyOf(table, row), row]))
    const changes: Change[] = []
    for (const [key, row] of was) {
      const now = is.get(key)
      if (!now) changes.push({ table, key, kind: 'delete', before: row })
      else if (now !== row) {
        const columns = Object.keys(now).filter((column) => !same(row[column], now[column]))
        if (columns.length > 0) changes.push({ table, key, kind: 'update', before: pick(row, columns), after: pick(now, columns) })
      }
    }
    for (const [key, row] of is) if (!was.has(key)) changes.push({ table, key, kind: 'insert', after: row })
    return changes
  })
}

const pick = (row: Row, columns: readonly string[]): Fields => Object.fromEntries(columns.map((column) => [column, row[column] ?? null]))

/** The other way round. */
export function reversed(changes: readonly Change[]): Change[] {
  return changes.map((change): Change => {
    const { table, key } = change
    if (change.kind === 'insert') return { table, key, kind: 'delete', before: change.after }
    if (change.kind === 'delete') return { table, key, kind: 'insert', after: change.before }
    return { table, key, kind: 'update', before: change.after, after: change.before }
  })
}

/**
 * A world after changes, as the database makes it: what points at a row goes along to its school (`on update cascade`), also
 * where it came later and no change names it.
 */
export function applied(world: World, changes: readonly Change[]): World {
  const next = Object.fromEntries(TABLE_NAMES.map((table) => [table, new Map(world[table].map((row) => [keyOf(table, row), row]))])) as Record<TableName, Map<string, Row>>
  for (const change of changes) {
    const rows = next[change.table]
    if (change.kind === 'insert') rows.set(change.key, change.after)
    else if (change.kind === 'delete') rows.delete(change.key)
    else rows.set(change.key, { ...rows.get(change.key)!, ...change.after })
  }
  const named = new Set(changes.map(({ table, key }) => `${table} ${key}`))
  const moved = new Map(TABLE_NAMES.map((table) => [table, new Map(changes.filter((change) => change.table === table && change.kind === 'update' && 'school_id' in change.after).map((change) => [JSON.parse(change.key)[0] as string, (change as { after: Fields }).after.school_id!]))]))
  // In the order of the tables: what a row that goes along takes with it comes later.
  for (const table of TABLE_NAMES) {
    for (const [key, row] of next[table]) {
      if (named.has(`${table} ${key}`)) continue
      const to = Object.entries(tableOf(table).refs ?? {}).map(([column, target]) => moved.get(target)!.get(String(row[column]))).find((school) => school !== undefined)
      if (to === undefined || to === row.school_id) continue
      next[table].set(key, { ...row, school_id: to })
      if (typeof row.id === 'string') moved.get(table)!.set(row.id, to)
    }
  }
  return Object.fromEntries(TABLE_NAMES.map((table) => [table, [...next[table].values()]])) as unknown as World
}

/** The tables in which something that was written is no more what it was made: it cannot be put back without undoing that too. */
export function touchedSince(now: World, changes: readonly Change[]): TableName[] {
  const rows = new Map(TABLE_NAMES.map((table) => [table, new Map(now[table].map((row) => [keyOf(table, row), row]))]))
  const touched = changes.filter((change) => {
    const row = rows.get(change.table)!.get(change.key)
    if (change.kind === 'delete') return row !== undefined
    return !row || !Object.entries(change.after).every(([column, value]) => same(row[column] ?? null, value ?? null))
  })
  return TABLE_NAMES.filter((table) => touched.some((change) => change.table === table))
}
