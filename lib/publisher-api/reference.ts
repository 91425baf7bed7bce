import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { ENDPOINTS } from './endpoints'
import { API, tokenIssuer } from './oauth'

export type ReferenceLine = { method: string; path: string; summary: string; query: string[]; body: string[]; answer: string[] }
export type Reference = { server: string; token: string; services: { name: string; endpoints: ReferenceLine[] }[] }

/** The table of endpoints for a reader: the fields of each by name, those that may be absent with a question mark. */
export function apiReference(): Reference {
  const line = ({ method, path, summary, query, body, answer }: (typeof ENDPOINTS)[number]): ReferenceLine =>
    ({ method, path: `/${path.replace(/:(\w+)/g, '{$1}')}`, summary, query: fields(query, 'input'), body: fields(body, 'input'), answer: fields(answer, 'output') })
  const of = (start: string) => ENDPOINTS.filter(({ path }) => path.startsWith(start)).map(line)
  return {
    server: `${env().PUBLIC_URL.replace(/\/$/, '')}${API}`,
    token: `${tokenIssuer()}/token`,
    services: [{ name: 'Schools', endpoints: of('rest') }, { name: 'Titles and licences', endpoints: of('hosted-lika') }],
  }
}

type Json = { $ref?: string; type?: string; items?: Json; properties?: Record<string, Json>; required?: string[]; $defs?: Record<string, Json> }

function fields(schema: z.ZodType | undefined, io: 'input' | 'output'): string[] {
  if (!schema) return []
  const root = z.toJSONSchema(schema, { io }) as Json
  const meant = (part: Json): Json => (part.$ref ? meant(root.$defs![part.$ref.split('/').pop()!]!) : part)
  const top = meant(root)
  const inner = top.items ? meant(top.items) : top
  if (!inner.properties) return [top.items ? `list of ${inner.type}` : (inner.type ?? 'value')]
  const required = new Set(inner.required)
  return Object.entries(inner.properties).map(([name, part]) => `${name}${meant(part).type === 'array' ? '[]' : ''}${required.has(name) ? '' : '?'}`)
}
