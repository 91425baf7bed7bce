import { createHash } from 'node:crypto'
import { KEEP_DAYS } from '@/lib/core/retention'
import type { CarriedLicences } from '@/lib/licences/carry-licences'
import { compareText } from './keys'
import { KINDS, type Kind } from './plan'
import type { RosterState } from './state'

/** The last import can be undone for this many days; then what was kept for it goes (docs/decisions/0016-undo-and-pairs.md). */
export const UNDO_DAYS = KEEP_DAYS.undo

type Value = string | boolean | null | readonly string[]
type Row = { id: string; lasKey: string | null; removedAt: string | null; eckId?: string | null; undone?: boolean }
type Fields = Record<string, Value>

/** One row that an import wrote: `before` is null for a new one, else both hold the fields that changed. */
type Touched = { id: string; before: Fields | null; after: Fields }

/** What it takes to undo an import. Names people and holds ECK iDs: kept encrypted, and no longer than UNDO_DAYS. */
export type UndoRecord = Record<Kind, Touched[]> & { licences?: CarriedLicences }

/** How many of a kind: come back, go, get their old values back, and how many rows keep something that changed since. */
export type UndoCounts = Record<'back' | 'gone' | 'restored' | 'left', number>
export type UndoPlan = { state: RosterState; counts: Record<Kind, UndoCounts>; digest: string }

/** Writes down how to get from `after` to `before`: both are states around one import. */
export function undoRecord(before: RosterState, after: RosterState): UndoRecord {
  return Object.fromEntries(KINDS.map((kind) => {
    const was = new Map<string, Row>(before[kind].map((row) => [row.id, row]))
    return [kind, (after[kind] as readonly Row[]).flatMap((row): Touched[] => {
      const old = was.get(row.id)
      if (!old) return [{ id: row.id, before: null, after: {} }]
      const fields = old === row ? [] : fieldsOf(row).filter((field) => !same(valueOf(old, field), valueOf(row, field)))
      return fields.length === 0 ? [] : [{ id: row.id, before: pick(old, fields), after: pick(row, fields) }]
    })]
  })) as Record<Kind, Touched[]>
}

/**
 * What a school has once an import is undone (LAS-5): each field that the import wrote is again what it was, unless it
 * changed since; whoever the import added becomes inactive. Lists (roles, groups) get back what the import took and lose
 * what it gave, so what came by hand since stays. A row that is the same object as before is not touched.
 */
export function undoOf(record: UndoRecord, now: RosterState, at: string): UndoPlan {
  const counts = {} as Record<Kind, UndoCounts>
  const state = Object.fromEntries(KINDS.map((kind) => {
    const done = undoKind(record[kind], now[kind] as readonly Row[], at)
    counts[kind] = done.counts
    return [kind, done.rows]
  })) as unknown as RosterState
  return { state, counts, digest: digestOf(record, now, counts) }
}

function undoKind(touched: readonly Touched[], now: readonly Row[], at: string): { rows: Row[]; counts: UndoCounts } {
  const counts: UndoCounts = { back: 0, gone: 0, restored: 0, left: 0 }
  const of = new Map(touched.map((one) => [one.id, one]))
  const found = new Set<string>()
  const rows = now.map((row): Row => {
    const one = of.get(row.id)
    if (!one) return row
    found.add(row.id)
    const undone = one.before === null ? leave(row, at) : restore(row, one.before, one.after)
    if (undone.left) counts.left += 1
    if (same(row.removedAt, undone.row.removedAt)) counts.restored += undone.row === row ? 0 : 1
    else counts[undone.row.removedAt === null ? 'back' : 'gone'] += 1
    return undone.row
  })
  // Who was erased in the meantime does not come back.
  counts.left += touched.filter(({ id }) => !found.has(id)).length
  return { rows: releaseIdentities(rows, now, of), counts }
}

type Undone = { row: Row; left: boolean }

/** Whoever came with the import: inactive from now on, and looked past when the file is offered again (state.ts). Who is inactive already, was made so by somebody else. */
function leave(row: Row, at: string): Undone {
  return row.removedAt === null ? { row: { ...row, removedAt: at, undone: true }, left: false } : { row, left: true }
}

/** Roles and groups of somebody whose work was ended since are nobody's to give back. */
const ENDED = ['roles', 'fromLas', 'links', 'picked']

function restore(row: Row, before: Fields, after: Fields): Undone {
  let left = false
  const ended = row.removedAt !== null && row.removedAt !== (after.removedAt ?? null)
  const fields: Fields = {}
  for (const field of Object.keys(before)) {
    const [was, made, is] = [before[field]!, after[field]!, valueOf(row, field)]
    const list = Array.isArray(was) && Array.isArray(made) && Array.isArray(is)
    if (ended && ENDED.includes(field)) left = true
    else if (list) fields[field] = [...is.filter((one) => was.includes(one) || !made.includes(one)), ...was.filter((one) => !made.includes(one) && !is.includes(one))]
    else if (same(is, made)) fields[field] = was
    else left ||= !same(is, was)
  }
  const changed = Object.keys(fields).some((field) => !same(fields[field]!, valueOf(row, field)))
  return { row: changed ? ({ ...row, ...fields } as Row) : row, left }
}

/** A key or ECK iD that goes back to whoever had it leaves whoever holds it now; a stranger to the import keeps it. */
function releaseIdentities(rows: Row[], now: readonly Row[], of: ReadonlyMap<string, Touched>): Row[] {
  let released = rows
  for (const field of ['lasKey', 'eckId'] as const) {
    const holders = new Map<string, number[]>()
    released.forEach((row, index) => {
      const value = row[field]
      if (value) holders.set(value, [...(holders.get(value) ?? []), index])
    })
    const free = new Set<number>()
    for (const indexes of holders.values()) {
      if (indexes.length < 2) continue
      const strangers = indexes.filter((index) => !of.has(released[index]!.id) || released[index] === now[index])
      const back = indexes.find((index) => released[index]![field] !== now[index]![field])
      const added = (index: number) => of.get(released[index]!.id)?.before === null
      const owner = strangers.find((index) => !added(index)) ?? back ?? indexes[0]
      for (const index of indexes) if (index !== owner) free.add(index)
    }
    if (free.size > 0) released = released.map((row, index) => (free.has(index) ? { ...row, [field]: null } : row))
  }
  return released
}

/** What imports write: whether somebody has an address in the portal is no part of it. */
const fieldsOf = (row: Row) => Object.keys(row).filter((field) => field !== 'id' && field !== 'hasAddress')
const valueOf = (row: Row, field: string): Value => (row as unknown as Fields)[field] ?? null
const pick = (row: Row, fields: readonly string[]): Fields => Object.fromEntries(fields.map((field) => [field, valueOf(row, field)]))

/** Lists are sets: their order says nothing. */
function same(a: Value, b: Value): boolean {
  if (!Array.isArray(a) || !Array.isArray(b)) return a === b
  return a.length === b.length && a.every((one) => b.includes(one))
}

/** Names an undo as it was shown: what was agreed to is done, or nothing is. All that touched rows are now counts. */
function digestOf(record: UndoRecord, now: RosterState, counts: Record<Kind, UndoCounts>): string {
  const rows = KINDS.map((kind) => {
    const ids = new Set(record[kind].map(({ id }) => id))
    const touched = (now[kind] as readonly Row[]).filter(({ id }) => ids.has(id)).sort((a, b) => compareText(a.id, b.id))
    return touched.map((row) => [row.id, ...fieldsOf(row).sort(compareText).map((field) => [field, sorted(valueOf(row, field))])])
  })
  return createHash('sha256').update(JSON.stringify([rows, counts])).digest('hex')
}

const sorted = (value: Value): Value => (Array.isArray(value) ? [...(value as readonly string[])].sort(compareText) : value)
