import type { IncomingMessage, ServerResponse } from 'node:http'
import { throttleAddress, takeTry } from '@/lib/platform/limits'
import { empty, json } from '@/lib/platform/http/respond'
import type { NativeRoute, Visit } from '@/lib/platform/http/router'
import { ENDPOINTS } from './endpoints'
import { tokenMetadata } from './metadata'
import { API, publisherOfToken, tokenProvider } from './oauth'
import { openapi } from './openapi'
import { Problem, notFound, problemOf, sendProblem } from './problem'
import { cutPage, etagOf, hasAlready, readPage } from './refine'
import { answerCall, findRoute, type Publisher } from './routes'

/** What the token service answers itself; the provider's other endpoints are not offered. */
const OAUTH = new Set(['/token', '/jwks'])
/** Where clients look for its metadata: as OpenID Connect Discovery has it, and as those do that put the name behind every issuer. */
const METADATA = new Set(['/.well-known/openid-configuration', '/.well-known/oauth-authorization-server'])

/**
 * The publishers' services on the portal's own address under OAuth 2.0 (PUB-2): the same table as over mutual TLS, and beside it pages of lists,
 * ETags and a limit a publisher.
 */
export const publisherRoute: NativeRoute = async (visit) => {
  const { req, res, path: where } = visit
  if (where !== '/api/uitgevers' && !where.startsWith(`${API}/`)) return false
  const inside = where.slice(API.length)
  try {
    if (inside === '/openapi.json') json(res, 200, openapi(), { 'cache-control': 'public, max-age=300' })
    else if (inside.startsWith('/oauth/')) await answerOAuth(visit, inside.slice('/oauth'.length))
    else await answerData(visit, inside)
  } catch (error) {
    if (!res.destroyed && !res.headersSent) sendProblem(res, problemOf(req, error))
  }
  return true
}

async function answerOAuth(visit: Visit, part: string): Promise<void> {
  const { req, res, address } = visit
  if (METADATA.has(part)) return answerMetadata(visit)
  if (!OAUTH.has(part)) throw notFound()
  if (part === '/token') await limit('publisher-token', throttleAddress(address ?? '0.0.0.0'))
  Object.assign(req, { originalUrl: req.url })
  req.url = part
  await (await tokenProvider()).callback()(req, res)
}

/** Where RFC 8414 puts the metadata of an issuer that has a path: the host's own well-known address, the path behind it. */
export const metadataRoute: NativeRoute = async (visit) => {
  if (visit.path !== '/.well-known/oauth-authorization-server/api/uitgevers/oauth') return false
  try {
    answerMetadata(visit)
  } catch (error) {
    sendProblem(visit.res, problemOf(visit.req, error))
  }
  return true
}

function answerMetadata({ req, res }: Visit): void {
  if (req.method !== 'GET' && req.method !== 'HEAD') throw new Problem('method-not-allowed', 'This address takes GET, HEAD.', { allow: 'GET, HEAD' })
  json(res, 200, tokenMetadata(), { 'cache-control': 'public, max-age=300' })
}

async function answerData({ req, res, query, address }: Visit, path: string): Promise<void> {
  const publisher = await whoCalls(req)
  await limit('publisher-api', publisher.id)
  const found = findRoute(ENDPOINTS, req.method ?? 'GET', path)
  const page = readPage(query)
  if (page === undefined) throw new Problem('bad-request', 'In the query: limit is 1 to 10000, after is a number.')
  const answer = await answerCall(found.route, req, query, { publisher, address, params: found.params })
  if (answer === undefined) return empty(res)
  const { answer: part, next } = page ? cutPage(answer, page) : { answer, next: null }
  const etag = etagOf(part)
  const headers = { etag, 'cache-control': 'private, no-cache', ...(next === null || !page ? {} : { link: `<${nextAddress(path, query, next)}>; rel="next"` }) }
  if (found.route.method === 'GET' && hasAlready(req.headers['if-none-match'], etag)) return notModified(res, headers)
  json(res, 200, part, headers)
}

async function whoCalls(req: IncomingMessage): Promise<Publisher> {
  const [, token] = /^Bearer ([\w.~+/-]{1,500}=*)$/i.exec(req.headers.authorization ?? '') ?? []
  const publisher = token ? await publisherOfToken(token) : null
  if (!publisher) throw new Problem('invalid-token', 'Ask for an access token at the token endpoint.', { 'www-authenticate': token ? 'Bearer error="invalid_token"' : 'Bearer' })
  return publisher
}

async function limit(name: 'publisher-api' | 'publisher-token', key: string): Promise<void> {
  const wait = await takeTry(name, key)
  if (wait > 0) throw new Problem('too-many-requests', `Try again in ${wait} seconds.`, { 'retry-after': String(wait) })
}

function nextAddress(path: string, query: URLSearchParams, after: number): string {
  const on = new URLSearchParams(query)
  on.set('after', String(after))
  return `${API}${path}?${on}`
}

function notModified(res: ServerResponse, headers: Record<string, string>): void {
  res.writeHead(304, headers)
  res.end()
}
