import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encrypt, lookupHash } from '@/lib/platform/crypto'
import { ENDPOINTS } from '@/lib/publisher-api/endpoints'
import { getInstitution, getInstitutionRef, listInstitutions } from '@/mocks/portal/institution'
import { addUsers, getUsers } from '@/mocks/portal/licence-provider'
import { giveConsent } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import type { Ask } from '../support/publisher-service'
import { database, makeWorld, n, rest, startWithPublishers, users, type World } from '../support/publisher-world'

let service: Awaited<ReturnType<typeof startWithPublishers>>
let cito: Ask
let rezulto: Ask
let stranger: Ask

beforeAll(async () => {
  service = await startWithPublishers()
  ;[cito, rezulto, stranger] = await Promise.all([service.as('cito'), service.as('rezulto'), service.as('stranger')])
})
afterAll(() => service.close())

const withdraw = (world: World) => database().consent.updateMany({ where: { schoolId: world.school.id, withdrawnAt: null }, data: { withdrawnAt: new Date() } })

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
  test('PUB-3: a publisher that agreed on the role alone', async () => {
    await database().publisher.update({ where: { slug: 'blink' }, data: { attributes: ['role'] } })
    await giveConsent(world.school.id, 'blink')
    const { text, json } = await (await service.as('blink'))('GET', rest(world))
    expect(json).toMatchObject({ groepen: [], subgroepen: [], medewerkers: [{ rollen: ['ICTCoordinator', 'Leerkracht'], groepen: [] }, {}] })
    for (const word of ['Bo', 'Eilert', 'Groep 5A', 'ketenid', world.group.lasKey, 'jaargroep', '@']) expect(text).not.toContain(`"${word}`)
  })
  test('PUB-3: what a publisher asks for after the tick it does not get, nor is anybody known by it', async () => {
    await database().publisher.update({ where: { slug: 'zwijsen' }, data: { attributes: ['role'] } })
    const zwijsen = await service.as('zwijsen')
    const own = await makeWorld('zwijsen')
    const eckId = `https://ketenid.nl/later-${own.school.id}`
    await database().pupil.update({ where: { id: own.bo.id }, data: { eckIdCipher: encrypt(eckId, 'eck-id'), eckIdHash: lookupHash(eckId, 'eck-id') } })
    await database().publisher.update({ where: { slug: 'zwijsen' }, data: { attributes: ['role', 'firstName', 'eckId'] } })
    const found = async () => {
      const [all, asked] = await Promise.all([zwijsen('GET', rest(own, '/leerlingen')), zwijsen('POST', rest(own, '/leerlingen_eckid'), [eckId])])
      return [all.text.includes('"Bo"'), all.text.includes(eckId), (asked.json as { leerlingen: unknown[] }).leerlingen.length]
    }
    expect(await found()).toEqual([false, false, 0])
    await database().consent.updateMany({ where: { schoolId: own.school.id }, data: { attributes: ['role', 'firstName', 'eckId'] } })
    expect(await found()).toEqual([true, true, 1])
    await database().publisher.update({ where: { slug: 'zwijsen' }, data: { attributes: ['role', 'firstName'] } })
    expect(await found()).toEqual([true, false, 0])
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
    const school = ENDPOINTS.filter(({ path }) => path.startsWith('rest/v2/instellingen/:id') && !path.endsWith('permission'))
    const everywhere = async (ask: Ask, world: World) =>
      Promise.all(school.map(async ({ method, path }) => ask(method, `/${path.replace(':id', String(world.id))}`, method === 'POST' ? (path.endsWith('eckid') ? ['x'] : [n(world.bo)]) : undefined)))
    expect(school).toHaveLength(8)
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
    for (const { method, path } of ENDPOINTS.filter((each) => each.path.startsWith('hosted-lika'))) {
      const where = `/${path.replace(':identityCode', 'cito').replace(':method', 'groeimeter').replace(':product', 'groeimeter')}`
      expect([method, path, (await rezulto(method, where, method === 'GET' || method === 'DELETE' ? undefined : { gebruikers: [] })).status]).toEqual([method, path, 404])
    }
    expect((await rezulto('GET', users('rezulto', 'groeimeter'))).status).toBe(404)
    expect((await cito('GET', users('cito', 'groeimeter'))).json).toMatchObject({ gebruikers: expect.arrayContaining([n(world.bo)]) })
  })
  test('a certificate that no publisher registered opens nothing', async () => {
    expect(await stranger('GET', '/rest/v2/instellingen')).toMatchObject({ status: 403, type: 'application/problem+json' })
  })
  test('nor does one that has expired, though whoever does the TLS let it past', async () => {
    const [certificate] = await everything().publisherCertificate.findMany({ where: { publisher: { slug: 'rezulto' } } })
    const until = (validUntil: Date | null) => everything().publisherCertificate.update({ where: { id: certificate!.id }, data: { validUntil } })
    await until(new Date(Date.now() - 1000))
    expect((await rezulto('GET', '/rest/v2/instellingen')).status).toBe(403)
    await until(certificate!.validUntil)
    expect((await rezulto('GET', '/rest/v2/instellingen')).status).toBe(200)
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
    ['PUT', '/hosted-lika/management/lika/cito/methode/nul', '{"naam":"a\\u0000b","tags":[]}', {}, 400, 'bad-request'],
    ['GET', '/rest/v2/nawsearch?activeOnly=true&naam=%00', undefined, {}, 400, 'bad-request'],
    ['POST', where, '{"gebruikers":[]}', { 'content-type': 'application/json; charset=utf-8' }, 200, null],
  ] as const)('%#: %s %s', async (method, path, body, headers, status, kind) => {
    const reply = await cito(method, path, body, headers)
    expect(reply.status).toBe(status)
    if (!kind) return
    expect(reply.type).toBe('application/problem+json')
    expect(reply.json).toEqual({ type: `urn:leerpoort:problem:${kind}`, title: expect.any(String), status, detail: expect.any(String) })
    if (status === 405) expect(reply.headers.allow).toBe('GET, HEAD')
  })
  test('after a body that is too large the connection goes on', async () => {
    for (let time = 0; time < 5; time += 1) {
      expect((await cito('POST', where, 'x'.repeat(12_000_000))).status).toBe(413)
      expect((await cito('GET', '/rest/v2/instellingen')).status).toBe(200)
    }
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
