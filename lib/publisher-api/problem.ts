import { randomUUID } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from '@/lib/platform/http/respond'
import { log } from '@/lib/platform/log'

/** Every way in which the publishers' services say no, in English: integrators read it, not schools. */
export const PROBLEMS = {
  'bad-request': { status: 400, title: 'The request is not what this address takes' },
  'invalid-token': { status: 401, title: 'The access token is missing, unknown or expired' },
  'address-not-agreed': { status: 403, title: 'The address is not one that was agreed' },
  'unknown-certificate': { status: 403, title: 'No publisher is registered with this client certificate' },
  'not-found': { status: 404, title: 'Not found' },
  'method-not-allowed': { status: 405, title: 'Method not allowed' },
  conflict: { status: 409, title: 'It clashes with what is there' },
  'too-large': { status: 413, title: 'The request body is too large' },
  'unsupported-media-type': { status: 415, title: 'The request body must be application/json' },
  'too-many-requests': { status: 429, title: 'Too many requests' },
  unexpected: { status: 500, title: 'Something went wrong at our side' },
} as const

export type ProblemKind = keyof typeof PROBLEMS

/** An answer that is an error. `detail` reaches the publisher: it holds nothing about people, schools or our inside. */
export class Problem extends Error {
  constructor(
    readonly kind: ProblemKind,
    readonly detail: string,
    readonly headers: Record<string, string> = {},
    /** More members of the problem object. */
    readonly more: Record<string, string> = {},
  ) {
    super(`${kind}: ${detail}`)
    this.name = 'Problem'
  }
}

/**
 * The one answer for what does not exist and for what is not this publisher's to know of: an unknown school, one that
 * did not tick, a number that is none, another publisher's title (DAT-1).
 */
export const notFound = (): Problem => new Problem('not-found', 'There is nothing here that this publisher can see.')

/** Answers problem details (RFC 9457). */
export function sendProblem(res: ServerResponse, { kind, detail, headers, more }: Problem): void {
  const body = { type: `urn:leerpoort:problem:${kind}`, ...PROBLEMS[kind], detail, ...more }
  json(res, PROBLEMS[kind].status, body, { 'content-type': 'application/problem+json', ...headers })
}

/** What is told of an error: itself when it was foreseen, else a reference to the log. */
export const problemOf = (req: IncomingMessage, error: unknown): Problem => (error instanceof Problem ? error : unexpected(req, error))

/** Only the error's own words and place go into the log: PostgreSQL adds the row that it stumbled over, which is somebody. */
function unexpected(req: IncomingMessage, error: unknown): Problem {
  const reference = randomUUID().slice(0, 8)
  const { code, message, stack } = error instanceof Error ? (error as Error & { code?: unknown }) : { code: undefined, message: String(error), stack: undefined }
  log().error({ err: { code, message, stack }, reference, method: req.method }, 'publisher request failed')
  return new Problem('unexpected', `Tell the helpdesk the reference ${reference}.`, {}, { reference })
}
