import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { AppError } from '@/lib/core/errors'
import { hasSeats } from './rules'

/** `seats`: null where there is no limit, or none that counts. */
export type Hosted = { id: string; seats: number | null; title: string; yearGroups: string[]; levels: string[]; groups: { groupId: string; levels: string[] }[]; people: { pupilId: string | null; levels: string[] }[] }

/**
 * A licence that the school links in the portal itself, of a ticked publisher, locked: two coordinators count seats one after
 * the other. @throws AppError 'not-found'
 */
export async function lockHosted(tx: SchoolTransaction, schoolId: string, licenceId: string): Promise<Hosted> {
  await tx.$executeRaw`select 1 from licence where id = ${licenceId}::uuid and school_id = ${schoolId}::uuid for update`
  const found = await tx.licence.findFirst({
    where: { id: licenceId, linking: 'portal', product: { method: { publisher: { consents: { some: { schoolId, withdrawnAt: null } } } } } },
    select: { id: true, seats: true, product: { select: { name: true, audience: true, yearGroups: true, levels: true } }, groups: { select: { groupId: true, levels: true } }, people: { select: { pupilId: true, levels: true } } },
  })
  if (!found) throw new AppError('not-found')
  const { product, ...row } = found
  return { ...row, seats: hasSeats(product.audience) ? row.seats : null, title: product.name, yearGroups: product.yearGroups, levels: product.levels }
}

/** How many seats a licence takes: its pupils, each once, however they came to it. `extra` are groups and pupils that would come. */
export function seatsTaken(tx: Pick<SchoolTransaction, 'pupil'>, { id, groups }: Pick<Hosted, 'id' | 'groups'>, extra: { groupIds?: string[]; pupilIds?: string[] } = {}): Promise<number> {
  const linked = { in: [...groups.map(({ groupId }) => groupId), ...(extra.groupIds ?? [])] }
  return tx.pupil.count({ where: { removedAt: null, OR: [{ groupId: linked }, { combined: { some: { groupId: linked } } }, { licences: { some: { licenceId: id } } }, { id: { in: extra.pupilIds ?? [] } }] } })
}
