import type { z } from 'zod'
import type { BesideContext } from '@/lib/access/action'
import { AppError } from '@/lib/core/errors'
import { TEXTS } from '@/lib/core/texts'
import { ALL_CLAIMS } from '@/lib/sso/attributes'
import { readMetadataOr } from './read-metadata'
import type { ServiceProvider } from './read-request'
import type { samlInput, samlMetadataInput } from './schema'

/** 'Verbinding opslaan': who the publisher is in SAML, where answers go, and under which names (SSO-4). */
export async function registerSaml(context: BesideContext, { publisherId, nameId, attributes, opens, ...provider }: z.output<typeof samlInput>): Promise<void> {
  const unknown = Object.keys(attributes).find((name) => !ALL_CLAIMS.includes(name))
  if (unknown) throw new AppError('invalid-input', undefined, {}, { attributes: [`Het portaal kent geen gegeven ‘${unknown}’.`] })
  await save(context, await standing(context, publisherId), provider, { samlNameId: nameId, samlAttributes: attributes, samlOpens: opens })
}

/** 'Metadata overnemen': what the publisher's metadata says, beside what was chosen here before. */
export async function registerMetadata(context: BesideContext, { publisherId, metadata }: z.output<typeof samlMetadataInput>): Promise<void> {
  const provider = readMetadataOr(metadata, () => new AppError('invalid-input', undefined, {}, { metadata: ['Dit is geen metadata van een service provider met een https-adres voor HTTP-POST.'] }))
  // What the helpdesk ticked, metadata does not untick: it often says nothing of it.
  const before = await standing(context, publisherId)
  if (before.samlSigns && provider.certificates.length === 0) throw new AppError('saml-metadata-unsigned', undefined, {}, { metadata: [TEXTS['saml-metadata-unsigned']] })
  await save(context, before, { ...provider, signs: provider.signs || before.samlSigns }, {})
}

type Standing = { id: string; samlEntityId: string | null; samlAcsUrls: string[]; samlSigns: boolean }

/** The publisher as it is registered now. @throws AppError 'not-found' */
async function standing({ tx }: BesideContext, publisherId: string): Promise<Standing> {
  const found = await tx.publisher.findUnique({ where: { id: publisherId }, select: { id: true, samlEntityId: true, samlAcsUrls: true, samlSigns: true } })
  if (!found) throw new AppError('not-found')
  return found
}

async function save({ tx, audit }: BesideContext, before: Standing, provider: ServiceProvider, more: object): Promise<void> {
  const taken = await tx.publisher.findUnique({ where: { samlEntityId: provider.entityId }, select: { id: true } })
  if (taken && taken.id !== before.id) throw new AppError('invalid-input', undefined, {}, { entityId: ['Deze entityID is van een andere uitgeverij.'], metadata: ['Deze entityID is van een andere uitgeverij.'] })
  await tx.publisher.update({ where: { id: before.id }, data: { samlEntityId: provider.entityId, samlAcsUrls: provider.acsUrls, samlCertificates: provider.certificates, samlSigns: provider.signs, ...more } })
  await audit({ action: 'publisher.saml-set', schoolId: null, subjectId: before.id, details: { entityId: [before.samlEntityId ?? '', provider.entityId], addresses: [originsOf(before.samlAcsUrls), originsOf(provider.acsUrls)], certificates: provider.certificates.length } })
}

/** For the log, which names whom answers went to before and go to now. */
const originsOf = (addresses: readonly string[]): string => [...new Set(addresses.map((address) => new URL(address).origin))].join(' ')
