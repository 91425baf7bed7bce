import type { IncomingMessage } from 'node:http'
import { isStorableJson } from '@/lib/core/storable'
import { Problem } from './problem'

/** A hundred thousand of the longest numbers fit twice. */
export const BODY_LIMIT = 4 * 1024 * 1024

/** Reads a JSON body. @throws Problem */
export async function readBody(req: IncomingMessage): Promise<unknown> {
  const type = (req.headers['content-type'] ?? '').split(';', 1)[0]!.trim().toLowerCase()
  if (type !== 'application/json') throw new Problem('unsupported-media-type', 'Send content-type: application/json.')
  if (req.headers['content-encoding']) throw new Problem('unsupported-media-type', 'Send the body without content-encoding.')
  const text = (await collect(req)).toString('utf8')
  const body = parse(text)
  if (!isStorableJson(body)) throw new Problem('bad-request', 'Text may not hold NUL or half a surrogate pair.')
  return body
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    throw new Problem('bad-request', 'The body is not JSON.')
  }
}

/**
 * The whole body, within the limit. What comes after the limit is read and dropped: leaving a `for await` half-way
 * destroys the request, and the next one on the same connection then hangs until the connection is reset (seen on
 * Node 20, with a client that keeps connections). Node's own request time-out ends a body without end.
 */
function collect(req: IncomingMessage): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = []
    let size = 0
    const take = (chunk: Buffer) => {
      size += chunk.length
      if (size <= BODY_LIMIT) return void chunks.push(chunk)
      chunks.length = 0
      req.off('data', take)
      req.resume()
      reject(new Problem('too-large', `The body may be ${BODY_LIMIT} bytes.`))
    }
    req.on('data', take)
    req.on('end', () => resolve(Buffer.concat(chunks)))
    req.on('error', reject)
  })
}
