import type { IncomingMessage, ServerResponse } from 'node:http'

/** Answers JSON that nobody may keep. */
export function json(res: ServerResponse, status: number, body: unknown, headers: Record<string, string | string[]> = {}): void {
  const text = JSON.stringify(body)
  res.writeHead(status, { 'content-type': 'application/json; charset=utf-8', 'content-length': Buffer.byteLength(text), 'cache-control': 'no-store', ...headers })
  res.end(text)
}

/** Sends the browser elsewhere by GET. */
export function seeOther(res: ServerResponse, location: string, headers: Record<string, string> = {}): void {
  res.writeHead(303, { location, 'cache-control': 'no-store', ...headers })
  res.end()
}

/** An answer without a body, as the publishers' services give to most writes. */
export function empty(res: ServerResponse, status = 200): void {
  res.writeHead(status, { 'content-length': 0, 'cache-control': 'no-store' })
  res.end()
}

export class BodyError extends Error {
  constructor(readonly status: 400 | 413 | 415, message: string) {
    super(message)
  }
}

/** Reads a JSON body. @throws BodyError when it is too large, no JSON, or says it is something else. */
export async function readJson(req: IncomingMessage, limit: number): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(req.headers['content-type'] ?? '')) throw new BodyError(415, 'content-type must be application/json')
  const chunks: Buffer[] = []
  let size = 0
  // What is too large is read to its end all the same: a connection left half read would break the next request on it.
  for await (const chunk of req as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size <= limit) chunks.push(chunk)
    if (size > limit * 1000) req.destroy()
  }
  if (size > limit) throw new BodyError(413, 'too large')
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'))
  } catch {
    throw new BodyError(400, 'not JSON')
  }
}
