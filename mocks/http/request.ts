import type { IncomingMessage } from 'node:http'
import { HttpProblem } from './problem'

/** Of a body, in bytes. */
const FORM_LIMIT = 64 * 1024

/** What a handler may know of a request. */
export type Ask = {
  /** HEAD comes in as GET. */
  method: string
  /** On our own public address, whatever Host said. */
  url: URL
  /** The path in parts, not decoded: ours are plain. */
  path: string[]
  origin: string | undefined
  cookies: Map<string, string>
  remoteAddress: string
  form(): Promise<URLSearchParams>
  /** A body of this content type. */
  text(type: string): Promise<string>
}

/** Reads a request that came in on `base`, our own public address. */
export function readRequest(req: IncomingMessage, base: string): Ask {
  const target = req.url ?? ''
  // the absolute form and `*` are for proxies
  if (!target.startsWith('/')) throw new HttpProblem(400, 'Bad request')
  const url = new URL(base + target)
  return {
    method: req.method === 'HEAD' ? 'GET' : (req.method ?? 'GET'),
    url,
    path: url.pathname.split('/').filter(Boolean),
    origin: req.headers.origin,
    cookies: readCookies(req.headers.cookie ?? ''),
    remoteAddress: req.socket.remoteAddress ?? '',
    form: async () => new URLSearchParams(await readText(req, 'application/x-www-form-urlencoded')),
    text: (type) => readText(req, type),
  }
}

/** True where the peer is this machine itself. */
export function fromLoopback(ask: Ask): boolean {
  return ask.remoteAddress === '::1' || /^(::ffff:)?127\./.test(ask.remoteAddress)
}

/** True unless a browser says that the request comes from a page of somebody else. */
export function fromOurselves(ask: Ask): boolean {
  return ask.origin === undefined || ask.origin === ask.url.origin
}

function readCookies(header: string): Map<string, string> {
  const cookies = new Map<string, string>()
  for (const part of header.split(';')) {
    const at = part.indexOf('=')
    const name = part.slice(0, at).trim()
    // browsers send the cookie of the longest path first
    if (at > 0 && !cookies.has(name)) cookies.set(name, part.slice(at + 1).trim())
  }
  return cookies
}

async function readText(req: IncomingMessage, type: string): Promise<string> {
  if (!req.headers['content-type']?.startsWith(type)) throw new HttpProblem(415, `Send ${type}`)
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > FORM_LIMIT) throw new HttpProblem(413, 'Too large')
    chunks.push(chunk)
  }
  return Buffer.concat(chunks).toString('utf8')
}
