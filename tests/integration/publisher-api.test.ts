import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { acrossSchools } from '@/lib/platform/db/scope'
import { pool } from '@/lib/platform/db/pool'
import { ROUTES } from '@/lib/publisher-api/http'
import { getInstitution, getInstitutionRef, listInstitutions } from '@/mocks/portal/institution'
import { addUsers, getUsers } from '@/mocks/portal/licence-provider'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { PUBLISHERS } from '@/prisma/seed/publishers'
import { seedPublishers } from '@/prisma/seed/world'
import { startPublisherService, type Ask } from '../support/publisher-service'

const SLUGS = PUBLISHERS.filter(({ live }) => live).map(({ slug }) => slug)
const database = () => acrossSchools('tests look everywhere')
const n = (row: { portalId: bigint }) => Number(row.portalId)
const sorted = (...rows: { portalId: bigint }[]) => rows.map(n).sort((a, b) => a - b)

let service: Awaited<ReturnType<typeof startPublisherService>>
let cito: Ask
let rezulto: Ask
let stranger: Ask

beforeAll(async () => {
  service = await startPublisherService([...SLUGS, 'stranger'])
  const { stranger: _, ...fingerprints } = service.fingerprints
  await seedPublishers({ mocksUrl: 'http://localhost:3001', clients: Object.fromEntries(SLUGS.map((slug) => [slug, slug])), fingerprints })
  ;[cito, rezulto, stranger] = await Promise.all([service.as('cito'), service.as('rezulto'), service.as('stranger')])
})
afterAll(() => service.close())

/** A school with a class, a combined group, and somebody of every sort. */
async function makeWorld(...ticks: string[]) {
  const school = await makeSchool({ street: 'Kleurenlaan', houseNumber: '7a', postalCode: '1234AB' })
  const group = await makeGroup(school.id, { name: 'Groep 5A', yearGroup: '5' })
  const plus = await makeGroup(school.id, { name: 'Plusklas', kind: 'combined', yearGroup: undefined })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', prefix: 'van', lastName: 'Aa', eckId: `https://ketenid.nl/${school.id}` })
  const chris = await makePupil(school.id, group.id, { firstName: 'Chris' })
  const left = await makePupil(school.id, group.id)
  await database().pupil.update({ where: { id: left.id }, data: { removedAt: new Date() } })
  await database().pupilGroup.create({ data: { schoolId: school.id, pupilId: bo.id, groupId: plus.id } })
  const { employment: teacher } = await makeStaff(school.id, { roles: ['coordinator', 'teacher'], groupIds: [group.id, plus.id], firstName: 'Eilert' })
  const { employment: support } = await makeStaff(school.id, { roles: ['supportStaff'] })
  const { employment: past } = await makeStaff(school.id, { roles: ['substitute'], endsAt: new Date(Date.now() - 1000) })
  for (const slug of ticks) await giveConsent(school.id, slug)
  return { school, id: n(school), group, plus, bo, chris, left, teacher, support, past }
}
type World = Awaited<ReturnType<typeof makeWorld>>
const rest = ({ id }: { id: number }, part = '') => `/rest/v2/instellingen/${id}${part}`
const users = (slug: string, code: string, part = '', method = code) => `/hosted-lika/management/lika/${slug}/methode/${method}/product/${code}/gebruiker${part}`
const withdraw = (world: World) => database().consent.updateMany({ where: { schoolId: world.school.id, withdrawnAt: null }, data: { withdrawnAt: new Date() } })
const audit = async (world: World) =>
  (await database().auditEvent.findMany({ where: { schoolId: world.school.id }, orderBy: { id: 'asc' } })).map(({ action, details, actorKind, address }) => ({ action, details, actorKind, address }))

describe('PUB-2: a school’s data, field for field', () => {
  let world: World
  beforeAll(async () => void (world = await makeWorld('cito', 'rezulto')))

  test('the overview, as Cito gets it', async () => {
    const { bo, chris, teacher, support, group, plus } = world
    const { status, json, type } = await cito('GET', rest(world))
    expect([status, type]).toEqual([200, 'application/json; charset=utf-8'])
    expect(json).toEqual({
      groepen: [{ lasKey: group.lasKey, naam: 'Groep 5A', jaargroep: '5' }],
      subgroepen: [expect.objectContaining({ lasKey: plus.lasKey, naam: 'Plusklas' })],
      leerlingen: [
        { id: n(bo), eckid: `https://ketenid.nl/${world.school.id}`, persoonsgegevens: { voornaam: 'Bo', voorvoegsel: 'van', achternaam: 'Aa' }, jaargroep: '5', groep: group.lasKey, subgroepen: [plus.lasKey] },
        { id: n(chris), persoonsgegevens: { voornaam: 'Chris', achternaam: 'Voorbeeld' }, jaargroep: '5', groep: group.lasKey, subgroepen: [] },
      ],
      medewerkers: [
        { id: n(teacher), persoonsgegevens: { voornaam: 'Eilert', achternaam: 'Voorbeeld' }, rollen: ['ICTCoordinator', 'Leerkracht'], groepen: [group.lasKey], subgroepen: [plus.lasKey] },
        { id: n(support), persoonsgegevens: expect.anything(), rollen: [], groepen: [], subgroepen: [] },
      ],
      actief: true,
      gefuseerdNaar: null,
      metaResult: { mutationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/), generationTimestamp: expect.stringMatching(/^\d{4}-.*Z$/) },
    })
  })
  test('the parts say the same as the whole', async () => {
    const whole = (await cito('GET', rest(world))).json as Record<string, unknown>
    for (const [part, keys] of [['groepen', ['groepen', 'subgroepen']], ['leerlingen', ['leerlingen']], ['staf', ['medewerkers']]] as const) {
      const { metaResult, ...lists } = (await cito('GET', rest(world, `/${part}`))).json as Record<string, unknown>
      expect(metaResult).toBeDefined()
      expect(lists).toEqual(Object.fromEntries(keys.map((key) => [key, whole[key]])))
    }
  })
  test('details and ref', async () => {
    const details = (await cito('GET', rest(world, '/details'))).json
    expect(details).toMatchObject({ naam: world.school.name, huisnummer: '7', huisnummertoevoeging: 'a', brincode: world.school.brin!.slice(0, 4), dependancecode: world.school.brin!.slice(4), actief: true })
    expect((await cito('GET', rest(world, '/ref'))).text).toBe(JSON.stringify(world.school.schoolRef))
  })
  test('pupils by their numbers; others fall away', async () => {
    const other = await makeWorld('cito')
    const { json } = await cito('POST', rest(world, '/leerlingen'), [n(world.chris), n(world.left), n(other.bo), n(world.teacher), 5, 9223372036854775807])
    expect((json as { leerlingen: { id: number }[] }).leerlingen.map(({ id }) => id)).toEqual([n(world.chris)])
    expect((await cito('POST', rest(world, '/leerlingen'), [])).json).toMatchObject({ leerlingen: [] })
  })
  test('PUB-3: Rezulto agreed on less, and gets less', async () => {
    const { bo, group, plus } = world
    const { leerlingen, groepen } = (await rezulto('GET', rest(world))).json as { leerlingen: unknown[]; groepen: unknown[] }
    expect(leerlingen[0]).toEqual({ id: n(bo), persoonsgegevens: { voornaam: 'Bo' }, groep: group.lasKey, subgroepen: [plus.lasKey] })
    expect(groepen).toEqual([{ lasKey: group.lasKey, naam: 'Groep 5A' }])
  })
  test('PUB-3: Blink agreed on the role alone', async () => {
    await giveConsent(world.school.id, 'blink')
    const { text, json } = await (await service.as('blink'))('GET', rest(world))
    expect(json).toMatchObject({ groepen: [], subgroepen: [], medewerkers: [{ rollen: ['ICTCoordinator', 'Leerkracht'], groepen: [] }, {}] })
    for (const word of ['Bo', 'Eilert', 'Groep 5A', 'ketenid', world.group.lasKey, 'jaargroep', '@']) expect(text).not.toContain(`"${word}`)
  })
  test('PUB-8: the first and the last fetch are remembered', async () => {
    const fresh = await makeWorld('cito')
    const consent = () => database().consent.findFirstOrThrow({ where: { schoolId: fresh.school.id } })
    await cito('GET', '/rest/v2/instellingen')
    await cito('GET', rest(fresh, '/ref'))
    expect((await consent()).firstFetchAt).toBeNull()
    await cito('GET', rest(fresh))
    const { firstFetchAt, lastFetchAt } = await consent()
    expect(firstFetchAt).toBeInstanceOf(Date)
    expect(lastFetchAt).toEqual(firstFetchAt)
    const hourAgo = new Date(Date.now() - 3_600_000)
    await database().consent.updateMany({ where: { schoolId: fresh.school.id }, data: { firstFetchAt: hourAgo, lastFetchAt: hourAgo } })
    await cito('GET', rest(fresh, '/staf'))
    expect(await consent()).toMatchObject({ firstFetchAt: hourAgo, lastFetchAt: expect.toSatisfy((at: Date) => at > hourAgo) })
    expect((await database().publisher.findUniqueOrThrow({ where: { slug: 'cito' } })).lastSyncAt).toBeInstanceOf(Date)
  })
})

describe('LIC-2: titles', () => {
  const lika = (part: string) => `/hosted-lika/management/lika/cito/methode${part}`
  test('methods and products, with tags', async () => {
    expect((await cito('GET', lika(''))).json).toEqual({ methodes: ['groeimeter', 'kleuter-in-beeld', 'leerlingtoets'].map((id) => ({ id, naam: expect.any(String), tags: [] })) })
    expect((await cito('GET', lika('/groeimeter'))).json).toEqual({ id: 'groeimeter', naam: 'Groeimeter', tags: [] })
    const product = { id: 'leerlingtoets', naam: 'Leerlingtoets', url: 'http://localhost:3001/cito/app/leerlingtoets', tags: ['toetsApplicatie'] }
    expect((await cito('GET', lika('/leerlingtoets/product'))).json).toEqual({ producten: [product] })
    expect((await cito('GET', lika('/leerlingtoets/product/leerlingtoets'))).json).toEqual(product)
    expect((await (await service.as('malmberg'))('GET', '/hosted-lika/management/lika/malmberg/methode/rekenreis/product/rekenreis-leerkracht')).json).toMatchObject({ tags: ['leerkrachtApplicatie'] })
  })
  test.each(['/onbekend', '/onbekend/product', '/groeimeter/product/leerlingtoets', '/groeimeter/product/onbekend/gebruiker', '/rekenreis'])('%s is not Cito’s', async (part) => {
    expect((await cito('GET', lika(part))).status).toBe(404)
  })
})

describe('LIC-2: who may use a title', () => {
  let world: World
  const CODE = 'groeimeter'
  const list = async () => ((await cito('GET', users('cito', CODE))).json as { gebruikers: number[] }).gebruikers
  beforeEach(async () => {
    await database().licence.deleteMany()
    world = await makeWorld('cito')
  })

  test('PUT replaces, addlist and removelist change, DELETE empties; answers are empty', async () => {
    const { bo, chris, teacher, support } = world
    expect(await list()).toEqual([])
    const put = await cito('PUT', users('cito', CODE), { gebruikers: [n(teacher), n(bo), n(bo)] })
    expect([put.status, put.text]).toEqual([200, ''])
    expect(await list()).toEqual(sorted(bo, teacher))
    expect((await cito('POST', users('cito', CODE, '/addlist'), { gebruikers: [n(chris), n(bo)] })).text).toBe('')
    expect(await list()).toEqual(sorted(bo, chris, teacher))
    expect((await cito('POST', users('cito', CODE, '/removelist'), { gebruikers: [n(bo), n(support)] })).status).toBe(200)
    expect(await list()).toEqual(sorted(chris, teacher))
    await cito('PUT', users('cito', CODE), { gebruikers: [n(support), n(chris)] })
    expect(await list()).toEqual(sorted(chris, support))
    expect((await cito('DELETE', users('cito', CODE))).text).toBe('')
    expect(await list()).toEqual([])
    expect(await database().licence.findMany({ where: { schoolId: world.school.id } })).toMatchObject([{ linking: 'publisher', seats: null }])
    const line = { actorKind: 'publisher', address: '127.0.0.1' }
    const [granted, withdrawn] = [{ ...line, action: 'licences.granted-by-publisher' }, { ...line, action: 'licences.withdrawn-by-publisher' }]
    expect(await audit(world)).toEqual([
      { ...granted, details: { people: 2 } }, { ...granted, details: { people: 1 } }, { ...withdrawn, details: { people: 1 } },
      { ...withdrawn, details: { people: 1 } }, { ...granted, details: { people: 1 } }, { ...withdrawn, details: { people: 2 } },
    ])
  })
  test('unknown, removed and former people, and those of schools that did not tick, fall away', async () => {
    const other = await makeWorld('rezulto')
    await cito('PUT', users('cito', CODE), { gebruikers: [1, -4, 9223372036854775807, n(world.left), n(world.past), n(other.bo), world.id, n(world.bo)] })
    expect(await list()).toEqual([n(world.bo)])
    expect(await database().licence.count({ where: { schoolId: other.school.id } })).toBe(0)
    expect(await audit(other)).toEqual([])
  })
  test('whoever leaves the school leaves the list', async () => {
    await cito('PUT', users('cito', CODE), { gebruikers: [n(world.bo), n(world.chris)] })
    await database().pupil.update({ where: { id: world.bo.id }, data: { removedAt: new Date() } })
    expect(await list()).toEqual([n(world.chris)])
  })
  test('LIC-9: where the school links in the portal, the publisher reads and changes nothing', async () => {
    const { school, bo, chris, teacher, support, group, plus } = world
    const solo = await makePupil(school.id, null)
    const guest = await makePupil(school.id, null)
    await database().pupilGroup.create({ data: { schoolId: school.id, pupilId: guest.id, groupId: plus.id } })
    const licence = await giveLicence(school.id, CODE, { linking: 'portal', groupIds: [group.id, plus.id] })
    await database().licencePerson.create({ data: { schoolId: school.id, licenceId: licence.id, pupilId: solo.id } })
    const outcome = sorted(bo, chris, teacher, solo, guest)
    expect(await list()).toEqual(outcome)
    await cito('POST', users('cito', CODE, '/addlist'), { gebruikers: [n(support)] })
    await cito('POST', users('cito', CODE, '/removelist'), { gebruikers: [n(bo), n(solo)] })
    await cito('PUT', users('cito', CODE), { gebruikers: [] })
    await cito('DELETE', users('cito', CODE))
    expect(await list()).toEqual(outcome)
    expect(await audit(world)).toEqual([])
    await database().group.update({ where: { id: group.id }, data: { removedAt: new Date() } })
    expect(await list()).toEqual(sorted(bo, teacher, solo, guest))
  })
  test('LIC-3: links that are final for a school are not for its publisher', async () => {
    await giveConsent(world.school.id, 'rezulto')
    await rezulto('PUT', users('rezulto', 'logo-digitaal'), { gebruikers: [n(world.bo), n(world.chris)] })
    await rezulto('POST', users('rezulto', 'logo-digitaal', '/removelist'), { gebruikers: [n(world.bo)] })
    expect((await rezulto('GET', users('rezulto', 'logo-digitaal'))).json).toEqual({ gebruikers: [n(world.chris)] })
  })
  test('changes of one list at the same time wait for each other', async () => {
    const ids = [n(world.bo), n(world.chris), n(world.teacher)]
    const replies = await Promise.all(Array.from({ length: 12 }, (_, at) => cito('POST', users('cito', CODE, at % 3 ? '/addlist' : '/removelist'), { gebruikers: at % 2 ? ids : ids.toReversed() })))
    expect(replies.map(({ status }) => status)).toEqual(Array(12).fill(200))
  })
  test('a hundred thousand people, more often than a prepared plan is made anew', async () => {
    await pool().query(
      `insert into pupil (school_id, las_key, first_name, picture, pin_cipher, picture_cipher) select $1, 'bulk' || i, 'Kind', 'kat', '', '' from generate_series(1, 100000) i`, [world.school.id])
    const { rows } = await pool().query<{ id: string }>(`select portal_id as id from pupil where school_id = $1 and removed_at is null order by random()`, [world.school.id])
    const ids = rows.map(({ id }) => Number(id))
    for (let round = 0; round < 7; round += 1) { const t0 = Date.now(); expect((await cito('PUT', users('cito', CODE), { gebruikers: round % 2 ? ids.slice(50_000) : ids })).status).toBe(200); console.log('round', round, Date.now() - t0) }
    const t1 = Date.now(); await list(); console.log('list', Date.now() - t1)
    expect(await list()).toEqual(ids.sort((a, b) => a - b))
    expect((await cito('POST', users('cito', CODE, '/removelist'), { gebruikers: ids })).status).toBe(200)
    expect(await list()).toEqual([])
    expect((await cito('POST', rest(world, '/leerlingen'), ids)).status).toBe(200)
  }, 120_000)
})

describe('DAT-1: in pairs, across publishers and schools', () => {
  test('a publisher sees the schools that ticked it, and no other; a tick taken away closes at once', async () => {
    const [a, b] = [await makeWorld('cito'), await makeWorld('rezulto')]
    const ids = async (ask: Ask) => (await ask('GET', '/rest/v2/instellingen')).json as number[]
    expect(await ids(cito)).toContain(a.id)
    expect(await ids(cito)).not.toContain(b.id)
    expect(await ids(rezulto)).toContain(b.id)
    expect(await ids(rezulto)).not.toContain(a.id)
    await cito('PUT', users('cito', 'groeimeter'), { gebruikers: [n(a.bo), n(b.bo)] })
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toEqual({ gebruikers: [n(a.bo)] })

    const unknown = (await cito('GET', '/rest/v2/instellingen/1')).text
    const school = ROUTES.filter(({ path }) => path.startsWith('rest/v2/instellingen/:id'))
    const everywhere = async (ask: Ask, world: World) =>
      Promise.all(school.map(async ({ method, path }) => ask(method, `/${path.replace(':id', String(world.id))}`, method === 'POST' ? [n(world.bo)] : undefined)))
    expect(school).toHaveLength(7)
    for (const [ask, own, other] of [[cito, a, b], [rezulto, b, a]] as const) {
      expect((await everywhere(ask, own)).map(({ status }) => status)).toEqual(school.map(() => 200))
      for (const { status, text } of await everywhere(ask, other)) expect([status, text]).toEqual([404, unknown])
    }

    await withdraw(a)
    expect(await ids(cito)).not.toContain(a.id)
    for (const { status, text } of await everywhere(cito, a)) expect([status, text]).toEqual([404, unknown])
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toEqual({ gebruikers: [] })
    // What the publisher cannot see it cannot change: a new tick finds the list as it was.
    await cito('DELETE', users('cito', 'groeimeter'))
    await cito('POST', users('cito', 'groeimeter', '/removelist'), { gebruikers: [n(a.bo)] })
    await giveConsent(a.school.id, 'cito')
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toEqual({ gebruikers: [n(a.bo)] })
  })
  test('a number that is none, too long or somebody else’s looks like an unknown school', async () => {
    const world = await makeWorld('cito')
    const unknown = (await cito('GET', '/rest/v2/instellingen/1')).text
    for (const id of ['0', '-1', `0${world.id}`, `${world.id}.0`, 'abc', '9'.repeat(40), world.school.id, String(n(world.bo)), `${world.id}%20`, '%00', "1'"])
      expect(await cito('GET', `/rest/v2/instellingen/${id}`)).toMatchObject({ status: 404, text: unknown })
  })
  test('one publisher’s certificate at another’s identity code finds nothing, and changes nothing', async () => {
    const world = await makeWorld('cito', 'rezulto')
    await cito('PUT', users('cito', 'groeimeter'), { gebruikers: [n(world.bo)] })
    for (const { method, path } of ROUTES.filter((each) => each.path.startsWith('hosted-lika'))) {
      const where = `/${path.replace(':identityCode', 'cito').replace(':method', 'groeimeter').replace(':product', 'groeimeter')}`
      expect([method, path, (await rezulto(method, where, method === 'GET' || method === 'DELETE' ? undefined : { gebruikers: [] })).status]).toEqual([method, path, 404])
    }
    expect((await rezulto('GET', users('rezulto', 'groeimeter'))).status).toBe(404)
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toMatchObject({ gebruikers: expect.arrayContaining([n(world.bo)]) })
  })
  test('a certificate that no publisher registered opens nothing', async () => {
    expect(await stranger('GET', '/rest/v2/instellingen')).toMatchObject({ status: 403, type: 'application/problem+json' })
  })
})

describe('errors are problem details (RFC 9457)', () => {
  const where = users('cito', 'groeimeter', '/addlist')
  test.each([
    ['GET', '/rest/v3', undefined, {}, 404, 'not-found'],
    ['DELETE', '/rest/v2/instellingen', undefined, {}, 405, 'method-not-allowed'],
    ['POST', where, 'gebruikers=1', { 'content-type': 'application/x-www-form-urlencoded' }, 415, 'unsupported-media-type'],
    ['POST', where, '{}', { 'content-type': 'application/json-patch+json' }, 415, 'unsupported-media-type'],
    ['POST', where, '{}', { 'content-encoding': 'gzip' }, 415, 'unsupported-media-type'],
    ['POST', where, '{"gebruikers": [1', {}, 400, 'bad-request'],
    ['POST', where, '', {}, 400, 'bad-request'],
    ['POST', where, { gebruikers: ['1'] }, {}, 400, 'bad-request'],
    ['POST', where, [1], {}, 400, 'bad-request'],
    ['POST', where, `{"gebruikers": [${'1,'.repeat(4_000_000)}1]}`, {}, 413, 'too-large'],
    ['POST', where, '{"gebruikers":[]}', { 'content-type': 'application/json; charset=utf-8' }, 200, null],
  ] as const)('%#: %s %s', async (method, path, body, headers, status, kind) => {
    const reply = await cito(method, path, body, headers)
    expect(reply.status).toBe(status)
    if (!kind) return
    expect(reply.type).toBe('application/problem+json')
    expect(reply.json).toEqual({ type: `urn:leerpoort:problem:${kind}`, title: expect.any(String), status, detail: expect.any(String) })
    if (status === 405) expect(reply.headers.allow).toBe('GET, HEAD')
  })
  test('what was not foreseen has a reference and no inside', async () => {
    await database().publisher.update({ where: { slug: 'cito' }, data: { attributes: { push: 'eckId' } } })
    const world = await makeWorld('cito')
    await database().pupil.update({ where: { id: world.bo.id }, data: { eckIdCipher: new Uint8Array([1, 2, 3]) } })
    const { status, json } = await cito('GET', rest(world, '/leerlingen'))
    expect(status).toBe(500)
    expect(json).toEqual({ type: 'urn:leerpoort:problem:unexpected', title: expect.any(String), status: 500, detail: expect.any(String), reference: expect.stringMatching(/^[0-9a-f]{8}$/) })
  })
  test('HEAD has the headers and no body', async () => {
    expect(await cito('HEAD', '/rest/v2/instellingen')).toMatchObject({ status: 200, text: '' })
  })
})

test('the mock publishers’ client works unchanged', async () => {
  const world = await makeWorld('malmberg')
  const client = await service.client('malmberg')
  expect(await listInstitutions(client)).toEqual([world.id])
  expect(await getInstitution(client, world.id)).toMatchObject({ actief: true, leerlingen: [{ id: n(world.bo), groep: world.group.lasKey, jaargroep: '5' }, {}], medewerkers: [{}, {}] })
  expect(await getInstitutionRef(client, world.id)).toBe(world.school.schoolRef)
  const product = { identityCode: 'malmberg', method: 'rekenreis', product: 'rekenreis-leerkracht' }
  await addUsers(client, product, [n(world.teacher), 1])
  expect(await getUsers(client, product)).toEqual(new Set([n(world.teacher)]))
  await expect(getInstitution(client, 1)).rejects.toMatchObject({ status: 404, detail: 'There is nothing here that this publisher can see.' })
})
