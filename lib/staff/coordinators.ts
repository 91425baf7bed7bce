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

/** Who runs a school and can log in: whom to mail. */
export const coordinatesNow = (now: Date) => ({ roles: { has: 'coordinator' as const }, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }], user: { activatedAt: { not: null } } })

/** The coordinators of the school who can log in, for a mail to each. */
export async function coordinatorsToMail(tx: Pick<SchoolTransaction, 'employment'>, now: Date): Promise<{ id: string; name: string; email: string }[]> {
  const rows = await tx.employment.findMany({ where: coordinatesNow(now), select: { user: { select: { id: true, name: true, email: true } } } })
  return rows.flatMap(({ user }) => (user ? [user] : []))
}
