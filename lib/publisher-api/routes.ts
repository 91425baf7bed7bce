import type { IncomingMessage } from 'node:http'
import type { z } from 'zod'
import { readBody } from './body'
import { Problem, notFound, type ProblemKind } from './problem'

/** Who calls, by certificate or by token. */
export type Publisher = { id: string; slug: string; attributes: string[]; allowedUrls: string[] }

/** The names behind the colons of a path. */
export type Names<Path extends string> = Path extends `${infer Head}/${infer Tail}` ? Names<Head> | Names<Tail> : Path extends `:${infer Name}` ? Name : never

export type Call<Name extends string = string, Body = undefined, Query = undefined> = {
  publisher: Publisher
  /** The publisher's address, or null where it is not known. */
  address: string | null
  params: { [key in Name]: string }
  body: Body
  query: Query
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
type Described = {
  method: Method
  path: string
  /** What it does, for the description that publishers read. */
  summary: string
  body?: z.ZodType
  query?: z.ZodType
  /** The shape of the answer; without one the answer is empty, as of most writes (domain facts 1.2). */
  answer?: z.ZodType
  /** What it can refuse beside what every endpoint of its form can (`refusalsOf`). */
  refuses?: readonly ProblemKind[]
}
export type Endpoint = Described & { handle(call: Call<string, unknown, unknown>): Promise<unknown> }

/** One line of the table of endpoints. `:name` stands for one part of the path. What `handle` returns is checked against `answer` by the compiler. */
export function endpoint<Path extends string, Body extends z.ZodType = z.ZodUndefined, Query extends z.ZodType = z.ZodUndefined, Answer extends z.ZodType = z.ZodVoid>(
  line: Omit<Described, 'path' | 'body' | 'query' | 'answer'> & {
    path: Path
    body?: Body
    query?: Query
    answer?: Answer
    handle(call: Call<Names<Path>, z.output<Body>, z.output<Query>>): Promise<z.input<Answer>>
  },
): Endpoint {
  return line as unknown as Endpoint
}

/** Reads what the endpoint takes, and answers it. Undefined is an empty answer. At another publisher's identity code there is nothing to see. @throws Problem */
export async function answerCall({ body, query, handle }: Endpoint, req: IncomingMessage, search: URLSearchParams, call: Omit<Call, 'body' | 'query'>): Promise<unknown> {
  if (call.params.identityCode !== undefined && call.params.identityCode !== call.publisher.slug) throw notFound()
  if (String(search).includes('%00')) throw new Problem('bad-request', 'In the query: text may not hold NUL.')
  return handle({ ...call, query: query && read(query, Object.fromEntries(search), 'query'), body: body && read(body, await readBody(req), 'body') })
}

function read(schema: z.ZodType, value: unknown, where: 'query' | 'body'): unknown {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const { path, message } = result.error.issues[0]!
  // The place and the rule; never what stood there, which may be about somebody.
  throw new Problem('bad-request', `In the ${where}${path.length > 0 ? `, at ${path.map(String).join('.').slice(0, 100)}` : ''}: ${message}`)
}

/** The route for a request, with the parts that its path names. @throws Problem 404 or 405 */
export function findRoute<Line extends { method: string; path: string }>(routes: readonly Line[], method: string, path: string): { route: Line; params: Record<string, string> } {
  const parts = decodeParts(path)
  const matches = routes.flatMap((each) => {
    const params = match(each.path, parts)
    return params ? [{ route: each, params }] : []
  })
  if (matches.length === 0) throw notFound()
  // A word that a path writes out goes before a name: 'toegekend' is no school's number.
  const fewest = Math.min(...matches.map(({ params }) => Object.keys(params).length))
  const here = matches.filter(({ params }) => Object.keys(params).length === fewest)
  const found = here.find(({ route: { method: own } }) => own === (method === 'HEAD' ? 'GET' : method))
  if (found) return found
  const allow = here.flatMap(({ route: { method: own } }) => (own === 'GET' ? ['GET', 'HEAD'] : [own])).join(', ')
  throw new Problem('method-not-allowed', `This address takes ${allow}.`, { allow })
}

function match(pattern: string, parts: string[]): Record<string, string> | null {
  const wanted = pattern.split('/')
  if (wanted.length !== parts.length) return null
  const params: Record<string, string> = {}
  for (const [at, want] of wanted.entries()) {
    if (want.startsWith(':')) params[want.slice(1)] = parts[at]!
    else if (want !== parts[at]) return null
  }
  return params
}

/** @throws Problem 404 for what cannot be in any of our paths: broken escapes, empty parts, the NUL that PostgreSQL's texts refuse. */
function decodeParts(path: string): string[] {
  try {
    const parts = path.slice(1).split('/').map(decodeURIComponent)
    if (parts.every((part) => part && !part.includes('\0'))) return parts
  } catch {
    // falls through: not an address of ours
  }
  throw notFound()
}
