import type { StaffActor } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/prisma'

/**
 * Ends all sessions of this login but the one that asks, and says how many there were. Those that a network environment opened
 * (SSO-3) are spared where `but` says so: no password and no factor of ours let them in.
 */
export async function endOthers(tx: Pick<Transaction, 'session'>, actor: StaffActor, now: Date, { but }: { but?: 'environments' } = {}): Promise<number> {
  const { count } = await tx.session.updateMany({
    where: { userId: actor.userId, id: { not: actor.sessionId }, revokedAt: null, expiresAt: { gt: now }, ...(but ? { networkSupplierId: null } : {}) },
    data: { revokedAt: now },
  })
  return count
}
