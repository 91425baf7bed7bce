import type { KoaContextWithOIDC } from 'oidc-provider'

/** A provider's `loadExistingGrant`: whoever is logged in may be told of at once, without a question of its own. */
export async function openGrant({ oidc: { client, session, provider } }: KoaContextWithOIDC) {
  if (!client || !session?.accountId) return undefined
  const grant = new provider.Grant({ clientId: client.clientId, accountId: session.accountId })
  grant.addOIDCScope('openid')
  await grant.save()
  return grant
}
