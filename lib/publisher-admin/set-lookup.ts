import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { isFetchable } from '@/lib/core/safe-address'
import { env } from '@/lib/platform/env'
import type { lookupInput } from './schema'

/**
 * The helpdesk sets where a publisher answers for its licences itself (LIC-2); no address: it hosts them in the portal. What it
 * linked so far stays as it is and belongs to the new way from now on: a publisher that begins to answer replaces it person by
 * person, one that stops changes it over the API. What schools link in the portal is theirs. @throws AppError 'not-found', 'lookup-address'
 */
export async function setLookup({ tx, audit }: BesideContext, { publisher, url }: z.output<typeof lookupInput>): Promise<void> {
  if (url && !isFetchable(url, env().PUBLIC_URL)) throw new AppError('lookup-address', undefined, undefined, { url: ['Gebruik een adres dat met https begint.'] })
  const { count } = await tx.publisher.updateMany({ where: { id: publisher }, data: { licenceLookupUrl: url || null } })
  if (count === 0) throw new AppError('not-found')
  const [before, after] = url ? (['publisher', 'lookup'] as const) : (['lookup', 'publisher'] as const)
  await tx.licence.updateMany({ where: { linking: before, product: { method: { publisherId: publisher } } }, data: { linking: after } })
  await tx.licenceLookup.deleteMany({ where: { publisherId: publisher } })
  await audit({ action: 'publisher.lookup-set', schoolId: null, subjectId: publisher, details: { asked: url !== '' } })
}
