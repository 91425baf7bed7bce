import { CLIENT_ALGORITHMS } from '@/lib/core/public-keys'
import { tokenIssuer } from './oauth'

/**
 * What a client can read of the token service (RFC 8414): only what is there. The library's own document tells of logins, which it has none of
 * here. No scopes and no response types: there is no authorization endpoint.
 */
export function tokenMetadata(): Record<string, unknown> {
  const issuer = tokenIssuer()
  return {
    issuer,
    token_endpoint: `${issuer}/token`,
    token_endpoint_auth_methods_supported: ['private_key_jwt'],
    token_endpoint_auth_signing_alg_values_supported: CLIENT_ALGORITHMS,
    grant_types_supported: ['client_credentials'],
    response_types_supported: [],
    jwks_uri: `${issuer}/jwks`,
    service_documentation: new URL('/uitgevers/api', issuer).href,
  }
}
