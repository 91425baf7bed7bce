import type { z } from 'zod'
import { env } from '@/lib/platform/env'
import { canBeUnchanged, HEADERS, IF_NONE_MATCH, isPaged, opened, PAGE_PARAMETERS, refusalsOf } from './described'
import { ENDPOINTS } from './endpoints'
import { API, tokenIssuer } from './oauth'
import { PROBLEMS } from './problem'

export type ReferenceLine = { method: string; path: string; summary: string; query: string[]; body: string[]; answer: string[]; statuses: number[] }
export type Reference = { server: string; token: string; services: { name: string; endpoints: ReferenceLine[] }[]; parts: Named[]; problems: (Named & { status: number })[] }
type Named = { name: string; description: string }

/** The table of endpoints for a reader: the fields of each by name, those that may be absent with a question mark. */
export function apiReference(): Reference {
  const line = (endpoint: (typeof ENDPOINTS)[number]): ReferenceLine => {
    const { method, path, summary, query, body, answer } = endpoint
    const paged = isPaged(endpoint) ? PAGE_PARAMETERS.map(({ name }) => `${name}?`) : []
    return {
      method, path: `/${path.replace(/:(\w+)/g, '{$1}')}`, summary, query: [...fields(query, 'input'), ...paged], body: fields(body, 'input'), answer: fields(answer, 'output'),
      statuses: [200, ...(canBeUnchanged(endpoint) ? [304] : []), ...refusalsOf(endpoint).keys()],
    }
  }
  const of = (start: string) => ENDPOINTS.filter(({ path }) => path.startsWith(start)).map(line)
  return {
    server: `${env().PUBLIC_URL.replace(/\/$/, '')}${API}`,
    token: `${tokenIssuer()}/token`,
    services: [{ name: 'Schools', endpoints: of('rest') }, { name: 'Titles and licences', endpoints: of('hosted-lika') }],
    parts: [...PAGE_PARAMETERS, IF_NONE_MATCH, ...Object.entries(HEADERS).map(([name, { description }]) => ({ name, description }))].map(({ name, description }) => ({ name, description })),
    problems: Object.entries(PROBLEMS).map(([name, { status, title }]) => ({ name, status, description: title })),
  }
}

function fields(schema: z.ZodType | undefined, io: 'input' | 'output'): string[] {
  if (!schema) return []
  const { top, meant } = opened(schema, io)
  const inner = top.items ? meant(top.items) : top
  if (!inner.properties) return [top.items ? `list of ${inner.type}` : (inner.type ?? 'value')]
  const required = new Set(inner.required)
  return Object.entries(inner.properties).map(([name, part]) => `${name}${meant(part).type === 'array' ? '[]' : ''}${required.has(name) ? '' : '?'}`)
}
