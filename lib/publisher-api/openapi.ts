import { z } from 'zod'
import { env } from '@/lib/platform/env'
import { canBeUnchanged, HEADERS, IF_NONE_MATCH, isPaged, PAGE_PARAMETERS, refusalsOf } from './described'
import { ENDPOINTS } from './endpoints'
import { API, tokenIssuer } from './oauth'
import { PROBLEMS } from './problem'
import type { Endpoint } from './routes'

type Json = Record<string, unknown>
const PARAMETERS: Record<string, { schema: Json; description: string }> = {
  id: { schema: { type: 'integer', format: 'int64' }, description: 'the number of a school' },
  date: { schema: { type: 'string', format: 'date' }, description: 'a day in Dutch time' },
  identityCode: { schema: { type: 'string' }, description: 'your identity code' },
  method: { schema: { type: 'string' }, description: 'the id of a method' },
  product: { schema: { type: 'string' }, description: 'the id of a product' },
}

/** The OpenAPI 3.1 description of the services, made from the same schemas that read and test them (PUB-2). */
export function openapi(): Json {
  const schemas: Json = { Problem: problem() }
  const paths: Record<string, Json> = {}
  for (const endpoint of ENDPOINTS) (paths[`/${endpoint.path.replace(/:(\w+)/g, '{$1}')}`] ??= {})[endpoint.method.toLowerCase()] = operation(endpoint, schemas)
  return {
    openapi: '3.1.0',
    info: { title: `${env().PORTAL_NAME}: services for publishers`, version: '2', description: 'Names are Dutch where existing clients know them. Lists are in ascending order. Unknown people in what you send fall away in silence. Most writes answer with an empty body.' },
    servers: servers(),
    security: [{ oauth: [] }, { mutualTLS: [] }],
    paths,
    components: {
      schemas,
      headers: HEADERS,
      parameters: Object.fromEntries([...PAGE_PARAMETERS.map((one) => [one.name, { in: 'query', ...one }]), [IF_NONE_MATCH.name, { in: 'header', ...IF_NONE_MATCH }]]),
      securitySchemes: {
        oauth: { type: 'oauth2', description: 'client_credentials with private_key_jwt', flows: { clientCredentials: { tokenUrl: `${tokenIssuer()}/token`, scopes: {} } } },
        mutualTLS: { type: 'mutualTLS', description: 'a client certificate that the helpdesk registered, on the port of the services for certificates' },
      },
    },
  }
}

const header = (...names: (keyof typeof HEADERS)[]): Json => Object.fromEntries(names.map((name) => [name, { $ref: `#/components/headers/${name}` }]))
const parameter = (name: string): Json => ({ $ref: `#/components/parameters/${name}` })

/** The answers of an endpoint by status: what it says, that nothing changed, and every way in which it refuses. */
function responses(endpoint: Endpoint, schemas: Json): Json {
  const { answer } = endpoint
  const content = { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } }
  const said = answer && {
    description: 'the answer', headers: header('ETag', ...(isPaged(endpoint) ? (['Link'] as const) : [])), content: { 'application/json': { schema: schemaOf(answer, 'output', schemas) } },
  }
  const refused = [...refusalsOf(endpoint)].map(([status, kinds]) => {
    const headers = { ...(status === 401 ? header('WWW-Authenticate') : {}), ...(status === 429 ? header('Retry-After') : {}) }
    return [String(status), { description: kinds.map((kind) => `${kind}: ${PROBLEMS[kind].title}`).join('; '), ...(Object.keys(headers).length > 0 ? { headers } : {}), content }]
  })
  return {
    '200': said ?? { description: 'an empty body' },
    ...(canBeUnchanged(endpoint) ? { '304': { description: 'what If-None-Match names is still what there is', headers: header('ETag') } } : {}),
    ...Object.fromEntries(refused),
    default: { description: 'what went wrong (RFC 9457)', content },
  }
}

function operation(endpoint: Endpoint, schemas: Json): Json {
  const { method, path, summary, body, query } = endpoint
  const names = [...path.matchAll(/:(\w+)/g)].map((match) => match[1]!)
  const asked = query ? (schemaOf(query, 'input', schemas).properties as Json) : {}
  return {
    operationId: `${method.toLowerCase()}_${path.replace(/^.*(instellingen|nawsearch|:identityCode)/, '$1').replace(/\W+/g, '_')}`,
    tags: [path.startsWith('rest') ? 'Instellingen' : 'Licenties'],
    summary,
    parameters: [
      ...names.map((name) => ({ name, in: 'path', required: true, ...PARAMETERS[name] })),
      ...Object.entries(asked).map(([name, schema]) => ({ name, in: 'query', schema })),
      ...(isPaged(endpoint) ? PAGE_PARAMETERS.map(({ name }) => parameter(name)) : []),
      ...(canBeUnchanged(endpoint) ? [parameter(IF_NONE_MATCH.name)] : []),
    ],
    ...(body ? { requestBody: { required: true, content: { 'application/json': { schema: schemaOf(body, 'input', schemas) } } } } : {}),
    responses: responses(endpoint, schemas),
  }
}

/** The schema as JSON Schema 2020-12, its named parts moved to the components. */
function schemaOf(schema: z.ZodType, io: 'input' | 'output', schemas: Json): Json {
  const { $schema: _dialect, $defs = {}, ...own } = JSON.parse(JSON.stringify(z.toJSONSchema(schema, { io })).replaceAll('"#/$defs/', '"#/components/schemas/')) as Json
  Object.assign(schemas, $defs)
  if (typeof own.id !== 'string') return own
  const { id, ...named } = own
  schemas[id as string] = named
  return { $ref: `#/components/schemas/${id as string}` }
}

const problem = (): Json => ({
  type: 'object',
  required: ['type', 'title', 'status', 'detail'],
  properties: { type: { type: 'string', enum: Object.keys(PROBLEMS).map((kind) => `urn:leerpoort:problem:${kind}`) }, title: { type: 'string' }, status: { type: 'integer' }, detail: { type: 'string' }, reference: { type: 'string' } },
})

/** Mutual TLS has an address of its own. Behind a proxy only who runs the portal knows it. */
function servers(): { url: string; description: string }[] {
  const { PUBLIC_URL, MTLS_PORT, MTLS_PROXY_HEADER } = env()
  const own = MTLS_PORT && !MTLS_PROXY_HEADER ? [{ url: `https://${new URL(PUBLIC_URL).hostname}:${MTLS_PORT}`, description: 'Mutual TLS, the same paths' }] : []
  return [{ url: `${PUBLIC_URL.replace(/\/$/, '')}${API}`, description: `OAuth 2.0${own.length === 0 ? '; over mutual TLS the same paths are at an address that you were given' : ''}` }, ...own]
}
