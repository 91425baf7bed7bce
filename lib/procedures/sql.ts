import type { Statement } from '@/lib/platform/db/pool'
import type { Transaction } from '@/lib/platform/db/prisma'
import { lockRoster } from '@/lib/roster/sql'
import { TABLE_NAMES, tableOf, type TableName } from './world'

/** What the statements here need of a transaction. */
export type RawTransaction = Pick<Transaction, '$executeRawUnsafe' | '$queryRawUnsafe' | '$executeRaw'>

/** What reading needs of it. */
export type Reader = Pick<RawTransaction, '$queryRawUnsafe'>

// By Prisma: texts vary here with the columns that change, while the driver keeps one text a name.

/** Runs a statement inside a Prisma transaction with its one value, or none. */
export async function write(tx: RawTransaction, statement: Statement, value?: unknown): Promise<void> {
  await (value === undefined ? tx.$executeRawUnsafe(statement.text) : tx.$executeRawUnsafe(statement.text, value))
}

/** Reads by a statement inside a Prisma transaction. */
export const read = <Found>(tx: Reader, statement: Statement, value: unknown): Promise<Found[]> => tx.$queryRawUnsafe<Found[]>(statement.text, value)

/**
 * From here to the end of the transaction these schools are as they are found: no import, undo, erasure or other procedure of them
 * beside this one, nobody adds a row of theirs or changes one of `TABLES`, and what was under way is waited for. So what is read
 * afterwards, in however many statements, is one moment. In one order, so that two procedures never wait for each other.
 */
export async function lockSchools(tx: RawTransaction, schoolIds: readonly string[]): Promise<void> {
  const ids = [...new Set(schoolIds)].sort()
  for (const id of ids) await lockRoster(tx, id)
  for (const table of TABLE_NAMES) await write(tx, LOCK_ROWS[table], ids)
}

const TWO = 'a merger is between two schools, and a split too'
const quoted = (name: string) => `"${name}"`
const across = (name: string, text: string): Statement => ({ name, scope: { across: TWO }, text })

const forEach = (verb: string, textOf: (table: TableName, ofSchools: string) => string) =>
  Object.fromEntries(TABLE_NAMES.map((table) => [table, across(`procedures-${verb}-${table.replaceAll('_', '-')}`, textOf(table, `${quoted(table)} t where t.${table === 'school' ? 'id' : 'school_id'} = any($1::uuid[])`))])) as Record<TableName, Statement>

/** $1 schools: the rows of a table that belong to them, as one JSON text. */
export const READ_ROWS = forEach('read', (_, ofSchools) => `
  select coalesce(json_agg(to_jsonb(t)), '[]')::text as rows from ${ofSchools}`)

/**
 * $1 schools: has the rows of a table that belong to them wait for this transaction. A new row asks its school and what it points at whether
 * they are there (its foreign keys), so it waits as well, once those are locked.
 */
const LOCK_ROWS = forEach('lock', (table, ofSchools) => `
  select 1 from ${ofSchools} order by ${tableOf(table).key.map((column) => `t.${quoted(column)}`).join(', ')} for update`)

/** The keys that carry the school are looked at when all is written, and with the next statement again. */
export const CHECK_LATER = across('procedures-check-later', 'set constraints all deferred')
export const CHECK_NOW = across('procedures-check-now', 'set constraints all immediate')

const keys = (table: TableName) => tableOf(table).key.map((column) => `t.${quoted(column)} = r.${quoted(column)}`).join(' and ')
const rowsOf = (table: TableName) => `jsonb_populate_recordset(null::${quoted(table)}, $1::jsonb) r`

/** $1 rows by their keys: those are taken away. */
export const dropRows = (table: TableName): Statement => across(`procedures-drop-${table}`, `delete from ${quoted(table)} t using ${rowsOf(table)} where ${keys(table)}`)
/** $1 whole rows. */
export const addRows = (table: TableName): Statement => across(`procedures-add-${table}`, `insert into ${quoted(table)} select r.* from ${rowsOf(table)}`)
/** $1 rows with their keys and these columns. The names are those of the schema, never of a visitor. */
export const changeRows = (table: TableName, columns: readonly string[]): Statement =>
  across(`procedures-change-${table}`, `update ${quoted(table)} t set ${columns.map((column) => `${quoted(column)} = r.${quoted(column)}`).join(', ')} from ${rowsOf(table)} where ${keys(table)}`)

/** $1 schools: their pupils' screens are made anew. */
export const RAISE_REVISION = across('procedures-raise-revision', 'update school set revision = revision + 1 where id = any($1::uuid[])')
const endSessions = (why: 'merged' | 'merge-undone' | 'closed') => across(`procedures-end-sessions-${why}`, `
  update session set revoked_at = now(), ended_because = '${why}' where revoked_at is null and expires_at > now() and school_id = any($1::uuid[])`)
/** $1 schools: everybody there logs in again, and is told why. */
export const END_SESSIONS = { merged: endSessions('merged'), mergeUndone: endSessions('merge-undone'), closed: endSessions('closed') }
/** $1 pupils and members of staff: these log in again. */
export const END_SESSIONS_OF = across('procedures-end-sessions-of', `
  update session set revoked_at = now(), ended_because = 'split-undone' where revoked_at is null and expires_at > now() and (pupil_id = any($1::uuid[]) or employment_id = any($1::uuid[]))`)
/** $1 people who are not there any more: what publishers knew them by goes too. */
export const DROP_SUBJECTS = across('procedures-drop-subjects', 'delete from pairwise_subject where person_id = any($1::uuid[])')
/** $1 how many: numbers for publishers that nobody has. */
export const NEXT_NUMBERS = across('procedures-next-numbers', 'select next_portal_id() as number from generate_series(1, $1::int)')

/** $1 school: what still stands before its closing. */
export const CLOSING_FACTS: Statement = {
  name: 'procedures-closing-facts',
  scope: 'school',
  text: `select exists (select 1 from las_link l where l.school_id = $1::uuid) as link,
    (select count(*)::int from consent k where k.school_id = $1::uuid and k.withdrawn_at is null) as ticked,
    (select count(*)::int from roster_import i where i.school_id = $1::uuid and i.status in ('staged', 'held', 'scheduled', 'queued')) as waiting`,
}
