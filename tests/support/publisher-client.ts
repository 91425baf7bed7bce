import * as openid from 'openid-client'
import { OUTSIDE, secretOf } from './people'
import type { Portal, VisitOptions } from './portal'

export type Attempt = { address: URL; verifier: string; state: string; nonce: string }
/** `authentication`: how the client proves itself, when not by its secret. */
export type ClientSettings = { clientId: string; secret: string; redirectUri: string; authentication?: openid.ClientAuth }

/** A publisher of `seedTestPublishers`, as it registered. */
export const settingsOf = (slug: string, secret = secretOf(slug)): ClientSettings => ({ clientId: slug, secret, redirectUri: `${OUTSIDE}/${slug}/callback` })

/** A publisher as a client of the portal: authorization code with PKCE, and whatever a test lets it do wrong. */
export async function publisherClient(portal: Portal, { clientId, secret, redirectUri, authentication = openid.ClientSecretBasic(secret) }: ClientSettings) {
  const metadata = { id_token_signed_response_alg: 'ES256' }
  const execute = [openid.enableNonRepudiationChecks, openid.allowInsecureRequests]
  const configuration = await openid.discovery(new URL(`${portal.origin}/oidc`), clientId, metadata, authentication, { execute })

  /** The request for a login; `change` replaces parameters, null leaves one out. */
  async function begin(change: Record<string, string | null> = {}): Promise<Attempt> {
    const [verifier, state, nonce] = [openid.randomPKCECodeVerifier(), openid.randomState(), openid.randomNonce()]
    const challenge = await openid.calculatePKCECodeChallenge(verifier)
    const given = { redirect_uri: redirectUri, scope: 'openid', state, nonce, code_challenge: challenge, code_challenge_method: 'S256', ...change }
    const parameters = Object.fromEntries(Object.entries(given).flatMap(([name, value]) => (value === null ? [] : [[name, value]])))
    return { address: openid.buildAuthorizationUrl(configuration, parameters), verifier, state, nonce }
  }

  /** Where the portal sends the browser after that request. */
  async function ask({ address }: Attempt, options: VisitOptions): Promise<URL> {
    const answer = await portal.visit(address.pathname + address.search, options)
    if (!answer.location) throw new Error(`no redirect but ${answer.status}: ${answer.text}`)
    return new URL(answer.location, portal.origin)
  }

  /** Exchanges the code; the id token is checked. */
  function exchange(callback: URL, { verifier, state, nonce }: Pick<Attempt, 'verifier' | 'state' | 'nonce'>) {
    return openid.authorizationCodeGrant(configuration, callback, { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true })
  }

  /** Exchanges the code; answers the id token's claims. */
  async function finish(callback: URL, attempt: Pick<Attempt, 'verifier' | 'state' | 'nonce'>): Promise<Record<string, unknown>> {
    return { ...(await exchange(callback, attempt)).claims() }
  }

  /** The whole login in one go, with the tokens as they came. */
  async function tokens(cookie: string) {
    const attempt = await begin()
    return exchange(await ask(attempt, { cookie }), attempt)
  }

  /** The whole login in one go. */
  async function login(cookie: string, change: Record<string, string | null> = {}): Promise<Record<string, unknown>> {
    const attempt = await begin(change)
    return finish(await ask(attempt, { cookie }), attempt)
  }

  return { redirectUri, begin, ask, finish, login, tokens }
}
export type PublisherClient = Awaited<ReturnType<typeof publisherClient>>

/** How a request was refused: the protocol's error code, or else the status. What was not refused comes back as it is. */
export async function refusal(request: Promise<unknown>): Promise<unknown> {
  try {
    return await request
  } catch (error) {
    if (error instanceof openid.ResponseBodyError || error instanceof openid.AuthorizationResponseError) return error.error
    if (error instanceof openid.WWWAuthenticateChallengeError) return error.status
    if (error instanceof openid.ClientError && error.cause instanceof Response) return error.cause.status
    throw error
  }
}
