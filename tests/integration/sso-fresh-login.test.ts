import { SAML, ValidateInResponseTo, type SamlConfig } from '@node-saml/node-saml'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession } from '@/lib/access/session'
import { pool } from '@/lib/platform/db/pool'
import { samlCertificates } from '@/lib/sso/signing-keys'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { cookieOf, pupilCookie, secretOf, signedIn } from '../support/people'
import { startPortal, type Portal, type Visited } from '../support/portal'
import { publisherClient, settingsOf, type PublisherClient } from '../support/publisher-client'
import { registerAs } from '../support/strange-client'

const SP = 'https://malmberg.example/saml'
const ACS = 'https://malmberg.example/acs'
let portal: Portal
let malmberg: PublisherClient
let world: Awaited<ReturnType<typeof makeWorld>>

beforeAll(async () => {
  portal = await startPortal()
  await registerAs({ samlEntityId: SP, samlAcsUrls: [ACS], samlSigns: false })
  malmberg = await publisherClient(portal, settingsOf('malmberg'))
})
afterAll(() => portal.close())
beforeEach(async () => void (world = await makeWorld()))

async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo' })
  await giveConsent(school.id, 'malmberg')
  await giveLicence(school.id, 'rekenreis', { groupIds: [group.id] })
  return { school, group, bo, cookie: await pupilCookie(bo) }
}
/** The login of this pupil was so many seconds ago. */
const agedBy = (seconds: number) => pool().query('update session set created_at = created_at - make_interval(secs => $2) where pupil_id = $1', [world.bo.id, seconds])
/** Where the portal sends the browser: the page with its reason, and the address at which the request goes on. */
async function stopped(change: Record<string, string | null>, cookie: string | null = world.cookie) {
  const attempt = await malmberg.begin(change)
  const to = await malmberg.ask(attempt, { cookie })
  return { attempt, to, reason: to.searchParams.get('reden'), error: to.searchParams.get('error'), again: to.searchParams.get('verder') }
}

describe('OpenID Connect: a publisher that wants a new login', () => {
  test.each<[string, Record<string, string>]>([['prompt=login', { prompt: 'login' }], ['max_age=0', { max_age: '0' }], ['max_age that has passed', { max_age: '60' }]])('%s: first a login, then in, and the id token says when', async (_, change) => {
    await agedBy(120)
    const { attempt, to, reason, again } = await stopped(change)
    expect([to.origin, to.pathname, reason]).toEqual([portal.origin, '/geen-toegang', 'log-in-again'])
    expect(new URL((await portal.visit(again!, { cookie: world.cookie })).location!, portal.origin).searchParams.get('reden'), 'the old login does not become new by itself').toBe('log-in-again')
    const before = Math.floor(Date.now() / 1000)
    const back = await portal.visit(again!, { cookie: await pupilCookie(world.bo) })
    const claims = await malmberg.finish(new URL(back.location!), attempt)
    expect(claims).toMatchObject({ given_name: 'Bo', auth_time: expect.any(Number) })
    expect(Math.abs(Number(claims.auth_time) - before)).toBeLessThan(60)
  })
  test('who is not logged in logs in once, not twice', async () => {
    const { attempt, reason, again } = await stopped({ prompt: 'login' }, null)
    expect(reason).toBe('not-signed-in')
    const back = await portal.visit(again!, { cookie: await pupilCookie(world.bo) })
    expect(await malmberg.finish(new URL(back.location!), attempt)).toMatchObject({ given_name: 'Bo' })
  })
  test('a login that is new enough: at once, with its own time in the id token', async () => {
    await agedBy(120)
    const { createdAt } = await everything().session.findFirstOrThrow({ where: { pupilId: world.bo.id } })
    expect((await malmberg.login(world.cookie, { max_age: '600' })).auth_time).toBe(Math.floor(createdAt.getTime() / 1000))
    expect(await malmberg.login(world.cookie), 'not where nobody asked').not.toHaveProperty('auth_time')
  })
  test('a member of staff who gave the password again since has a new login', async () => {
    const { cookie, actor } = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
    const { attempt, again } = await stopped({ prompt: 'login' }, cookie)
    await everything().session.update({ where: { id: actor.sessionId }, data: { provedAt: new Date(Date.now() + 1000) } })
    const back = await portal.visit(again!, { cookie })
    expect(await malmberg.finish(new URL(back.location!), attempt)).toMatchObject({ role: ['teacher'] })
  })
  test('prompt=none: login_required, never a page', async () => {
    await agedBy(120)
    expect((await stopped({ prompt: 'none', max_age: '60' })).error).toBe('login_required')
    expect((await stopped({ prompt: 'none', max_age: '0' })).error).toBe('login_required')
    expect((await malmberg.login(world.cookie, { prompt: 'none', max_age: '600' })).given_name).toBe('Bo')
    expect((await stopped({ prompt: 'none login' })).error).toBe('invalid_request')
  })
  test('the moment of one request is of no use to another', async () => {
    const { again } = await stopped({ prompt: 'login' })
    const cookie = await pupilCookie(world.bo)
    const other = new URL((await malmberg.begin({ prompt: 'login' })).address)
    other.searchParams.set('sinds', new URL(again!, portal.origin).searchParams.get('sinds')!)
    expect((await portal.visit(other.pathname + other.search, { cookie })).location).toContain('reden=log-in-again')
  })
  test.each(['-1', 'x', '1.5'])('max_age=%s is no age', async (max_age) => expect((await stopped({ max_age })).error).toBe('invalid_request'))
  test('the metadata says what is understood', async () => {
    expect(JSON.parse((await portal.visit('/oidc/.well-known/openid-configuration')).text)).toMatchObject({ prompt_values_supported: ['none', 'login'] })
  })
})

describe('OpenID Connect: the request itself', () => {
  test('without redirect_uri, also of a client that registered one only: a page, and no code', async () => {
    const { to } = await stopped({ redirect_uri: null })
    expect([to.origin, to.pathname]).toEqual([portal.origin, '/inlogfout'])
  })
  test('by a form from the publisher’s own site, which comes without the cookie: on to a GET, which has it', async () => {
    const attempt = await malmberg.begin()
    const first = await portal.visit('/oidc/auth', { method: 'POST', cookie: null, headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: attempt.address.searchParams.toString() })
    expect(first.status).toBe(303)
    const back = await portal.visit(first.location!, { cookie: world.cookie })
    expect(await malmberg.finish(new URL(back.location!), attempt)).toMatchObject({ given_name: 'Bo' })
    expect((await portal.visit('/oidc/auth', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded' }, body: `state=${'x'.repeat(9_000)}` })).status).toBe(413)
  })
  test('left with the portal beforehand (PAR), which spends it: it goes on after the login all the same', async () => {
    const attempt = await malmberg.begin({ prompt: 'login' })
    const left = await portal.visit('/oidc/request', { method: 'POST', headers: { 'content-type': 'application/x-www-form-urlencoded', authorization: `Basic ${Buffer.from(`malmberg:${secretOf('malmberg')}`).toString('base64')}` }, body: attempt.address.searchParams.toString() })
    expect([left.status, left.text]).toEqual([201, expect.any(String)])
    const { request_uri } = JSON.parse(left.text) as { request_uri: string }
    const stop = new URL((await portal.visit(`/oidc/auth?${new URLSearchParams({ client_id: 'malmberg', request_uri })}`, { cookie: world.cookie })).location!, portal.origin)
    expect(stop.searchParams.get('reden')).toBe('log-in-again')
    const back = await portal.visit(stop.searchParams.get('verder')!, { cookie: await pupilCookie(world.bo) })
    expect(await malmberg.finish(new URL(back.location!), attempt)).toMatchObject({ given_name: 'Bo' })
  })
  test('one that is too long to be carried through a login is not carried', async () => {
    const { reason, again } = await stopped({ state: 'x'.repeat(2_500) }, null)
    expect([reason, again]).toEqual(['not-signed-in', null])
    // One that asks for a new login would ask again afterwards, without end.
    expect((await stopped({ prompt: 'login', state: 'x'.repeat(2_500) })).error).toBe('invalid_request')
  })
})

describe('SAML: ForceAuthn', () => {
  const publisher = async (more: Partial<SamlConfig> = {}) => new SAML({ idpCert: await samlCertificates(), issuer: SP, callbackUrl: ACS, entryPoint: `${portal.origin}/saml/sso`, audience: SP, wantAuthnResponseSigned: true, wantAssertionsSigned: true, validateInResponseTo: ValidateInResponseTo.always, identifierFormat: null, forceAuthn: true, ...more })
  const kept = async (sp: SAML) => (await portal.visit(new URL(await sp.getAuthorizeUrlAsync('les-1', undefined, {})).href.slice(portal.origin.length))).location!
  const answered = (page: Visited) => /name="SAMLResponse" value="([^"]*)"/.exec(page.text)![1]!

  test('first a login after the request, then in, with its own time in the assertion', async () => {
    const sp = await publisher()
    const path = await kept(sp)
    const first = new URL((await portal.visit(path, { cookie: world.cookie })).location!, portal.origin)
    expect([first.pathname, first.searchParams.get('reden'), first.searchParams.get('verder')]).toEqual(['/geen-toegang', 'log-in-again', path])
    const token = await createSession({ kind: 'pupil', pupilId: world.bo.id, schoolId: world.school.id, address: '127.0.0.1' })
    const page = await portal.visit(path, { cookie: cookieOf(token) })
    expect((await sp.validatePostResponseAsync({ SAMLResponse: answered(page) })).profile).toMatchObject({ given_name: 'Bo' })
    const { createdAt } = await everything().session.findFirstOrThrow({ where: { pupilId: world.bo.id }, orderBy: { createdAt: 'desc' } })
    expect(Buffer.from(answered(page), 'base64').toString()).toContain(`AuthnInstant="${createdAt.toISOString()}"`)
  })
  test('with IsPassive: no, signed', async () => {
    const sp = await publisher({ passive: true })
    const page = await portal.visit(await kept(sp), { cookie: world.cookie })
    expect(await sp.validatePostResponseAsync({ SAMLResponse: answered(page) })).toMatchObject({ profile: null })
    expect(Buffer.from(answered(page), 'base64').toString()).toContain('status:NoPassive')
  })
})
