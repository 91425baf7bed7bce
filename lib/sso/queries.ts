import { acrossSchools } from '@/lib/platform/db/scope'

/** A publisher's OpenID client as the helpdesk sees it: whether there is a secret, never which. Behind 'publishers.keep' only. */
export async function openidClient(publisherId: string) {
  const row = await acrossSchools('publishers are the same for all schools').publisher.findUnique({
    where: { id: publisherId },
    select: { id: true, name: true, clientId: true, clientAuth: true, clientKeys: true, clientSecretCipher: true, loginUrl: true, redirectUris: true, postLogoutRedirectUris: true, backchannelLogoutUri: true },
  })
  if (!row) return null
  const { clientKeys, clientSecretCipher, ...client } = row
  const keys = clientKeys && typeof clientKeys === 'object' && 'keys' in clientKeys && Array.isArray(clientKeys.keys) ? clientKeys.keys.length : 0
  return { ...client, keys, hasSecret: clientSecretCipher !== null }
}
