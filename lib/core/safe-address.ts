const LOOPBACK = /^(localhost|127(\.\d{1,3}){3}|\[::1\])$/
const LONGEST = 300

/**
 * An address of a publisher that the portal may send to, or people may be sent to, as the browser writes it: https; plain http on this machine
 * only. Null: it is none.
 */
export function safeAddress(text: string): string | null {
  if (text.length > LONGEST || !URL.canParse(text)) return null
  const { protocol, hostname, username, password, href, hash } = new URL(text)
  return !username && !password && !hash && !hostname.includes('*') && (protocol === 'https:' || (protocol === 'http:' && LOOPBACK.test(hostname))) ? href : null
}
