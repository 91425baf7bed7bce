import type { IncomingMessage } from 'node:http'
import { isStorable, isStorableJson } from '@/lib/core/storable'

/** A request's body that cannot be taken; `status` is the answer. */
export class BodyError extends Error {
  constructor(readonly status: 400 | 413 | 415, message: string) {
    super(message)
  }
}

/** Bytes past what is read that are let past, so that the browser hears the answer: whatever is asked of whom, more is a flood. */
const PATIENCE = 16 * 1024 * 1024

/** Lets the rest of a request past unread; a flood is cut off. `most` in bytes. */
export function drain(req: IncomingMessage, most = PATIENCE): void {
  let seen = 0
  req.on('data', (chunk: Buffer) => {
    seen += chunk.length
    if (seen > most) req.destroy()
  })
}

/** Reads a JSON body. `limit` in bytes. @throws BodyError when it is too large, no JSON, holds text that the database cannot keep, or says it is something else. */
export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  const text = await readText(req, 'application/json', limit)
  const body = parse(text)
  if (!isStorableJson(body)) throw new BodyError(400, 'text may not hold NUL')
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new BodyError(400, 'not JSON')
  }
}

/** Reads a plain form post. `limit` in bytes. @throws BodyError when it is too large, no such form, or holds text that the database cannot keep. */
export async function readForm(req: IncomingMessage, limit: number): Promise<URLSearchParams> {
  const form = new URLSearchParams(await readText(req, 'application/x-www-form-urlencoded', limit))
  if (![...form].flat().every(isStorable)) throw new BodyError(400, 'text may not hold NUL')
  return form
}

async function readText(req: IncomingMessage, type: string, limit: number): Promise<string> {
  if (req.headers['content-type']?.split(';')[0]!.trim().toLowerCase() !== type) throw new BodyError(415, `content-type must be ${type}`)
  const chunks: Buffer[] = []
  let size = 0
  // What is too large is read to its end all the same: a connection left half read would break the next request on it.
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    // Up to where it is no accident any more.
    if (size > limit + PATIENCE) req.destroy()
  }
  if (size > limit) throw new BodyError(413, 'too large')
  return Buffer.concat(chunks).toString('utf8')
}
