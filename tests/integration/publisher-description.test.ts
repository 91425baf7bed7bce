import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT } from 'jose'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { LIMITS } from '@/lib/platform/limits'
import { BODY_LIMIT } from '@/lib/publisher-api/body'
import { ENDPOINTS } from '@/lib/publisher-api/endpoints'
import type { Endpoint } from '@/lib/publisher-api/routes'
import { startPortal, type Portal } from '../support/portal'
import type { Ask } from '../support/publisher-service'
import { database, makeWorld, startWithPublishers, type World } from '../support/publisher-world'

/*
 * PUB-2: the description names every status that an endpoint can answer, and none that it cannot. Each endpoint is asked in every wrong way,
 * over both doors; what was seen is compared with what openapi.json says.
 */
const API = '/api/uitgevers'
type Description = {
  security: object[]
  paths: Record<string, Record<string, { parameters: { $ref?: string }[]; responses: Record<string, { headers?: Record<string, object> }> }>>
  components: { securitySchemes: Record<string, { type: string }>; parameters: Record<string, object>; headers: Record<string, object> }
}
let portal: Portal
let service: Awaited<ReturnType<typeof startWithPublishers>>
let stranger: Ask
let world: World
let token: string
let description: Description

beforeAll(async () => {
  ;[portal, service] = await Promise.all([startPortal(), startWithPublishers()])
  stranger = await service.as('stranger')
  const { privateKey, publicKey } = await generateKeyPair('ES256')
  await database().publisher.update({ where: { slug: 'cito' }, data: { apiKeys: { keys: [{ ...(await exportJWK(publicKey)), kid: 'a', alg: 'ES256', use: 'sig' }] } } })
  world = await makeWorld('cito')
  const assertion = await new SignJWT({ jti: randomUUID() }).setProtectedHeader({ alg: 'ES256', kid: 'a' }).setIssuer('cito').setSubject('cito').setAudience(`${portal.origin}${API}/oauth`).setIssuedAt().setExpirationTime('1m').sign(privateKey)
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion: assertion }).toString()
  token = (JSON.parse((await portal.visit(`${API}/oauth/token`, { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body })).text) as { access_token: string }).access_token
  description = JSON.parse((await portal.visit(`${API}/openapi.json`)).text) as Description
  // For the clash: one address that the method 'meetlat' has, and another title that is to have it too.
  for (const [name, url] of [['meetlat', 'een'], ['ander', 'twee']] as const) await ask('PUT', `/hosted-lika/management/lika/cito/methode/${name}`, title(url))
  await ask('PUT', '/hosted-lika/management/lika/cito/methode/meetlat/product/meetlat', title('drie'))
})
afterAll(async () => {
  await service.close()
  await portal.close()
})

const AGREED = 'http://localhost:3001/cito/app/beschreven/'
const title = (end: string) => ({ id: undefined as string | undefined, naam: 'Meetlat', url: `${AGREED}${end}` })
const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())
const pathOf = ({ path }: Endpoint, { school = world.id, publisher = 'cito' } = {}) =>
  `/${path.replace(':identityCode', publisher).replace(':id', String(school)).replace(':date', today()).replace(':method', 'meetlat').replace(':product', 'meetlat')}`
const described = ({ method, path }: Endpoint) => description.paths[`/${path.replace(/:(\w+)/g, '{$1}')}`]![method.toLowerCase()]!

async function ask(method: string, path: string, body?: unknown, headers: Record<string, string> = {}) {
  const sent = body === undefined ? undefined : typeof body === 'string' ? body : JSON.stringify(body)
  return portal.visit(`${API}${path}`, { method, body: sent, headers: { authorization: `Bearer ${token}`, ...(sent === undefined ? {} : { 'content-type': 'application/json' }), ...headers } })
}

/** Every wrong way of asking; what is refused changes nothing. */
async function wrongly(endpoint: Endpoint): Promise<number[]> {
  const { method, body } = endpoint
  const here = pathOf(endpoint)
  const answers = [
    await ask(method, here, body && [], { authorization: 'Bearer onzin' }),
    await ask(method, `${here}?limit=0`, body && []),
    await ask(method, pathOf(endpoint, { school: 1, publisher: 'malmberg' }), body && (endpoint.path.startsWith('rest') ? [] : { ...title('x'), id: 'x', gebruikers: [] })),
  ]
  if (endpoint.answer && method === 'GET') answers.push(await ask(method, here, undefined, { 'if-none-match': '*' }))
  if (body) {
    answers.push(await ask(method, here, 'x', { 'content-type': 'text/plain' }), await ask(method, here, '['), await ask(method, here, ' '.repeat(BODY_LIMIT + 1)))
    // A title at an address that was not agreed, and one at another title's.
    const id = method === 'POST' ? { id: 'nieuw' } : {}
    if (/(methode|product)(\/:\w+)?$/.test(endpoint.path)) answers.push(await ask(method, here, { ...title('x'), ...id, url: 'https://elders.example/' }), await ask(method, here, { ...title('twee'), ...id }))
  }
  return answers.map(({ status }) => status)
}

async function limited(endpoint: Endpoint) {
  const { id } = await database().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
  await database().$executeRaw`update rate_limit set points = ${LIMITS['publisher-api'].points} where key = ${`publisher-api:${id}`}`
  const reply = await ask(endpoint.method, pathOf(endpoint), endpoint.body && [])
  await database().$executeRaw`delete from rate_limit where key = ${`publisher-api:${id}`}`
  return reply
}

describe('every status that an endpoint answers is in its description, and no other', () => {
  test.each(ENDPOINTS.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))('%s', async (_name, endpoint) => {
    const tooMany = await limited(endpoint)
    expect(tooMany.headers['retry-after']).toMatch(/^\d+$/)
    const seen = new Set([...(await wrongly(endpoint)), tooMany.status, (await stranger(endpoint.method, pathOf(endpoint), endpoint.body && [])).status])
    const { responses } = described(endpoint)
    // The contract tests see every 200; 500 is for what nobody foresaw.
    const told = Object.keys(responses).filter((status) => !['200', '500', 'default'].includes(status))
    expect([...seen].filter((status) => status !== 200).sort()).toEqual(told.map(Number))
    expect(responses).toMatchObject({ 200: {}, 500: {}, 401: { headers: { 'WWW-Authenticate': {} } }, 429: { headers: { 'Retry-After': {} } } })
  })
})

describe('pages and ETags are described where they are', () => {
  test.each(ENDPOINTS.filter(({ method, answer }) => method === 'GET' && answer).map((endpoint) => [endpoint.path, endpoint] as const))('%s', async (_name, endpoint) => {
    const { parameters, responses } = described(endpoint)
    const query = endpoint.path.endsWith('nawsearch') ? 'activeOnly=true&' : ''
    const ids = (text: string): unknown[] => {
      const answer = JSON.parse(text) as unknown[] | Record<string, unknown[]>
      return Array.isArray(answer) ? answer : (['leerlingen', 'medewerkers', 'gebruikers'].flatMap((name) => (name in answer ? [answer[name]!] : []))[0] ?? [])
    }
    const reply = await ask('GET', `${pathOf(endpoint)}?${query}limit=1`)
    expect([reply.status, reply.headers.etag]).toEqual([200, expect.stringMatching(/^W\/"/)])
    expect(responses['200']!.headers).toHaveProperty('ETag')
    const refs = parameters.map(({ $ref }) => $ref?.split('/').pop())
    expect(refs).toContain('If-None-Match')
    const paged = refs.includes('limit')
    expect([refs.includes('after'), 'Link' in responses['200']!.headers!]).toEqual([paged, paged])
    if (reply.headers.link) expect([paged, ids(reply.text).length]).toEqual([true, 1])
  })
  test('which are: schools, days, pupils, staff, users by number, found schools', () => {
    const paged = ENDPOINTS.filter((endpoint) => described(endpoint).parameters.some(({ $ref }) => $ref?.endsWith('/limit'))).map(({ method, path }) => `${method} ${path.replace(/^.*(instellingen|nawsearch|methode)/, '$1')}`)
    expect(paged).toEqual([
      'GET instellingen', 'GET instellingen/:id/leerlingen', 'POST instellingen/:id/leerlingen', 'POST instellingen/:id/leerlingen_eckid', 'GET instellingen/:id/staf',
      'GET instellingen/synchronizationpermission/toegekend/:date', 'GET instellingen/synchronizationpermission/ingetrokken/:date', 'GET nawsearch', 'GET methode/:method/gebruiker', 'GET methode/:method/product/:product/gebruiker',
    ])
  })
})

test('both doors are in the description, and every part that it refers to', () => {
  expect(description.security).toEqual([{ oauth: [] }, { mutualTLS: [] }])
  expect(description.components.securitySchemes).toMatchObject({ oauth: { type: 'oauth2' }, mutualTLS: { type: 'mutualTLS' } })
  for (const [, kind, name] of JSON.stringify(description).matchAll(/"#\/components\/(\w+)\/([\w-]+)"/g)) expect((description.components as Record<string, Record<string, object>>)[kind!]).toHaveProperty([name!])
})
