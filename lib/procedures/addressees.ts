import type { Transaction } from '@/lib/platform/db/prisma'

export type Addressee = { userId: string; name: string; email: string; schoolId: string }

/** The coordinators of these schools who can log in, each once, for a mail to each. */
export async function addressees(tx: Pick<Transaction, 'employment'>, schoolIds: readonly string[], now: Date): Promise<Addressee[]> {
  const rows = await tx.employment.findMany({
    where: { schoolId: { in: [...schoolIds] }, roles: { has: 'coordinator' }, removedAt: null, OR: [{ endsAt: null }, { endsAt: { gt: now } }], user: { activatedAt: { not: null } } },
    select: { schoolId: true, user: { select: { id: true, name: true, email: true } } },
  })
  return [...new Map(rows.map(({ schoolId, user }) => [user!.id, { userId: user!.id, name: user!.name, email: user!.email, schoolId }])).values()]
}
