import { generateKeyPairSync, randomBytes } from 'node:crypto'
import type { ClientMetadata, Configuration, JWK } from 'oidc-provider'
import { openGrant } from './open-grant'

export type CodeClient = { clientId: string; clientSecret: string; redirectUri: string }

/** A provider with authorization code, PKCE and ES256 for these clients, and nothing else; its key and cookies live as long as it does. */
export function codeFlow(clients: readonly CodeClient[], kid: string): Configuration {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return {
    clients: clients.map(metadata),
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid } as JWK] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    conformIdTokenClaims: false,
    // The school's consent is the portal's matter; here everybody may be told of.
    loadExistingGrant: openGrant,
  }
}

const metadata = ({ clientId, clientSecret, redirectUri }: CodeClient): ClientMetadata => ({
  client_id: clientId,
  client_secret: clientSecret,
  redirect_uris: [redirectUri],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  token_endpoint_auth_method: 'client_secret_basic',
  id_token_signed_response_alg: 'ES256',
})
