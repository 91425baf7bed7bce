import { CsvError, parse } from 'csv-parse/sync'

/** Reading a pasted or uploaded list of names with addresses (HOM-8), and finding whose they are. Pure. */

export const MOST_LINES = 100

/** A line that has something in it: the number as the spreadsheet shows it, the name as written, what looks like an address. */
export type ListLine = { line: number; name: string; addresses: string[] }
export type ReadList = { ok: true; lines: ListLine[] } | { ok: false; code: 'home-list-empty' } | { ok: false; code: 'home-list-too-long'; lines: number } | { ok: false; code: 'home-list-unreadable'; line: number }

const DELIMITERS = ['\t', ';', ','] as const

/**
 * Lines as a spreadsheet copies or saves them: split by tabs, semicolons or commas. A first line of headings (naam, or
 * voornaam, tussenvoegsel and achternaam, and e-mail) says what the columns are; without one, what has an @ is an
 * address and the rest is the name.
 */
export function readAddressList(text: string): ReadList {
  let records: { record: string[]; info: { lines: number } }[]
  try {
    records = parse(text, { bom: true, delimiter: delimiterOf(text), relax_column_count: true, relax_quotes: true, trim: true, skip_empty_lines: true, info: true }) as unknown as typeof records
  } catch (error) {
    return { ok: false, code: 'home-list-unreadable', line: error instanceof CsvError && typeof error.lines === 'number' ? error.lines : 1 }
  }
  const rows = records.map(({ record, info }) => ({ line: info.lines, cells: record.map((cell) => cell.replace(/\s+/g, ' ').trim()) })).filter(({ cells }) => cells.some(Boolean))
  const columns = rows[0] && columnsOf(rows[0].cells)
  const lines = (columns ? rows.slice(1) : rows).map(({ line, cells }) => ({ line, ...(columns ? byColumns(cells, columns) : byLook(cells)) }))
  if (lines.length === 0) return { ok: false, code: 'home-list-empty' }
  return lines.length > MOST_LINES ? { ok: false, code: 'home-list-too-long', lines: lines.length } : { ok: true, lines }
}

/** The separator that the text uses most; one address a line needs none. */
function delimiterOf(text: string): string {
  const counts = DELIMITERS.map((delimiter) => text.split(delimiter).length)
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!
}

type Columns = { name: number[]; addresses: number[] }

/** The columns by their headings, the name's in the order in which it is spoken; null when the line is no heading. */
function columnsOf(cells: string[]): Columns | null {
  if (cells.some((cell) => cell.includes('@'))) return null
  const find = (pattern: RegExp) => cells.flatMap((cell, at) => (pattern.test(cell) ? [at] : []))
  const parts = [find(/^(voornaam|roepnaam)/i), find(/^(tussenvoegsel|voorvoegsel|tv)/i), find(/^achternaam/i)].flatMap((found) => found.slice(0, 1))
  const whole = find(/^(naam|leerling|kind|naam (van )?(de )?leerling)$/i).slice(0, 1)
  const addresses = find(/mail/i)
  const name = parts.length > 0 ? parts : whole
  return name.length > 0 && addresses.length > 0 ? { name, addresses } : null
}

const byColumns = (cells: string[], columns: Columns) => ({
  name: columns.name.map((at) => cells[at] ?? '').filter(Boolean).join(' '),
  addresses: columns.addresses.map((at) => cells[at] ?? '').filter(Boolean),
})
const byLook = (cells: string[]) => ({
  name: cells.filter((cell) => cell && !cell.includes('@')).join(' '),
  addresses: cells.filter((cell) => cell.includes('@')),
})

type Named = { id: string; firstName: string; prefix?: string | null; lastName?: string | null }

/** Whose name it is: all words of it, in whichever order and case. Two of the same name are both found. */
export function whoIs(name: string, pupils: readonly Named[]): string[] {
  const wanted = key(name)
  return wanted === '' ? [] : pupils.filter((pupil) => key([pupil.firstName, pupil.prefix, pupil.lastName].filter(Boolean).join(' ')) === wanted).map((pupil) => pupil.id)
}

const key = (name: string): string => name.normalize('NFC').toLocaleLowerCase('nl').replace(/[’‘`´]/g, "'").split(/[\s,]+/).filter(Boolean).sort().join(' ')

/** The two fields that a pupil gets: what is there stays, what is new takes the free ones. `over` is what found no place. */
export function fillSlots(current: readonly [string | null, string | null], given: readonly string[]): { slots: [string | null, string | null]; over: string[] } {
  const slots: [string | null, string | null] = [current[0], current[1]]
  const over: string[] = []
  for (const address of new Set(given)) {
    if (slots.includes(address)) continue
    const free = slots.indexOf(null)
    if (free === -1) over.push(address)
    else slots[free] = address
  }
  return { slots, over }
}
