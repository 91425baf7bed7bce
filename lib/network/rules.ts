import ipaddr from 'ipaddr.js'
import { AppError } from '@/lib/core/errors'

/** The widest network that can be one school's: 4,096 IPv4 addresses, or a site's IPv6 prefix. */
const WIDEST = { ipv4: 20, ipv6: 48 } as const

/**
 * Reads an address or network as a coordinator types it and gives it in one spelling with its prefix:
 * ` 203.0.113.7 ` → `203.0.113.7/32`, `192.0.2.9/28` → `192.0.2.0/28`. NET-1.
 * @throws AppError 'address-malformed', 'address-too-wide'
 */
export function readNetwork(text: string): string {
  const typed = text.trim()
  const network = ipaddr.isValidCIDR(typed) ? ipaddr.parseCIDR(typed) : ipaddr.isValid(typed) && /[.:]/.test(typed) ? single(typed) : null
  if (!network || !/^[0-9a-f.:]+(\/\d+)?$/i.test(typed) || !fourParts(typed)) throw new AppError('address-malformed')
  const [address, bits] = unmapped(network)
  const kind = address.kind()
  if (bits < WIDEST[kind]) throw new AppError('address-too-wide')
  const base = kind === 'ipv4' ? ipaddr.IPv4.networkAddressFromCIDR(`${address.toString()}/${bits}`) : ipaddr.IPv6.networkAddressFromCIDR(`${address.toNormalizedString()}/${bits}`)
  return `${base.toString()}/${bits}`
}

/** IPv4 written inside IPv6 (`::ffff:203.0.113.7`) is IPv4: so the front door reads it, too. */
function unmapped([address, bits]: [ipaddr.IPv4 | ipaddr.IPv6, number]): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  if (!(address instanceof ipaddr.IPv6) || !address.isIPv4MappedAddress()) return [address, bits]
  return [address.toIPv4Address(), Math.max(0, bits - 96)]
}

function single(typed: string): [ipaddr.IPv4 | ipaddr.IPv6, number] {
  const address = ipaddr.process(typed)
  return [address, address.kind() === 'ipv4' ? 32 : 128]
}

/** ipaddr.js also reads `127.1` and octal parts; people mean neither. */
function fourParts(typed: string): boolean {
  return typed.includes(':') || /^(0|[1-9]\d{0,2})(\.(0|[1-9]\d{0,2})){3}(\/\d+)?$/.test(typed)
}
