import { readFileSync } from 'node:fs'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { execute, openEngine, pgConfig, withDatabase } from './wasm-engine.mjs'

// Stands where the Prisma CLI expects its engine binary (PRISMA_SCHEMA_ENGINE_BINARY): takes the same arguments and
// speaks the same JSON-RPC, a message a line, and answers from the WebAssembly engine.

const { values: given, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datasource: { type: 'string' },
    datamodel: { type: 'string', multiple: true },
    datamodels: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' },
    'extension-types': { type: 'string' },
    version: { type: 'boolean', short: 'V' },
  },
})
const source = given.datasource ? JSON.parse(given.datasource) : {}

/** Prisma's names for what can be wrong with a connection. */
function explain(error) {
  const address = new URL(pgConfig(source.url).config.connectionString)
  if (error?.code === '3D000') return ['P1003', `Database \`${pgConfig(source.url).database}\` does not exist`]
  if (['ECONNREFUSED', 'ENOTFOUND', 'ETIMEDOUT'].includes(error?.code)) return ['P1001', `Can't reach database server at \`${address.hostname}:${address.port || 5432}\``]
  if (['28P01', '28000'].includes(error?.code)) return ['P1000', 'Authentication failed against the database server, the provided database credentials are not valid.']
  return [undefined, error?.message ?? String(error)]
}

const quoted = () => pg.escapeIdentifier(pgConfig(source.url).database)
const createDatabase = () => execute(withDatabase(source.url, 'postgres'), `CREATE DATABASE ${quoted()}`)

/** `schema-engine cli …`: one-off commands whose failure is a log line that the CLI reads from stderr. */
async function oneOff(command) {
  const commands = {
    'can-connect-to-database': () => execute(pgConfig(source.url).config.connectionString, 'select 1'),
    'create-database': createDatabase,
    'drop-database': () => execute(withDatabase(source.url, 'postgres'), `DROP DATABASE IF EXISTS ${quoted()} WITH (FORCE)`),
  }
  const line = (level, fields) => process.stderr.write(`${JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' })}\n`)
  try {
    await commands[command]()
    return 0
  } catch (error) {
    const [code, message] = explain(error)
    // The CLI drops the first line before it reads the rest.
    line('INFO', { message: 'Starting schema engine CLI' })
    line('ERROR', { is_panic: false, error_code: code, message, meta: {} })
    return 1
  }
}

const datamodels = (given.datamodels ?? given.datamodel)?.map((file) => [file, readFileSync(file, 'utf8')])
let opened
const engineOn = () => (opened ??= openEngine({ url: source.url, shadowUrl: source.shadowDatabaseUrl, datamodels }))
const send = (message) => process.stdout.write(`${JSON.stringify(message)}\n`)
let printed = 100_000

async function answer(method, params) {
  if (method === 'createDatabase') {
    await createDatabase()
    return { databaseName: pgConfig(source.url).database }
  }
  const betweenFiles = method === 'diff' && [params.from, params.to].every((side) => side.tag === 'empty' || side.tag === 'schemaDatamodel')
  const { engine } = await (betweenFiles ? openEngine({ datamodels, filesOnly: true }) : engineOn())
  if (method === 'getDatabaseVersion') return engine.version(params ?? null)
  if (typeof engine[method] !== 'function') throw new Error(`the WebAssembly engine has no ${method}`)
  const result = await engine[method](params ?? {})
  if (method !== 'diff') return result ?? {}
  if (result.stdout != null) send({ id: ++printed, jsonrpc: '2.0', method: 'print', params: { content: result.stdout } })
  return { exitCode: result.exitCode }
}

/** The engine's error as the CLI understands it, with what the database said. */
function describe(error, registry) {
  let message = error?.message ?? String(error)
  let code = error?.code ?? null
  let meta = error?.meta ?? {}
  try {
    const parsed = JSON.parse(message)
    if (parsed.message) ({ message, error_code: code = null, meta = {} } = parsed)
  } catch {
    // Not every error is JSON.
  }
  for (let id = 0; id < 50; id += 1) {
    const cause = registry?.consumeError?.(id)?.error
    if (cause) message += `\n${cause.cause ? JSON.stringify(cause.cause) : cause.message}`
  }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data: { is_panic: false, message, meta, error_code: code } }
}

/** Requests are answered one after the other, in the order in which they come. */
function serve() {
  let queue = Promise.resolve()
  const handle = async ({ id, method, params }) => {
    try {
      send({ id, jsonrpc: '2.0', result: await answer(method, params) })
    } catch (error) {
      const registry = (await opened?.catch(() => null))?.errorRegistry
      send({ id, jsonrpc: '2.0', error: describe(error, registry) })
    }
  }
  readline
    .createInterface({ input: process.stdin })
    .on('line', (line) => {
      const message = line.trim() ? JSON.parse(line) : {}
      // What has no method is the CLI's answer to one of our prints.
      if (message.method) queue = queue.then(() => handle(message))
    })
    .on('close', () => void queue.then(() => process.exit(0)))
}

if (given.version) console.log('schema-engine-cli wasm')
else if (positionals[0] === 'cli') process.exit(await oneOff(positionals[1]))
else serve()
