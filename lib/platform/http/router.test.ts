import { once } from 'node:events'
import http from 'node:http'
import net, { type AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from '../test-support'

const PORTAL = 'http://portaal.example'
type Seen = { path: string; query: Record<string, string>; address: string | null }
const server = http.createServer()
let port: number
let seen: Seen[] = []

beforeAll(async () => {
  restartWith(goodSettings())
  const [{ makeDoor }, { makeRouter }, { BodyError }] = await Promise.all([import('../door'), import('./router'), import('./body')])
  server.on('request', makeRouter({
    door: makeDoor(PORTAL, ['127.0.0.9/32']),
    https: false,
    native: [
      async ({ path, res, query, address }) => {
        if (path === '/breaks') throw new Error('a secret detail')
        if (path === '/bad-body') throw new BodyError(400, 'not JSON')
        if (path === '/away') throw Object.assign(new Error('connect'), { code: 'ECONNREFUSED' })
        if (path !== '/native') return false
        seen.push({ path, query: Object.fromEntries(query), address })
        res.end('native')
        return true
      },
    ],
    next: async (req, res) => {
      if (req.headers['x-fail']) throw new Error('no page either')
      // As Next does.
      res.statusCode = 200
      res.end(`next ${req.url}`)
    },
  }))
  await once(server.listen(0, '127.0.0.1'), 'listening')
  port = (server.address() as AddressInfo).port
})
afterAll(() => server.close())

/** A request as written on the wire: clients tidy addresses up, attackers do not. */
async function wire(line: string, headers: Record<string, string> = { host: 'portaal.example' }, from = '127.0.0.1') {
  const socket = net.connect({ port, host: '127.0.0.1', localAddress: from })
  socket.write(`${line} HTTP/1.1\r\n${Object.entries({ connection: 'close', ...headers }).map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n`)
  let text = ''
  for await (const piece of socket) text += String(piece)
  const [head = '', ...body] = text.split('\r\n\r\n')
  return { status: Number(head.split(' ')[1]), location: /^location: (.*)$/im.exec(head)?.[1] ?? null, head, body: body.join('\r\n\r\n') }
}

describe('only the public address is served', () => {
  test.each([
    ['/', '/'], ['/login/leerkracht?x=1', '/login/leerkracht?x=1'], ['//evil.example', '/'], ['//evil.example/x', '/'], ['/\\evil.example', '/\\evil.example'], ['http://evil.example/x', '/'], ['/%2f%2fevil.example', '/%2f%2fevil.example'], ['/.//evil.example', '/.//evil.example'],
  ])('another host’s GET %s is sent to the portal and nowhere else', async (path, to) => {
    const { status, location } = await wire(`GET ${path}`, { host: 'evil.example' })
    expect([status, location]).toEqual([307, PORTAL + to])
    expect(new URL(location!).origin).toBe(PORTAL)
  })
  test.each(['POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS'])('another host’s %s is misdirected: 421, nothing done', async (method) => {
    expect(await wire(`${method} /native`, { host: 'evil.example', 'content-length': '0' })).toMatchObject({ status: 421, location: null })
    expect(seen).toEqual([])
  })
  test.each(['portaal.example:80', 'portaal.example.', 'PORTAAL.example', 'portaal.example@evil.example', 'xportaal.example'])('the host %s is another one', async (host) => expect((await wire('GET /', { host })).status).toBe(307))
  test('a forged x-forwarded-host is no host', async () => {
    expect((await wire('GET /', { host: 'evil.example', 'x-forwarded-host': 'portaal.example' })).status).toBe(307)
    expect((await wire('GET /', { host: 'portaal.example', 'x-forwarded-host': 'evil.example' })).body).toBe('next /')
  })
})

describe('what the door answers', () => {
  test('native routes first, Next for the rest; every answer carries the security headers', async () => {
    expect((await wire('GET /elders?a=1')).body).toBe('next /elders?a=1')
    const { body, head } = await wire('GET /native')
    expect(body).toBe('native')
    for (const line of ['x-content-type-options: nosniff', 'x-frame-options: DENY']) expect(head.toLowerCase()).toContain(line.toLowerCase())
  })

  test('handlers get path, query and the client’s address; null for somebody whom a proxy does not name', async () => {
    seen = []
    await wire('GET /native?TARGET=https%3A%2F%2Fx.example%2F%3Fa%3D1&INSTELLING_REF=r', { host: 'portaal.example', 'x-forwarded-for': '203.0.113.7' })
    await wire('GET /native', { host: 'portaal.example' }, '127.0.0.9')
    await wire('GET /native', { host: 'portaal.example', 'x-forwarded-for': '203.0.113.7' }, '127.0.0.9')
    expect(seen).toEqual([
      { path: '/native', query: { TARGET: 'https://x.example/?a=1', INSTELLING_REF: 'r' }, address: '127.0.0.1' },
      { path: '/native', query: {}, address: null },
      { path: '/native', query: {}, address: '203.0.113.7' },
    ])
  })

  test('MAT-3: a query may hold question marks of its own (RFC 3986 3.4), as a TARGET that was not written out does', async () => {
    seen = []
    await wire('GET /native?TARGET=https://x.example/?a=1&INSTELLING_REF=r')
    expect(seen[0]?.query).toEqual({ TARGET: 'https://x.example/?a=1', INSTELLING_REF: 'r' })
  })

  test('/healthz tells that the process is up, to any host; /readyz that the database is away', async () => {
    expect(await wire('GET /healthz', { host: '10.0.0.1' })).toMatchObject({ status: 200, body: '{"ok":true}' })
    const { status, body, head } = await wire('GET /readyz', { host: '10.0.0.1' })
    expect([status, JSON.parse(body)]).toEqual([503, { ready: false, reason: 'the database does not answer' }])
    expect(head.toLowerCase()).toContain('retry-after: 5')
  })

  test.each([['/breaks', 500], ['/away', 503]])('a failure at %s is %d with a reference and without its inside', async (path, expected) => {
    const { status, body } = await wire(`GET ${path}`)
    expect([status, JSON.parse(body)]).toEqual([expected, { code: 'unexpected', reference: expect.stringMatching(/^[0-9a-f]{8}$/) }])
  })
  test.each([['/breaks', 500], ['/away', 503]])('who looks at %s gets a page of %d with the reference, at the address that was asked for', async (path, expected) => {
    const { status, body, location } = await wire(`POST ${path}`, { host: 'portaal.example', accept: 'text/html,application/xhtml+xml,*/*;q=0.8', 'content-length': '0' })
    expect([status, location, body]).toEqual([expected, null, expect.stringMatching(/^next \/storing\?nummer=[0-9a-f]{8}$/)])
  })
  test('and where that page fails too, the connection ends', async () => expect((await wire('GET /breaks', { host: 'portaal.example', accept: 'text/html', 'x-fail': '1' })).head).toBe(''))
  test.each(['/native?x=%00', '/elders?x=a%00b', '/elders/%00'])('%s is a bad request: the database keeps no such text', async (path) => {
    seen = []
    expect(await wire(`GET ${path}`)).toMatchObject({ status: 400, body: '{"code":"bad-request"}' })
    expect(seen).toEqual([])
    expect((await wire('GET /elders?x=%2500')).body).toBe('next /elders?x=%2500')
  })
  test('a body that cannot be read is the sender’s fault', async () => expect(await wire('GET /bad-body')).toMatchObject({ status: 400, body: '{"code":"not JSON"}' }))
})
