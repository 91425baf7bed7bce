import { AppError } from '@/lib/core/errors'
import type { SchoolTransaction } from '@/lib/platform/db/scope'

/**
 * Makes these the groups that the coordinator picked for somebody, besides those of the LAS (ACC-4).
 * @throws AppError 'not-found' when one of them is not the school's, or is gone
 */
export async function pickGroups(tx: Pick<SchoolTransaction, 'group' | 'employmentGroup'>, who: { schoolId: string; employmentId: string }, groupIds: readonly string[]): Promise<void> {
  const ids = [...new Set(groupIds)]
  if ((await tx.group.count({ where: { id: { in: ids }, removedAt: null } })) !== ids.length) throw new AppError('not-found')
  await tx.employmentGroup.deleteMany({ where: { employmentId: who.employmentId, byHand: true, groupId: { notIn: ids } } })
  await tx.employmentGroup.createMany({ data: ids.map((groupId) => ({ ...who, groupId, byHand: true })), skipDuplicates: true })
}
