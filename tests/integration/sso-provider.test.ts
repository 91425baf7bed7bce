import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { pupilCookie, seedTestPublishers, signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'
import { publisherClient, settingsOf, refusal, type PublisherClient } from '../support/publisher-client'

const DAY = 86_400_000
const PROTOCOL = ['iss', 'aud', 'exp', 'iat', 'nonce']
const own = (claims: Record<string, unknown>) => Object.fromEntries(Object.entries(claims).filter(([name]) => !PROTOCOL.includes(name)))

let portal: Portal
let malmberg: PublisherClient
let cito: PublisherClient
let zwijsen: PublisherClient

beforeAll(async () => {
  portal = await startPortal()
  await seedTestPublishers()
  ;[malmberg, cito, zwijsen] = await Promise.all(['malmberg', 'cito', 'zwijsen'].map((slug) => publisherClient(portal, settingsOf(slug)))) as [PublisherClient, PublisherClient, PublisherClient]
})
afterAll(() => portal.close())

/** A school with a class whose pupils may open Malmberg's Rekenreis and Cito's Groeimeter. */
async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id, { name: 'Groep 5A', lasKey: '5a' })
  const plus = await makeGroup(school.id, { name: 'Plusklas', lasKey: 'plus', kind: 'combined' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', prefix: 'van', lastName: 'Aa', eckId: `https://ketenid.nl/${school.id}` })
  await everything().pupilGroup.create({ data: { schoolId: school.id, pupilId: bo.id, groupId: plus.id } })
  for (const slug of ['malmberg', 'cito']) await giveConsent(school.id, slug)
  for (const code of ['rekenreis', 'groeimeter']) await giveLicence(school.id, code, { groupIds: [group.id] })
  return { school, group, bo, cookie: await pupilCookie(bo) }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

describe('SSO-1: one login opens a title', () => {
  test('PUB-3: the id token says what was agreed with Malmberg, and nothing more', async () => {
    const claims = own(await malmberg.login(world.cookie))
    expect(claims).toEqual({
      sub: expect.stringMatching(/^[0-9a-f-]{36}$/),
      school_id: Number(world.school.portalId),
      role: ['pupil'], group_keys: ['5a', 'plus'], group_names: ['Groep 5A', 'Plusklas'], year_group: '5', given_name: 'Bo', family_name: 'van Aa',
    })
  })

  test('PUB-3: what Malmberg asks for after the tick is not in the token, and what it asks for no more goes at once', async () => {
    const before = await everything().publisher.findUniqueOrThrow({ where: { slug: 'malmberg' } })
    const ask = (attributes: string[]) => everything().publisher.update({ where: { slug: 'malmberg' }, data: { attributes } })
    const claims = async () => Object.keys(own(await malmberg.login(world.cookie)))
    try {
      const agreed = await claims()
      await ask([...before.attributes, 'eckId', 'place', 'schoolName'])
      expect(await claims()).toEqual(agreed)
      await ask(['role', 'eckId'])
      expect((await claims()).sort()).toEqual(['role', 'school_id', 'sub'])
    } finally {
      await ask(before.attributes)
    }
  })

  test('PUB-3: Cito, with more attributes, gets the ECK iD and the place too', async () => {
    const claims = own(await cito.login(world.cookie))
    expect(Object.keys(claims).sort()).toEqual(
      ['sub', 'school_id', 'school_name', 'role', 'eck_id', 'group_keys', 'group_names', 'year_group', 'given_name', 'family_name', 'place'].sort(),
    )
    expect(claims).toMatchObject({ eck_id: `https://ketenid.nl/${world.school.id}`, place: 'school', school_name: world.school.name })
  })

  test('the subject is a pseudonym: the same every time, another per publisher, and no id of the portal anywhere', async () => {
    const [first, again, elsewhere] = [await malmberg.login(world.cookie), await malmberg.login(world.cookie), await cito.login(world.cookie)]
    expect(again.sub).toBe(first.sub)
    expect(elsewhere.sub).not.toBe(first.sub)
    for (const claims of [first, elsewhere])
      for (const secret of [world.bo.id, String(world.bo.portalId), world.school.id, world.group.id]) expect(JSON.stringify(claims)).not.toContain(`"${secret}"`)
  })

  test('a member of staff comes in with the roles and groups of the employment', async () => {
    const { cookie } = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id], firstName: 'Anja', lastName: 'Smit' })
    expect(own(await malmberg.login(cookie))).toMatchObject({ role: ['teacher'], given_name: 'Anja', family_name: 'Smit', group_keys: ['5a'] })
  })

  test('shared tablets: the next child is not the previous one, whatever cookies the provider left', async () => {
    const next = await makePupil(world.school.id, world.group.id, { firstName: 'Chris' })
    const attempt = await malmberg.begin()
    const first = await portal.visit(attempt.address.pathname + attempt.address.search, { cookie: world.cookie })
    const left = (first.headers['set-cookie'] ?? []).map((line) => line.split(';')[0]).join('; ')
    const bo = await malmberg.finish(new URL(first.location!), attempt)
    const chris = await malmberg.login(`${left}; ${await pupilCookie(next)}`)
    expect([bo.given_name, chris.given_name]).toEqual(['Bo', 'Chris'])
    expect(chris.sub).not.toBe(bo.sub)
  })

  test('a hop costs at most 6 SQL statements', async () => {
    await malmberg.login(world.cookie)
    const query = vi.spyOn(pool(), 'query')
    await malmberg.login(world.cookie)
    const count = query.mock.calls.length
    query.mockRestore()
    expect(count).toBeGreaterThan(0)
    expect(count).toBeLessThanOrEqual(6)
  })

  test.each(['/oidc/auth', '/saml/start/x', '/start/x'])('a portal that lost its database says so at %s, and blames no publisher', async (where) => {
    const { address } = await malmberg.begin()
    const [query, connect] = (['query', 'connect'] as const).map((name) => vi.spyOn(pool(), name).mockRejectedValue(Object.assign(new Error('connect'), { code: 'ECONNREFUSED' }) as never))
    const answer = await portal.visit(where === '/oidc/auth' ? address.pathname + address.search : where, { cookie: world.cookie, headers: { accept: 'text/html,*/*;q=0.8' } })
    for (const one of [query, connect]) one!.mockRestore()
    expect([answer.status, answer.location, answer.headers['retry-after'], answer.text]).toEqual([503, null, '5', expect.stringMatching(/^next \/storing\?nummer=[0-9a-f]{8}$/)])
    expect((await malmberg.login(world.cookie)).given_name).toBe('Bo')
  })

  test('the login hint names the title that is checked', async () => {
    const product = async (code: string) => (await everything().product.findFirstOrThrow({ where: { code } })).id
    expect((await malmberg.login(world.cookie, { login_hint: await product('rekenreis') })).given_name).toBe('Bo')
    const closed = await malmberg.ask(await malmberg.begin({ login_hint: await product('spellingspoor') }), { cookie: world.cookie })
    expect([closed.pathname, closed.searchParams.get('reden')]).toEqual(['/geen-toegang', 'no-licence'])
    const foreign = await malmberg.ask(await malmberg.begin({ login_hint: await product('groeimeter') }), { cookie: world.cookie })
    expect(foreign.searchParams.get('reden')).toBe('unknown-title')
  })
})

describe('SSO-1: checked again at the token request', () => {
  const codeFor = async (cookie: string) => {
    const attempt = await malmberg.begin()
    return { attempt, callback: await malmberg.ask(attempt, { cookie }) }
  }

  test('the database holds neither the code nor the session that it came of', async () => {
    const { callback } = await codeFor(world.cookie)
    const kept = JSON.stringify(await everything().oidcPayload.findMany())
    expect(kept).toContain('AuthorizationCode')
    for (const secret of [callback.searchParams.get('code')!, world.cookie.split('=')[1]!]) expect(kept).not.toContain(secret)
  })
  test('a code works once; the replay is refused', async () => {
    const { attempt, callback } = await codeFor(world.cookie)
    await malmberg.finish(callback, attempt)
    expect(await refusal(malmberg.finish(callback, attempt))).toBe('invalid_grant')
  })

  test('a code that somebody tried with a wrong verifier is spent', async () => {
    const { attempt, callback } = await codeFor(world.cookie)
    expect(await refusal(malmberg.finish(callback, { ...attempt, verifier: 'x'.repeat(43) }))).toBe('invalid_grant')
    expect(await refusal(malmberg.finish(callback, attempt))).toBe('invalid_grant')
  })

  test('two requests with one code at the same moment: one token, and the other hears invalid_grant', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { attempt, callback } = await codeFor(world.cookie)
      const results = await Promise.all(Array.from({ length: 4 }, () => refusal(malmberg.finish(callback, attempt))))
      const tokens = results.filter((result) => typeof result === 'object')
      expect(tokens).toHaveLength(1)
      expect(results.filter((result) => typeof result === 'string')).toEqual(['invalid_grant', 'invalid_grant', 'invalid_grant'])
    }
  })

  test.each([
    ['PUB-1: a consent that was withdrawn', () => everything().consent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })],
    ['a pupil who was removed', () => everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: new Date() } })],
    ['a school that was closed', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('%s between authorization and token: no token', async (_, happens) => {
    const { attempt, callback } = await codeFor(world.cookie)
    await happens()
    expect(await refusal(malmberg.finish(callback, attempt))).toBe('invalid_grant')
  })

  test('a substitute whose days ended in between gets no token either', async () => {
    const { cookie, actor } = await signedIn(world.school.id, { roles: ['substitute'], groupIds: [world.group.id], endsAt: new Date(Date.now() + 2 * DAY) })
    const { attempt, callback } = await codeFor(cookie)
    await everything().employment.update({ where: { id: actor.employmentId }, data: { endsAt: new Date(Date.now() - 2 * DAY) } })
    expect(await refusal(malmberg.finish(callback, attempt))).toBe('invalid_grant')
  })

  test('a wrong PKCE verifier, another redirect address, another client’s code, a wrong client secret', async () => {
    const wrong = await codeFor(world.cookie)
    expect(await refusal(malmberg.finish(wrong.callback, { ...wrong.attempt, verifier: 'x'.repeat(43) }))).toBe('invalid_grant')
    const near = new URL(wrong.callback)
    near.pathname += '/'
    expect(await refusal(malmberg.finish(near, wrong.attempt))).toBe('invalid_grant')
    expect(await refusal(zwijsen.finish(wrong.callback, wrong.attempt))).toBe('invalid_grant')
    const thief = await publisherClient(portal, settingsOf('malmberg', 'a-guess'))
    expect(await refusal(thief.finish(wrong.callback, wrong.attempt))).toBe(401)
  })

  test('an expired code is refused', async () => {
    const { attempt, callback } = await codeFor(world.cookie)
    await pool().query("update oidc_payload set expires_at = now() - interval '1 second'")
    expect(await refusal(malmberg.finish(callback, attempt))).toBe('invalid_grant')
  })
})
