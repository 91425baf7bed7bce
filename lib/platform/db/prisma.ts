import { PrismaPg } from '@prisma/adapter-pg'
import { shared } from '../shared'
import { Prisma, PrismaClient } from './generated/client'
import { pool } from './pool'

/** Prisma on the shared pool. Slices never take this: they ask for `forSchool` or `acrossSchools`. */
export function prisma(): PrismaClient {
  return shared('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()), errorFormat: 'minimal' }))
}

export type Transaction = Prisma.TransactionClient
export { Prisma }
