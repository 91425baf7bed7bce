import { readFileSync } from 'node:fs'
import readline from 'node:readline'
import { parseArgs } from 'node:util'
import pg from 'pg'
import { openEngine, pgConfig } from './wasm-engine.mjs'

const { values: opt, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    datasource: { type: 'string' }, datamodels: { type: 'string', multiple: true }, datamodel: { type: 'string', multiple: true },
    'enabled-preview-features': { type: 'string' }, 'extension-types': { type: 'string' }, version: { type: 'boolean', short: 'V' },
  },
})
if (opt.version) { console.log('schema-engine-cli wasm'); process.exit(0) }
const ds = opt.datasource ? JSON.parse(opt.datasource) : {}
const logLine = (level, fields) => process.stderr.write(JSON.stringify({ timestamp: new Date().toISOString(), level, fields, target: 'schema_engine::logger' }) + '\n')
const mapPg = (e) => {
  const c = e?.code
  if (c === '3D000') return ['P1003', `Database \`${pgConfig(ds.url).database}\` does not exist`]
  if (c === 'ECONNREFUSED' || c === 'ENOTFOUND' || c === 'ETIMEDOUT') { const u = new URL(ds.url); return ['P1001', `Can't reach database server at \`${u.hostname}:${u.port || 5432}\``] }
  if (c === '28P01' || c === '28000') return ['P1000', 'Authentication failed against the database server, the provided database credentials are not valid.']
  if (c === '42P04') return ['P1009', 'Database already exists on the database server']
  return [undefined, e?.message ?? String(e)]
}
const adminUrl = () => { const u = new URL(pgConfig(ds.url).config.connectionString); u.pathname = '/postgres'; return u.toString() }
const withClient = async (connectionString, fn) => { const c = new pg.Client({ connectionString }); await c.connect(); try { return await fn(c) } finally { await c.end() } }
const q = (s) => '"' + s.replaceAll('"', '""') + '"'

if (positionals[0] === 'cli') {
  // The CLI drops the first stderr line before parsing JSON.
  try {
    if (positionals[1] === 'can-connect-to-database') await withClient(pgConfig(ds.url).config.connectionString, (c) => c.query('select 1'))
    else if (positionals[1] === 'create-database') await withClient(adminUrl(), (c) => c.query(`CREATE DATABASE ${q(pgConfig(ds.url).database)}`))
    else if (positionals[1] === 'drop-database') await withClient(adminUrl(), (c) => c.query(`DROP DATABASE IF EXISTS ${q(pgConfig(ds.url).database)} WITH (FORCE)`))
    else throw new Error('unknown cli command ' + positionals[1])
    process.exit(0)
  } catch (e) {
    const [error_code, message] = mapPg(e)
    logLine('INFO', { message: 'Starting schema engine CLI' })
    logLine('ERROR', { is_panic: false, error_code, message, meta: {} })
    process.exit(1)
  }
}

const datamodels = (opt.datamodels ?? opt.datamodel)?.map((f) => [f, readFileSync(f, 'utf8')])
let ready
const open = () => (ready ??= openEngine({ url: ds.url, shadowUrl: ds.shadowDatabaseUrl, datamodels }))
const send = (o) => process.stdout.write(JSON.stringify(o) + '\n')
let printId = 100000
async function call(method, params) {
  if (method === 'createDatabase') { await withClient(adminUrl(), (c) => c.query(`CREATE DATABASE ${q(pgConfig(ds.url).database)}`)); return { databaseName: pgConfig(ds.url).database } }
  if (method === 'getDatabaseVersion') { const { engine } = await open(); return engine.version(params ?? null) }
  // a diff between files only needs no database: use the adapter mock
  const offline = method === 'diff' && [params.from, params.to].every((t) => t.tag === 'empty' || t.tag === 'schemaDatamodel')
  const { engine } = await (offline ? openEngine({ datamodels, mock: true }) : open())
  if (typeof engine[method] !== 'function') throw new Error(`method ${method} is not offered by the wasm schema engine`)
  const r = await engine[method](params ?? {})
  if (method === 'diff') { if (r.stdout != null) send({ id: ++printId, jsonrpc: '2.0', method: 'print', params: { content: r.stdout } }); return { exitCode: r.exitCode } }
  return r ?? {}
}
function toError(e, registry) {
  let code = e?.code, message = e?.message ?? String(e), meta = e?.meta ?? {}
  try { const j = JSON.parse(message); if (j.message) ({ message, error_code: code, meta = {} } = j) } catch {}
  if (registry) { for (let i = 0; i < 50; i++) { const rec = registry.consumeError?.(i); if (rec) message += '\n' + (rec.error?.cause ? JSON.stringify(rec.error.cause) : rec.error?.message ?? rec.error) } }
  return { code: 4466, message: 'An error happened. Check the data field for details.', data: { is_panic: false, message, meta, error_code: code ?? null } }
}
let chain = Promise.resolve()
readline.createInterface({ input: process.stdin }).on('line', (line) => {
  if (!line.trim()) return
  const m = JSON.parse(line)
  if (!m.method) return // answer to our print request
  chain = chain.then(async () => {
    try { send({ id: m.id, jsonrpc: '2.0', result: await call(m.method, m.params) }) }
    catch (e) { if (process.env.DEBUG_SHIM) console.error(e); send({ id: m.id, jsonrpc: '2.0', error: toError(e, (await ready?.catch(() => null))?.errorRegistry) }) }
  })
}).on('close', () => chain.then(() => process.exit(0)))
