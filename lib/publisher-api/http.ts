import type { IncomingMessage, ServerResponse } from 'node:http'
import { CLIENT_ADDRESS } from '@/lib/platform/client-address'
import { run } from '@/lib/platform/db/pool'
import { empty, json } from '@/lib/platform/http/respond'
import { ENDPOINTS } from './endpoints'
import { Problem, problemOf, sendProblem } from './problem'
import { answerCall, findRoute, type Publisher } from './routes'
import { PUBLISHER_BY_CERTIFICATE } from './sql'

/**
 * Answers a publisher over mutual TLS (PUB-2). `fingerprint` is the SHA-256 of the client certificate that the
 * connection was verified with; it alone says who calls.
 */
export async function handlePublisherRequest(req: IncomingMessage, res: ServerResponse, fingerprint: string | null): Promise<void> {
  try {
    const publisher = await whoCalls(fingerprint)
    const [path = '/', search = ''] = (req.url ?? '/').split('?', 2)
    const found = findRoute(ENDPOINTS, req.method ?? 'GET', path)
    const answer = await answerCall(found.route, req, new URLSearchParams(search), { publisher, address: addressOf(req), params: found.params })
    if (answer === undefined) empty(res)
    else json(res, 200, answer)
  } catch (error) {
    // The publisher hung up: nobody is left to tell.
    if (res.destroyed) return
    sendProblem(res, problemOf(req, error))
  }
}

async function whoCalls(fingerprint: string | null): Promise<Publisher> {
  const [publisher] = fingerprint ? await run<Publisher>(PUBLISHER_BY_CERTIFICATE, [fingerprint]) : []
  if (!publisher) throw new Problem('unknown-certificate', 'Ask for the certificate to be registered, with its SHA-256 fingerprint.')
  return publisher
}

function addressOf(req: IncomingMessage): string | null {
  const address = req.headers[CLIENT_ADDRESS]
  return typeof address === 'string' && address !== 'unknown' ? address : null
}
