import type { Transaction } from '@/lib/platform/db/prisma'
import { coordinatesNow } from '@/lib/staff/coordinators'
import type { Standing } from './rules'

type Known = Standing & { schoolId: string | null }

/** What is known of a school by its BRIN or its school key: at DUO, and here (ACC-1). */
export async function standingOf(tx: Pick<Transaction, 'duoLocation' | 'school' | 'employment'>, { brin, schoolKey }: { brin: string | null; schoolKey: string | null }, now: Date): Promise<Known> {
  const listed = brin ? await tx.duoLocation.findUnique({ where: { brin }, select: { closedAt: true } }) : null
  const where = brin ? { brin } : schoolKey ? { schoolKey } : null
  const school = where && (await tx.school.findUnique({ where, select: { id: true, active: true } }))
  return {
    duo: !listed ? 'unknown' : listed.closedAt ? 'closed' : 'open',
    account: !school ? 'none' : !school.active ? 'ended' : (await hasCoordinator(tx, school.id, now)) ? 'coordinated' : 'alone',
    schoolId: school?.id ?? null,
  }
}

/** True when somebody runs the school who can log in. */
export async function hasCoordinator(tx: Pick<Transaction, 'employment'>, schoolId: string, now: Date): Promise<boolean> {
  const held = await tx.employment.count({ where: { schoolId, ...coordinatesNow(now) } })
  return held > 0
}
