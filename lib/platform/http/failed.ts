import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { log } from '../log'
import { BodyError } from './body'
import { json } from './respond'

type Pages = (req: IncomingMessage, res: ServerResponse) => Promise<void>

/**
 * Answers a request at which something of our own failed, with a reference that the log has too: a page for who looks at it, JSON for a program.
 * `page` draws the portal's page of faults.
 */
export async function failed(req: IncomingMessage, res: ServerResponse, error: unknown, page: Pages): Promise<void> {
  if (error instanceof BodyError && !res.headersSent) return json(res, error.status, { code: error.message })
  const reference = randomUUID().slice(0, 8)
  log().error({ err: error, reference }, 'request failed')
  if (res.headersSent) return void res.destroy()
  const away = isDatabaseAway(error)
  const status = away ? 503 : 500
  if (away) res.setHeader('retry-after', '5')
  if (!/\btext\/html\b/.test(req.headers.accept ?? '')) return json(res, status, { code: 'unexpected', reference })
  res.setHeader('cache-control', 'no-store')
  // Next sets every page's status anew.
  Object.defineProperty(res, 'statusCode', { get: () => status, set: () => {} })
  req.method = 'GET'
  req.url = `/storing?nummer=${reference}`
  await page(req, res)
}

/** Connection refused, reset, or none free in time: it will pass, and saying so at once is better than hanging. */
function isDatabaseAway(error: unknown): boolean {
  const code = (error as { code?: string }).code ?? ''
  return /^(ECONN|08|57P|53300)/.test(code) || /timeout exceeded when trying to connect/.test(String((error as Error).message))
}
