import * as openid from 'openid-client'
import { decrypt, tokenHash } from '@/lib/platform/crypto'
import { env } from '@/lib/platform/env'
import { fetchOutside, readAtMost } from '@/lib/platform/outside'
import { shared } from '@/lib/platform/shared'

/** An environment as far as OpenID Connect needs it. */
export type Connection = { supplierId: string; issuer: string; clientId: string; secretCipher: Uint8Array }
export type Proof = { state: string; nonce: string; verifier: string }

/** How the environment answered, where it was not with a person. */
export class EnvironmentError extends Error {
  constructor(readonly reason: 'cancelled' | 'environment-down' | 'environment-failed', cause: unknown) {
    super(reason, { cause })
  }

  /** For the log: what was wrong, without what the answer held. Claims and codes are personal. */
  get detail(): string {
    const { cause } = this
    return cause instanceof Error ? [cause.message, (cause as { code?: string }).code].filter(Boolean).join(' ') : 'unknown'
  }
}

/** How long an environment may take for one answer. */
const TIMEOUT_SECONDS = 5
/** So many bytes an answer may have, unpacked. */
const LONGEST_ANSWER = 1024 * 1024
/** How long its addresses and keys are remembered. */
const KEEP_MS = 10 * 60_000

type Kept = { mark: string; until: number; configuration: Promise<openid.Configuration> }
const kept = () => shared('network-environments', () => new Map<string, Kept>())

/** Where environments send people back to. */
export function callbackAddress(query = ''): URL {
  return new URL(`/login/netwerk/callback${query}`, env().PUBLIC_URL)
}

/** Where the browser goes to say who sits there; `anew`: also who is logged in there already is to log in. @throws EnvironmentError */
export async function authorizationAddress(connection: Connection, { state, nonce, verifier }: Proof, anew: boolean): Promise<string> {
  const configuration = await connect(connection)
  const challenge = await openid.calculatePKCECodeChallenge(verifier)
  const parameters = { redirect_uri: callbackAddress().href, scope: 'openid', state, nonce, code_challenge: challenge, code_challenge_method: 'S256', ...(anew ? { prompt: 'login', max_age: '0' } : {}) }
  return openid.buildAuthorizationUrl(configuration, parameters).href
}

/** Exchanges what the browser brought back; answers the claims of the checked id token. @throws EnvironmentError */
export async function claimsOf(connection: Connection, query: URLSearchParams, { state, nonce, verifier }: Proof): Promise<Record<string, unknown>> {
  const configuration = await connect(connection)
  try {
    const checks = { pkceCodeVerifier: verifier, expectedState: state, expectedNonce: nonce, idTokenExpected: true }
    return { ...(await openid.authorizationCodeGrant(configuration, callbackAddress(`?${query}`), checks)).claims() }
  } catch (error) {
    // It may have moved or changed its keys: asked anew next time. Not for what anybody can write into a browser's address bar.
    if (!isBrowsersWord(error)) kept().delete(connection.supplierId)
    throw new EnvironmentError(reasonOf(error), error)
  }
}

async function connect(connection: Connection): Promise<openid.Configuration> {
  const mark = [connection.issuer, connection.clientId, Buffer.from(tokenHash(Buffer.from(connection.secretCipher).toString('hex'))).toString('hex')].join(' ')
  const known = kept().get(connection.supplierId)
  const entry: Kept = known?.mark === mark && known.until > Date.now() ? known : { mark, until: Date.now() + KEEP_MS, configuration: discover(connection) }
  kept().set(connection.supplierId, entry)
  try {
    return await entry.configuration
  } catch (error) {
    if (kept().get(connection.supplierId) === entry) kept().delete(connection.supplierId)
    throw new EnvironmentError(reasonOf(error), error)
  }
}

function discover({ issuer, clientId, secretCipher }: Connection): Promise<openid.Configuration> {
  // `isFetchable` has seen to it that plain http is for a demonstration only.
  const insecure = new URL(issuer).protocol === 'http:' ? [openid.allowInsecureRequests] : []
  return openid.discovery(new URL(issuer), clientId, {}, openid.ClientSecretBasic(decrypt(secretCipher, 'client-secret')), {
    timeout: TIMEOUT_SECONDS,
    // What an environment says of itself are addresses as well.
    [openid.customFetch]: (url, init) => fetchShort(url, init as Parameters<typeof fetchShort>[1]),
    execute: [openid.enableNonRepudiationChecks, ...insecure],
  })
}

/** Metadata, keys and tokens are short. What is longer, packed or not, is not read to its end. @throws TypeError as fetch does */
async function fetchShort(...request: Parameters<typeof fetchOutside>): Promise<Response> {
  const answer = await fetchOutside(...request)
  const { status, headers } = answer
  const body = await readAtMost(answer, LONGEST_ANSWER)
  if (!body) throw new TypeError('the answer is too long')
  const kept = [...headers].filter(([name]) => !['content-encoding', 'content-length'].includes(name))
  return new Response([101, 204, 205, 304].includes(status) ? null : new Uint8Array(body), { status, headers: kept })
}

/** An answer that the browser brought and that does not hold, or that the environment refuses: it says nothing of the environment. */
function isBrowsersWord(error: unknown): boolean {
  if (error instanceof openid.AuthorizationResponseError) return true
  if (error instanceof openid.ResponseBodyError) return error.status < 500
  return error instanceof openid.ClientError && error.code === 'OAUTH_INVALID_RESPONSE'
}

/** No answer, a late one, or a server that says that it is ill: down. An answer that does not hold: failed. */
function reasonOf(error: unknown): EnvironmentError['reason'] {
  if (error instanceof openid.AuthorizationResponseError) return error.error === 'access_denied' ? 'cancelled' : error.error === 'temporarily_unavailable' ? 'environment-down' : 'environment-failed'
  if (error instanceof TypeError) return 'environment-down'
  if (error instanceof openid.ResponseBodyError) return error.status >= 500 ? 'environment-down' : 'environment-failed'
  if (!(error instanceof openid.ClientError)) return 'environment-failed'
  if (error.code === 'OAUTH_TIMEOUT') return 'environment-down'
  return statusOf(error.cause) >= 500 ? 'environment-down' : 'environment-failed'
}

/** Of an answer, whichever fetch it came by; 0 for what is none. */
const statusOf = (cause: unknown): number => Number((cause as { status?: unknown } | undefined)?.status ?? 0)
