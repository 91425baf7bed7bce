import type { IncomingMessage } from 'node:http'
import { Problem, notFound } from './problem'

/** Who calls: the publisher whose certificate the connection was made with. */
export type Publisher = { id: string; slug: string; attributes: string[] }

/** The names behind the colons of a path. */
export type Names<Path extends string> = Path extends `${infer Head}/${infer Tail}` ? Names<Head> | Names<Tail> : Path extends `:${infer Name}` ? Name : never

export type Call<Name extends string = string> = {
  req: IncomingMessage
  publisher: Publisher
  /** The publisher's address, or null where it is not known. */
  address: string | null
  params: { [key in Name]: string }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
/** What a handler returns is the JSON of the answer; undefined is an empty answer, as most writes give (domain facts 1.2). */
type Handler<Name extends string> = (call: Call<Name>) => Promise<unknown>
export type Route = { method: Method; path: string; handle: Handler<string> }

/** One line of a route table. `:name` stands for one part of the path. */
export function route<Path extends string>(method: Method, path: Path, handle: Handler<Names<Path>>): Route {
  return { method, path, handle: (call) => handle(call as Call<Names<Path>>) }
}

/** The route for a request, with the parts that its path names. @throws Problem 404 or 405 */
export function findRoute(routes: readonly Route[], method: string, path: string): { route: Route; params: Record<string, string> } {
  const parts = decodeParts(path)
  const here = routes.flatMap((each) => {
    const params = match(each.path, parts)
    return params ? [{ route: each, params }] : []
  })
  if (here.length === 0) throw notFound()
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
