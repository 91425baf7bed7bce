import { browserOfRequest } from '@/lib/access/browser'
import { endedCookieHeader, tokenFromCookies } from '@/lib/access/cookie'
import { readSession, revokeSession } from '@/lib/access/session'
import { run } from '@/lib/platform/db/pool'
import { readForm } from '@/lib/platform/http/body'
import { seeOther } from '@/lib/platform/http/respond'
import type { NativeRoute } from '@/lib/platform/http/router'
import { isAbout, readIdToken } from './id-token-hint'
import { CLIENT_BY_ID } from './sql'

/** Below the issuer. */
export const END_SESSION = '/session/end'
const PATH = `/oidc${END_SESSION}`
const FORM_BYTES = 10_000
/** Where somebody says whether to log out, when the publisher could not prove who it is about. */
const ASK = '/uitloggen'

/**
 * Logging out that a publisher begins (OpenID Connect RP-Initiated Logout 1.0, SSO-2): with an id token of the one who is logged in
 * here, the session ends at once and the browser goes back to the address that the publisher registered; without, the person is asked.
 */
export const endSessionRoute: NativeRoute = async ({ req, res, path, query, address }) => {
  if (path !== '/oidc/session/end' || (req.method !== 'GET' && req.method !== 'POST')) return false
  const given = req.method === 'POST' ? await readForm(req, FORM_BYTES) : query
  // A form from a publisher's own site comes without the session's cookie, a GET has it: else nobody would be logged out.
  if (req.method === 'POST' && !tokenFromCookies(req.headers.cookie)) return (seeOther(res, `${PATH}?${given}`), true)
  const hint = await readIdToken(given.get('id_token_hint') ?? '')
  // An id token of one client in the hands of another proves nothing.
  const proven = hint && (given.get('client_id') ?? hint.clientId) === hint.clientId ? hint : null
  const back = proven ? await backTo(proven.clientId, given.get('post_logout_redirect_uri'), given.get('state')) : null
  const token = tokenFromCookies(req.headers.cookie)
  const actor = await readSession(token, address, browserOfRequest(req.headers))
  if (!actor || !token) return (seeOther(res, back ?? '/'), true)
  if (!proven || !(await isAbout(proven, actor))) return (seeOther(res, ASK), true)
  await revokeSession(token)
  seeOther(res, back ?? (actor.kind === 'pupil' ? '/tot-ziens' : '/'), { 'set-cookie': endedCookieHeader() })
  return true
}

/** The address that the publisher registered for it, letter by letter, with its state; null for any other. */
async function backTo(clientId: string, address: string | null, state: string | null): Promise<string | null> {
  if (address === null) return null
  const [client] = await run<{ post_logout_redirect_uris: string[] }>(CLIENT_BY_ID, [clientId])
  if (!client?.post_logout_redirect_uris.includes(address)) return null
  const url = new URL(address)
  if (state !== null) url.searchParams.set('state', state)
  return url.href
}
