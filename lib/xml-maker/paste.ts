import { isYearGroup } from '@/lib/core/year-group'
import { plainCell } from './cells'
import { COLUMNS } from './columns'
import { filledRows, isBlank, readYear, setCell } from './edits'
import { groupIndex } from './groups'
import { knownRows, SKIP_KNOWN, type KnownChoice, type KnownRow } from './known-rows'
import { repeatsIn, type Repeat } from './repeats'
import { emptyRow, MOST_ROWS, rowsOf, withRows, type Draft, type GroupRow, type TableName } from './model'
import { splitName } from './names'
import { withYear } from './years'

/** What a pasted column is: a field of the table, a whole name to be split, or nothing. */
export type PasteField = string
export const WHOLE_NAME = 'name-in-one'
export const NOT_USED = ''

/** How spreadsheets head their columns, in Dutch; looked at in this order, so the closer ones stand first. */
const HEADS: Record<TableName, readonly (readonly [field: PasteField, head: RegExp])[]> = {
  groups: [
    ['yearGroup', /^(jaargroep|leerjaar|jaar|jg)/],
    ['key', /^(sleutel|key|id|groeps?(id|nummer|code|sleutel))/],
    ['kind', /^(soort|type)/],
    ['description', /^(omschrijving|opmerking|toelichting)/],
    ['name', /^(groeps?naam|naam|groep|klas)/],
  ],
  pupils: [
    [NOT_USED, /mail|geboort|geslacht|bsn|burgerservice|adres|postcode|telefoon/],
    ['key', /^(leerling ?(nummer|nr|id|code|sleutel)|leerlingnummer|nummer|nr|sleutel|key|id|stamnummer|ll ?nr)/],
    ['firstName', /^(roepnaam|voornaam|voornamen|first)/],
    ['prefix', /^(tussenvoegsels?|voorvoegsels?|tv|tussen)/],
    ['lastName', /^(achternaam|familienaam|last)/],
    ['initials', /^(voorletters?|initialen)/],
    ['yearGroup', /^(jaargroep|leerjaar|jaar|jg)/],
    ['combined', /^(samengestelde|subgroep|combinatie|plusgroep)/],
    ['groups', /^(groep|groepsnaam|klas|stamgroep|basisgroep)/],
    [WHOLE_NAME, /^(naam|leerling|volledige naam|kind)/],
  ],
  staff: [
    [NOT_USED, /mail|geboort|geslacht|bsn|adres|telefoon/],
    ['key', /^(personeels?(nummer|nr|id|code)|medewerkers?(nummer|nr|id|code)|nummer|nr|sleutel|key|id)/],
    ['firstName', /^(roepnaam|voornaam|voornamen|first)/],
    ['prefix', /^(tussenvoegsels?|voorvoegsels?|tv|tussen)/],
    ['lastName', /^(achternaam|familienaam|last)/],
    ['initials', /^(voorletters?|initialen)/],
    ['groups', /^(groep|klas)/],
    [WHOLE_NAME, /^(naam|leerkracht|medewerker|volledige naam)/],
  ],
}

export type ColumnMatch = {
  /** The first line holds headings, not a person. */
  headed: boolean
  /** For each column of the paste what it is. */
  fields: PasteField[]
}

const head = (text: string): string => plainCell(text).toLocaleLowerCase('nl').replace(/[._:*-]+/g, ' ').replace(/\s+/g, ' ').trim()

/** Guesses what the columns are: by their headings, else by what stands in them. The person corrects it. */
export function guessColumns(rows: readonly (readonly string[])[], table: TableName, groups: readonly GroupRow[]): ColumnMatch {
  const width = Math.max(0, ...rows.slice(0, 50).map((row) => row.length))
  const named = Array.from({ length: width }, (_, at) => HEADS[table].find(([, pattern]) => pattern.test(head(rows[0]?.[at] ?? '')))?.[0])
  if (named.filter(Boolean).length >= (width > 1 ? 2 : 1)) return { headed: true, fields: once(named.map((field) => field ?? NOT_USED)) }
  return { headed: false, fields: once(Array.from({ length: width }, (_, at) => byLook(rows.slice(0, 50).map((row) => plainCell(row[at] ?? '')).filter(Boolean), table, groups))) }
}

/** A field is one column's only; whoever comes later is not used. */
function once(fields: PasteField[]): PasteField[] {
  return fields.map((field, at) => (field !== NOT_USED && fields.indexOf(field) !== at ? NOT_USED : field))
}

function byLook(cells: string[], table: TableName, groups: readonly GroupRow[]): PasteField {
  if (cells.length === 0 || cells.some((cell) => cell.includes('@'))) return NOT_USED
  const index = groupIndex(groups)
  if (table === 'groups') return cells.every((cell) => isYearGroup(readYear(cell))) ? 'yearGroup' : 'name'
  if (cells.every((cell) => index.find(cell))) return 'groups'
  if (table === 'pupils' && cells.every((cell) => isYearGroup(readYear(cell)))) return 'yearGroup'
  if (cells.every((cell) => /^\d{3,}$/.test(cell))) return 'key'
  return cells.some((cell) => / |,/.test(cell)) ? WHOLE_NAME : 'firstName'
}

/** The choices for a column of the paste. */
export function fieldChoices(table: TableName): { value: PasteField; label: string }[] {
  const own = COLUMNS[table].map(({ field, label }) => ({ value: field, label }))
  return [...own, ...(table === 'groups' ? [] : [{ value: WHOLE_NAME, label: 'Hele naam' }])]
}

export type Pasted = {
  draft: Draft
  added: number
  /** Rows whose key is in the table already, where their filled cells are taken over. */
  updated: number
  /** Lines that were in the table already, by their key or their name, whatever became of them. */
  known: KnownRow[]
  /** Those of them that were left out. */
  skipped: number
  /** Lines that say once more what stands higher up in the paste itself, whatever became of them. */
  repeated: Repeat[]
  /** Groups that the rows name and that were made. */
  newGroups: string[]
  /** Lines that found no place any more. */
  left: number
}

/**
 * Adds what was pasted, as matched. Rows that are in the table already are left out, unless `choice` says otherwise; who
 * stands in the paste twice comes in once, as the last of the lines says. Groups
 * that are not there yet are made when `makeGroups` says so, with the year group that their pupils share; pupils without a
 * year group get that of their group.
 */
export function addPasted(draft: Draft, table: TableName, rows: readonly (readonly string[])[], { headed, fields }: ColumnMatch, options: { makeGroups: boolean; freshId: () => string; choice?: KnownChoice }): Pasted {
  const { choice = SKIP_KNOWN } = options
  const born = headed ? (rows[0] ?? []).findIndex((text) => /^geboorte/.test(head(text))) : -1
  const lines = (headed ? rows.slice(1) : rows).map((row) => ({
    line: fields.flatMap((field, at) => (field === NOT_USED ? [] : partsOf(field, plainCell(row[at] ?? '')))).filter(([, text]) => text !== ''),
    born: plainCell(row[born] ?? ''),
  }))
  const find = knownRows(draft, table)
  const filled = lines.filter(({ line }) => line.length > 0).map((one) => ({ ...one, is: find(one.line) }))
  const there = filled.flatMap(({ is }) => (is ? [{ by: is.by, name: is.name, row: is.row }] : []))
  const wanted = filled.filter(({ is }) => !is || (is.by === 'key' ? choice.sameKey === 'update' : choice.sameName === 'add'))
  const { draft: grounded, newGroups } = options.makeGroups && table !== 'groups' ? withGroups(draft, wanted.map(({ line }) => line), options.freshId) : { draft, newGroups: [] }
  let result: Draft = { ...grounded, [table]: rowsOf(grounded, table).filter((row) => !isBlank(table, row)) }
  const before = rowsOf(result, table).length
  let [updated, left] = [0, 0]
  // One table of its own for the new rows: each cell is set in a draft of a single row, not of all.
  const fresh: Draft[TableName][number][] = []
  // A date of birth tells two of one name apart; it is looked at here and kept nowhere.
  const repeats = repeatsIn(table, wanted)
  const places = new Map<number, number>()
  for (const [at, { line, is }] of wanted.entries()) {
    const repeat = repeats.get(at)
    const once = repeat && (repeat.by === 'key' || choice.twice === 'once')
    const place = once ? places.get(repeat.first) : undefined
    const known = is?.by === 'key' ? is : once ? wanted[repeat.first]!.is : null
    if (known?.by === 'key') {
      result = withRows(result, table, rowsOf(result, table).map((row) => (row.id === known.id ? filledIn(result, table, row, line) : row)))
      if (!once) updated += 1
    } else if (place !== undefined) {
      fresh[place] = filledIn(result, table, fresh[place]!, line)
    } else if (once) {
      // The first of them found no place either.
    } else if (before + fresh.length >= MOST_ROWS[table]) left += 1
    else {
      const row = filledIn(result, table, emptyRow(table, options.freshId()), line)
      places.set(at, fresh.push(row) - 1)
    }
  }
  return { draft: withRows(result, table, [...rowsOf(result, table), ...fresh]), added: fresh.length, updated, known: there, skipped: filled.length - wanted.length, repeated: [...repeats.values()].map(({ by, name, differs }) => ({ by, name, differs })), newGroups, left }
}

type Cell = readonly [field: string, text: string]

function partsOf(field: PasteField, text: string): Cell[] {
  return field === WHOLE_NAME ? Object.entries(splitName(text)) : [[field, text]]
}

function filledIn(draft: Draft, table: TableName, row: Draft[TableName][number], line: readonly Cell[]): Draft[TableName][number] {
  const alone = line.reduce((one, [field, text]) => setCell(one, table, row.id, field, text), withRows(draft, table, [row]))
  return withYear(rowsOf(alone, table)[0]!, table, groupIndex(draft.groups))
}

/** The draft with a class for each group that the lines name and that is not there. */
function withGroups(draft: Draft, lines: readonly (readonly Cell[])[], freshId: () => string): { draft: Draft; newGroups: string[] } {
  const index = groupIndex(draft.groups)
  const missing = new Map<string, { name: string; years: Set<string> }>()
  for (const line of lines) {
    const year = line.find(([field]) => field === 'yearGroup')?.[1]
    for (const name of line.filter(([field]) => field === 'groups').flatMap(([, text]) => text.split(';').map((one) => one.trim()).filter(Boolean))) {
      if (index.find(name)) continue
      const known = missing.get(name.toLocaleLowerCase('nl')) ?? { name, years: new Set<string>() }
      if (year !== undefined) known.years.add(readYear(year))
      missing.set(name.toLocaleLowerCase('nl'), known)
    }
  }
  const room = MOST_ROWS.groups - draft.groups.length
  const made = [...missing.values()].slice(0, Math.max(0, room)).map(({ name, years }): GroupRow => ({ ...(emptyRow('groups', freshId()) as GroupRow), name, yearGroup: sharedYear(years) }))
  return { draft: { ...draft, groups: made.length > 0 ? [...filledRows(draft, 'groups'), ...made] : draft.groups }, newGroups: made.map(({ name }) => name) }
}

/** The year group of a class by its pupils': theirs when they share one, `C` when they do not, nothing when unknown. */
export function sharedYear(years: ReadonlySet<string>): string {
  const known = [...years].filter((year) => year !== '')
  return known.length === 0 ? '' : known.length === 1 && isYearGroup(known[0]!) ? known[0]! : known.length > 1 ? 'C' : ''
}
