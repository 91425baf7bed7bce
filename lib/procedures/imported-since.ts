import type { Transaction } from '@/lib/platform/db/prisma'

/** What imports of these schools did since: 'done' where one was applied or undone, 'waits' where one only waits for its turn; null: nothing. */
export async function importedSince(tx: Pick<Transaction, 'rosterImport'>, schoolIds: readonly string[], since: Date): Promise<'done' | 'waits' | null> {
  const schoolId = { in: [...schoolIds] }
  const done = await tx.rosterImport.count({ where: { schoolId, OR: [{ endedAt: { gt: since }, status: 'applied' }, { undoneAt: { gt: since } }] } })
  if (done > 0) return 'done'
  return (await tx.rosterImport.count({ where: { schoolId, status: { in: ['queued', 'scheduled'] } } })) > 0 ? 'waits' : null
}
