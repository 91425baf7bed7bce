import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { ATTRIBUTES, isAttribute } from '@/lib/sso/attributes'
import type { termsInput } from './schema'

/**
 * What a publisher asks of schools, and for what, as was agreed with it (PUB-3). Less holds at once; of more it gets nothing from a school
 * that ticked it before, until that school agreed again. @throws AppError 'not-found', or 'invalid-input' for an attribute that there is not
 */
export async function setTerms({ tx, audit }: BesideContext, { publisherId, purpose, attributes }: z.output<typeof termsInput>): Promise<void> {
  if (!attributes.every(isAttribute)) throw new AppError('invalid-input', undefined, {}, { attributes: ['Dit gegeven bestaat niet.'] })
  const before = await tx.publisher.findUnique({ where: { id: publisherId }, select: { purpose: true, attributes: true } })
  if (!before) throw new AppError('not-found')
  // In the order of the table, whatever the order of the boxes.
  const asked = Object.keys(ATTRIBUTES).filter((attribute) => (attributes as string[]).includes(attribute))
  await tx.publisher.update({ where: { id: publisherId }, data: { purpose, attributes: asked } })
  const details = { more: asked.filter((each) => !before.attributes.includes(each)), less: before.attributes.filter((each) => !asked.includes(each)), purpose: purpose !== before.purpose }
  await audit({ action: 'publisher.terms-set', schoolId: null, subjectId: publisherId, details })
}
