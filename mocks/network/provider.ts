import { generateKeyPairSync, randomBytes } from 'node:crypto'
import Provider, { type JWK } from 'oidc-provider'
import { findMember } from './people'
import type { EnvironmentSettings } from './environment'
import { openGrant } from './open-grant'

const CLAIMS = ['sub', 'eck_id', 'email', 'las_key', 'role']

/** The environment's provider: one client, the portal; authorization code with PKCE, ES256. */
export function makeEnvironmentProvider({ slug, issuer, portalUrl, clientId, clientSecret }: EnvironmentSettings & { issuer: string }): Provider {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  const provider: Provider = new Provider(issuer, {
    clients: [
      {
        client_id: clientId,
        client_secret: clientSecret,
        redirect_uris: [`${portalUrl}/login/netwerk/callback`],
        grant_types: ['authorization_code'],
        response_types: ['code'],
        token_endpoint_auth_method: 'client_secret_basic',
        id_token_signed_response_alg: 'ES256',
      },
    ],
    jwks: { keys: [{ ...privateKey.export({ format: 'jwk' }), alg: 'ES256', use: 'sig', kid: slug } as JWK] },
    cookies: { keys: [randomBytes(16).toString('hex')] },
    features: { devInteractions: { enabled: false } },
    pkce: { required: () => true },
    enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
    responseTypes: ['code'],
    scopes: ['openid'],
    claims: { openid: CLAIMS },
    conformIdTokenClaims: false,
    interactions: { url: (_ctx, { uid }) => `/${slug}/interactie/${uid}` },
    findAccount: (_ctx, key) => ({
      accountId: key,
      claims: () => Promise.resolve({ ...findMember(key)?.claims, sub: key }),
    }),
    // The school's consent is the portal's matter; here everybody may be told of.
    loadExistingGrant: openGrant,
    ttl: { Session: 300, Interaction: 300, Grant: 300, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
  })
  return provider
}
