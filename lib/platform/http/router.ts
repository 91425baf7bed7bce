import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http'
import { enter, SELF, type Door } from '../door'
import { ready } from '../health'
import { failed } from './failed'
import { json } from './respond'
import { securityHeaders } from './security-headers'

/** A request as native handlers get it: the path without query, the query, and the client's address or null. */
export type Visit = { req: IncomingMessage; res: ServerResponse; path: string; query: URLSearchParams; address: string | null }
/** Handles a request and says true; or false, when it is not its business. */
export type NativeRoute = (visit: Visit) => Promise<boolean>

export type RouterOptions = { door: Door; https: boolean; native: NativeRoute[]; next: (req: IncomingMessage, res: ServerResponse) => Promise<void> }

/** The one listener of the web process: door, host check, health, native routes, then Next. */
export function makeRouter({ door, https, native, next }: RouterOptions): RequestListener {
  const visit = async (req: IncomingMessage, res: ServerResponse) => {
    const { address, self } = enter(req, door)
    securityHeaders(res, https)
    const url = req.url ?? '/'
    const mark = url.indexOf('?')
    // All after the first question mark: a TARGET that was not written out may hold another one (RFC 3986, 3.4).
    const [path, search] = mark < 0 ? [url, ''] : [url.slice(0, mark), url.slice(mark + 1)]
    if (path === '/healthz') return json(res, 200, { ok: true })
    if (path === '/readyz') {
      const state = await ready()
      return json(res, state.ready ? 200 : 503, state, state.ready ? {} : { 'retry-after': '5' })
    }
    if (!self && req.headers.host !== door.publicUrl.host) return otherHost(req, res, door)
    // Written out as %00: no address or query of ours has it, and the database keeps no text with it.
    if (url.includes('%00')) return json(res, 400, { code: 'bad-request' })
    // What Next fetches from itself is a page. A native route could send it on to a publisher, and our mark with it.
    if (!self)
      for (const route of native)
        if (await route({ req, res, path, query: new URLSearchParams(search), address: address === 'unknown' ? null : address })) return
    await page(req, res)
  }
  const page: RouterOptions['next'] = (req, res) => {
    req.headers[SELF] = door.secret
    return next(req, res)
  }
  return (req, res) => {
    visit(req, res)
      .catch((error: unknown) => failed(req, res, error, page))
      // Not even a page of faults: nothing is left to say.
      .catch(() => res.destroy())
  }
}

/** Only the public address is served: cookies, issuer and links belong to it. */
function otherHost(req: IncomingMessage, res: ServerResponse, door: Door): void {
  if (req.method !== 'GET' && req.method !== 'HEAD') return json(res, 421, { code: 'other-host', portal: door.publicUrl.origin })
  const path = req.url?.startsWith('/') && !req.url.startsWith('//') ? req.url : '/'
  res.writeHead(307, { location: door.publicUrl.origin + path, 'cache-control': 'no-store' })
  res.end()
}
