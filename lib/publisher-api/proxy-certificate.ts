import { createHash, X509Certificate } from 'node:crypto'
import type { IncomingMessage } from 'node:http'
import { comesFromProxy, type Door } from '@/lib/platform/door'

/**
 * The fingerprint of the client certificate that a proxy verified, from the header that it was configured to set: SHA-256 in hexadecimal, or
 * the certificate itself as PEM with URL escapes (nginx's $ssl_client_escaped_cert). Null when the request did not come from a proxy of
 * TRUSTED_PROXIES, or the header says something else or more than one thing. Takes the header away: nothing behind may believe it.
 */
export function certificateFromProxy(req: IncomingMessage, door: Door, header: string): string | null {
  const name = header.toLowerCase()
  const value = req.headers[name]
  delete req.headers[name]
  // Said twice (Node joins them by a comma), it is not clear by whom: a client may have put one in.
  if (typeof value !== 'string' || value.includes(',') || !comesFromProxy(req, door)) return null
  const bare = value.replaceAll(':', '').trim().toLowerCase()
  if (/^[0-9a-f]{64}$/.test(bare)) return bare
  try {
    return createHash('sha256').update(new X509Certificate(decodeURIComponent(value)).raw).digest('hex')
  } catch {
    return null
  }
}
