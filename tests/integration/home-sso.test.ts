import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession, readSession } from '@/lib/access/session'
import { giveConsent, giveLicence, makeGroup, makeHome, makePupil, makeSchool, next } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { cookieOf, OUTSIDE, seedTestPublishers } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { publisherClient, settingsOf, type PublisherClient } from '../support/publisher-client'

let portal: Portal
let cito: PublisherClient
let world: Awaited<ReturnType<typeof makeWorld>>

beforeAll(async () => {
  portal = await startPortal()
  await seedTestPublishers()
  cito = await publisherClient(portal, settingsOf('cito'))
})
afterAll(() => portal.close())
beforeEach(async () => void (world = await makeWorld()))

async function makeWorld() {
  const school = await makeSchool({ addresses: [] })
  const group = await makeGroup(school.id)
  const aad = await makePupil(school.id, group.id, { firstName: 'Aad', pin: '1111' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '2222' })
  const account = await makeHome(`sso${next()}@thuis.example`, [aad, bo])
  await giveConsent(school.id, 'cito')
  for (const code of ['groeimeter', 'leerlingtoets']) await giveLicence(school.id, code, { groupIds: [group.id], linking: 'portal' })
  const token = await createSession({ kind: 'pupil', pupilId: aad.id, schoolId: school.id, homeAccountId: account.id, address: '127.0.0.1' })
  return { school, aad, bo, account, token, cookie: cookieOf(token) }
}
const product = async (code: string) => (await everything().product.findFirstOrThrow({ where: { code } })).id
const alive = async (token: string) => (await readSession(token, null)) !== null

describe('HOM-3: entering a title ends the login at home', () => {
  test('the code is good, the publisher hears the child and the place, and the session is over', async () => {
    const attempt = await cito.begin({ login_hint: await product('groeimeter') })
    const callback = await cito.ask(attempt, { cookie: world.cookie })
    expect(await alive(world.token)).toBe(false)
    expect(await cito.finish(callback, attempt)).toMatchObject({ given_name: 'Aad' })
    expect((await cito.ask(await cito.begin(), { cookie: world.cookie })).searchParams.get('reden')).toBe('not-signed-in')
  })

  test('a refused hop and a request that the portal cannot accept end nothing', async () => {
    const refused = await cito.ask(await cito.begin({ login_hint: await product('leerlingtoets') }), { cookie: world.cookie })
    expect(refused.searchParams.get('reden')).toBe('not-at-home')
    await cito.ask(await cito.begin({ redirect_uri: 'https://elders.example/' }), { cookie: world.cookie })
    await cito.ask(await cito.begin({ code_challenge: null, code_challenge_method: null }), { cookie: world.cookie })
    expect(await alive(world.token)).toBe(true)
  })

  test('opening the tile ends nothing yet: the publisher has still to ask', async () => {
    expect((await portal.visit(`/start/${await product('groeimeter')}`, { cookie: world.cookie })).location).toContain(`${OUTSIDE}/cito`)
    expect(await alive(world.token)).toBe(true)
  })

  test('a pupil at school goes on to the next title', async () => {
    await everything().schoolAddress.create({ data: { schoolId: world.school.id, cidr: '127.0.0.1/32' } })
    const token = await createSession({ kind: 'pupil', pupilId: world.aad.id, schoolId: world.school.id, address: '127.0.0.1' })
    await cito.login(cookieOf(token))
    expect(await alive(token)).toBe(true)
  })

  test('a parent who has not chosen a child enters nothing', async () => {
    const token = await createSession({ kind: 'home', homeAccountId: world.account.id, address: '127.0.0.1' })
    expect((await cito.ask(await cito.begin(), { cookie: cookieOf(token) })).searchParams.get('reden')).toBe('not-signed-in')
    expect((await portal.visit(`/start/${await product('groeimeter')}`, { cookie: cookieOf(token) })).location).toContain('reden=not-signed-in')
    expect(await alive(token)).toBe(true)
  })
})

describe('HOM-2, HOM-6: the child’s step over HTTP', () => {
  const parentToken = () => createSession({ kind: 'home', homeAccountId: world.account.id, address: '127.0.0.1' })
  const post = (body: unknown, cookie: string | null, type = 'application/json') =>
    portal.visit('/api/home/child', { method: 'POST', cookie, headers: { 'content-type': type }, body: JSON.stringify(body) })

  test('the right secret: a cookie for the child, and the parent’s token is over', async () => {
    const token = await parentToken()
    const answer = await post({ pupil: world.bo.id, secret: '2222' }, cookieOf(token))
    expect([answer.status, JSON.parse(answer.text), answer.headers['cache-control']]).toEqual([200, { ok: true, next: '/leerling' }, 'no-store'])
    const [set] = answer.headers['set-cookie']!
    expect(set).toMatch(/^leerpoort=[^;]+; Path=\/; HttpOnly; SameSite=Lax$/)
    expect(await readSession(/=([^;]+)/.exec(set!)![1]!, null)).toMatchObject({ pupilId: world.bo.id, login: 'home' })
    expect(await alive(token)).toBe(false)
  })

  test.each<[string, (token: string) => Promise<{ status: number; text: string }>, number, string]>([
    ['a wrong pin', (token) => post({ pupil: world.bo.id, secret: '0000' }, cookieOf(token)), 401, 'wrong'],
    ['no login', () => post({ pupil: world.bo.id, secret: '2222' }, null), 403, 'signed-out'],
    ['a child’s own login', () => post({ pupil: world.bo.id, secret: '2222' }, world.cookie), 403, 'signed-out'],
    ['nonsense', (token) => post({ pupil: [], secret: {} }, cookieOf(token)), 400, 'wrong'],
    ['another site’s form', (token) => post({ pupil: world.bo.id, secret: '2222' }, cookieOf(token), 'text/plain'), 415, 'application/json'],
    ['a flood', (token) => post({ pupil: world.bo.id, secret: 'x'.repeat(9000) }, cookieOf(token)), 413, 'too large'],
  ])('%s', async (_, send, status, says) => {
    const token = await parentToken()
    const answer = await send(token)
    expect([answer.status, answer.text]).toEqual([status, expect.stringContaining(says)])
    expect(await alive(token)).toBe(true)
  })
})
