import { sharedNow } from '@/lib/consent/terms'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { hasSeats } from './rules'
import { carryOver, type CarryOver, type LinkedLicence, type YearTurn } from './carry-over'

/** What the turn of the year did to links, enough to undo it. `unlinked` are the rows that went. */
export type CarriedLicences = {
  at: string
  linked: CarryOver['linked']
  unlinked: { licenceId: string; groupId: string; linkedAt: string; linkedById: string | null; levels?: string[] }[]
}

/**
 * The licences that the portal links, with their links. Where the publisher alone linked, and may not know who is in which year (PUB-3), a
 * title's years do not count: the list of who still has it would tell.
 */
export async function linkedLicences(tx: Pick<SchoolTransaction, 'licence' | 'consent'>): Promise<(LinkedLicence & { name: string; groups: { groupId: string; linkedAt: Date; linkedById: string | null; levels: string[] }[] })[]> {
  const rows = await tx.licence.findMany({
    where: { linking: 'portal' },
    select: { id: true, seats: true, product: { select: { name: true, audience: true, linksAreFinal: true, yearGroups: true, method: { select: { publisherId: true } } } }, groups: { select: { groupId: true, linkedAt: true, linkedById: true, levels: true } } },
  })
  const ticks = await tx.consent.findMany({ where: { withdrawnAt: null }, select: { publisherId: true, attributes: true, publisher: { select: { attributes: true } } } })
  const keptFrom = new Set(ticks.filter(({ attributes, publisher }) => !sharedNow(publisher.attributes, attributes).includes('yearGroup')).map(({ publisherId }) => publisherId))
  return rows.map(({ product, ...row }) => ({
    ...row, yearGroups: keptFrom.has(product.method.publisherId) && row.groups.every(({ linkedById }) => linkedById === null) ? [] : product.yearGroups, seats: hasSeats(product.audience) ? row.seats : null, name: product.name, final: product.linksAreFinal, groupIds: row.groups.map(({ groupId }) => groupId),
  }))
}

/** Has the licences that the portal links go with the groups into a new school year (ACC-10), in the transaction that begins it. */
export async function carryLicences(tx: SchoolTransaction, schoolId: string, year: YearTurn, now: Date): Promise<{ carried: CarriedLicences; open: CarryOver['open'] }> {
  const rows = await linkedLicences(tx)
  const { linked, unlinked, open } = carryOver(rows, year)
  const gone = unlinked.map(({ licenceId, groupId }) => {
    const { linkedAt, linkedById, levels } = rows.find(({ id }) => id === licenceId)!.groups.find((link) => link.groupId === groupId)!
    return { licenceId, groupId, linkedAt: linkedAt.toISOString(), linkedById, levels }
  })
  if (gone.length > 0) await tx.licenceGroup.deleteMany({ where: { OR: unlinked } })
  // A group that comes back after a year may have its old link still.
  if (linked.length > 0) await tx.licenceGroup.createMany({ data: linked.map((link) => ({ ...link, schoolId, linkedAt: now })), skipDuplicates: true })
  return { carried: { at: now.toISOString(), linked, unlinked: gone }, open }
}

/** Undoes `carryLicences`, as far as nobody linked the same since. */
export async function carryBack(tx: SchoolTransaction, schoolId: string, { at, linked, unlinked }: CarriedLicences): Promise<void> {
  if (linked.length > 0) await tx.licenceGroup.deleteMany({ where: { OR: linked, linkedAt: new Date(at), linkedById: null } })
  if (unlinked.length === 0) return
  const there = await tx.licence.findMany({ where: { id: { in: unlinked.map(({ licenceId }) => licenceId) } }, select: { id: true } })
  const back = unlinked.filter(({ licenceId }) => there.some(({ id }) => id === licenceId))
  await tx.licenceGroup.createMany({ data: back.map((link) => ({ ...link, schoolId })), skipDuplicates: true })
}
