import ipaddr from 'ipaddr.js'

/**
 * The network that an address counts as for its owner (AUT-4): IPv4 by its /24, IPv6 by its /48, for within those addresses
 * change by themselves (decision 0022). Null for what is no address.
 */
export function networkOf(address: string): string | null {
  if (!ipaddr.isValid(address)) return null
  const ip = ipaddr.process(address)
  if (ip.range() === 'loopback') return 'loopback'
  const bytes = ip.toByteArray()
  return bytes.length === 4 ? `${bytes.slice(0, 3).join('.')}.0/24` : `${[0, 2, 4].map((at) => ((bytes[at]! << 8) | bytes[at + 1]!).toString(16)).join(':')}::/48`
}

/** True when a request comes from a network that the session was not opened in, nor confirmed from. What is not known is not elsewhere. */
export function isElsewhere(address: string | null, openedAt: string, confirmed: readonly string[]): boolean {
  if (address === null || address === openedAt) return false
  const network = networkOf(address)
  return network !== null && network !== networkOf(openedAt) && !confirmed.includes(network)
}
