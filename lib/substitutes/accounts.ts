import type { SchoolTransaction } from '@/lib/platform/db/scope'

/** What a substitute account is called; behind it stands the group's name. */
export const ANONYMOUS = 'Invalkracht'

type Tx = Pick<SchoolTransaction, 'group' | 'employment' | 'employmentGroup'>

/**
 * Gives every base group of the school its one anonymous substitute account, linked to the group and nobody's until a
 * substitution begins (LAS-10). Accounts of groups that went go with them, and come back with them. Safe to run again.
 */
export async function ensureSubstituteAccounts(tx: Tx, schoolId: string, now: Date): Promise<void> {
  const groups = await tx.group.findMany({ where: { kind: 'base', removedAt: null }, select: { id: true, name: true } })
  const here = new Set(groups.map(({ id }) => id))
  await tx.employment.createMany({
    data: groups.map(({ id, name }) => ({ schoolId, substituteGroupId: id, roles: ['substitute' as const], firstName: ANONYMOUS, lastName: name })),
    skipDuplicates: true,
  })
  const accounts = await tx.employment.findMany({ where: { substituteGroupId: { not: null } }, select: { id: true, substituteGroupId: true, lastName: true, removedAt: true } })
  const nameOf = new Map(groups.map(({ id, name }) => [id, name]))
  const idsOf = (wanted: (account: (typeof accounts)[number]) => boolean) => ({ id: { in: accounts.filter(wanted).map(({ id }) => id) } })
  await tx.employment.updateMany({ where: idsOf((one) => one.removedAt === null && !here.has(one.substituteGroupId!)), data: { removedAt: now } })
  await tx.employment.updateMany({ where: idsOf((one) => one.removedAt !== null && here.has(one.substituteGroupId!)), data: { removedAt: null } })
  for (const { id, substituteGroupId, lastName } of accounts) {
    const name = nameOf.get(substituteGroupId!)
    if (name !== undefined && name !== lastName) await tx.employment.update({ where: { id }, data: { lastName: name } })
  }
  await tx.employmentGroup.createMany({ data: accounts.map(({ id, substituteGroupId }) => ({ schoolId, employmentId: id, groupId: substituteGroupId!, byHand: true })), skipDuplicates: true })
}
