import { acrossSchools } from '@/lib/platform/db/scope'

/** A publisher's SAML registration as the helpdesk sees it; null: no such publisher. Behind 'publishers.keep' only. */
export function samlProvider(publisherId: string) {
  return acrossSchools('publishers are the same for all schools').publisher.findUnique({
    where: { id: publisherId },
    select: { id: true, name: true, clientId: true, samlEntityId: true, samlAcsUrls: true, samlCertificates: true, samlSigns: true, samlNameId: true, samlAttributes: true, samlOpens: true },
  })
}
