import type { PoolClient } from 'pg'
import type { AuditAction } from '@/lib/audit/events'
import { run } from '@/lib/platform/db/pool'
import { notFound } from './problem'
import type { Call } from './routes'
import { PRODUCT_TO_CHANGE } from './sql'
import { ADD, AUDIT, MAKE_LICENCES, REMOVE, REMOVE_OTHERS } from './sql-users'
import { inListChange } from './transaction'

type Changed = { schoolId: string; licenceId: string; people: number }

/**
 * A publisher says who may use a product (LIC-2): these people from now on, these too, or these no more. Ids that are
 * unknown, of removed people or of schools that did not tick the publisher fall away in silence (domain facts 1.4), and
 * so do people of schools that link this product in the portal itself (LIC-9). A title whose links are final for a
 * school (LIC-3) is not final for its publisher. One transaction; one line in the audit log of each school that it
 * changed something for (DAT-2).
 */
export async function changeUsers({ publisher, address, params }: Call<'method' | 'product'>, how: 'replace' | 'add' | 'remove', ids: number[]): Promise<void> {
  await inListChange(ids.length, async (client) => {
    const [product] = await run<{ id: string }>(PRODUCT_TO_CHANGE, [publisher.id, params.method, params.product], client)
    if (!product) throw notFound()
    const values = [product.id, publisher.id, ids]
    const audit = (action: AuditAction, changed: Changed[]) => writeAudit(client, [publisher.id, action, address], changed)

    if (how !== 'add') await audit('licences.withdrawn-by-publisher', await run<Changed>(how === 'remove' ? REMOVE : REMOVE_OTHERS, values, client))
    if (how === 'remove' || ids.length === 0) return
    // A statement of its own, so that the next one sees the licences that somebody else made in between too.
    await run(MAKE_LICENCES, values, client)
    await audit('licences.granted-by-publisher', await run<Changed>(ADD, values, client))
  })
}

async function writeAudit(client: PoolClient, head: unknown[], changed: Changed[]): Promise<void> {
  if (changed.length === 0) return
  const columns = [changed.map((row) => row.schoolId), changed.map((row) => row.licenceId), changed.map((row) => row.people)]
  await run(AUDIT, [...head, ...columns], client)
}
