import { PrismaPg } from '@prisma/adapter-pg'
import { shared } from '../shared'
import { Prisma, PrismaClient } from './generated/client'
import { pool } from './pool'

/** Prisma on the shared pool. Slices never take this: they ask for `forSchool` or `acrossSchools`. */
export function prisma(): PrismaClient {
  return shared('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool(), { statementNameGenerator: statementNames() }), errorFormat: 'minimal' }))
}

/** So many texts get a name: a list of ids makes a text of each length, and every connection keeps what it prepared. */
const MOST_NAMES = 500

/** A name for each text, so that PostgreSQL parses and plans it once a connection and not at every turn, which costs more than most of them do. ''
 * is no name. */
export function statementNames(most = MOST_NAMES): (query: { sql: string }) => string {
  const names = new Map<string, string>()
  return ({ sql }) => {
    const known = names.get(sql)
    if (known || names.size >= most) return known ?? ''
    const name = `prisma-${names.size}`
    names.set(sql, name)
    return name
  }
}

export type Transaction = Prisma.TransactionClient
export { Prisma }

/** True for a transaction that was ended because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // Of a statement of our own Prisma says only that it failed, and hands on what the driver said.
  const { cause } = (error.meta?.driverAdapterError ?? {}) as { cause?: { originalCode?: string } }
  return error.code === 'P2034' || cause?.originalCode === '40P01'
}

/** True for a row that cannot be made because one like it is there. */
export function isTaken(error: unknown): boolean {
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}
