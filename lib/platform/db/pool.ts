import pg from 'pg'
import { env } from '../env'
import { log } from '../log'
import { shared } from '../shared'

/** The process's one pool: Prisma, the hot path and the rate limits all draw from it. */
export function pool(): pg.Pool {
  return shared('pool', () => {
    // No statement may hold a connection for ever, nor may a transaction whose process is gone hold its locks (a host that
    // lost its power says no goodbye). UTC: Prisma's adapter writes and reads moments without an offset, whatever the server's own zone is.
    const made = new pg.Pool({ connectionString: env().DATABASE_URL, options: '-c TimeZone=UTC -c statement_timeout=30000 -c idle_in_transaction_session_timeout=60000', max: 10, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 60_000 })
    // Without a listener an idle connection that the server closes would end the process.
    made.on('error', (error) => log().warn({ err: error }, 'idle database connection lost'))
    return made
  })
}

/**
 * A statement with a name: PostgreSQL parses and plans it once a connection.
 * `school`: $1 is the school's id. `across`: it looks beyond one school, with the reason why it may.
 */
export type Statement = { name: string; text: string; scope: 'school' | { across: string } }

/** Runs a named statement, on the pool or inside a transaction's client. */
export async function run<Row extends pg.QueryResultRow>(
  statement: Statement,
  values: unknown[],
  client: Pick<pg.ClientBase, 'query'> = pool(),
): Promise<Row[]> {
  const result = await client.query<Row>({ name: statement.name, text: statement.text, values })
  return result.rows
}

/** So many texts get a name: a list of ids makes a text of each length, and every connection keeps what it prepared. */
const MOST_NAMES = 500

/** A name for each text, so that PostgreSQL parses and plans it once a connection and not at every turn, which costs more than most of them do. ''
 * is no name. */
export function statementNames(prefix: string, most = MOST_NAMES): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known || names.size >= most) return known ?? ''
    const name = `${prefix}-${names.size}`
    names.set(sql, name)
    return name
  }
}

/** Runs `work` in one transaction on one connection; `begin` may say more of it. */
export async function transaction<Result>(work: (client: pg.PoolClient) => Promise<Result>, begin = 'begin'): Promise<Result> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query(begin)
    const result = await work(client)
    await client.query('commit')
    return result
  } catch (error) {
    // A connection that cannot even roll back is not given to the next one.
    await client.query('rollback').catch((lost: Error) => (broken = lost))
    throw error
  } finally {
    client.release(broken)
  }
}

/** Ends the pool; the process's last act. */
export async function closePool(): Promise<void> {
  await pool().end()
}
