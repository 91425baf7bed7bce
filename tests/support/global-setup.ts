import { randomBytes, randomUUID } from 'node:crypto'
import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { migrate } from '../../lib/platform/db/migrate'
import { startDatabase } from '../../scripts/stack/database'

declare module 'vitest' {
  export interface ProvidedContext {
    /** The server that all test files share, and the migrated database that each copies. */
    databaseServer: { url: string; template: string }
    /** The portal's settings, all but DATABASE_URL. */
    settings: Record<string, string>
  }
}

const TEMPLATE = 'leerpoort'

/** Starts one PostgreSQL for the whole run, in a folder of its own that goes away with it, and migrates the template. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-test-'))
  // As root, PostgreSQL runs as its own user, who must be able to get in.
  await chmod(dir, 0o755)
  const database = await startDatabase(dir, randomUUID())
  const stop = async () => {
    await database.stop()
    await rm(dir, { recursive: true, force: true })
  }
  try {
    const url = new URL(database.url)
    url.pathname = `/${TEMPLATE}`
    await migrate(url.href)
    url.pathname = '/postgres'
    await closeTemplate(url.href)
    project.provide('databaseServer', { url: url.href, template: TEMPLATE })
    project.provide('settings', settings())
    return stop
  } catch (error) {
    await stop()
    throw error
  }
}

/** A database that somebody is connected to cannot be copied, and the migration engine keeps its connection for a while. */
async function closeTemplate(server: string): Promise<void> {
  const client = new pg.Client({ connectionString: server })
  await client.connect()
  await client.query(`alter database ${TEMPLATE} allow_connections false`)
  await client.query('select pg_terminate_backend(pid, 5000) from pg_stat_activity where datname = $1', [TEMPLATE])
  await client.end()
}

function settings(): Record<string, string> {
  const key = () => randomBytes(32).toString('base64')
  return {
    NODE_ENV: 'test',
    PUBLIC_URL: 'http://localhost:3000',
    NEXTAUTH_SECRET: key(),
    ENCRYPTION_KEYS: `k1:${key()}`,
    LOOKUP_KEY: key(),
    // Port 9 discards: a test that sends mail by itself fails.
    SMTP_URL: 'smtp://127.0.0.1:9',
    BCRYPT_COST: '4',
    LOG_LEVEL: 'silent',
  }
}
