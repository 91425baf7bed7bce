import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { csp } from './security-headers'

export type StaticPage = (req: IncomingMessage, res: ServerResponse) => void

/**
 * A page that the build wrote out, served from memory: 0.07 ms instead of Next's 1 ms on the pupil's path.
 * Its inline scripts are allowed by their hashes. Null when the build has no such file (in development).
 */
export async function staticPage(file: string): Promise<StaticPage | null> {
  const html = await readFile(file).catch(() => null)
  if (!html) return null
  const inline = [...html.toString().matchAll(/<script(?![^>]*\ssrc=)[^>]*>([\s\S]*?)<\/script>/g)]
  const policy = csp(inline.map((match) => `'sha256-${createHash('sha256').update(match[1]!).digest('base64')}'`), false)
  const etag = `"${createHash('sha256').update(html).digest('base64url').slice(0, 22)}"`
  return (req, res) => {
    const headers = { 'content-security-policy': policy, 'cache-control': 'no-cache', etag }
    if (req.headers['if-none-match'] === etag) {
      res.writeHead(304, headers)
      res.end()
      return
    }
    res.writeHead(200, { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-length': html.length })
    res.end(req.method === 'HEAD' ? undefined : html)
  }
}
