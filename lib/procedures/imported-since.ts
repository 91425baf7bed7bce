import type { Transaction } from '@/lib/platform/db/prisma'

/** Whether an import of one of these schools was applied or undone since, or waits for its turn. */
export async function importedSince(tx: Pick<Transaction, 'rosterImport'>, schoolIds: readonly string[], since: Date): Promise<boolean> {
  const schoolId = { in: [...schoolIds] }
  const found = await tx.rosterImport.count({ where: { schoolId, OR: [{ endedAt: { gt: since }, status: 'applied' }, { status: { in: ['queued', 'scheduled'] } }, { undoneAt: { gt: since } }] } })
  return found > 0
}
