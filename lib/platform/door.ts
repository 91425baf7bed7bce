import type { IncomingMessage } from 'node:http'
import { randomBytes } from 'node:crypto'
import ipaddr from 'ipaddr.js'
import { sameSecret } from './crypto'
import { CLIENT_ADDRESS } from './client-address'

/** Marks the requests that Next makes to its own pages. */
export const SELF = 'x-leerpoort-self'

/** Headers by which a client could pretend to be elsewhere, or to be a part of ourselves. */
const FORGEABLE =
  /^(x-forwarded-.*|forwarded|x-real-ip|x-client-ip|x-cluster-client-ip|true-client-ip|cf-connecting-.*|fastly-client-ip|x-original-.*|x-leerpoort-.*|x-middleware-.*|x-invoke-.*|x-matched-path|x-vercel-.*|x-now-.*)$/i

export type Door = {
  /** Proxies that may name the client: CIDR or single addresses. */
  trusted: string[]
  publicUrl: URL
  /** Made at start, never sent out: marks the requests that Next makes to its own pages. */
  secret: string
}

/** A door for this process. @throws Error when a proxy's address is no address. */
export function makeDoor(publicUrl: string, proxies: string[]): Door {
  const trusted = proxies.map((proxy) => {
    const [base = ''] = proxy.split('/')
    if (isAddress(base) && ipaddr.isValidCIDR(proxy)) return proxy
    if (!isAddress(proxy)) throw new Error(`TRUSTED_PROXIES: '${proxy}' is no address`)
    return `${proxy}/${ipaddr.parse(proxy).kind() === 'ipv6' ? 128 : 32}`
  })
  return { trusted, publicUrl: new URL(publicUrl), secret: randomBytes(24).toString('base64url') }
}

export type Entrance = {
  address: string
  proto: 'http' | 'https'
  /** Next fetching its own page, on behalf of the client of `address`. */
  self: boolean
}

/**
 * Rewrites a request's headers so that everything behind the door can believe them. Called first for every request.
 * The client's address is the socket's; or, when the socket is a configured proxy's, the rightmost address of
 * X-Forwarded-For that is not one of our proxies. A proxy that names nobody readable gives 'unknown', which is never
 * a school's address. Only `req.headers` is changed: Next reads that one.
 */
export function enter(req: IncomingMessage, door: Door): Entrance {
  const peer = canonical(req.socket.remoteAddress ?? '') ?? 'unknown'
  const self = req.headers[SELF]
  // After a redirecting server action Next fetches its own page: from 127.0.0.1, but for the same client as before.
  if (isLoopback(peer) && typeof self === 'string' && sameSecret(self, door.secret)) {
    return { address: String(req.headers[CLIENT_ADDRESS]), proto: req.headers['x-forwarded-proto'] === 'https' ? 'https' : 'http', self: true }
  }
  const proxied = within(peer, door.trusted)
  const address = proxied ? namedByProxy(req, door) : peer
  const encrypted = 'encrypted' in req.socket && req.socket.encrypted === true
  const proto = encrypted || (proxied && req.headers['x-forwarded-proto'] === 'https') ? 'https' : 'http'
  for (const name of Object.keys(req.headers)) if (FORGEABLE.test(name)) delete req.headers[name]
  Object.assign(req.headers, {
    [CLIENT_ADDRESS]: address,
    'x-forwarded-for': address,
    'x-forwarded-proto': proto,
    'x-forwarded-host': req.headers.host,
    'x-forwarded-port': String(req.socket.localPort),
  })
  return { address, proto, self: false }
}

/** Whether the socket is a configured proxy's: only such a one may say things about its clients. */
export function comesFromProxy(req: IncomingMessage, door: Door): boolean {
  return within(canonical(req.socket.remoteAddress ?? '') ?? 'unknown', door.trusted)
}

function namedByProxy(req: IncomingMessage, door: Door): string {
  const hops = String(req.headers['x-forwarded-for'] ?? '').split(',').reverse()
  for (const hop of hops) {
    const address = canonical(hop.trim())
    if (!address) return 'unknown'
    if (!within(address, door.trusted)) return address
  }
  return 'unknown'
}

/** IPv4 inside IPv6 becomes IPv4, zones go, spelling is made one. Null for what is no address. */
export function canonical(address: string): string | null {
  const bare = address.replace(/%.*$/, '')
  return isAddress(bare) ? ipaddr.process(bare).toString() : null
}

/** ipaddr.js also reads `127.1` and octal parts as addresses; nobody means those. */
function isAddress(text: string): boolean {
  return ipaddr.IPv4.isValidFourPartDecimal(text) || ipaddr.IPv6.isValid(text)
}

function isLoopback(address: string): boolean {
  return address === '127.0.0.1' || address === '::1'
}

function within(address: string, networks: string[]): boolean {
  if (!ipaddr.isValid(address)) return false
  const ip = ipaddr.parse(address)
  return networks.some((network) => {
    const [base, bits] = ipaddr.parseCIDR(network)
    return base.kind() === ip.kind() && ip.match(base, bits)
  })
}
