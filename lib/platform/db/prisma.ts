import { shared } from '../shared'
import { handingOver } from './connection'
import { Prisma, PrismaClient } from './generated/client'
import { pool, statementNames } from './pool'

/** Prisma on the shared pool. Slices never take this: they ask for `forSchool` or `acrossSchools`. */
export function prisma(): PrismaClient {
  return shared('prisma', () => new PrismaClient({ adapter: handingOver(pool(), { statementNameGenerator: statementNames('prisma') }), errorFormat: 'minimal' }))
}

export type Transaction = Prisma.TransactionClient
export { Prisma }

/** True for a transaction that was ended because it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  if (sqlState(error) === '40P01') return true
  if (!(error instanceof Prisma.PrismaClientKnownRequestError)) return false
  // Of a statement of our own Prisma says only that it failed, and hands on what the driver said.
  const { cause } = (error.meta?.driverAdapterError ?? {}) as { cause?: { originalCode?: string } }
  return error.code === 'P2034' || cause?.originalCode === '40P01'
}

/** True for a row that cannot be made because one like it is there. */
export function isTaken(error: unknown): boolean {
  if (sqlState(error) === '23505') return true
  return error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002'
}

/** Of a statement that went to the driver itself (connection.ts). Prisma's own codes are of another form. */
function sqlState(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined
}
