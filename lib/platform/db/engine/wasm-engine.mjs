import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import path from 'node:path'
import pg from 'pg'
import { PrismaPg } from '@prisma/adapter-pg'
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum } from '@prisma/driver-adapter-utils'

// Prisma's schema engine as WebAssembly from npm, talking to PostgreSQL through pg: the same engine that the CLI
// otherwise downloads as a binary. Plain JavaScript, for the CLI starts it with nothing but Node.

const require = createRequire(import.meta.url)
const ENGINE = Symbol.for('schema-engine of leerpoort')

/**
 * One engine a process, also when two ask at once or this module is loaded twice: the glue has a single memory for all, and with a
 * second engine behind it what the first left to be cleared away would be cleared in the memory of the other. Not kept with the
 * settings (`platform/shared`), which tests forget.
 */
const load = () => (globalThis[ENGINE] ??= instantiate())

async function instantiate() {
  const glueFile = require.resolve('@prisma/schema-engine-wasm/schema_engine_bg')
  const glue = await import(glueFile)
  const bytes = await readFile(path.join(path.dirname(glueFile), 'schema_engine_bg.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, { './schema_engine_bg.js': glue })
  glue.__wbg_set_wasm(instance.exports)
  instance.exports.__wbindgen_start()
  return glue
}

/** Parameters of a database address that Prisma knows and pg does not. */
const PRISMA_ONLY = ['schema', 'connection_limit', 'pool_timeout', 'pgbouncer', 'connect_timeout', 'socket_timeout']

/** Takes a database address apart: for pg without Prisma's own parameters, the schema and the database's name. */
export function pgConfig(url) {
  const address = new URL(url)
  const schema = address.searchParams.get('schema') ?? undefined
  for (const name of PRISMA_ONLY) address.searchParams.delete(name)
  return { config: { connectionString: address.toString() }, schema, database: decodeURIComponent(address.pathname.slice(1)) }
}

/** The same server, another database. */
export function withDatabase(url, database) {
  const address = new URL(pgConfig(url).config.connectionString)
  address.pathname = `/${database}`
  return address.toString()
}

const CHAR = 18
const TEXT = 25

/**
 * Mends two things of adapter-pg: it refuses PostgreSQL's one-byte "char" type, which the engine reads from the
 * catalogue (prisma/orm issue 27403); and it cuts a script at every semicolon, also inside a function's body or a
 * comment, where pg takes the script whole.
 */
function mend(adapter) {
  let isChar = []
  const performIO = adapter.performIO.bind(adapter)
  adapter.performIO = async (query) => {
    const result = await performIO(query)
    isChar = result.fields?.map((field) => field.dataTypeID === CHAR) ?? []
    if (!isChar.includes(true)) return result
    return { ...result, rows: result.rows, fields: result.fields.map((field) => (field.dataTypeID === CHAR ? { ...field, dataTypeID: TEXT } : field)) }
  }
  const queryRaw = adapter.queryRaw.bind(adapter)
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query)
    result.columnTypes = result.columnTypes.map((type, at) => (isChar[at] ? ColumnTypeEnum.Character : type))
    return result
  }
  adapter.executeScript = async (script) => {
    await adapter.client.query(script)
  }
  const startTransaction = adapter.startTransaction?.bind(adapter)
  if (startTransaction) adapter.startTransaction = async (...options) => mend(await startTransaction(...options))
  return adapter
}

/** One statement on a connection of its own. */
export async function execute(connectionString, statement) {
  const client = new pg.Client({ connectionString })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/**
 * Makes the adapter's end wait for its connections' end. A pool says that it has ended while the server still works at it,
 * and until then the connection holds what it took, such as the lock that keeps two migrations apart.
 */
function endingFully(adapter) {
  const dispose = adapter.dispose.bind(adapter)
  const end = async () => {
    const pool = adapter.underlyingDriver()
    let left = pool.totalCount
    const gone = new Promise((resolve) => (left === 0 ? resolve() : pool.on('remove', () => (left -= 1) === 0 && resolve())))
    await dispose()
    await gone
  }
  let ended
  adapter.dispose = () => (ended ??= end())
  return adapter
}

function adapterFactory(url, shadowUrl, opened) {
  const { config, schema } = pgConfig(url)
  const factory = new PrismaPg({ ...config, max: 1 }, { schema })
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = endingFully(mend(await connect()))
    opened.push(adapter)
    return adapter
  }
  factory.connectToShadowDb = async () => {
    if (shadowUrl) {
      const shadow = pgConfig(shadowUrl)
      return mend(await new PrismaPg({ ...shadow.config, max: 1 }, { schema: shadow.schema }).connect())
    }
    const name = `prisma_migrate_shadow_db_${crypto.randomUUID()}`
    await execute(config.connectionString, `CREATE DATABASE "${name}"`)
    const adapter = mend(await new PrismaPg({ connectionString: withDatabase(url, name), max: 1 }, { schema }).connect())
    const dispose = adapter.dispose.bind(adapter)
    adapter.dispose = async () => {
      // A database that still has connections cannot be dropped.
      await dispose()
      await execute(config.connectionString, `DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`)
    }
    return adapter
  }
  return factory
}

/** For comparing files with files: answers the engine's question for the server's version, and nothing else. */
function fileOnlyFactory() {
  const adapter = {
    provider: 'postgres',
    adapterName: '@prisma/adapter-pg',
    getConnectionInfo: () => ({ schemaName: 'public', supportsRelationJoins: true }),
    queryRaw: async (query) => {
      if (!/server_version_num/.test(query.sql)) throw new Error('this command needs a database')
      return { columnNames: ['exists', 'version', 'numeric_version'], columnTypes: [ColumnTypeEnum.Boolean, ColumnTypeEnum.Text, ColumnTypeEnum.Int32], rows: [[true, 'PostgreSQL 15.0', 150000]] }
    },
    executeRaw: async () => 0,
    executeScript: async () => {},
    dispose: async () => {},
    startTransaction: async () => {
      throw new Error('this command needs a database')
    },
  }
  return { provider: 'postgres', adapterName: '@prisma/adapter-pg', connect: async () => adapter, connectToShadowDb: async () => adapter }
}

/**
 * Opens the engine on a database, or without one for comparing files. `close` frees it and its connections.
 * @param {{ url?: string, shadowUrl?: string, datamodels?: [string, string][], filesOnly?: boolean }} options
 */
export async function openEngine({ url, shadowUrl, datamodels, filesOnly }) {
  const { SchemaEngine } = await load()
  const opened = []
  const factory = bindMigrationAwareSqlAdapterFactory(filesOnly ? fileOnlyFactory() : adapterFactory(url, shadowUrl, opened))
  const engine = await SchemaEngine.new({ datamodels }, () => {}, factory)
  const close = async () => {
    engine.free()
    await Promise.all(opened.map((adapter) => adapter.dispose()))
  }
  return { engine, errorRegistry: factory.errorRegistry, close }
}
