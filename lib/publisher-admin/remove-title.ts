import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { record } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { asPublisher, ownPublisher } from './own-publisher'
import type { removeTitleInput } from './schema'

/**
 * A publisher takes a title away, with the licences that schools have on it (LIC-10): each school's log says so. `licences` is
 * what the question named; when there are others by now nothing happens. @throws AppError 'not-found', 'title-licences-changed'
 */
export async function removeTitle({ tx, actor, audit }: BesideContext, { title, licences: told }: z.output<typeof removeTitleInput>): Promise<void> {
  const publisher = await ownPublisher(tx, actor)
  const product = await tx.product.findFirst({ where: { id: title, method: { publisherId: publisher.id } }, select: { id: true, methodId: true, method: { select: { managementUrl: true } }, licences: { select: { id: true, schoolId: true } } } })
  if (!product) throw new AppError('not-found')
  if (product.licences.length !== told) throw new AppError('title-licences-changed')
  for (const { id, schoolId } of product.licences) await record(tx, asPublisher(publisher, actor), { action: 'licences.removed-by-publisher', schoolId, subjectId: id })
  await tx.licence.deleteMany({ where: { productId: product.id } })
  await tx.product.delete({ where: { id: product.id } })
  if (!product.method.managementUrl && (await tx.product.count({ where: { methodId: product.methodId } })) === 0) await tx.method.delete({ where: { id: product.methodId } })
  await audit({ action: 'titles.removed', schoolId: null, subjectId: product.id, details: { publisher: publisher.id, licences: told } })
}
