import { acrossSchools } from '@/lib/platform/db/scope'
import { encrypt } from '@/lib/platform/crypto'
import { environmentKey, NETWORK_SUPPLIERS, PORTAL_CLIENT } from './network-suppliers'
import { PUBLISHERS } from './publishers'

export type Outside = {
  /** Where the publishers' own software lives. */
  mocksUrl: string
  /** Client secrets and certificate fingerprints by slug. */
  clients: Record<string, string>
  fingerprints: Record<string, string>
}

/**
 * The publishers with their titles, and the network environments: as the demonstration's seed and every test's world have them. Run again it renews
 * addresses, secrets and certificates and leaves everything else as it is.
 */
export async function seedPublishers({ mocksUrl, clients, fingerprints }: Outside): Promise<void> {
  const database = acrossSchools('publishers are the same for all schools')
  for (const { slug, live, lookup, management = [], titles, ...seed } of PUBLISHERS) {
    const connection = live
      ? {
          clientId: slug,
          clientSecretCipher: encrypt(clients[slug]!, 'client-secret'),
          redirectUris: [`${mocksUrl}/${slug}/callback`],
          loginUrl: `${mocksUrl}/${slug}/start`,
          licenceLookupUrl: lookup ? `${mocksUrl}/${slug}/licenties` : null,
          allowedUrls: [`${mocksUrl}/${slug}/`],
          backchannelLogoutUri: `${mocksUrl}/${slug}/afmelding`,
          notifyUrl: `${mocksUrl}/${slug}/nieuws`,
        }
      : {}
    const contact = { website: `https://www.${slug}.example`, email: `helpdesk@${slug}.example` }
    const publisher = await database.publisher.upsert({
      where: { slug },
      create: { slug, name: seed.name, purpose: seed.purpose, attributes: seed.attributes, sector: `${slug}.example`, ...contact, ...connection },
      update: connection,
    })
    // The exception of the manuals (PUB-6).
    if (slug === 'kwintessens') await database.publisher.update({ where: { slug }, data: { newGroupsAdvice: 'neemt nieuwe groepen niet vanzelf over. Maak ze na de start van het schooljaar zelf aan bij Kwintessens.' } })
    const fingerprint = live ? fingerprints[slug] : undefined
    if (fingerprint) await database.publisherCertificate.upsert({ where: { fingerprint }, create: { fingerprint, publisherId: publisher.id, subject: `CN=${slug}` }, update: {} })
    for (const code of new Set(titles.map((title) => title.method))) {
      const name = titles.find((title) => title.method === code)!.name
      const managementUrl = management.includes(code) ? `${mocksUrl}/${slug}/admin` : null
      const method = await database.method.upsert({
        where: { publisherId_code: { publisherId: publisher.id, code } },
        create: { publisherId: publisher.id, code, name, managementUrl },
        update: { managementUrl },
      })
      for (const { method: _of, code: productCode, name: productName, ...title } of titles.filter((each) => each.method === code)) {
        const url = `${mocksUrl}/${slug}/app/${productCode}`
        await database.product.upsert({
          where: { methodId_code: { methodId: method.id, code: productCode } },
          create: { methodId: method.id, code: productCode, name: productName, url, linksAreFinal: slug === 'rezulto', ...title },
          update: { url },
        })
      }
    }
  }
  await seedNetworkSuppliers({ mocksUrl, clients })
}

/** The network environments of NET-3; those whose secret is given have a connection. */
async function seedNetworkSuppliers({ mocksUrl, clients }: Pick<Outside, 'mocksUrl' | 'clients'>): Promise<void> {
  const database = acrossSchools('network environments are the same for all schools')
  for (const { slug, name, company = null, publisher, live } of NETWORK_SUPPLIERS) {
    const secret = clients[environmentKey(slug)]
    const connection = live && secret ? { issuer: `${mocksUrl}/${slug}`, clientId: PORTAL_CLIENT, clientSecretCipher: encrypt(secret, 'client-secret') } : {}
    const publisherId = publisher ? (await database.publisher.findUniqueOrThrow({ where: { slug: publisher }, select: { id: true } })).id : null
    const contact = { website: `https://www.${slug}.example`, email: `helpdesk@${slug}.example` }
    await database.networkSupplier.upsert({ where: { slug }, create: { slug, name, company, publisherId, ...contact, ...connection }, update: { name, company, publisherId, ...connection } })
  }
}
