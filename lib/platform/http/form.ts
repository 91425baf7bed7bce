import type { IncomingMessage } from 'node:http'
import { BodyError } from './respond'

/** Reads a plain form post. @throws BodyError when it is too large or no such form. */
export async function readForm(req: IncomingMessage, limit: number): Promise<URLSearchParams> {
  if (!/^application\/x-www-form-urlencoded\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw new BodyError(415, 'content-type must be application/x-www-form-urlencoded')
  const chunks: Buffer[] = []
  let size = 0
  // What is too large is read to its end all the same, as `readJson` does, up to where it is no accident any more.
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    if (size > limit * 1000) req.destroy()
  }
  if (size > limit) throw new BodyError(413, 'too large')
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'))
}
