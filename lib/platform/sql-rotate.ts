import { decryptBytes, encrypt, keyNames, lookupHash } from './crypto'
import { MODELS } from './db/described/models'
import { pool } from './db/pool'

/** A column that holds what is encrypted: from the schema's own `@sealed`, so that a new one is not forgotten. */
export type SealedColumn = { table: string; column: string; context: string; parts: { field: string; column: string }[] }

type Described = { table: string; fields: readonly { name: string; column: string; sealed: string | null }[] }
const models: readonly Described[] = MODELS

/** All of them. */
export const SEALED: readonly SealedColumn[] = models.flatMap(({ table, fields }) =>
  fields.flatMap(({ column, sealed }) => {
    if (sealed === null) return []
    const parts = [...sealed.matchAll(/\{(\w+)\}/g)].map((match) => ({ field: match[1]!, column: fields.find(({ name }) => name === match[1])!.column }))
    return [{ table, column, context: sealed, parts }]
  }),
)

/** `renewed`: encrypted anew. `failed`: what no key opens. `left`: still under an older key, such as what changed meanwhile. */
export type Rotation = { table: string; column: string; renewed: number; failed: number; left: number }

/** Pages of a table that are looked at at a time, and values that are read at a time: a waiting import may be megabytes. */
const PAGES = 64
const VALUES = 50

const quoted = (name: string) => `"${name}"`
/** The name of a value's key stands in front of it, behind its length. */
const isOlder = (column: string) => `${quoted(column)} is not null and length(${quoted(column)}) > 1 and substring(${quoted(column)} from 2 for get_byte(${quoted(column)}, 0)) <> $1`

/**
 * Encrypts everything anew that is not under the newest key. In small portions, each by itself, beside a portal that runs:
 * a value that changed meanwhile is left alone, for it was written under the newest key. Broken off, it goes on where it was.
 */
export async function rotateColumn({ table, column, context, parts }: SealedColumn, tell: (line: string) => void = () => undefined): Promise<Rotation> {
  const current = Buffer.from(keyNames().current)
  const counted = { table, column, renewed: 0, failed: 0, left: 0 }
  const { rows: size } = await pool().query<{ pages: number }>("select (pg_relation_size($1::regclass) / current_setting('block_size')::int)::int as pages", [quoted(table)])
  const columns = ['ctid::text as "ctid"', ...parts.map((part) => `${quoted(part.column)}::text as ${quoted(part.field)}`), `${quoted(column)} as "sealed"`].join(', ')
  for (let from = 0; from <= size[0]!.pages; from += PAGES) {
    const { rows: places } = await pool().query<{ ctid: string }>(`select ctid::text as ctid from ${quoted(table)} where ctid >= $2::tid and ctid < $3::tid and ${isOlder(column)}`, [current, `(${from},0)`, `(${from + PAGES},0)`])
    for (let at = 0; at < places.length; at += VALUES) {
      const { rows } = await pool().query<Record<string, string> & { ctid: string; sealed: Buffer }>(`select ${columns} from ${quoted(table)} where ctid = any($2::tid[]) and ${isOlder(column)}`, [current, places.slice(at, at + VALUES).map(({ ctid }) => ctid)])
      const renewed = rows.flatMap((row) => {
        const of = context.replace(/\{(\w+)\}/g, (_, field: string) => row[field]!)
        try {
          return [{ ctid: row.ctid, old: row.sealed, fresh: Buffer.from(encrypt(decryptBytes(row.sealed, of), of)) }]
        } catch {
          counted.failed += 1
          return []
        }
      })
      const { rowCount } = await pool().query(
        `update ${quoted(table)} t set ${quoted(column)} = r.fresh from unnest($1::tid[], $2::bytea[], $3::bytea[]) as r(ctid, old, fresh) where t.ctid = r.ctid and t.${quoted(column)} = r.old`,
        [renewed.map(({ ctid }) => ctid), renewed.map(({ old }) => old), renewed.map(({ fresh }) => fresh)],
      )
      counted.renewed += rowCount ?? 0
    }
    if (from > 0 && from % (PAGES * 50) === 0) tell(`${table}.${column}: ${counted.renewed}`)
  }
  const { rows: left } = await pool().query<{ count: number }>(`select count(*)::int as count from ${quoted(table)} where ${isOlder(column)}`, [current])
  return { ...counted, left: left[0]!.count }
}

/** Tables whose ECK iDs are found by a keyed hash beside the encrypted value. */
export const LOOKED_UP = models.filter(({ fields }) => fields.some(({ name }) => name === 'eckIdHash')).map(({ table }) => table)

/**
 * Makes the hashes by which ECK iDs are found anew, under the LOOKUP_KEY of now. While it runs somebody may not be found by
 * it: the portal stands still meanwhile. Broken off, it goes on where it was. Answers how many changed.
 */
export async function renewLookups(table: string): Promise<number> {
  let changed = 0
  let last = '00000000-0000-0000-0000-000000000000'
  for (;;) {
    const { rows } = await pool().query<{ id: string; sealed: Buffer; hash: Buffer }>(`select id::text as id, eck_id_cipher as sealed, eck_id_hash as hash from ${quoted(table)} where id > $1::uuid and eck_id_cipher is not null order by id limit 500`, [last])
    if (rows.length === 0) return changed
    last = rows.at(-1)!.id
    const fresh = rows.map(({ id, sealed, hash }) => ({ id, hash, fresh: Buffer.from(lookupHash(decryptBytes(sealed, 'eck-id').toString('utf8'), 'eck-id')) })).filter((row) => !row.hash.equals(row.fresh))
    await pool().query(`update ${quoted(table)} t set eck_id_hash = r.hash from unnest($1::uuid[], $2::bytea[]) as r(id, hash) where t.id = r.id`, [fresh.map(({ id }) => id), fresh.map((row) => row.fresh)])
    changed += fresh.length
  }
}
