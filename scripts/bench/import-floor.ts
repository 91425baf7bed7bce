import { randomUUID } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import path from 'node:path'
import { SaxesParser } from 'saxes'
import { pool } from '../../lib/platform/db/pool'

/** What it would cost if nothing were done but the least: the bare parser over a file, and COPY of as many rows with the same texts. */

const rowsFile = (dir: string, school: number) => path.join(dir, `floor-${school}.tsv`)

/** Reads one school's people out of its file, each as the texts of its elements. */
export function parseAlone(file: string): string[][] {
  const parser = new SaxesParser()
  const people: string[][] = []
  let [text, fields] = ['', [] as string[]]
  const isPerson = (name: string) => name === 'leerling' || name === 'leerkracht'
  parser.on('text', (piece) => void (text = piece))
  parser.on('opentag', ({ name, attributes }) => {
    if (isPerson(name)) fields = [attributes.key ?? '', attributes.eckid ?? '']
  })
  parser.on('closetag', ({ name }) => {
    fields.push(text)
    if (isPerson(name)) people.push(fields.slice(0, -1))
  })
  parser.write(file).close()
  return people
}

/** Writes the rows that `copyAlone` will read. */
export function prepareCopy(school: number, people: string[][], dir: string): void {
  const rows = people.map(([key, eckId, ...rest]) => [randomUUID(), `${school}-${key}`, eckId, ...rest.slice(0, 2), rest.slice(2).join(' ')].join('\t'))
  writeFileSync(rowsFile(dir, school), `${rows.join('\n')}\n`, { mode: 0o644 })
}

export const FLOOR_TABLE = 'create table floor_person (id uuid primary key, las_key text unique, eck_id text unique, first_name text, last_name text, rest text)'

/** Copies one school's rows into a table with an index for each way to find somebody. Answers how many. */
export async function copyAlone(school: number, dir: string): Promise<number> {
  const { rowCount } = await pool().query(`copy floor_person (id, las_key, eck_id, first_name, last_name, rest) from '${rowsFile(dir, school)}'`)
  return rowCount ?? 0
}
