import { AppError } from '@/lib/core/errors'
import type { SchoolTransaction } from '@/lib/platform/db/scope'

/**
 * A school is never without a coordinator who can log in (ACC-4): call this before `leavingId` loses the role. It queues up
 * with others that do the same, so that two who remove each other do not both succeed. @throws AppError 'last-coordinator'
 */
export async function keepACoordinator(tx: Pick<SchoolTransaction, 'employment' | '$executeRaw'>, schoolId: string, leavingId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`coordinators ${schoolId}`}))`
  const left = await tx.employment.count({ where: { id: { not: leavingId }, removedAt: null, endsAt: null, roles: { has: 'coordinator' }, user: { activatedAt: { not: null } } } })
  if (left === 0) throw new AppError('last-coordinator')
}
