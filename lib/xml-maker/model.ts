/**
 * What the XML-maker works on (LAS-6): three tables as a person sees them, half-finished as they may be. A cell holds
 * what was typed; only the checks say whether it can go into a file. Pure, and used in the browser too.
 */
export type Draft = { schoolYear: string; groups: GroupRow[]; pupils: PupilRow[]; staff: StaffRow[] }

/** `id` is the draft's own and never leaves it; `key` is what the file will call the row, for good. */
type Row = { id: string; key: string }
export type GroupRow = Row & { name: string; kind: 'base' | 'combined'; yearGroup: string; description: string }
type PersonRow = Row & { firstName: string; prefix: string; lastName: string; initials: string }
/** `groups` and `combined` name groups: by a group row's id, or by what was typed as long as no group is called so. */
export type PupilRow = PersonRow & { yearGroup: string; groups: string[]; combined: string[] }
export type StaffRow = PersonRow & { groups: string[] }
export type AnyRow = GroupRow | PupilRow | StaffRow

export const TABLES = ['groups', 'pupils', 'staff'] as const
export type TableName = (typeof TABLES)[number]
/** The tabs' names. */
export const TABLE_WORDS: Record<TableName, string> = { groups: 'Groepen', pupils: 'Leerlingen', staff: 'Leerkrachten' }

/** Far beyond any school; what is more is refused. */
export const MOST_ROWS: Record<TableName, number> = { groups: 300, pupils: 3000, staff: 800 }
/** Characters that a cell takes; the standard's own limits are lower, and told by the checks. */
export const MOST_TEXT = 400
/** Groups that one cell may name. */
export const MOST_REFS = 60

/** A key that the school never gave: it stays with the row in every file, so that the person keeps the identity (LAS-8). */
export const ownKey = (id: string): string => `lp-${id}`

/** A new empty row. `id` must be random: it becomes the row's lasting key. */
export function emptyRow(table: TableName, id: string): AnyRow {
  const key = ownKey(id)
  if (table === 'groups') return { id, key, name: '', kind: 'base', yearGroup: '', description: '' }
  const person = { id, key, firstName: '', prefix: '', lastName: '', initials: '' }
  return table === 'pupils' ? { ...person, yearGroup: '', groups: [], combined: [] } : { ...person, groups: [] }
}

export const emptyDraft = (schoolYear: string): Draft => ({ schoolYear, groups: [], pupils: [], staff: [] })

export const rowsOf = (draft: Draft, table: TableName): readonly AnyRow[] => draft[table]

/** One cell as the table's columns name it. */
export function valueOf(row: AnyRow, field: string): string | readonly string[] {
  return (row as unknown as Record<string, string | string[]>)[field] ?? ''
}

/** The draft with other rows in one of its tables. */
export function withRows(draft: Draft, table: TableName, rows: readonly AnyRow[]): Draft {
  return { ...draft, [table]: rows }
}
