import { once } from 'node:events'
import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { createLocalJWKSet, jwtVerify, type JSONWebKeySet, type JWTPayload } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession, endSession } from '@/lib/access/session'
import { dropOldVisits, tellPublishers } from '@/lib/sso/tell-publishers'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { cookieOf, pupilCookie, signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { publisherClient, settingsOf, type PublisherClient } from '../support/publisher-client'
import { registerAs } from '../support/strange-client'

const EVENT = 'http://schemas.openid.net/event/backchannel-logout'
const GOODBYE = 'http://127.0.0.1:9/malmberg/uitgelogd'
let portal: Portal
let malmberg: PublisherClient
let cito: PublisherClient

/** A publisher's address for logout tokens: what came, and how it answers next. */
const heard: { type: string | undefined; token: string }[] = []
let answers: ((res: http.ServerResponse) => void)[] = []
const listener = http.createServer((req, res) => {
  let text = ''
  req.on('data', (piece: Buffer) => (text += piece.toString()))
  req.on('end', () => {
    heard.push({ type: req.headers['content-type'], token: new URLSearchParams(text).get('logout_token') ?? '' })
    const answer = answers.shift()
    if (answer) answer(res)
    else res.writeHead(200).end()
  })
})

beforeAll(async () => {
  portal = await startPortal()
  await once(listener.listen(0, '127.0.0.1'), 'listening')
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/backchannel`
  await registerAs({ backchannelLogoutUri: address, postLogoutRedirectUris: [GOODBYE] })
  ;[malmberg, cito] = await Promise.all(['malmberg', 'cito'].map((slug) => publisherClient(portal, settingsOf(slug)))) as [PublisherClient, PublisherClient]
})
afterAll(async () => {
  await registerAs({ backchannelLogoutUri: null, postLogoutRedirectUris: [] })
  listener.closeAllConnections()
  listener.close()
  await portal.close()
})

async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id, { name: 'Groep 5A', lasKey: '5a' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo' })
  for (const slug of ['malmberg', 'cito']) await giveConsent(school.id, slug)
  for (const code of ['rekenreis', 'groeimeter']) await giveLicence(school.id, code, { groupIds: [group.id] })
  const cookie = await pupilCookie(bo)
  const session = await everything().session.findFirstOrThrow({ where: { pupilId: bo.id } })
  return { school, group, bo, cookie, session }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  await everything().ssoVisit.deleteMany()
  world = await makeWorld()
  heard.length = 0
  answers = []
})

const metadata = async () => JSON.parse((await portal.visit('/oidc/.well-known/openid-configuration')).text) as Record<string, unknown>
/** The claims of a logout token, checked as a publisher checks it. */
async function checked(token: string): Promise<JWTPayload> {
  const keys = JSON.parse((await portal.visit('/oidc/jwks')).text) as JSONWebKeySet
  return (await jwtVerify(token, createLocalJWKSet(keys), { issuer: `${portal.origin}/oidc`, audience: 'malmberg', typ: 'logout+jwt', requiredClaims: ['iat', 'exp', 'jti'] })).payload
}

describe('SSO-2: a session of the portal ends, and the publisher hears of it (back-channel logout)', () => {
  test('the metadata says so, and the id token names the session for those who asked only', async () => {
    expect(await metadata()).toMatchObject({ backchannel_logout_supported: true, backchannel_logout_session_supported: true, end_session_endpoint: `${portal.origin}/oidc/session/end` })
    const [first, again, elsewhere] = [await malmberg.login(world.cookie), await malmberg.login(world.cookie), await cito.login(world.cookie)]
    expect(first.sid).toMatch(/^[0-9a-f-]{36}$/)
    expect(again.sid).toBe(first.sid)
    expect(elsewhere).not.toHaveProperty('sid')
    expect([world.session.id, String(world.bo.portalId)]).not.toContain(first.sid)
  })

  test('a token that says which session of whom, signed as id tokens are, once', async () => {
    const { sid, sub } = await malmberg.login(world.cookie)
    await tellPublishers()
    expect(heard, 'nothing ended yet').toEqual([])
    await endSession(world.session.id)
    await tellPublishers()
    expect(heard).toEqual([{ type: 'application/x-www-form-urlencoded;charset=UTF-8', token: expect.any(String) }])
    const claims = await checked(heard[0]!.token)
    expect(claims).toMatchObject({ sid, sub, events: { [EVENT]: {} } })
    expect(claims).not.toHaveProperty('nonce')
    await tellPublishers()
    expect(heard).toHaveLength(1)
  })

  test('PUB-1: a tick that is taken away ends sessions at that publisher, and nowhere else', async () => {
    const { sid } = await malmberg.login(world.cookie)
    await everything().consent.updateMany({ where: { schoolId: world.school.id, publisher: { slug: 'cito' } }, data: { withdrawnAt: new Date() } })
    await tellPublishers()
    expect(heard).toEqual([])
    await everything().consent.updateMany({ where: { schoolId: world.school.id, publisher: { slug: 'malmberg' } }, data: { withdrawnAt: new Date() } })
    await tellPublishers()
    expect((await checked(heard[0]!.token)).sid).toBe(sid)
  })

  test('HOM-3: what was opened at home goes on when the portal’s own login ends with it', async () => {
    const account = await makeHome(`afscheid${next()}@thuis.example`, [world.bo])
    const cookie = cookieOf(await createSession({ kind: 'pupil', pupilId: world.bo.id, schoolId: world.school.id, homeAccountId: account.id, address: '127.0.0.1' }))
    const attempt = await malmberg.begin()
    expect(await malmberg.finish(await malmberg.ask(attempt, { cookie }), attempt)).toMatchObject({ given_name: 'Bo' })
    await tellPublishers()
    expect(heard).toEqual([])
    expect(await everything().ssoVisit.count()).toBe(0)
  })

  test.each([
    ['an error', (res: http.ServerResponse) => void res.writeHead(503).end()],
    ['a redirect', (res: http.ServerResponse) => void res.writeHead(302, { location: '/elders' }).end()],
    ['a broken line', (res: http.ServerResponse) => void res.destroy()],
  ])('%s: told again later, and not before', async (_, broken) => {
    await malmberg.login(world.cookie)
    await endSession(world.session.id)
    answers = [broken]
    await tellPublishers()
    await tellPublishers()
    expect(heard).toHaveLength(1)
    await everything().ssoVisit.updateMany({ data: { tryAt: new Date(0) } })
    await tellPublishers()
    expect(heard).toHaveLength(2)
    expect(await everything().ssoVisit.count()).toBe(0)
  })

  test('a publisher that says that it knows no such session is not asked again; nor is one for ever', async () => {
    await malmberg.login(world.cookie)
    await endSession(world.session.id)
    answers = [(res) => void res.writeHead(400).end()]
    await tellPublishers()
    expect(await everything().ssoVisit.count()).toBe(0)
    const other = await makeWorld()
    await malmberg.login(other.cookie)
    await everything().session.updateMany({ where: { id: other.session.id }, data: { revokedAt: new Date(Date.now() - 2 * 86_400_000) } })
    await dropOldVisits()
    expect(await everything().ssoVisit.count()).toBe(0)
  })
})

describe('SSO-2: logging out that a publisher begins (RP-initiated logout)', () => {
  /** The id token itself, as the publisher kept it. */
  async function idToken(cookie = world.cookie, client = malmberg): Promise<string> {
    return (await client.tokens(cookie)).id_token!
  }
  const end = (query: Record<string, string>, cookie: string | null = world.cookie) => portal.visit(`/oidc/session/end?${new URLSearchParams(query)}`, { cookie })
  const alive = async (id = world.session.id) => (await everything().session.findUniqueOrThrow({ where: { id } })).revokedAt === null

  test('OpenID Connect Core 3.1.2.1: a login that is to be about somebody is about nobody else', async () => {
    const chris = await pupilCookie(await makePupil(world.school.id, world.group.id, { firstName: 'Chris' }))
    const [bos, chrisses] = [await idToken(), await idToken(chris)]
    const asked = async (id_token_hint: string, more: Record<string, string> = {}) => (await malmberg.ask(await malmberg.begin({ id_token_hint, ...more }), { cookie: world.cookie })).searchParams
    expect((await asked(bos)).has('code')).toBe(true)
    expect((await asked(bos, { prompt: 'none' })).has('code')).toBe(true)
    expect((await asked(chrisses, { prompt: 'none' })).get('error')).toBe('login_required')
    expect((await asked(chrisses)).get('reden')).toBe('log-in-again')
  })
  test('with the id token of who is logged in: over at once, and back with the state', async () => {
    const answer = await end({ id_token_hint: await idToken(), post_logout_redirect_uri: GOODBYE, state: 'a b&c' })
    expect([answer.status, answer.location]).toEqual([303, `${GOODBYE}?state=a+b%26c`])
    expect(answer.headers['set-cookie']?.join()).toContain('Max-Age=0')
    expect(await alive()).toBe(false)
    await tellPublishers()
    expect(heard, 'the others hear of it as of any other end').toHaveLength(1)
  })
  test('by POST too, and without an address: a child to ‘Tot ziens’, a member of staff to the door', async () => {
    const body = new URLSearchParams({ id_token_hint: await idToken() }).toString()
    const answer = await portal.visit('/oidc/session/end', { method: 'POST', body, cookie: world.cookie, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([answer.status, answer.location, await alive()]).toEqual([303, '/tot-ziens', false])
    const { cookie } = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
    expect((await end({ id_token_hint: await idToken(cookie) }, cookie)).location).toBe('/')
  })
  test('by POST from the publisher’s own site, which a browser sends without the cookie: on to a GET, which has it', async () => {
    const body = new URLSearchParams({ id_token_hint: await idToken(), post_logout_redirect_uri: GOODBYE, state: 'a&b' }).toString()
    const first = await portal.visit('/oidc/session/end', { method: 'POST', body, cookie: null, headers: { 'content-type': 'application/x-www-form-urlencoded' } })
    expect([first.status, await alive()]).toEqual([303, true])
    const answer = await portal.visit(first.location!, { cookie: world.cookie })
    expect([answer.status, answer.location, await alive()]).toEqual([303, `${GOODBYE}?state=a%26b`, false])
  })
  test.each(['http://127.0.0.1:9/malmberg/uitgelogd/', 'http://127.0.0.1:9/malmberg/uitgelogd?x', 'http://127.0.0.1:9/malmberg', 'https://elders.example/', '//elders.example', 'javascript:alert(1)'])('an address that nearly is the one that was registered (%s): nobody is sent there', async (address) => {
    expect((await end({ id_token_hint: await idToken(), post_logout_redirect_uri: address })).location).toBe('/tot-ziens')
  })
  test('without an id token, or with somebody else’s, another client’s, a touched one, or a logout token: the person is asked, and nobody is sent anywhere', async () => {
    const chris = await pupilCookie(await makePupil(world.school.id, world.group.id, { firstName: 'Chris' }))
    const token = await idToken()
    await endSession((await makeWorld()).session.id)
    const touched = `${token.slice(0, -4)}AAAA`
    for (const query of [{}, { id_token_hint: await idToken(chris) }, { id_token_hint: touched }, { id_token_hint: token, client_id: 'cito' }, { id_token_hint: 'x'.repeat(9_000) }] as Record<string, string>[]) {
      const answer = await end({ ...query, post_logout_redirect_uri: GOODBYE })
      expect([answer.status, answer.location], JSON.stringify(query).slice(0, 80)).toEqual([303, '/uitloggen'])
    }
    expect(await alive()).toBe(true)
  })
  test('who is logged out already goes back at once; who proves nothing goes to the door', async () => {
    const token = await idToken()
    expect((await end({ id_token_hint: token, post_logout_redirect_uri: GOODBYE }, null)).location).toBe(GOODBYE)
    expect((await end({ post_logout_redirect_uri: GOODBYE }, null)).location).toBe('/')
    expect((await end({ client_id: 'malmberg', post_logout_redirect_uri: GOODBYE }, null)).location).toBe('/')
  })
})
