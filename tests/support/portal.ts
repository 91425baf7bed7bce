import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { makeDoor } from '@/lib/platform/door'
import { makeRouter } from '@/lib/platform/http/router'
import { nativeRoutes } from '@/lib/native-routes'

export type Visited = { status: number; location: string | null; headers: http.IncomingHttpHeaders; text: string }
export type VisitOptions = { method?: string; headers?: Record<string, string>; body?: string; cookie?: string | null; from?: string }

/**
 * The portal's own front door on a free port, as `server.ts` builds it, without Next: what Next would answer is a 404
 * here, or the status that the door gave already. Call it before anything reads a setting, for PUBLIC_URL follows the port.
 */
export async function startPortal({ proxies = [] }: { proxies?: string[] } = {}) {
  const server = http.createServer()
  await once(server.listen(0, '0.0.0.0'), 'listening')
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  process.env.PUBLIC_URL = origin
  const native = await nativeRoutes('/nowhere')
  server.on('request', makeRouter({ door: makeDoor(origin, proxies), https: false, native, next: async (req, res) => void res.writeHead(res.statusCode === 200 ? 404 : res.statusCode).end(`next ${req.url}`) }))
  return {
    origin,
    visit: (path: string, options: VisitOptions = {}) => visit(new URL(path, origin), options),
    async close(): Promise<void> {
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
export type Portal = Awaited<ReturnType<typeof startPortal>>

/** One request, redirects not followed; `from` is the loopback address that it comes from. */
function visit(url: URL, { method = 'GET', headers = {}, body, cookie, from = '127.0.0.1' }: VisitOptions): Promise<Visited> {
  const all = { ...headers, ...(cookie ? { cookie } : {}) }
  return new Promise((resolve, reject) => {
    const sent = http.request(url, { method, headers: all, localAddress: from, agent: false }, (res) => {
      let text = ''
      res.setEncoding('utf8').on('data', (piece: string) => (text += piece)).on('error', reject)
      res.on('end', () => resolve({ status: res.statusCode!, location: res.headers.location ?? null, headers: res.headers, text }))
    })
    sent.on('error', reject)
    sent.end(body)
  })
}
