import ipaddr from 'ipaddr.js'
import { AppError } from '@/lib/core/errors'

/** The widest network that can be one school's: 4,096 IPv4 addresses, or a site's IPv6 prefix. */
const WIDEST = { ipv4: 20, ipv6: 48 } as const

/** Where the portal itself stands. */
export type Surroundings = {
  /** The portal is visited on loopback, as the demonstration is: then loopback may be a school. */
  loopback: boolean
  /** Addresses of the portal and of the proxies before it. Who seems to come from there may be anybody. */
  portal: readonly string[]
}

type Network = [ipaddr.IPv4 | ipaddr.IPv6, number]

/** Networks that nobody has on the internet, and what to say of them. */
const NOT_PUBLIC = [
  ['address-private', '10.0.0.0/8', '172.16.0.0/12', '192.168.0.0/16', '100.64.0.0/10', '169.254.0.0/16', 'fc00::/7', 'fe80::/10', 'fec0::/10'],
  ['address-loopback', '127.0.0.0/8', '::1/128'],
  ['address-special', '0.0.0.0/8', '224.0.0.0/4', '240.0.0.0/4'],
] as const
/** All public IPv6 addresses that there are as yet begin like this. */
const PUBLIC_IPV6 = '2000::/3'

/**
 * Reads an address or network as a coordinator types it and gives it in one spelling with its prefix:
 * ` 203.0.113.7 ` → `203.0.113.7/32`, `192.0.2.9/28` → `192.0.2.0/28`. NET-1.
 * @throws AppError 'address-malformed'; 'address-everything', 'address-too-wide', 'address-private', 'address-loopback',
 * 'address-special' and 'address-portal' for what cannot be a school's
 */
export function readNetwork(text: string, here: Surroundings): string {
  const cidr = parseNetwork(text)
  const network = ipaddr.parseCIDR(cidr)
  const bits = network[1]
  if (bits === 0) throw new AppError('address-everything')
  for (const [code, ...ranges] of NOT_PUBLIC) {
    if (code === 'address-loopback' && here.loopback) continue
    if (ranges.some((range) => overlaps(network, ipaddr.parseCIDR(range)) && bits >= ipaddr.parseCIDR(range)[1])) throw new AppError(code)
  }
  if (bits < WIDEST[network[0].kind()]) throw new AppError('address-too-wide')
  if (network[0].kind() === 'ipv6' && cidr !== '::1/128' && !overlaps(network, ipaddr.parseCIDR(PUBLIC_IPV6))) throw new AppError('address-special')
  if (here.portal.some((own) => overlaps(network, ipaddr.parseCIDR(parseNetwork(own))))) throw new AppError('address-portal')
  return cidr
}

/** The spelling alone. @throws AppError 'address-malformed' */
export function parseNetwork(text: string): string {
  const typed = text.trim()
  const network = ipaddr.isValidCIDR(typed) ? ipaddr.parseCIDR(typed) : ipaddr.isValid(typed) && /[.:]/.test(typed) ? single(typed) : null
  if (!network || !/^[0-9a-f.:]+(\/\d+)?$/i.test(typed) || !fourParts(typed)) throw new AppError('address-malformed')
  const [address, bits] = unmapped(network)
  const base = address.kind() === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`) : ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`)
  return `${base.toString()}/${bits}`
}

/**
 * The network that stands for a client's address: of IPv4 the address, of IPv6 the /64 that it is in, for there each
 * computer has addresses of its own, and new ones every day.
 */
export function networkAround(address: string): string {
  const [base] = ipaddr.parseCIDR(parseNetwork(address))
  return base.kind() === 'ipv4' || !overlaps([base, 128], ipaddr.parseCIDR(PUBLIC_IPV6)) ? parseNetwork(address) : parseNetwork(`${address}/64`)
}

/** As people write it: `203.0.113.7` rather than `203.0.113.7/32`. */
export function shownNetwork(cidr: string): string {
  return cidr.includes(':') ? cidr.replace(/\/128$/, '') : cidr.replace(/\/32$/, '')
}

/** True when somebody typed a network by an address in the middle of it (`192.0.2.9/28`); `cidr` as `parseNetwork` reads it. */
export function isRounded(typed: string, cidr: string): boolean {
  const [address] = typed.trim().split('/')
  return typed.includes('/') && parseNetwork(address!).split('/')[0] !== cidr.split('/')[0]
}

/** True when `outer` holds all of `inner`; both as `parseNetwork` gives them. */
export function holds(outer: string, inner: string): boolean {
  const [a, b] = [ipaddr.parseCIDR(outer), ipaddr.parseCIDR(inner)]
  return a[1] <= b[1] && overlaps(a, b)
}

/** Two networks have addresses in common exactly when the shorter prefix is a prefix of both. */
function overlaps(a: Network, b: Network): boolean {
  const bits = Math.min(a[1], b[1])
  return a[0] instanceof ipaddr.IPv4 ? b[0] instanceof ipaddr.IPv4 && a[0].match(b[0], bits) : b[0] instanceof ipaddr.IPv6 && a[0].match(b[0], bits)
}

/** IPv4 written inside IPv6 (`::ffff:203.0.113.7`) is IPv4: so the front door reads it, too. */
function unmapped([address, bits]: Network): Network {
  if (!(address instanceof ipaddr.IPv6) || !address.isIPv4MappedAddress()) return [address, bits]
  return [address.toIPv4Address(), Math.max(0, bits - 96)]
}

function single(typed: string): Network {
  const address = ipaddr.process(typed)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** ipaddr.js also reads `127.1` and octal parts; people mean neither. */
function fourParts(typed: string): boolean {
  return typed.includes(':') || /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}(\/\d+)?$/.test(typed)
}
