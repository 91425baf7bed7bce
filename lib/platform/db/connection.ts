import type { SqlMigrationAwareDriverAdapterFactory, SqlQueryable } from '@prisma/driver-adapter-utils'
import { PrismaPg } from '@prisma/adapter-pg'
import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import { shared } from '../shared'
import { run, type Statement } from './pool'

// Prisma takes several times as long over a statement of our own as the driver does (decision 0027). What runs hundreds
// of times a second therefore goes to the driver, over the connection that the Prisma client has: in its transaction or in none.

/** What a statement of our own runs on. Refuses once its transaction has ended: the connection may be somebody else's by then. */
export type Connection = Pick<pg.ClientBase, 'query'>

/** A client or a transaction of Prisma's. */
export type OfPrisma = { $executeRawUnsafe(query: string, ...values: unknown[]): PromiseLike<number> }
/** Where a statement is to run: in a transaction of Prisma's, on a Prisma client that is in none, or in one of the driver's (`transaction`). */
export type Asking = OfPrisma | pg.Pool | pg.PoolClient

/** Never gets to PostgreSQL: the adapter answers it. Asked through Prisma itself, so that no other connection can be meant. */
const HAND_OVER = 'hand over the connection'
const asking = () => shared('asking-connections', () => new Map<string, (connection: Connection) => void>())
const known = new WeakMap<OfPrisma, Promise<Connection>>()

/** The connection of a Prisma client: its transaction's own, or the pool. @throws Error of Prisma when the transaction has ended. */
export async function connectionOf(client: Asking): Promise<Connection> {
  if (!isPrisma(client)) return client
  let connection = known.get(client)
  if (!connection) known.set(client, (connection = ask(client)))
  return connection
}

// By what it can do: the front door and Next's bundle may each have a class of the driver's of their own.
const isPrisma = (client: Asking): client is OfPrisma => typeof (client as OfPrisma).$executeRawUnsafe === 'function'

async function ask(client: OfPrisma): Promise<Connection> {
  const name = randomUUID()
  let given: Connection | undefined
  asking().set(name, (connection) => (given = connection))
  try {
    await client.$executeRawUnsafe(HAND_OVER, name)
  } finally {
    asking().delete(name)
  }
  return given!
}

/** Runs a named statement of ours where a Prisma client is: in its transaction, if it is in one. */
export async function runIn<Row extends pg.QueryResultRow>(client: Asking, statement: Statement, values: unknown[]): Promise<Row[]> {
  return run<Row>(statement, values, await connectionOf(client))
}

/** Prisma's adapter on a pool, whose clients tell what connection they have. */
export function handingOver(pool: pg.Pool, options: ConstructorParameters<typeof PrismaPg>[1]): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool, options)
  const connect = factory.connect.bind(factory)
  factory.connect = async () => {
    const adapter = answering(await connect(), pool)
    const start = adapter.startTransaction.bind(adapter)
    adapter.startTransaction = async (level) => {
      const transaction = await start(level)
      return answering(transaction, (transaction as unknown as { client: pg.PoolClient }).client)
    }
    return adapter
  }
  return factory
}

function answering<Queryable extends SqlQueryable>(queryable: Queryable, driver: Connection): Queryable {
  const execute = queryable.executeRaw.bind(queryable)
  let ended = false
  const connection = { query: (...given: Parameters<Connection['query']>) => (ended ? Promise.reject(new Error('the transaction has ended')) : driver.query(...given)) } as unknown as Connection
  queryable.executeRaw = async (query) => {
    if (query.sql !== HAND_OVER) {
      ended ||= ENDS.test(query.sql)
      return execute(query)
    }
    asking().get(query.args[0] as string)?.(connection)
    return 0
  }
  return queryable
}

const ENDS = /^(commit|rollback)$/i
