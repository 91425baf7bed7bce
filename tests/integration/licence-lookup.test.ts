import { importJWK, jwtVerify } from 'jose'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { ANSWER_BYTES, DEADLINE_MS, TOKEN_TYPE } from '@/lib/licence-lookup/contract'
import { ask, type NoAnswer } from '@/lib/licence-lookup/ask'
import { IN_A_ROW } from '@/lib/licence-lookup/breakers'
import { dropOldLookups, lookupsFor, lookUpNow } from '@/lib/licence-lookup/look-up'
import { factsOfProduct, factsOfSchool } from '@/lib/licences/queries'
import { whyNot } from '@/lib/licences/rules'
import { staffTitles } from '@/lib/licences/titles'
import { env } from '@/lib/platform/env'
import { signingKeys } from '@/lib/sso/signing-keys'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { licences, startLookupPublisher } from '../support/lookup-publisher'
import { seedTestPublishers, signedIn } from '../support/people'

let publisher: Awaited<ReturnType<typeof startLookupPublisher>>
beforeAll(async () => {
  await seedTestPublishers()
  publisher = await startLookupPublisher('thiememeulenhoff')
})
afterAll(() => publisher.close())

async function makeWorld() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const [bo, chris] = [await makePupil(school.id, group.id), await makePupil(school.id, group.id)]
  const consent = await giveConsent(school.id, 'thiememeulenhoff')
  const product = await everything().product.findFirstOrThrow({ where: { code: 'taalbrug' } })
  return { school, group, bo, chris, consent, product }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  world = await makeWorld()
  publisher.answers(licences('taalbrug'))
})

const person = (pupilId = world.bo.id) => ({ schoolId: world.school.id, pupilId, employmentId: null })
const holder = (pupilId = world.bo.id) => ({ ...person(pupilId), address: '127.0.0.1' })
const facts = async (pupilId?: string) => (await factsOfProduct(holder(pupilId), world.product.id))!
const opens = async (pupilId?: string) => whyNot(await facts(pupilId), { kind: 'pupil', login: 'school', onDevice: false })
/** As if the last question was so long ago, in seconds. */
const later = (seconds: number) => everything().$executeRaw`update licence_lookup set asked_at = asked_at - make_interval(secs => ${seconds}), answered_at = answered_at - make_interval(secs => ${seconds}) where school_id = ${world.school.id}::uuid`
const slug = 'thiememeulenhoff'

describe('LIC-2: a publisher that answers for its licences itself', () => {
  test('is asked at the hop, and its answer opens the title for this person alone', async () => {
    publisher.answers((req, res, { gebruiker }) => licences(...(gebruiker === Number(world.bo.portalId) ? [{ product: 'taalbrug', niveaus: ['2F', '1F'], plaatsen: 30 }] : []))(req, res, { instelling: 0, gebruiker }))
    expect(await facts()).toMatchObject({ licensed: true, linked: true, linking: 'lookup', levels: ['2F', '1F'] })
    expect(await opens()).toBeNull()
    expect(await opens(world.chris.id)).toBe('not-linked')
    expect(await everything().licence.findFirstOrThrow({ where: { schoolId: world.school.id } })).toMatchObject({ linking: 'lookup', seats: 30, productId: world.product.id })
  })

  test('the question is signed by the portal, for this address, about the numbers that publishers know', async () => {
    await lookUpNow(person())
    const { d: _secret, ...key } = (await signingKeys())[0]!
    const { payload, protectedHeader } = await jwtVerify(publisher.tokens[0]!, await importJWK(key, 'ES256'), { audience: publisher.url, issuer: `${new URL(env().PUBLIC_URL).origin}/oidc`, typ: TOKEN_TYPE })
    expect(payload).toMatchObject({ instelling: Number(world.school.portalId), gebruiker: Number(world.bo.portalId), jti: expect.any(String) })
    expect(payload.exp! - payload.iat!).toBe(60)
    expect(protectedHeader.kid).toBe(key.kid)
    expect(Object.keys(payload).sort()).toEqual(['aud', 'exp', 'gebruiker', 'iat', 'instelling', 'iss', 'jti'])
  })

  test('an answer of just now is not asked for again; a later one takes its place', async () => {
    expect([await opens(), await opens()]).toEqual([null, null])
    expect(publisher.tokens).toHaveLength(1)
    await later(61)
    publisher.answers(licences())
    expect(await opens()).toBe('not-linked')
  })

  test('PUB-1: without the tick nobody is asked, and an answer that comes too late is not kept', async () => {
    await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: new Date() } })
    expect(await opens()).toBe('no-consent')
    expect(publisher.tokens).toEqual([])
    await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: null } })
    const { ask: put } = await lookupsFor(person())
    await everything().consent.update({ where: { id: world.consent.id }, data: { withdrawnAt: new Date() } })
    await put()
    expect(await everything().licence.count({ where: { schoolId: world.school.id } })).toBe(0)
    expect(await everything().licenceLookup.count({ where: { schoolId: world.school.id } })).toBe(0)
  })

  test('titles that it does not have, or that the portal hosts, are not its to give', async () => {
    await giveLicence(world.school.id, 'taalbrug', { linking: 'portal' })
    publisher.answers(licences('taalbrug', 'groeimeter', 'niets'))
    expect(await opens()).toBe('not-linked')
    expect(await everything().licence.count({ where: { schoolId: world.school.id } })).toBe(1)
  })

  test('DAT-1: a pupil of another school is nobody', async () => {
    const stranger = await makeWorld()
    expect(await lookUpNow({ ...person(stranger.bo.id) })).toEqual([])
    expect(publisher.tokens).toEqual([])
  })
})

describe('LIC-2: a publisher that is down, slow or wrong', () => {
  test.each<[string, NoAnswer, Parameters<typeof publisher.answers>[0]]>([
    ['an error', 'refused', (_req, res) => void res.writeHead(500).end()],
    ['a redirect', 'redirected', (_req, res) => void res.writeHead(302, { location: 'http://127.0.0.1:9/' }).end()],
    ['HTML', 'not-json', (_req, res) => void res.writeHead(200, { 'content-type': 'text/html' }).end('<h1>Onderhoud</h1>')],
    ['HTML that says it is JSON', 'not-json', (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('<h1>Onderhoud</h1>')],
    ['another shape', 'wrong-shape', (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"licenties":"alle"}')],
    ['a NUL in a name', 'wrong-shape', (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"licenties":[{"methode":"a\\u0000b","product":"p"}]}')],
    ['half a character', 'wrong-shape', (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('{"licenties":[{"methode":"m","product":"p","niveaus":["\\ud800"]}]}')],
    ['ten megabytes', 'too-large', (_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).end('x'.repeat(10 * 1024 * 1024))],
    ['a connection that it closes', 'unreachable', (req) => void req.socket.destroy()],
  ])('%s', async (_, code, reply) => {
    publisher.answers(reply)
    await expect(ask(publisher.url, 'a.e30.b')).rejects.toMatchObject({ code })
  })

  test('no answer at all ends at the deadline, also half-way the answer', async () => {
    publisher.answers(() => undefined)
    await expect(ask(publisher.url, 'a.e30.b', 50)).rejects.toMatchObject({ code: 'slow' })
    publisher.answers((_req, res) => void res.writeHead(200, { 'content-type': 'application/json' }).write('{"licenties":'))
    await expect(ask(publisher.url, 'a.e30.b', 50)).rejects.toMatchObject({ code: 'slow' })
    expect(DEADLINE_MS).toBeLessThanOrEqual(2000)
    expect(ANSWER_BYTES).toBeLessThanOrEqual(64 * 1024)
  })

  test('its last word counts meanwhile, marked as such; never asked again at once', async () => {
    await opens()
    await later(3600)
    publisher.answers((_req, res) => void res.writeHead(503).end())
    const [lookup] = await lookUpNow(person())
    expect(lookup).toMatchObject({ state: 'last-known', at: expect.any(Date) })
    expect(await opens()).toBeNull()
    expect(publisher.tokens).toHaveLength(1)
  })

  test('without a last word its titles are unavailable, and said to be', async () => {
    publisher.answers((_req, res) => void res.writeHead(503).end())
    expect(await lookUpNow(person())).toEqual([{ publisherId: expect.any(String), publisher: 'ThiemeMeulenhoff', state: 'unavailable' }])
    expect(await opens()).toBe('no-licence')
  })

  test('after some failures in a row it is left alone, whoever asks', async () => {
    publisher.answers((_req, res) => void res.writeHead(503).end())
    for (let at = 0; at <= IN_A_ROW; at += 1) await lookUpNow(person((await makePupil(world.school.id, world.group.id)).id))
    expect(publisher.tokens).toHaveLength(IN_A_ROW)
  })

  test('an address that may not be asked is not asked', async () => {
    await everything().publisher.update({ where: { slug }, data: { licenceLookupUrl: 'ftp://uitgever.example/' } })
    expect(await lookUpNow(person())).toMatchObject([{ state: 'unavailable' }])
    await everything().publisher.update({ where: { slug }, data: { licenceLookupUrl: publisher.url } })
  })
})

describe('LIC-1, LIC-2: Lesmateriaal', () => {
  test('shows what the portal knows itself before anybody is asked, and the answer afterwards', async () => {
    await giveConsent(world.school.id, 'cito')
    await giveLicence(world.school.id, 'groeimeter', { linking: 'portal', groupIds: [world.group.id] })
    const { actor } = await signedIn(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
    publisher.answers(licences({ product: 'taalbrug', niveaus: ['2F'] }))
    const first = await staffTitles(actor)
    expect(first.tiles.map(({ name }) => name)).toEqual(['Groeimeter'])
    expect(first.later).toMatchObject({ publishers: ['ThiemeMeulenhoff'], meanwhile: { tiles: [] } })
    expect(publisher.tokens).toEqual([])
    expect(await first.later!.answer()).toMatchObject({ tiles: [{ name: 'Taalbrug', levels: ['2F'], knownAt: null }], silent: [] })
    expect(await staffTitles(actor)).toMatchObject({ tiles: [{ name: 'Groeimeter' }, { name: 'Taalbrug' }], forPupils: [{ name: 'Groeimeter' }, { name: 'Taalbrug' }], later: null })
    await later(3600)
    publisher.answers((_req, res) => void res.writeHead(503).end())
    const again = await staffTitles(actor)
    expect(again.later!.meanwhile.tiles).toMatchObject([{ name: 'Taalbrug', knownAt: expect.any(Date) }])
    expect(await again.later!.answer()).toMatchObject({ tiles: [{ name: 'Taalbrug', knownAt: expect.any(Date) }], silent: [] })
  })

  test('a coordinator sees its licence management once it is ticked, though nobody knows of a licence yet', async () => {
    const { actor } = await signedIn(world.school.id, { roles: ['coordinator'] })
    expect((await staffTitles(actor)).tiles.map(({ name }) => name)).toEqual(['Taalbrug - licentiemanagement'])
  })
})

test('DAT-3: answers of more than a week ago go, with the links that they left; others stay', async () => {
  await opens()
  await opens(world.chris.id)
  await everything().$executeRaw`update licence_lookup set answered_at = now() - interval '8 days', asked_at = now() where pupil_id = ${world.bo.id}::uuid`
  await dropOldLookups(new Date())
  expect((await everything().licencePerson.findMany({ where: { schoolId: world.school.id } })).map(({ pupilId }) => pupilId)).toEqual([world.chris.id])
  expect(await everything().licenceLookup.count({ where: { schoolId: world.school.id } })).toBe(1)
})

test('all publishers are asked side by side', async () => {
  const other = await startLookupPublisher('blink')
  try {
    await giveConsent(world.school.id, 'blink')
    const waiting: (() => void)[] = []
    const together = (req: Parameters<Parameters<typeof other.answers>[0]>[0], res: Parameters<Parameters<typeof other.answers>[0]>[1], asked: Parameters<Parameters<typeof other.answers>[0]>[2]) => {
      waiting.push(() => licences()(req, res, asked))
      if (waiting.length === 2) for (const go of waiting) go()
    }
    publisher.answers(together)
    other.answers(together)
    expect((await lookUpNow(person())).map(({ state }) => state)).toEqual(['now', 'now'])
  } finally {
    await other.close()
  }
})

test('reading all titles asks nobody', async () => {
  const before = publisher.tokens.length
  await factsOfSchool(holder())
  expect(publisher.tokens).toHaveLength(before)
})
