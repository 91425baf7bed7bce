import { COLUMNS } from './columns'
import { nameOfLine, plain, wordsOfLine, type Cells } from './known-rows'
import type { TableName } from './model'

/** A line that says once more who stands higher up in the same paste: by number, or by the whole name; `differs` are the columns in which it says something else. */
export type Repeat = { by: 'key' | 'name'; name: string; differs: string[] }

type Line = { line: Cells; /** A date of birth as written, to tell two of one name apart; empty: not told. */ born: string }

/**
 * Which of the lines are repeats, by place, each with the place of the first that it repeats. One number is one row. Without a number
 * on both, one whole name is one as well, unless their dates of birth differ: the person who pastes says when they are two.
 */
export function repeatsIn(table: TableName, lines: readonly Line[]): ReadonlyMap<number, Repeat & { first: number }> {
  const repeats = new Map<number, Repeat & { first: number }>()
  const byKey = new Map<string, number>()
  const byName = new Map<string, number[]>()
  for (const [at, one] of lines.entries()) {
    const key = textOf(one.line, 'key')
    const name = nameOfLine(table, one.line)
    const namesakes = name === null ? [] : (byName.get(name) ?? [])
    const sameKey = key === '' ? undefined : byKey.get(key)
    const first = sameKey ?? namesakes.find((other) => mayBeOne(lines[other]!, one))
    if (first === undefined) {
      if (key !== '') byKey.set(key, at)
      if (name !== null) byName.set(name, [...namesakes, at])
      continue
    }
    if (key !== '' && sameKey === undefined) byKey.set(key, first)
    repeats.set(at, { first, by: sameKey === undefined ? 'name' : 'key', name: wordsOfLine(table, lines[first]!.line), differs: differing(table, lines[first]!.line, one.line) })
  }
  return repeats
}

const textOf = (line: Cells, field: string): string => line.find(([one]) => one === field)?.[1] ?? ''

/** Two of one name who may be one: no two numbers and no two dates of birth tell them apart. */
function mayBeOne(one: Line, other: Line): boolean {
  const both = (a: string, b: string) => a !== '' && b !== '' && a !== b
  return !both(textOf(one.line, 'key'), textOf(other.line, 'key')) && !both(one.born, other.born)
}

function differing(table: TableName, one: Cells, other: Cells): string[] {
  return COLUMNS[table].flatMap(({ field, label }) => {
    const [a, b] = [textOf(one, field), textOf(other, field)]
    return field !== 'key' && a !== '' && b !== '' && plain(a) !== plain(b) ? [label] : []
  })
}

/** Who stood there twice, by name, and where the lines differ: then the last one counts. */
export function repeatedWords(repeats: readonly Repeat[]): string {
  const told = new Map<string, Set<string>>()
  for (const { name, differs } of repeats) told.set(name, new Set([...(told.get(name) ?? []), ...differs]))
  const all = [...told].map(([name, differs]) => (differs.size === 0 ? name : `${name} (${[...differs].join(' en ').toLocaleLowerCase('nl')} niet gelijk: de laatste rij telt)`))
  return `${all.slice(0, 8).join(', ')}${all.length > 8 ? ` en nog ${all.length - 8}` : ''}`
}
