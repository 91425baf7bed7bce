import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { titleAddress } from '@/lib/licences/rules'
import { ownPublisher } from './own-publisher'
import { allowedBeginnings, codeFrom, isAllowedAddress } from './rules'
import type { titleInput } from './schema'

/**
 * A publisher makes or changes one of its titles (LIC-10). A new one without a method is a method by itself, and its code
 * comes from its name; codes never change after that, for the publisher's programs know titles by them.
 * @throws AppError 'not-found', 'title-address', 'title-address-taken', 'title-code-taken'
 */
export async function saveTitle({ tx, actor, audit }: BesideContext, { title, method, url, yearGroup, ...input }: z.output<typeof titleInput>): Promise<{ id: string }> {
  const publisher = await ownPublisher(tx, actor)
  const address = titleAddress(url)
  if (address === null || !isAllowedAddress(address, allowedBeginnings(publisher))) throw new AppError('title-address', undefined, undefined, { url: ['Dit adres is niet van uw eigen software.'] })
  const other = await tx.product.findUnique({ where: { url: address }, select: { id: true } })
  if (other && other.id !== title) throw new AppError('title-address-taken', undefined, undefined, { url: ['Op dit adres opent al een titel.'] })
  const data = { ...input, url: address, yearGroups: yearGroup }
  const id = title ? await change(title) : await make()
  await audit({ action: 'titles.saved', schoolId: null, subjectId: id, details: { publisher: publisher.id, new: !title } })
  return { id }

  async function change(productId: string): Promise<string> {
    const { count } = await tx.product.updateMany({ where: { id: productId, method: { publisherId: publisher.id } }, data })
    if (count === 0) throw new AppError('not-found')
    return productId
  }

  async function make(): Promise<string> {
    const code = codeFrom(input.name)
    if (!code) throw new AppError('title-code-taken', undefined, undefined, { name: ['Gebruik letters of cijfers in de naam.'] })
    const known = method
      ? await tx.method.findFirst({ where: { id: method, publisherId: publisher.id }, select: { id: true } })
      : await tx.method.upsert({ where: { publisherId_code: { publisherId: publisher.id, code } }, create: { publisherId: publisher.id, code, name: input.name }, update: {}, select: { id: true } })
    if (!known) throw new AppError('not-found')
    if (await tx.product.findUnique({ where: { methodId_code: { methodId: known.id, code } }, select: { id: true } })) throw new AppError('title-code-taken', undefined, undefined, { name: ['Er is al een titel die zo heet.'] })
    return (await tx.product.create({ data: { ...data, code, methodId: known.id }, select: { id: true } })).id
  }
}
