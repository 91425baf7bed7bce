import { COLUMNS } from './columns'
import { groupIndex, readRefs } from './groups'
import { emptyRow, MOST_REFS, MOST_ROWS, MOST_TEXT, rowsOf, valueOf, withRows, type AnyRow, type Draft, type TableName } from './model'
import { withYear } from './years'

/** How a deed can be taken back: a row at its place, or all as it was. */
export type Undo = { kind: 'row'; table: TableName; at: number; row: AnyRow } | { kind: 'before'; draft: Draft }

/** Sets one cell. Other rows stay the same objects, so that a table draws only what changed. */
export function setCell(draft: Draft, table: TableName, rowId: string, field: string, text: string): Draft {
  return withRows(draft, table, rowsOf(draft, table).map((row) => (row.id === rowId ? withCell(draft, table, row, field, text) : row)))
}

function withCell(draft: Draft, table: TableName, row: AnyRow, field: string, text: string): AnyRow {
  const column = COLUMNS[table].find((one) => one.field === field)
  if (!column) return row
  const short = [...text].slice(0, column.type === 'refs' ? MOST_TEXT * 4 : MOST_TEXT).join('')
  if (column.type === 'refs') return { ...row, [field]: readRefs(short, groupIndex(draft.groups)).slice(0, MOST_REFS).map((ref) => ref.slice(0, MOST_TEXT)) }
  if (column.type === 'kind') return { ...row, [field]: /samengesteld|combined|sub/i.test(short) ? 'combined' : 'base' }
  return { ...row, [field]: column.type === 'year' ? readYear(short) : short }
}

/** A year group as people write it: 'groep 5', 'Gr. 5', 'leerjaar 5' and '5' are one. What is something else stays as typed. */
export function readYear(text: string): string {
  const code = text.trim().replace(/^(jaar)?(groep|gr\.?|leerjaar|jg\.?)\s*/i, '')
  return /^[a-z]$/i.test(code) ? code.toUpperCase() : /^\d+$/.test(code) ? String(Number(code)) : code === '' && text.trim() !== '' ? text : code
}

/** A new empty row behind the last one; nothing when the table is full. */
export function addRow(draft: Draft, table: TableName, id: string): Draft {
  const rows = rowsOf(draft, table)
  return rows.length >= MOST_ROWS[table] ? draft : withRows(draft, table, [...rows, emptyRow(table, id)])
}

/** Takes a row away. A cell that named a group then shows its name as text, and finds it again when the group comes back. */
export function removeRow(draft: Draft, table: TableName, rowId: string): { draft: Draft; undo: Undo | null } {
  const rows = rowsOf(draft, table)
  const at = rows.findIndex((row) => row.id === rowId)
  if (at < 0) return { draft, undo: null }
  const undo: Undo = { kind: 'row', table, at, row: rows[at]! }
  const without = withRows(draft, table, rows.filter((row) => row.id !== rowId))
  return { draft: table === 'groups' ? renamed(without, rowId, groupIndex(draft.groups).labelOf(rowId)) : without, undo }
}

/** Draft with each mention of a group as `from` replaced by `to`. */
function renamed(draft: Draft, from: string, to: string): Draft {
  const swap = (refs: string[]) => (refs.includes(from) ? refs.map((ref) => (ref === from ? to : ref)) : refs)
  const pupils = draft.pupils.map((row) => (row.groups.includes(from) || row.combined.includes(from) ? { ...row, groups: swap(row.groups), combined: swap(row.combined) } : row))
  return { ...draft, pupils, staff: draft.staff.map((row) => (row.groups.includes(from) ? { ...row, groups: swap(row.groups) } : row)) }
}

/** Takes a deed back. */
export function undoEdit(draft: Draft, undo: Undo): Draft {
  if (undo.kind === 'before') return undo.draft
  const rows = rowsOf(draft, undo.table)
  if (rows.some((row) => row.id === undo.row.id)) return draft
  const back = withRows(draft, undo.table, [...rows.slice(0, undo.at), undo.row, ...rows.slice(undo.at)])
  if (undo.table !== 'groups') return back
  const label = groupIndex(back.groups).labelOf(undo.row.id)
  return renamed(back, label, undo.row.id)
}

/**
 * Puts a block of cells into the table from one cell on, as a spreadsheet does: to the right and down, with new rows
 * where it goes past the end. What sticks out at the right or past the fullest table is left.
 */
export function pasteBlock(draft: Draft, table: TableName, rowId: string, field: string, cells: readonly (readonly string[])[], freshId: () => string): Draft {
  const columns = COLUMNS[table]
  const first = columns.findIndex((column) => column.field === field)
  const start = rowsOf(draft, table).findIndex((row) => row.id === rowId)
  if (first < 0 || start < 0) return draft
  const index = groupIndex(draft.groups)
  const rows = [...rowsOf(draft, table)]
  for (const [down, line] of cells.entries()) {
    const at = start + down
    if (at >= MOST_ROWS[table]) break
    let row = rows[at] ?? emptyRow(table, freshId())
    for (const [right, text] of line.entries()) {
      const column = columns[first + right]
      if (column) row = withCell(draft, table, row, column.field, text)
    }
    rows[at] = withYear(row, table, index)
  }
  return withRows(draft, table, rows)
}

/** True when nothing was filled in yet, the key apart. */
export function isBlank(table: TableName, row: AnyRow): boolean {
  return COLUMNS[table].every(({ field, type }) => field === 'key' || type === 'kind' || valueOf(row, field).length === 0)
}

/**
 * The rows that go into a file: those that somebody filled in. A group without anything in it counts when somebody is in it.
 */
export function filledRows<Table extends TableName>(draft: Draft, table: Table): Draft[Table] {
  const used = table === 'groups' ? new Set([...draft.pupils.flatMap(({ groups, combined }) => [...groups, ...combined]), ...draft.staff.flatMap(({ groups }) => groups)]) : null
  return (draft[table] as AnyRow[]).filter((row) => !isBlank(table, row) || used?.has(row.id)) as Draft[Table]
}
