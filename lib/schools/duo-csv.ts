import { CsvError, parse } from 'csv-parse/sync'
import { parseBrin, type Brin } from '@/lib/core/brin'

/** A location as DUO lists it (ACC-2). */
export type DuoLocation = {
  brin: Brin
  name: string
  street: string | null
  houseNumber: string | null
  postalCode: string | null
  city: string | null
  boardNumber: string | null
  boardName: string | null
  telephone: string | null
  website: string | null
}
export type DuoProblem = { line: number; what: 'no-brin' | 'no-name' | 'twice' | 'broken-row' }
export type DuoRead = { ok: true; locations: DuoLocation[]; problems: DuoProblem[] } | { ok: false; missing: string[]; brokenAt?: number }

/** What DUO's columns are called, in the older and the newer files (domain facts 4). */
const COLUMNS = {
  institution: ['INSTELLINGSCODE', 'BRIN NUMMER'],
  location: ['VESTIGINGSCODE', 'VESTIGINGSNUMMER'],
  name: ['VESTIGINGSNAAM', 'INSTELLINGSNAAM'],
  street: ['STRAATNAAM'],
  houseNumber: ['HUISNUMMER-TOEVOEGING'],
  postalCode: ['POSTCODE'],
  city: ['PLAATSNAAM'],
  boardNumber: ['BEVOEGD GEZAG NUMMER'],
  telephone: ['TELEFOONNUMMER'],
  website: ['INTERNETADRES'],
} as const
/** Without these a file is none of DUO's address files. */
const REQUIRED = ['name', 'city', 'boardNumber'] as const

/** The columns that a file can be said to lack, as DUO calls them. */
export const REQUIRED_COLUMNS: readonly string[] = [COLUMNS.institution[0], ...REQUIRED.map((field) => COLUMNS[field][0])]

/**
 * Reads DUO's address file of locations: semicolons, UTF-8 or windows-1252, either generation of headers. `boards` gives
 * the names of boards by number, from DUO's board file. Rows that cannot be used are listed, with their line; the others go in.
 */
export function readDuoLocations(file: Uint8Array, boards: ReadonlyMap<string, string> = new Map()): DuoRead {
  let table: ReturnType<typeof readTable>
  try {
    table = readTable(file)
  } catch (error) {
    if (error instanceof CsvError) return { ok: false, missing: [], brokenAt: Number(error.lines) }
    throw error
  }
  const header = table.header
  const at = Object.fromEntries(Object.entries(COLUMNS).map(([field, names]) => [field, names.map((name) => header.indexOf(name)).find((index) => index >= 0) ?? -1])) as Record<keyof typeof COLUMNS, number>
  const missing: string[] = REQUIRED.filter((field) => at[field] < 0).map((field) => COLUMNS[field][0])
  if (at.institution < 0 && at.location < 0) missing.unshift(COLUMNS.institution[0])
  if (missing.length > 0) return { ok: false, missing }

  const locations = new Map<Brin, DuoLocation>()
  const problems: DuoProblem[] = []
  for (const { line, cells } of table.rows) {
    const cell = (field: keyof typeof COLUMNS) => (at[field] < 0 ? '' : (cells[at[field]] ?? '').trim())
    if (cells.length !== header.length) problems.push({ line, what: 'broken-row' })
    else {
      const brin = brinOf(cell('institution'), cell('location'))
      if (!brin) problems.push({ line, what: 'no-brin' })
      else if (!cell('name')) problems.push({ line, what: 'no-name' })
      else if (locations.has(brin)) problems.push({ line, what: 'twice' })
      else {
        const boardNumber = cell('boardNumber') || null
        locations.set(brin, {
          brin, name: cell('name'), street: cell('street') || null, houseNumber: cell('houseNumber') || null, postalCode: cell('postalCode').replace(/\s/g, '').toUpperCase() || null,
          city: cell('city') || null, boardNumber, boardName: (boardNumber && boards.get(boardNumber)) || null, telephone: cell('telephone') || null, website: cell('website') || null,
        })
      }
    }
  }
  return { ok: true, locations: [...locations.values()], problems }
}

/** Names of boards by number, from DUO's board file. */
export function readDuoBoards(file: Uint8Array): Map<string, string> {
  const { header, rows } = readTable(file)
  const [number, name] = [header.indexOf('BEVOEGD GEZAG NUMMER'), header.indexOf('BEVOEGD GEZAG NAAM')]
  if (number < 0 || name < 0) return new Map()
  return new Map(rows.map(({ cells }) => [(cells[number] ?? '').trim(), (cells[name] ?? '').trim()] as const).filter(([key, value]) => key && value))
}

/** The location's code comes as two characters, or as the whole six; a file of main locations has none. */
function brinOf(institution: string, location: string): Brin | null {
  return location.length > 2 ? parseBrin(location) : parseBrin(institution, location || '00')
}

type Row = { line: number; cells: string[] }

function readTable(file: Uint8Array): { header: string[]; rows: Row[] } {
  const records = parse(decode(file), { delimiter: ';', bom: true, relax_column_count: true, relax_quotes: true, skip_empty_lines: true, info: true }) as unknown as { record: string[]; info: { lines: number } }[]
  const [first, ...rest] = records
  return { header: (first?.record ?? []).map((name) => name.trim().toUpperCase()), rows: rest.map(({ record, info }) => ({ line: info.lines, cells: record })) }
}

/** Newer files are UTF-8; what is no valid UTF-8 is of the older kind. */
function decode(file: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file)
  } catch {
    return new TextDecoder('windows-1252').decode(file)
  }
}
