import { isBlank } from './edits'
import { rowsOf, valueOf, type AnyRow, type Draft, type TableName } from './model'

/** What becomes of a pasted row that is in the table already. By number: it is the same row. By name alone: a person must say. */
export type KnownChoice = { sameKey: 'skip' | 'update'; sameName: 'skip' | 'add'; /** Who stands in the paste twice, by name alone: once, or as two people. */ twice: 'once' | 'both' }
/** Nothing happens twice unless somebody wants it. */
export const SKIP_KNOWN: KnownChoice = { sameKey: 'skip', sameName: 'skip', twice: 'once' }

/** A pasted row that is in the table already, as it is told: its name, and which row it is (from 1). */
export type KnownRow = { by: 'key' | 'name'; name: string; row: number }

export type Cells = readonly (readonly [field: string, text: string])[]

/** Capitals, accents' composition and blanks do not tell two people apart. */
export const plain = (text: string): string => text.normalize('NFC').replace(/\s+/g, ' ').trim().toLocaleLowerCase('nl')
const NAMES: Record<TableName, readonly string[]> = { groups: ['name'], pupils: ['firstName', 'prefix', 'lastName'], staff: ['firstName', 'prefix', 'lastName'] }

/** A name as it is compared: the group's, or the whole name of a person. Half a name names nobody. */
function nameOf(table: TableName, textOf: (field: string) => string): string | null {
  const parts = NAMES[table].map((field) => plain(textOf(field)))
  return parts[0] === '' || (table !== 'groups' && parts[2] === '') ? null : parts.filter(Boolean).join(' ')
}

/** The name of a pasted line as it is compared; null: it names nobody. */
export function nameOfLine(table: TableName, line: Cells): string | null {
  return nameOf(table, textIn(line))
}

/** What a line is called when it is told. */
export function wordsOfLine(table: TableName, line: Cells): string {
  const textOf = textIn(line)
  return NAMES[table].map(textOf).filter(Boolean).join(' ') || `nummer ${textOf('key')}`
}

const textIn = (line: Cells) => (field: string): string => line.find(([one]) => one === field)?.[1] ?? ''

/**
 * Finds the row of the table that a pasted line is: by its number, else by the whole name. The portal has no dates of birth,
 * so that two people of one name cannot be told apart by it: the person who pastes decides.
 */
export function knownRows(draft: Draft, table: TableName): (line: Cells) => (KnownRow & { id: string }) | null {
  const byKey = new Map<string, [AnyRow, number]>()
  const byName = new Map<string, [AnyRow, number]>()
  for (const [at, row] of rowsOf(draft, table).entries()) {
    if (isBlank(table, row)) continue
    if (!byKey.has(row.key)) byKey.set(row.key, [row, at])
    const name = nameOf(table, (field) => String(valueOf(row, field)))
    if (name !== null && !byName.has(name)) byName.set(name, [row, at])
  }
  return (line) => {
    const textOf = textIn(line)
    const key = byKey.get(textOf('key'))
    const found = key ?? byName.get(nameOf(table, textOf) ?? '\u0000')
    if (!found) return null
    const [row, at] = found
    const name = NAMES[table].map((field) => String(valueOf(row, field))).filter(Boolean).join(' ')
    return { id: row.id, by: key ? 'key' : 'name', name: name || `nummer ${row.key}`, row: at + 1 }
  }
}
