import type { Transaction } from '@/lib/platform/db/prisma'

/** Holds a group until the change is done: of two pupils who are given the same picture at once, one gets it. */
export async function lockGroup(tx: Pick<Transaction, '$queryRaw'>, schoolId: string, groupId: string): Promise<void> {
  await tx.$queryRaw`select id from "group" where school_id = ${schoolId}::uuid and id = ${groupId}::uuid for update`
}
