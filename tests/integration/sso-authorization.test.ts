import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession, revokeSession } from '@/lib/access/session'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool, makeUser } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { cookieOf, OUTSIDE, pupilCookie, seedTestPublishers, signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { publisherClient, settingsOf, type PublisherClient } from '../support/publisher-client'

let portal: Portal
let malmberg: PublisherClient
let world: Awaited<ReturnType<typeof makeWorld>>

beforeAll(async () => {
  portal = await startPortal()
  await seedTestPublishers()
  malmberg = await publisherClient(portal, settingsOf('malmberg'))
})
afterAll(() => portal.close())
beforeEach(async () => void (world = await makeWorld()))

async function makeWorld() {
  const school = await makeSchool()
  const [group, other] = [await makeGroup(school.id), await makeGroup(school.id)]
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo' })
  await giveConsent(school.id, 'malmberg')
  const licence = await giveLicence(school.id, 'rekenreis', { groupIds: [group.id] })
  const token = await createSession({ kind: 'pupil', pupilId: bo.id, schoolId: school.id, address: '127.0.0.1' })
  return { school, group, other, bo, licence, token, cookie: cookieOf(token) }
}

/** Where the browser ends up: the portal's page with its reason, or the publisher's answer. */
async function outcome(cookie: string | null, change: Record<string, string | null> = {}, from?: string): Promise<string> {
  const to = await malmberg.ask(await malmberg.begin(change), { cookie, ...(from ? { from } : {}) })
  if (to.origin === portal.origin) return `${to.pathname} ${to.searchParams.get('reden') ?? ''}`.trim()
  expect(`${to.origin}${to.pathname}`).toBe(malmberg.redirectUri)
  // What was asked for as a token comes back behind a #.
  const answer = new URLSearchParams(to.search || to.hash.slice(1))
  return answer.get('error') ?? (answer.has('code') ? 'code' : 'nothing')
}

describe('SSO-1: at the authorization, refused by a page that says which link of the chain is missing', () => {
  const past = new Date('2026-09-01')
  test.each<[string, string, () => Promise<unknown>]>([
    ['PUB-1: no tick any more', 'no-consent', () => everything().consent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: past } })],
    ['no licence', 'no-licence', () => everything().licence.deleteMany({ where: { schoolId: world.school.id } })],
    ['a licence that ran out', 'no-licence', () => pool().query("update licence set ends_on = now()::date - 2 where school_id = $1", [world.school.id])],
    ['a licence that begins later', 'no-licence', () => pool().query("update licence set starts_on = now()::date + 3 where school_id = $1", [world.school.id])],
    ['LIC-1: another group', 'not-linked', () => everything().pupil.update({ where: { id: world.bo.id }, data: { groupId: world.other.id } })],
    ['PUP-2: an address that is no longer the school’s', 'not-at-school', () => everything().schoolAddress.deleteMany({ where: { schoolId: world.school.id } })],
    ['AUT-5: a removed pupil', 'not-signed-in', () => everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: past } })],
    ['a signed-out session', 'not-signed-in', () => revokeSession(world.token)],
    ['a session past its end', 'not-signed-in', () => pool().query("update session set expires_at = now() - interval '1 second'")],
    ['an idle session', 'not-signed-in', () => pool().query("update session set seen_at = now() - interval '31 minutes'")],
    ['a closed school', 'not-signed-in', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('%s → %s', async (_, reason, happens) => {
    expect(await outcome(world.cookie)).toBe('code')
    await happens()
    expect(await outcome(world.cookie)).toBe(`/geen-toegang ${reason}`)
  })

  test('PUP-2: a session begun at school ends at home, at this very hop', async () => {
    expect(await outcome(world.cookie, {}, '127.0.0.2')).toBe('/geen-toegang not-at-school')
    expect(await outcome(world.cookie), 'and does not come to life again at school').toBe('/geen-toegang not-signed-in')
  })

  test('a forged address header makes no school of a living room', async () => {
    const { address } = await malmberg.begin()
    const headers = Object.fromEntries(['x-forwarded-for', 'x-real-ip', 'x-leerpoort-client', 'forwarded'].map((name) => [name, '127.0.0.1']))
    const answer = await portal.visit(address.pathname + address.search, { cookie: world.cookie, from: '127.0.0.2', headers })
    expect(answer.location).toContain('reden=not-at-school')
  })

  test.each([['no cookie', null], ['a forged token', 'x'.repeat(43)], ['a token of wrong length', 'y'.repeat(4000)], ['an empty token', '']])('%s → not signed in', async (_, token) => {
    expect(await outcome(token === null ? null : cookieOf(token))).toBe('/geen-toegang not-signed-in')
  })

  test('AUT-6: staff do not get into software for pupils only; a title of another school opens nothing', async () => {
    const stranger = await makeSchool()
    await giveConsent(stranger.id, 'malmberg')
    const { cookie } = await signedIn(stranger.id, { roles: ['coordinator', 'teacher'] })
    expect(await outcome(cookie)).toBe('/geen-toegang no-licence')
    await everything().product.updateMany({ where: { code: 'rekenreis' }, data: { teacherEntrance: false } })
    const own = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
    const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
    expect(await outcome(own.cookie, { login_hint: product.id })).toBe('/geen-toegang not-for-you')
    await everything().product.updateMany({ where: { code: 'rekenreis' }, data: { teacherEntrance: true } })
  })

  test('people without a school (helpdesk, a publisher’s administrator) are let into nothing', async () => {
    const user = await makeUser({ email: 'helpdesk@portal.example', name: 'Helpdesk', helpdesk: true })
    const token = await createSession({ kind: 'staff', userId: user.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
    expect(await outcome(cookieOf(token)), 'which says that they work at no school').toBe('/school-kiezen')
    expect(await outcome(cookieOf(token), { prompt: 'none' })).toBe('interaction_required')
  })

  test('DAT-2, HLP-3: the refusal is audited at the school, with the reason and never with the title', async () => {
    await everything().consent.deleteMany({ where: { schoolId: world.school.id } })
    await outcome(world.cookie)
    expect(await auditOf(world.school.id)).toEqual([{ action: 'sso.refused', outcome: 'refused', subjectId: null, actorKind: 'pupil', details: { reason: 'no-consent' } }])
  })
})

describe('SSO-1: a publisher that asks without a page gets an answer, not a page (prompt=none)', () => {
  test('nobody signed in → login_required', async () => {
    expect(await outcome(null, { prompt: 'none' })).toBe('login_required')
  })
  test('signed in and allowed → a code', async () => {
    expect(await outcome(world.cookie, { prompt: 'none' })).toBe('code')
  })
  test('signed in, not allowed → access_denied', async () => {
    await everything().consent.deleteMany({ where: { schoolId: world.school.id } })
    expect(await outcome(world.cookie, { prompt: 'none' })).toBe('access_denied')
  })
})

describe('SSO-1: a malformed request never reaches an address that was not registered', () => {
  const callback = `${OUTSIDE}/malmberg/callback`
  test.each([
    ['a slash more', `${callback}/`], ['a query', `${callback}?x=1`], ['a fragment', `${callback}#x`], ['another case', `${OUTSIDE}/Malmberg/callback`],
    ['a deeper path', `${callback}/..%2f`], ['another port', 'http://127.0.0.1:10/malmberg/callback'], ['another scheme', callback.replace('http:', 'https:')],
    ['user info', callback.replace('//', '//evil@')], ['another publisher’s', `${OUTSIDE}/cito/callback`], ['a script', 'javascript:alert(1)'], ['left out', ''],
  ])('redirect_uri with %s', async (_, uri) => {
    expect(await outcome(world.cookie, { redirect_uri: uri || null })).toBe('/inlogfout')
  })

  test('an unknown client', async () => {
    expect(await outcome(world.cookie, { client_id: 'nobody' })).toBe('/inlogfout')
  })

  test('RFC 7636: no PKCE, or only its plain form → invalid_request', async () => {
    expect(await outcome(world.cookie, { code_challenge: null, code_challenge_method: null })).toBe('invalid_request')
    expect(await outcome(world.cookie, { code_challenge: 'x'.repeat(43), code_challenge_method: 'plain' })).toBe('invalid_request')
  })

  test('other response types are not served', async () => {
    for (const type of ['token', 'id_token', 'code id_token']) expect(await outcome(world.cookie, { response_type: type })).toMatch(/unsupported_response_type|invalid_request/)
  })

  test('/start opens the publisher’s login with a hint that names the title, or the page that says why not', async () => {
    const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
    const { status, location } = await portal.visit(`/start/${product.id}`, { cookie: world.cookie })
    const to = new URL(location!)
    expect([status, to.origin + to.pathname]).toEqual([303, `${OUTSIDE}/malmberg/start`])
    expect(Object.fromEntries(to.searchParams)).toEqual({ iss: `${portal.origin}/oidc`, target_link_uri: product.url, login_hint: product.id })
    expect((await portal.visit(`/start/${product.id}`)).location).toContain('reden=not-signed-in')
    for (const id of [world.bo.id, 'x', '%00', '../beheer']) expect((await portal.visit(`/start/${encodeURIComponent(id)}`, { cookie: world.cookie })).location).toContain('reden=unknown-title')
    expect((await portal.visit(`/start/${product.id}`, { cookie: world.cookie, from: '127.0.0.2' })).location).toContain('reden=not-at-school')
  })

  test('LIC-1: licence management is for the coordinator, with tick and licence', async () => {
    const method = await everything().method.findFirstOrThrow({ where: { code: 'logo-digitaal' } })
    const reasonFor = async (cookie: string) => (await portal.visit(`/start/beheer/${method.id}`, { cookie })).location
    const coordinator = await signedIn(world.school.id, { roles: ['coordinator'] })
    const teacher = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
    expect(await reasonFor(coordinator.cookie)).toContain('reden=no-consent')
    await giveConsent(world.school.id, 'rezulto')
    expect(await reasonFor(coordinator.cookie)).toContain('reden=no-licence')
    await giveLicence(world.school.id, 'logo-digitaal')
    expect(await reasonFor(coordinator.cookie)).toContain(`login_hint=beheer-${method.id}`)
    expect(await reasonFor(teacher.cookie)).toContain('reden=not-for-you')
    expect(await reasonFor(await pupilCookie(world.bo))).toContain('reden=')
  })
})
