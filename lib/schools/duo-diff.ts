import { spokenPostalCode } from '@/lib/core/postal-code'
import type { DuoLocation } from './duo-csv'

/** A location as the register has it. */
export type Registered = Omit<DuoLocation, 'brin'> & { brin: string; closedAt: Date | null }
export type Change = { brin: string; name: string; was: string; now: string }
export type Renumbered = { from: { brin: string; name: string }; to: { brin: string; name: string } }
export type DuoDiff = {
  added: { brin: string; name: string; city: string | null }[]
  reopened: { brin: string; name: string; city: string | null }[]
  closed: { brin: string; name: string; city: string | null }[]
  renamed: Change[]
  moved: Change[]
  otherBoard: Change[]
  /** Closed ones that seem to go on under another BRIN: the same door, or the same name in the same place. */
  renumbered: Renumbered[]
  same: number
}

/** What a whole address file of DUO changes in the register (ACC-2). Pure. */
export function duoDiff(register: readonly Registered[], file: readonly DuoLocation[]): DuoDiff {
  const before = new Map(register.map((row) => [row.brin, row]))
  const listed = new Set<string>(file.map(({ brin }) => brin))
  const diff: DuoDiff = { added: [], reopened: [], closed: [], renamed: [], moved: [], otherBoard: [], renumbered: [], same: 0 }
  for (const row of file) {
    const known = before.get(row.brin)
    const line = { brin: row.brin, name: row.name, city: row.city }
    if (!known) diff.added.push(line)
    else if (known.closedAt) diff.reopened.push(line)
    if (known) compare(diff, known, row)
  }
  for (const row of register) if (!row.closedAt && !listed.has(row.brin)) diff.closed.push({ brin: row.brin, name: row.name, city: row.city })
  diff.renumbered = renumbered(diff, before, file)
  return diff
}

function compare(diff: DuoDiff, known: Registered, row: DuoLocation): void {
  const changes = ([['renamed', known.name, row.name], ['moved', addressOf(known), addressOf(row)], ['otherBoard', known.boardNumber ?? '', row.boardNumber ?? '']] as const).filter(([, was, now]) => inOneCase(was) !== inOneCase(now))
  for (const [kind, was, now] of changes) diff[kind].push({ brin: row.brin, name: row.name, was, now })
  if (changes.length === 0 && !known.closedAt) diff.same += 1
}

function renumbered({ closed, added, reopened }: DuoDiff, before: ReadonlyMap<string, Registered>, file: readonly DuoLocation[]): Renumbered[] {
  const fresh = new Set([...added, ...reopened].map(({ brin }) => brin))
  const byMark = new Map(file.filter(({ brin }) => fresh.has(brin)).flatMap((row) => marksOf(row).map((mark) => [mark, row] as const)))
  return closed.flatMap(({ brin, name }) => {
    const to = marksOf(before.get(brin)!).map((mark) => byMark.get(mark)).find(Boolean)
    return to ? [{ from: { brin, name }, to: { brin: to.brin, name: to.name } }] : []
  })
}

type Place = Pick<DuoLocation, 'name' | 'street' | 'houseNumber' | 'postalCode' | 'city'>

/** By what a location is known again: its door, then its name in its place. */
export function marksOf({ name, postalCode, houseNumber, city }: Place): string[] {
  return [...(postalCode && houseNumber ? [`door ${postalCode} ${houseNumber.toLowerCase()}`] : []), ...(city ? [`name ${plain(name)} ${plain(city)}`] : [])]
}

const addressOf = ({ street, houseNumber, postalCode, city }: Place) => [[street, houseNumber], [spokenPostalCode(postalCode), city]].map((part) => part.filter(Boolean).join(' ')).filter(Boolean).join(', ')
// Capitals alone are no other name nor another place.
const inOneCase = (text: string) => text.toLocaleLowerCase('nl')
const plain = (text: string) => inOneCase(text).replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
