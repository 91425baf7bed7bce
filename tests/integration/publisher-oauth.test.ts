import { randomUUID } from 'node:crypto'
import { exportJWK, generateKeyPair, SignJWT, type CryptoKey } from 'jose'
import * as openid from 'openid-client'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENDPOINTS } from '@/lib/publisher-api/endpoints'
import { LIMITS } from '@/lib/platform/limits'
import { makePupil } from '@/prisma/seed/factories'
import { seedTestPublishers } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { database, makeWorld, n } from '../support/publisher-world'

let portal: Portal
let key: CryptoKey
let otherKey: CryptoKey
const API = '/api/uitgevers'

beforeAll(async () => {
  portal = await startPortal()
  await seedTestPublishers()
  const pair = await generateKeyPair('ES256')
  key = pair.privateKey
  otherKey = (await generateKeyPair('ES256')).privateKey
  const apiKeys = { keys: [{ ...(await exportJWK(pair.publicKey)), kid: 'a', alg: 'ES256', use: 'sig' }] }
  await database().publisher.update({ where: { slug: 'cito' }, data: { apiKeys } })
})
afterAll(() => portal.close())

const now = () => Math.floor(Date.now() / 1000)
type Claims = { iss?: string; sub?: string; aud?: string; exp?: number; iat?: number; nbf?: number; jti?: string }
const assertion = ({ iss = 'cito', sub = iss, aud = `${portal.origin}${API}/oauth`, exp = now() + 60, iat = now(), nbf, jti = randomUUID() }: Claims = {}, by = key) =>
  new SignJWT({ iss, sub, aud, exp, jti, iat, nbf }).setProtectedHeader({ alg: 'ES256', kid: 'a' }).sign(by)
const grant = (client_assertion: string, more: Record<string, string> = {}) =>
  portal.visit(`${API}/oauth/token`, {
    method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ grant_type: 'client_credentials', client_assertion_type: 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer', client_assertion, ...more }).toString(),
  })
const tokenOf = async () => (JSON.parse((await grant(await assertion())).text) as { access_token: string }).access_token
const ask = (path: string, token: string, headers: Record<string, string> = {}) => portal.visit(`${API}${path}`, { headers: { authorization: `Bearer ${token}`, ...headers } })

describe('PUB-2: access tokens by private_key_jwt', () => {
  test('a signed assertion gets one, of so many seconds', async () => {
    const { status, text } = await grant(await assertion())
    expect([status, JSON.parse(text)]).toEqual([200, { access_token: expect.any(String), expires_in: 600, token_type: 'Bearer' }])
  })
  test('the database holds no token that opens anything', async () => {
    const token = await tokenOf()
    expect((await ask('/rest/v2/instellingen', token)).status).toBe(200)
    expect(JSON.stringify(await database().oidcPayload.findMany())).not.toContain(token)
    const kept = await database().oidcPayload.findMany({ where: { model: 'api:ClientCredentials' } })
    for (const { id } of kept) expect((await ask('/rest/v2/instellingen', id)).status).toBe(401)
    expect(kept.length).toBeGreaterThan(0)
  })
  test('once: the same assertion again is a replay, two at once too', async () => {
    const used = await assertion()
    const replies = await Promise.all([grant(used), grant(used), grant(used)])
    expect(replies.filter(({ status }) => status === 200)).toHaveLength(1)
    const again = await grant(used)
    expect([again.status, JSON.parse(again.text)]).toEqual([401, { error: 'invalid_client', error_description: 'client assertion tokens must only be used once' }])
  })
  test.each<[string, () => Promise<string>]>([
    ['another’s key', () => assertion({}, otherKey)],
    ['one that is over', () => assertion({ exp: now() - 120 })],
    ['another audience', () => assertion({ aud: 'https://elders.example' })],
    ['another publisher’s name', () => assertion({ iss: 'malmberg' })],
    ['two names', () => assertion({ sub: 'malmberg' })],
    ['nobody’s name', () => assertion({ iss: 'onbekend' })],
    ['no signature', async () => `${Buffer.from('{"alg":"none"}').toString('base64url')}.${Buffer.from(JSON.stringify({ iss: 'cito', sub: 'cito' })).toString('base64url')}.`],
    ['rubbish', async () => 'x.y.z'],
  ])('%s is refused', async (_what, make) => {
    const { status, text } = await grant(await make())
    expect([400, 401]).toContain(status)
    expect(text).not.toContain('access_token')
  })
  test.each<[string, () => Claims, string]>([
    ['of a day', () => ({ exp: now() + 86_400 }), 'exp may be 10 minutes ahead at most'],
    ['of the future', () => ({ iat: now() + 3600 }), 'iat lies in the future'],
    ['of the future, and longer', () => ({ iat: now() + 120, exp: now() + 300 }), 'iat lies in the future'],
  ])('an assertion %s is refused, and says why', async (_what, claims, error_description) => {
    const { status, text } = await grant(await assertion(claims()))
    expect([status, JSON.parse(text)]).toEqual([401, { error: 'invalid_client', error_description }])
  })
  test('one for another audience, or without a jti, is refused and says why', async () => {
    const why = async (sent: string) => (JSON.parse((await grant(sent)).text) as { error_description: string }).error_description
    expect(await why(await assertion({ aud: 'https://elders.example' }))).toBe(`aud must be ${portal.origin}${API}/oauth`)
    expect(await why(await assertion({ jti: '' }))).toBe('jti must be a text of its own for each assertion')
  })
  test('of one that shows nothing wrong it is not said which: a wrong key and an unknown publisher look alike', async () => {
    const answers = await Promise.all([assertion({}, otherKey), assertion({ iss: 'onbekend' })].map(async (sent) => grant(await sent)))
    expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    const wrong = await Promise.all([assertion({ aud: 'x' }, otherKey), assertion({ iss: 'onbekend', aud: 'x' })].map(async (sent) => grant(await sent)))
    expect(new Set(wrong.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
  })
  test('ten minutes are good, and one that is not good yet is refused', async () => {
    expect((await grant(await assertion({ exp: now() + 600 }))).status).toBe(200)
    const { status, text } = await grant(await assertion({ nbf: now() + 300 }))
    expect([status, JSON.parse(text)]).toMatchObject([401, { error: 'invalid_client' }])
  })
  test.each(['/.well-known/oauth-authorization-server/api/uitgevers/oauth', '/api/uitgevers/oauth/.well-known/openid-configuration', '/api/uitgevers/oauth/.well-known/oauth-authorization-server'])('the metadata at %s says what there is, and nothing else', async (where) => {
    const { status, headers, text } = await portal.visit(where)
    expect([status, headers['content-type']]).toEqual([200, 'application/json; charset=utf-8'])
    const issuer = `${portal.origin}${API}/oauth`
    expect(JSON.parse(text)).toEqual({
      issuer, token_endpoint: `${issuer}/token`, jwks_uri: `${issuer}/jwks`, service_documentation: `${portal.origin}/uitgevers/api`, response_types_supported: [], grant_types_supported: ['client_credentials'],
      token_endpoint_auth_methods_supported: ['private_key_jwt'], token_endpoint_auth_signing_alg_values_supported: ['ES256', 'PS256', 'RS256', 'EdDSA'],
    })
    expect((await portal.visit(`${API}/oauth/jwks`)).status).toBe(200)
    const wrong = await portal.visit(where, { method: 'POST' })
    expect([wrong.status, wrong.headers.allow]).toEqual([405, 'GET, HEAD'])
  })
  test.each(['oauth2', 'oidc'] as const)('openid-client finds it by %s, and gets a token', async (algorithm) => {
    const client = await openid.discovery(new URL(`${portal.origin}${API}/oauth`), 'cito', {}, openid.PrivateKeyJwt({ key, kid: 'a' }), { algorithm, execute: [openid.allowInsecureRequests] })
    const { access_token } = await openid.clientCredentialsGrant(client)
    expect((await ask('/rest/v2/instellingen', access_token)).status).toBe(200)
  })
  test('nothing else of the provider is offered', async () => {
    for (const path of ['/auth', '/reg', '/session/end', '/', '/token/introspection']) expect((await portal.visit(`${API}/oauth${path}`)).status).toBe(404)
    expect((await grant(await assertion(), { grant_type: 'authorization_code', code: 'x' })).status).toBe(400)
  })
})

describe('PUB-2: the same data under a token', () => {
  test('schools and pupils as over the other door; no consent looks like not there', async () => {
    const [world, other] = [await makeWorld('cito'), await makeWorld('malmberg')]
    const token = await tokenOf()
    expect(JSON.parse((await ask('/rest/v2/instellingen', token)).text)).toContain(world.id)
    expect(JSON.parse((await ask(`/rest/v2/instellingen/${world.id}/leerlingen`, token)).text)).toMatchObject({ leerlingen: [{ id: n(world.bo) }, { id: n(world.chris) }] })
    const [without, unknown] = await Promise.all([ask(`/rest/v2/instellingen/${other.id}`, token), ask('/rest/v2/instellingen/1', token)])
    expect([without.status, without.text]).toEqual([404, unknown.text])
    expect((await ask('/hosted-lika/management/lika/malmberg/methode', token)).status).toBe(404)
  })
  test('without a token, with a wrong one, and after the keys went: 401 as problem details', async () => {
    const token = await tokenOf()
    for (const headers of [{}, { authorization: 'Bearer onzin' }, { authorization: `Basic ${token}` }] as Record<string, string>[]) {
      const reply = await portal.visit(`${API}/rest/v2/instellingen`, { headers })
      expect([reply.status, reply.headers['content-type']]).toEqual([401, 'application/problem+json'])
      expect(reply.headers['www-authenticate']).toMatch(/^Bearer/)
    }
    const { apiKeys } = await database().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
    await database().$executeRaw`update publisher set api_keys = null where slug = 'cito'`
    expect((await ask('/rest/v2/instellingen', token)).status).toBe(401)
    await database().publisher.update({ where: { slug: 'cito' }, data: { apiKeys: apiKeys! } })
    expect((await ask('/rest/v2/instellingen', token)).status).toBe(200)
  })
  test('page by page everybody comes once; a wrong page is said', async () => {
    const world = await makeWorld('cito')
    for (let count = 0; count < 5; count += 1) await makePupil(world.school.id, world.group.id)
    const token = await tokenOf()
    const seen: number[] = []
    let next: string | undefined = `/rest/v2/instellingen/${world.id}/leerlingen?limit=3`
    for (let pages = 0; next; pages += 1) {
      expect(pages).toBeLessThan(4)
      const reply = await ask(next, token)
      seen.push(...(JSON.parse(reply.text) as { leerlingen: { id: number }[] }).leerlingen.map(({ id }) => id))
      next = /^<\/api\/uitgevers(.*)>; rel="next"$/.exec(String(reply.headers.link ?? ''))?.[1]
    }
    expect(seen).toHaveLength(7)
    expect(seen).toEqual([...seen].sort((a, b) => a - b))
    for (const wrong of ['limit=0', 'limit=10001', 'limit=x', 'after=5', 'limit=5&after=-1']) expect((await ask(`/rest/v2/instellingen?${wrong}`, token)).status).toBe(400)
  })
  test('an ETag holds while nothing changed', async () => {
    const world = await makeWorld('cito')
    const token = await tokenOf()
    const where = `/rest/v2/instellingen/${world.id}`
    const etag = String((await ask(where, token)).headers.etag)
    const again = await ask(where, token, { 'if-none-match': etag })
    expect([again.status, again.text]).toEqual([304, ''])
    await makePupil(world.school.id, world.group.id)
    expect((await ask(where, token, { 'if-none-match': etag })).status).toBe(200)
  })
  test('a publisher that asks too often waits, and no other with it', async () => {
    const { id } = await database().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })
    const token = await tokenOf()
    await ask('/rest/v2/instellingen', token)
    await database().$executeRaw`update rate_limit set points = ${LIMITS['publisher-api'].points} where key = ${`publisher-api:${id}`}`
    const reply = await ask('/rest/v2/instellingen', token)
    expect([reply.status, Number(reply.headers['retry-after']) > 0]).toEqual([429, true])
    await database().$executeRaw`delete from rate_limit where key = ${`publisher-api:${id}`}`
  })
})

test('the OpenAPI description has every endpoint, and no part that it does not explain', async () => {
  const { status, text } = await portal.visit(`${API}/openapi.json`)
  const description = JSON.parse(text) as { openapi: string; paths: Record<string, Record<string, { operationId: string }>>; components: { schemas: object } }
  expect([status, description.openapi]).toEqual([200, '3.1.0'])
  const operations = Object.values(description.paths).flatMap((methods) => Object.values(methods).map(({ operationId }) => operationId))
  expect(operations).toHaveLength(ENDPOINTS.length)
  expect(new Set(operations).size).toBe(operations.length)
  for (const [, name] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g)) expect(description.components.schemas).toHaveProperty(name!)
  expect(text).not.toContain('$defs')
})
