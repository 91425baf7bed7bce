import { z } from 'zod'
import { LISTS, MAX_LIMIT } from './refine'
import { PROBLEMS, type ProblemKind } from './problem'
import type { Endpoint } from './routes'

/*
 * What the services add to every line of the table of endpoints, for the descriptions that publishers read: pages, ETags, limits and
 * everything that can be refused. It follows from the line itself, so that a new endpoint is described without anybody thinking of it.
 */

/** A part of JSON Schema, as much as is read of it here. */
export type JsonSchema = { $ref?: string; type?: string; items?: JsonSchema; properties?: Record<string, JsonSchema>; required?: string[]; $defs?: Record<string, JsonSchema> }

/** The schema's top and a function that looks behind references. */
export function opened(schema: z.ZodType, io: 'input' | 'output'): { top: JsonSchema; meant: (part: JsonSchema) => JsonSchema } {
  const root = z.toJSONSchema(schema, { io }) as JsonSchema
  const meant = (part: JsonSchema): JsonSchema => (part.$ref ? meant(root.$defs![part.$ref.split('/').pop()!]!) : part)
  return { top: meant(root), meant }
}

const OAUTH_ONLY = 'under OAuth 2.0 only'
export const PAGE_PARAMETERS = [
  { name: 'limit', schema: { type: 'integer', minimum: 1, maximum: MAX_LIMIT }, description: `so many at most, ${OAUTH_ONLY}; without it the whole list` },
  { name: 'after', schema: { type: 'integer', minimum: 0 }, description: `with limit, ${OAUTH_ONLY}: only what comes after this number; the Link of an answer has it` },
] as const
export const HEADERS = {
  ETag: { schema: { type: 'string' }, description: `names what the answer says, without metaResult; ${OAUTH_ONLY}` },
  Link: { schema: { type: 'string' }, description: `\`<address>; rel="next"\` when there is a next page; ${OAUTH_ONLY}` },
  'Retry-After': { schema: { type: 'integer' }, description: 'seconds to wait' },
  'WWW-Authenticate': { schema: { type: 'string' }, description: 'Bearer' },
} as const
export const IF_NONE_MATCH = { name: 'If-None-Match', schema: { type: 'string' }, description: `the ETag of what you have; ${OAUTH_ONLY}` } as const

/** Whether its list can be had page by page: the same as `cutPage` finds in the answer itself. */
export function isPaged({ answer }: Pick<Endpoint, 'answer'>): boolean {
  if (!answer) return false
  const { top, meant } = opened(answer, 'output')
  const isList = (part: JsonSchema | undefined): boolean => {
    if (part?.type !== 'array' || !part.items) return false
    const item = meant(part.items)
    return item.type === 'integer' || item.properties?.id?.type === 'integer'
  }
  return isList(top) || LISTS.filter((name) => isList(top.properties?.[name])).length === 1
}

/** Whether an answer can be 304. */
export const canBeUnchanged = ({ method, answer }: Pick<Endpoint, 'method' | 'answer'>): boolean => method === 'GET' && answer !== undefined

/** Everything that an endpoint can refuse, by status. Not here: another method at its address (405). */
export function refusalsOf({ path, body, refuses = [] }: Pick<Endpoint, 'path' | 'body' | 'refuses'>): Map<number, ProblemKind[]> {
  // A day is read by its form; every other part of a path names something that may not be there.
  const names = [...path.matchAll(/:(\w+)/g)].some(([, name]) => name !== 'date')
  const kinds: ProblemKind[] = [
    'bad-request', 'invalid-token', 'unknown-certificate', ...(names ? (['not-found'] as const) : []), ...(body ? (['too-large', 'unsupported-media-type'] as const) : []),
    'too-many-requests', 'unexpected', ...refuses,
  ]
  const byStatus = new Map<number, ProblemKind[]>()
  for (const kind of kinds) byStatus.set(PROBLEMS[kind].status, [...(byStatus.get(PROBLEMS[kind].status) ?? []), kind])
  return byStatus
}
