import Provider from 'oidc-provider'
import { CLOCK_SKEW } from '@/lib/core/assertion-times'
import { CLIENT_ALGORITHMS } from '@/lib/core/public-keys'
import { derivedSecret } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import { log } from '@/lib/platform/log'
import { shared } from '@/lib/platform/shared'
import { checkAssertionTimes, explainRefusal } from '@/lib/sso/client-assertion'
import { signingKeys } from '@/lib/sso/signing-keys'
import { OAuthAdapter, registeredPublisher } from './oauth-adapter'
import type { Publisher } from './routes'

export const API = '/api/uitgevers'
/** Seconds that an access token is good for. What it opens is looked up at every request all the same. */
export const TOKEN_SECONDS = 600

/** The address of the token service. */
export const tokenIssuer = (): string => `${env().PUBLIC_URL.replace(/\/$/, '')}${API}/oauth`

/**
 * OAuth 2.0 client credentials with private_key_jwt (PUB-2), beside the certificates: a publisher proves by its own key who it is, and the
 * portal holds no secret of it. A provider of its own: it logs nobody in, and what it gives opens nothing but these services.
 */
export function tokenProvider(): Promise<Provider> {
  return shared(`publisher-tokens ${tokenIssuer()}`, async () => {
    const provider = new Provider(tokenIssuer(), {
      adapter: OAuthAdapter,
      // Nothing is signed with them here: access tokens are opaque. The library wants some all the same.
      jwks: { keys: (await signingKeys()).map((key) => ({ ...key, kty: 'EC' })) as never },
      cookies: { keys: [derivedSecret('publisher tokens')] },
      features: { devInteractions: { enabled: false }, userinfo: { enabled: false }, rpInitiatedLogout: { enabled: false }, clientCredentials: { enabled: true } },
      clientAuthMethods: ['private_key_jwt'],
      enabledJWA: { clientAuthSigningAlgValues: CLIENT_ALGORITHMS },
      clockTolerance: CLOCK_SKEW,
      assertJwtClientAuthClaimsAndHeader: async (_ctx, claims) => checkAssertionTimes(claims),
      clientDefaults: { id_token_signed_response_alg: 'ES256' },
      ttl: { ClientCredentials: TOKEN_SECONDS },
    })
    provider.proxy = true
    provider.on('grant.error', explainRefusal([tokenIssuer(), `${tokenIssuer()}/token`]))
    provider.on('server_error', (_ctx, error) => log().error({ err: error }, 'publisher tokens'))
    return provider
  })
}

/** Whose access token it is; null: nobody's, expired, or of a publisher that has no keys any more. */
export async function publisherOfToken(token: string): Promise<Publisher | null> {
  const found = await (await tokenProvider()).ClientCredentials.find(token)
  return found?.clientId ? registeredPublisher(found.clientId) : null
}
