import type { StaffActor } from '@/lib/access/actor'
import { auditActor } from '@/lib/access/audit-actor'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { isUuid } from '@/lib/core/ids'
import { acrossSchools } from '@/lib/platform/db/scope'
import { ownPublisher } from './own-publisher'

/** Puts an icon that was looked at on one of the publisher's own titles (LIC-10); null takes it away. @throws AppError 'not-found' */
export async function saveIcon(actor: StaffActor, productId: string, icon: string | null): Promise<void> {
  await acrossSchools('a publisher’s titles are the same for all schools').$transaction(async (tx) => {
    const publisher = await ownPublisher(tx, actor)
    const { count } = isUuid(productId) ? await tx.product.updateMany({ where: { id: productId, method: { publisherId: publisher.id } }, data: { icon } }) : { count: 0 }
    if (count === 0) throw new AppError('not-found')
    await record(tx, auditActor(actor), { action: 'titles.icon-set', schoolId: null, subjectId: productId, details: { publisher: publisher.id } })
  })
}
