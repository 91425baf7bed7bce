import ipaddr from 'ipaddr.js'

const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LONGEST = 300

/**
 * An address of a publisher that people may be sent to, as the browser writes it: https; plain http on this machine only. Null: it is
 * none. What the portal itself fetches must be `isFetchable` besides.
 */
export function safeAddress(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null
  const { protocol, hostname, username, password, href, hash } = new URL(text)
  return !username && !password && !hash && !hostname.includes('*') && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) ? href : null
}

/** What the helpdesk reads at the field of an address that is not `isFetchable`. */
export const FETCHABLE_HINT = 'Vul een adres op internet in dat met https:// begint: het portaal stuurt er zelf iets naartoe.'

/**
 * An address that the portal at `portal` may itself send something to: https, on the internet; anything only where the portal is itself on
 * http on this machine, as a demonstration is. A name is looked up when it is connected to: `platform/outside.ts` looks at what it stands for then.
 */
export function isFetchable(url: string, portal: string): boolean {
  if (!URL.canParse(url)) return false
  const { protocol, hostname, username, password, hash } = new URL(url)
  if (username || password || hash) return false
  if (onThisMachine(portal)) return protocol === 'https:' || protocol === 'http:'
  const host = hostname.replace(/^\[(.*)\]$/, '$1').replace(/\.$/, '')
  return protocol === 'https:' && !/(^|\.)localhost$/.test(host) && (!ipaddr.isValid(host) || isPublicAddress(host))
}

/** Whether a portal is on http on this very machine, for who sits at it. */
export const onThisMachine = (portal: string): boolean => portal.startsWith('http:') && LOOPBACK.test(new URL(portal).hostname)

/** Whether an IP address is one of the internet: not of a machine itself, its network, a provider's inside, or for any special use. */
export function isPublicAddress(address: string): boolean {
  if (!ipaddr.isValid(address)) return false
  // `process` reads IPv4 inside IPv6 as the IPv4 that it is.
  const parsed = ipaddr.process(address)
  // Of IPv6 only what is given out for the internet (RFC 4291 2.4): elsewhere stand old ways to write an IPv4 address, and what is yet to come.
  return parsed.range() === 'unicast' && (parsed instanceof ipaddr.IPv4 || parsed.match(GLOBAL))
}
const GLOBAL = ipaddr.IPv6.parseCIDR('2000::/3')
