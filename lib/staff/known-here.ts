import type { StaffRole } from '@/lib/access/actor'
import type { Transaction } from '@/lib/platform/db/prisma'

type Work = { id: string; roles: StaffRole[]; removedAt: Date | null; endsAt: Date | null }

/**
 * Who this address is at a school (ACC-3, ACC-4): `own` is the work of the login with it, also when it ended, so that somebody comes
 * back as the same person; `waits` is somebody there now whom an import or an invitation knows by it, without a login yet. A
 * substitute account is nobody's.
 */
export async function knownHere(tx: Pick<Transaction, 'employment'>, { schoolId, email }: { schoolId: string; email: string }): Promise<{ own: Work | null; waits: Work | null }> {
  const select = { id: true, roles: true, removedAt: true, endsAt: true } as const
  const here = { schoolId, substituteGroupId: null }
  const own = await tx.employment.findFirst({ where: { ...here, user: { email } }, select })
  const waits = await tx.employment.findFirst({ where: { ...here, userId: null, removedAt: null, OR: [{ invitedEmail: email }, { lasEmail: { equals: email, mode: 'insensitive' } }] }, select })
  return { own, waits }
}

/** True for who worked there, and does not any more. */
export const hasLeft = ({ removedAt, endsAt }: Pick<Work, 'removedAt' | 'endsAt'>, now: Date): boolean => removedAt !== null || (endsAt !== null && endsAt <= now)
