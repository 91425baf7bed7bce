// Loads Prisma's schema engine (WebAssembly build from npm) over the pg driver adapter.
import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { ColumnTypeEnum, bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils'
const require = createRequire(import.meta.url)

let loaded
async function loadWasm() {
  if (loaded) return loaded
  const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(glueFile)
  const bytes = await readFile(path.join(path.dirname(glueFile), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return (loaded = glue)
}

/** Prisma URLs carry ?schema=, which pg does not know. */
export function pgConfig(url) {
  const u = new URL(url)
  const schema = u.searchParams.get('schema') ?? undefined
  for (const k of ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout', 'socket_timeout']) u.searchParams.delete(k)
  return { config: { connectionString: u.toString() }, schema, database: decodeURIComponent(u.pathname.slice(1)) }
}

// adapter-pg rejects the catalog type "char" (oid 18) that the schema engine reads from pg_catalog
// (prisma/orm issue 27403): hand it over as text and name the column type afterwards.
const CHAR = 18, TEXT = 25
function patchChar(adapter) {
  let chars = []
  const io = adapter.performIO.bind(adapter)
  adapter.performIO = async (q) => {
    const r = await io(q)
    chars = r.fields?.map((f) => f.dataTypeID === CHAR) ?? []
    return chars.includes(true) ? { ...r, rows: r.rows, fields: r.fields.map((f) => (f.dataTypeID === CHAR ? { ...f, dataTypeID: TEXT } : f)) } : r
  }
  const raw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (q) => {
    const r = await raw(q)
    r.columnTypes = r.columnTypes.map((t, i) => (chars[i] ? ColumnTypeEnum.Character : t))
    return r
  }
  // adapter-pg cuts a script at every semicolon, also inside a function's body or a comment; pg takes it whole.
  adapter.executeScript = async (script) => { await adapter.client.query(script) }
  const tx = adapter.startTransaction?.bind(adapter)
  if (tx) adapter.startTransaction = async (...a) => patchChar(await tx(...a))
  return adapter
}

export function adapterFactory(url, shadowUrl, log = () => {}) {
  const { config, schema } = pgConfig(url)
  const f = new PrismaPg({ ...config, max: 1 }, { schema })
  const connect = f.connect.bind(f)
  f.connect = async () => patchChar(await connect())
  // Own shadow database: disconnect first, then drop (WITH FORCE as a belt and braces).
  f.connectToShadowDb = async () => {
    if (shadowUrl) {
      const s = pgConfig(shadowUrl)
      return patchChar(await new PrismaPg({ ...s.config, max: 1 }, { schema: s.schema }).connect())
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    const admin = new pg.Client(config); await admin.connect()
    await admin.query(`CREATE DATABASE "${name}"`); await admin.end()
    const u = new URL(config.connectionString); u.pathname = '/' + name
    const inner = patchChar(await new PrismaPg({ connectionString: u.toString(), max: 1 }, { schema }).connect())
    const dispose = inner.dispose.bind(inner)
    inner.dispose = async () => {
      await dispose()
      const a = new pg.Client(config); await a.connect()
      await a.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`); await a.end()
    }
    return inner
  }
  return f
}

// Enough of an adapter for file-only diffs: answers the engine's version probe, refuses all else.
function stubFactory() {
  const adapter = {
    provider: 'postgres', adapterName: '@prisma/adapter-pg',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: async (q) => {
      if (!/server_version_num/.test(q.sql)) throw new Error('no database for this command')
      return { columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32], rows: [[true, 'PostgreSQL 15.0', 150000]] }
    },
    executeRaw: async () => 0, executeScript: async () => {}, dispose: async () => {}, startTransaction: async () => { throw new Error('no database') },
  }
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect: async () => adapter, connectToShadowDb: async () => adapter }
}

/** @param {{ url?: string, shadowUrl?: string, datamodels?: [string, string][], mock?: boolean, log?: () => void }} options */
export async function openEngine({ url, shadowUrl, datamodels, mock, log = () => {} }) {
  const { SchemaEngine } = await loadWasm()
  const factory = bindMigrationAwareSqlAdapterFactory(mock ? stubFactory() : adapterFactory(url, shadowUrl))
  const engine = await SchemaEngine.new({ datamodels }, log, factory)
  return { engine, errorRegistry: factory.errorRegistry }
}
