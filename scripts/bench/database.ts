import { readFileSync } from 'node:fs'
import path from 'node:path'
import pg from 'pg'
import { startDatabase } from '../stack/database'

export type Counted = { text: string; calls: number; milliseconds: number }

export type MeasuredDatabase = {
  url: string
  version: string
  /** The postmaster: all of PostgreSQL's processes are below it. */
  pid: number
  /** The statements that the portal's database ran while `work` was done. */
  statementsOf(work: () => Promise<void>): Promise<Counted[]>
  /** Fresh statistics, so that plans of the measured runs fit tables that are in use. */
  analyze(): Promise<void>
  /** Takes back the tries that the portal counted: its pupils log in more often than children do (PUP-4). */
  forgiveTries(): Promise<void>
  stop(): Promise<void>
}

/** The embedded PostgreSQL with pg_stat_statements, which counts only while it is asked to: counting costs time too. */
export async function startMeasuredDatabase(dir: string, password: string): Promise<MeasuredDatabase> {
  // A library is loaded at the start only: the first start makes the cluster and says so, the second is for use.
  const first = await startDatabase(dir, password)
  await execute(maintenance(first.url), "alter system set shared_preload_libraries = 'pg_stat_statements'")
  await first.stop()
  const database = await startDatabase(dir, password)
  // What the bench itself asks goes to another database, and is not counted.
  const admin = new pg.Client({ connectionString: maintenance(database.url) })
  await admin.connect()
  admin.on('error', () => undefined)
  const track = async (what: 'top' | 'none') => {
    await admin.query(`alter system set pg_stat_statements.track = '${what}'`)
    await admin.query('select pg_reload_conf()')
    // The backends hear of it by a signal.
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  await admin.query('create extension pg_stat_statements')
  await track('none')
  const pid = Number(readFileSync(path.join(dir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0])
  const version = await admin.query<{ server_version: string }>('show server_version')
  return {
    url: database.url,
    version: version.rows[0]!.server_version,
    pid,
    statementsOf: async (work) => {
      await track('top')
      await admin.query('select pg_stat_statements_reset()')
      await work()
      const counted = await admin.query<Counted>(COUNTED, [new URL(database.url).pathname.slice(1)])
      await track('none')
      return counted.rows
    },
    analyze: () => execute(database.url, 'vacuum analyze'),
    forgiveTries: () => execute(database.url, 'delete from rate_limit'),
    stop: async () => {
      await admin.end()
      // Ctrl-C in a terminal reaches PostgreSQL too; its package waits for ever for one that ended by itself.
      await Promise.race([database.stop(), ended(pid)])
    },
  }
}

const COUNTED = `
  select regexp_replace(s.query, '\\s+', ' ', 'g') as text, s.calls::int as calls, s.total_exec_time as milliseconds
  from pg_stat_statements s join pg_database d on d.oid = s.dbid where d.datname = $1 order by s.total_exec_time desc`

async function ended(pid: number): Promise<void> {
  while (isAlive(pid)) await new Promise((resolve) => setTimeout(resolve, 50))
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}

/** The database beside the portal's own, which is not there before the first migration. */
function maintenance(url: string): string {
  return url.replace(/\/[^/]*$/, '/postgres')
}

async function execute(url: string, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
