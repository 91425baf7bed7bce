import { generateKeyPairSync } from 'node:crypto'
import http from 'node:http'
import { parseArgs } from 'node:util'
import Provider, { type JWK } from 'oidc-provider'

// The yardstick: oidc-provider by itself, all in memory, with the keys, client and flow of the portal's and nothing else.
const { values } = parseArgs({
  options: { port: { type: 'string' }, client: { type: 'string' }, secret: { type: 'string' }, redirect: { type: 'string' } },
})
const issuer = `http://127.0.0.1:${values.port}`
const key = { ...generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' }), kid: 'bare', alg: 'ES256', use: 'sig' } as JWK

const provider = new Provider(issuer, {
  jwks: { keys: [key] },
  clients: [
    {
      client_id: values.client!, client_secret: values.secret!, redirect_uris: [values.redirect!], grant_types: ['authorization_code'], response_types: ['code'],
      token_endpoint_auth_method: 'client_secret_basic', id_token_signed_response_alg: 'ES256',
    },
  ],
  cookies: { keys: ['a bench needs no secret'] },
  features: { devInteractions: { enabled: false } },
  responseTypes: ['code'],
  scopes: ['openid'],
  pkce: { required: () => true },
  clientAuthMethods: ['client_secret_basic'],
  enabledJWA: { idTokenSigningAlgValues: ['ES256'] },
  findAccount: (_ctx, sub) => ({ accountId: sub, claims: () => ({ sub }) }),
  interactions: { url: (_ctx, interaction) => `/interaction/${interaction.uid}` },
  // Nobody is asked for consent: a provider of one's own software, as its documentation shows it.
  loadExistingGrant: async ({ oidc }) => {
    const grant = new oidc.provider.Grant({ clientId: oidc.client!.clientId, accountId: oidc.session!.accountId! })
    grant.addOIDCScope('openid')
    await grant.save()
    return grant
  },
})
const openid = provider.callback()

/** The shortest login there is: a POST says who, in its query. */
http
  .createServer((req, res) => {
    if (req.method !== 'POST' || !req.url?.startsWith('/interaction/')) return void openid(req, res)
    const accountId = new URL(req.url, issuer).searchParams.get('account') ?? 'nobody'
    provider.interactionFinished(req, res, { login: { accountId } }).catch((error: unknown) => {
      res.writeHead(500)
      res.end(String(error))
    })
  })
  .listen(Number(values.port), '127.0.0.1')
