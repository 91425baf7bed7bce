import type { IncomingMessage } from 'node:http'
import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { CLIENT_ADDRESS, clientAddress } from './client-address'
import { canonical, enter, makeDoor, type Door, SELF } from './door'

/** A request as Node hands it over: names in lower case. */
function request(remoteAddress: string | undefined, headers: Record<string, string | string[] | undefined> = {}, encrypted = false): IncomingMessage {
  return { headers: { host: 'portaal.example', ...headers }, socket: { remoteAddress, localPort: 3000, encrypted } } as unknown as IncomingMessage
}
const door = (...proxies: string[]) => makeDoor('https://portaal.example', proxies)
const addressFor = (remote: string | undefined, headers: Record<string, string>, at: Door = door()) => enter(request(remote, headers), at).address
const seen = (req: IncomingMessage) => clientAddress({ get: (name) => (req.headers[name] as string | undefined) ?? null })

describe('NET-1: without a proxy the client’s address is the socket’s', () => {
  test.each<[string | undefined, string]>([
    ['192.0.2.7', '192.0.2.7'], ['::ffff:192.0.2.7', '192.0.2.7'], ['2001:DB8:0:0::1', '2001:db8::1'], ['fe80::1%eth0', 'fe80::1'], ['::1', '::1'],
    [undefined, 'unknown'], ['', 'unknown'], ['not an address', 'unknown'],
  ])('%s → %s', (remote, expected) => expect(addressFor(remote, {})).toBe(expected))

  test.each([
    'x-forwarded-for', 'forwarded', 'x-real-ip', 'x-client-ip', 'x-cluster-client-ip', 'true-client-ip', 'cf-connecting-ip', 'fastly-client-ip', 'x-leerpoort-client', 'x-leerpoort-self',
    'x-middleware-subrequest', 'x-middleware-rewrite', 'x-invoke-path', 'x-matched-path', 'x-forwarded-host', 'x-forwarded-proto', 'x-forwarded-server', 'x-original-url', 'x-vercel-ip', 'x-now-id',
  ])('a client’s own %s is dropped or overwritten', (name) => {
    const req = request('192.0.2.7', { [name]: '127.0.0.1', accept: 'text/html' })
    expect(enter(req, door())).toEqual({ address: '192.0.2.7', proto: 'http', self: false })
    expect(JSON.stringify(req.headers)).not.toContain('127.0.0.1')
    expect(req.headers.accept).toBe('text/html')
    expect(seen(req)).toBe('192.0.2.7')
  })

  const text = fc.oneof(fc.constantFrom('127.0.0.1', '::1', '10.0.0.1', 'https', 'unknown'), fc.ipV4(), fc.ipV6(), fc.string())
  const names = fc.oneof(fc.constantFrom('x-forwarded-for', 'forwarded', 'x-real-ip', 'x-leerpoort-client', 'x-leerpoort-self', 'x-leerpoort-anything', 'x-forwarded-proto', 'x-forwarded-host', 'x-middleware-x', 'host'), fc.string().map((name) => name.toLowerCase()))

  test('whatever headers a client sends, everything behind the door sees the socket’s address', () => {
    fc.assert(fc.property(fc.dictionary(names, text), fc.oneof(fc.ipV4(), fc.ipV6()), (headers, remote) => {
      const req = request(remote, headers)
      const { address, proto, self } = enter(req, door())
      expect(ipaddr.parse(address).toNormalizedString()).toBe(ipaddr.process(remote).toNormalizedString())
      expect([proto, self, req.headers['x-forwarded-for'], req.headers[CLIENT_ADDRESS]]).toEqual(['http', false, address, address])
      expect(req.headers['x-forwarded-host']).toBe(req.headers.host)
      const ours = ['x-leerpoort-self', CLIENT_ADDRESS, 'x-forwarded-for', 'x-forwarded-proto', 'x-forwarded-host', 'x-forwarded-port']
      expect(Object.keys(req.headers).filter((name) => /^(x-(forwarded|leerpoort|middleware|real)|forwarded)/.test(name) && !ours.includes(name))).toEqual([])
    }))
  })
})

describe('NET-1: behind a configured proxy', () => {
  const proxied = door('10.0.0.0/8', '2001:db8:ffff::/48', '192.0.2.10')
  test.each<[string, string, string | undefined, string]>([
    ['the proxy’s client', '10.0.0.1', '203.0.113.7', '203.0.113.7'],
    ['the rightmost that is not one of ours', '10.0.0.1', '127.0.0.1, 203.0.113.7, 10.9.9.9', '203.0.113.7'],
    ['what the client claimed before it does not count', '10.0.0.1', '198.51.100.1, 203.0.113.7', '203.0.113.7'],
    ['a proxy over IPv6', '2001:db8:ffff::1', '2001:db8::99', '2001:db8::99'],
    ['a proxy as IPv4 inside IPv6', '::ffff:10.0.0.1', '::ffff:203.0.113.7', '203.0.113.7'],
    ['a single address as proxy', '192.0.2.10', '203.0.113.7', '203.0.113.7'],
    ['its neighbour is no proxy', '192.0.2.11', '203.0.113.7', '192.0.2.11'],
    ['blanks', '10.0.0.1', '  203.0.113.7  ', '203.0.113.7'],
    ['nobody named', '10.0.0.1', undefined, 'unknown'],
    ['an empty name', '10.0.0.1', '', 'unknown'],
    ['only our own proxies named', '10.0.0.1', '10.0.0.2, 10.0.0.3', 'unknown'],
    ['something unreadable last', '10.0.0.1', '203.0.113.7, garbage', 'unknown'],
    ['an address with a port', '10.0.0.1', '203.0.113.7:4711', 'unknown'],
    ['the word unknown', '10.0.0.1', 'unknown', 'unknown'],
    ['a trailing comma', '10.0.0.1', '203.0.113.7,', 'unknown'],
  ])('%s', (_, remote, forwarded, expected) => {
    expect(addressFor(remote, forwarded === undefined ? {} : { 'x-forwarded-for': forwarded }, proxied)).toBe(expected)
  })

  test('nobody is never a school’s address: what asks for it gets null', () => {
    const req = request('10.0.0.1', { 'x-forwarded-for': 'x' })
    enter(req, proxied)
    expect([seen(req), clientAddress({ get: () => null }), clientAddress({ get: () => '' })]).toEqual([null, null, null])
  })

  test('https: the proxy’s word counts, a stranger’s does not, TLS of our own does', () => {
    const https = { 'x-forwarded-proto': 'https', 'x-forwarded-for': '203.0.113.7' }
    expect(enter(request('10.0.0.1', https), proxied).proto).toBe('https')
    expect(enter(request('10.0.0.1', { ...https, 'x-forwarded-proto': 'https, http' }), proxied).proto).toBe('http')
    expect(enter(request('203.0.113.7', https), proxied).proto).toBe('http')
    expect(enter(request('203.0.113.7', {}, true), proxied).proto).toBe('https')
  })

  test('whatever a client puts before its proxy’s word, the proxy’s word is taken', () => {
    fc.assert(fc.property(fc.string(), fc.ipV4().filter((ip) => !ip.startsWith('10.') && ip !== '192.0.2.10'), (claimed, client) => {
      expect(addressFor('10.0.0.1', { 'x-forwarded-for': `${claimed}, ${client}` }, proxied)).toBe(canonical(client))
    }))
  })
})

describe('Next’s fetch of its own page is for the client of the action', () => {
  const at = door()
  const marked = (remote: string, mark: string) => enter(request(remote, { 'x-leerpoort-self': mark, 'x-leerpoort-client': '203.0.113.7', 'x-forwarded-proto': 'https' }), at)
  test('with the secret, from this machine: the address it carries', () => {
    for (const here of ['127.0.0.1', '::1', '::ffff:127.0.0.1']) expect(marked(here, at.secret)).toEqual({ address: '203.0.113.7', proto: 'https', self: true })
  })
  test.each([['another secret', () => door().secret], ['a part of it', () => at.secret.slice(0, -1)], ['more than it', () => `${at.secret}x`], ['nothing', () => '']])('with %s: this machine', (_, mark) => {
    expect(marked('127.0.0.1', mark())).toEqual({ address: '127.0.0.1', proto: 'http', self: false })
  })
  test('the secret from elsewhere is worth nothing', () => {
    expect(marked('203.0.113.99', at.secret)).toMatchObject({ address: '203.0.113.99', self: false })
  })
  test('a request handed on carries the mark and its client’s address', () => {
    const first = request('203.0.113.7')
    enter(first, at)
    // The router adds the mark for Next alone.
    const own = request('127.0.0.1', { ...(first.headers as Record<string, string>), [SELF]: at.secret })
    expect(enter(own, at)).toMatchObject({ address: '203.0.113.7', self: true })
  })
  test('each process has a secret of its own', () => expect(door().secret).not.toBe(door().secret))
})

describe('TRUSTED_PROXIES', () => {
  test.each(['10.0.0.0/33', 'proxy.example', '10.0.0', ''])('%j is refused at start, with the setting’s name', (proxy) => {
    expect(() => door(proxy)).toThrow(/TRUSTED_PROXIES/)
  })
})
