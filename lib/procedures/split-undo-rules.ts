import { applied, reversed, touchedSince, type Change } from './changes'
import type { SplitUndo } from './store'
import { faultsOf, keyOf, TABLE_NAMES, tableOf, type TableName, type World } from './world'

export type SplitUndoBlock = 'late' | 'import' | 'school' | 'people' | 'homes' | 'licences' | 'logins' | 'substitute' | 'mixed'
/** Why a split cannot be undone, in words for who wants to. */
export const SPLIT_UNDO_WORDS: Record<SplitUndoBlock, string> = {
  late: 'De 24 uur zijn voorbij.',
  import: 'Bij een van de scholen is sinds de splitsing een import verwerkt, teruggedraaid of klaargezet.',
  school: 'Een van de scholen is sinds de splitsing gesloten, gefuseerd of opnieuw gesplitst. Maak dat eerst ongedaan.',
  people: 'Een groep, leerling of medewerker die overging is sinds de splitsing gewijzigd, of er kwam iemand bij.',
  homes: 'Een thuislogin van een leerling die overging is sinds de splitsing geactiveerd, gewijzigd of toegevoegd.',
  licences: 'Aan een groep, leerling of medewerker die overging is op de nieuwe school een licentie gekoppeld.',
  logins: 'Een leerling die overging heeft op de nieuwe school een badge of een code gekregen.',
  substitute: 'In een groep die overging is op de nieuwe school een invalkracht ingezet.',
  mixed: 'Wat er bij de oude school was, kan niet meer terug: zijn plaats is ingenomen.',
}

const WHAT: Partial<Record<TableName, SplitUndoBlock>> = {
  pupil_home: 'homes', licence: 'licences', licence_group: 'licences', licence_person: 'licences', pupil_badge: 'logins', pupil_login_code: 'logins', substitution: 'substitute',
}

/** Rows that hang on what a split wrote at the school that it gave groups to: each by table and key. */
export function hangingOn(world: World, changes: readonly Change[], to: string): string[] {
  const written = new Set(changes.flatMap(({ table, key, kind }) => (kind === 'delete' ? [] : [`${table} ${key}`])))
  const there = new Map(TABLE_NAMES.map((table) => [table, new Set(world[table].filter((row) => row.school_id === to && written.has(`${table} ${keyOf(table, row)}`)).map((row) => row.id))]))
  return TABLE_NAMES.flatMap((table) => {
    const refs = Object.entries(tableOf(table).refs ?? {})
    return world[table].filter((row) => refs.some(([column, target]) => row[column] != null && there.get(target)!.has(row[column]))).map((row) => `${table} ${keyOf(table, row)}`)
  })
}

/**
 * What stands in the way of undoing a split: its new rows go, so nobody may have changed one or hung anything on one; and what was
 * must find its place. What was done to other columns of the rows that are active again stays.
 */
export function splitUndoBlocks(now: World, { changes, hung }: SplitUndo, to: string): SplitUndoBlock[] {
  const later = hangingOn(now, changes, to).filter((each) => !hung.includes(each)).map((each) => each.slice(0, each.indexOf(' ')) as TableName)
  const blocks = new Set([...touchedSince(now, changes), ...later].map((table): SplitUndoBlock => WHAT[table] ?? 'people'))
  if (blocks.size > 0) return [...blocks]
  return faultsOf(applied(now, reversed(changes))).length > 0 ? ['mixed'] : []
}
