import Provider from 'oidc-provider'
import { codeFlow } from './code-flow'
import { findMember } from './people'
import type { EnvironmentSettings } from './environment'

const CLAIMS = ['sub', 'eck_id', 'email', 'las_key', 'role']

/** The environment's provider: one client, the portal; authorization code with PKCE, ES256. */
export function makeEnvironmentProvider({ slug, issuer, portalUrl, clientId, clientSecret }: EnvironmentSettings & { issuer: string }): Provider {
  const provider: Provider = new Provider(issuer, {
    ...codeFlow([{ clientId, clientSecret, redirectUri: `${portalUrl}/login/netwerk/callback` }], slug),
    claims: { openid: CLAIMS },
    interactions: { url: (_ctx, { uid }) => `/${slug}/interactie/${uid}` },
    findAccount: (_ctx, key) => ({
      accountId: key,
      claims: () => Promise.resolve({ ...findMember(key)?.claims, sub: key }),
    }),
    ttl: { Session: 300, Interaction: 300, Grant: 300, AccessToken: 60, IdToken: 60, AuthorizationCode: 60 },
  })
  return provider
}
