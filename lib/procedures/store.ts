import { gunzipSync, gzipSync } from 'node:zlib'
import { decryptBytes, encrypt } from '@/lib/platform/crypto'
import type { Statement } from '@/lib/platform/db/pool'
import type { Change } from './changes'
import { addRows, changeRows, CHECK_LATER, CHECK_NOW, dropRows, RAISE_REVISION, read, READ_ROWS, write, type RawTransaction } from './sql'
import type { Standing } from './standing'
import { TABLE_NAMES, tableOf, type Row, type TableName, type World } from './world'

/** All rows of these schools that a procedure may move. */
export async function readWorld(tx: RawTransaction, schoolIds: readonly string[]): Promise<World> {
  const world: Partial<Record<TableName, readonly Row[]>> = {}
  for (const table of TABLE_NAMES) {
    const [found] = await read<{ rows: string }>(tx, READ_ROWS[table], schoolIds)
    world[table] = JSON.parse(found!.rows) as Row[]
  }
  return world as World
}

/**
 * Writes changes, each column only where it changed: what others write beside it stays. Keys that change hands are let go of first.
 * `moveFirst` for the way back: then rows go to their school before they take their keys again.
 */
export async function writeChanges(tx: RawTransaction, changes: readonly Change[], { moveFirst }: { moveFirst: boolean }): Promise<void> {
  await write(tx, CHECK_LATER)
  const put: Put = async (statement, rows) => (rows.length > 0 ? write(tx, statement, JSON.stringify(rows)) : undefined)
  const drop = (table: TableName) => put(dropRows(table), changes.flatMap((change) => (change.table === table && change.kind === 'delete' ? [change.before] : [])))
  // What points first. Groups last: the database lets none go, however late it checks, while a row that is still to be put back points at it.
  for (const table of [...TABLE_NAMES].reverse()) if (table !== 'group') await drop(table)
  const updates = changes.flatMap((change) => (change.kind === 'update' ? [change] : []))
  const move = () => writeColumns(put, updates, (column) => column === 'school_id')
  if (moveFirst) await move()
  await writeColumns(put, updates.map(released), (column) => column !== 'school_id')
  await writeColumns(put, updates, (column) => column !== 'school_id')
  if (!moveFirst) await move()
  await drop('group')
  for (const table of TABLE_NAMES) await put(addRows(table), changes.flatMap((change) => (change.table === table && change.kind === 'insert' ? [change.after] : [])))
  await write(tx, CHECK_NOW)
  await write(tx, RAISE_REVISION, [...new Set(updates.flatMap(({ table, key }) => (table === 'school' ? [(JSON.parse(key) as string[])[0]!] : [])))])
}

type Put = (statement: Statement, rows: readonly object[]) => Promise<void>
type Update = Extract<Change, { kind: 'update' }>

/** Keys that nobody else of a school may have. */
const KEYS = ['las_key', 'eck_id_hash', 'user_id', 'brin', 'school_key']

/** Only what it lets go of. */
function released({ before, after, ...change }: Update): Update {
  const free = KEYS.filter((column) => column in after && before[column] !== null)
  return { ...change, before, after: Object.fromEntries(free.map((column) => [column, null])) }
}

/** One statement for all rows of a table in which the same columns change. */
async function writeColumns(put: Put, updates: readonly Update[], wanted: (column: string) => boolean): Promise<void> {
  const groups = new Map<string, { table: TableName; columns: string[]; rows: object[] }>()
  for (const { table, key, after } of updates) {
    const columns = Object.keys(after).filter(wanted).sort()
    if (columns.length === 0) continue
    const values = JSON.parse(key) as (string | number)[]
    const named = Object.fromEntries(tableOf(table).key.map((column, at) => [column, values[at]!]))
    const name = `${table} ${columns.join(' ')}`
    const group = groups.get(name) ?? { table, columns, rows: [] }
    group.rows.push({ ...named, ...Object.fromEntries(columns.map((column) => [column, after[column]])) })
    groups.set(name, group)
  }
  for (const table of TABLE_NAMES) for (const group of groups.values()) if (group.table === table) await put(changeRows(table, group.columns), group.rows)
}

/** What it takes to undo a merger: what it wrote, and what those who came along could do right after it (`standingOf`). */
export type MergeUndo = { changes: readonly Change[]; staff: readonly Standing[] }
/** Seals it: it holds ciphers and addresses of children's homes by id. */
export const sealMergeUndo = (undo: MergeUndo): Uint8Array<ArrayBuffer> => encrypt(gzipSync(JSON.stringify(undo)), 'school-merge-undo')
/** Undoes `sealMergeUndo`; also of a merger from before the staff was kept. */
export function openMergeUndo(sealed: Uint8Array): MergeUndo {
  const kept = JSON.parse(gunzipSync(decryptBytes(sealed, 'school-merge-undo')).toString('utf8')) as MergeUndo | Change[]
  return Array.isArray(kept) ? { changes: kept, staff: [] } : kept
}

/** What it takes to undo a split: what it wrote, and what hung on that at once (`hangingOn`). */
export type SplitUndo = { changes: readonly Change[]; hung: readonly string[] }
/** Seals it for this split only. */
export const sealSplitUndo = (undo: SplitUndo, splitId: string): Uint8Array<ArrayBuffer> => encrypt(gzipSync(JSON.stringify(undo)), `school-split-undo ${splitId}`)
/** Undoes `sealSplitUndo`. @throws Error for another split's. */
export const openSplitUndo = (sealed: Uint8Array, splitId: string): SplitUndo => JSON.parse(gunzipSync(decryptBytes(sealed, `school-split-undo ${splitId}`)).toString('utf8')) as SplitUndo
