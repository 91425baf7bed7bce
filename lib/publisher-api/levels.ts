import { inOrderOf } from '@/lib/licences/levels'
import { run } from '@/lib/platform/db/pool'
import { LEVELS } from './sql-levels'

/** What a publisher reads of levels that schools chose in the portal (LIC-9): beside domain facts 1.4, which know none. */
export async function levelsOf(publisherId: string, product: { id: string; levels: string[] }) {
  const rows = await run<{ portalId: string; levels: string[] }>(LEVELS, [product.id, publisherId])
  return { niveaus: rows.map(({ portalId, levels }) => ({ gebruiker: Number(portalId), niveaus: inOrderOf(product.levels, levels) })) }
}
