import { z } from 'zod'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ENDPOINTS } from '@/lib/publisher-api/endpoints'
import type { Endpoint } from '@/lib/publisher-api/routes'
import { encrypt, lookupHash } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent } from '@/prisma/seed/factories'
import type { Ask } from '../support/publisher-service'
import { database, makeWorld, n, sorted, startWithPublishers, type World } from '../support/publisher-world'

/*
 * PUB-2: every endpoint of the table over real mutual TLS, and every field of domain facts 1.3 and 1.4 seen at least once. The
 * schemas are strict: a field that facts do not know fails as one that is missing.
 */
const EVERYTHING = ['schoolName', 'role', 'groups', 'yearGroup', 'firstName', 'lastName', 'eckId', 'email', 'lasKey']
const SVG = `image/svg+xml,${Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>').toString('base64')}`
const TITLE = { naam: 'Meetlat', code: 'ML', icon: SVG, iconUrl: 'http://localhost:3001/cito/meetlat.svg', url: 'http://localhost:3001/cito/app/meetlat', tags: ['leerkrachtApplicatie', 'toetsApplicatie'] }

let service: Awaited<ReturnType<typeof startWithPublishers>>
let cito: Ask
let world: World
let eck: string

beforeAll(async () => {
  service = await startWithPublishers()
  cito = await service.as('cito')
  await database().publisher.update({ where: { slug: 'cito' }, data: { attributes: EVERYTHING } })
  world = await makeWorld('cito')
  const other = await makeWorld('cito')
  const schoolId = world.school.id
  eck = `https://ketenid.nl/staf-${schoolId}`
  await database().school.update({ where: { id: schoolId }, data: { schoolKey: `S${schoolId.slice(0, 8)}`, mergedIntoId: other.school.id } })
  await database().group.updateMany({ where: { schoolId }, data: { description: 'dinsdag', yearGroup: '5' } })
  await database().pupil.update({ where: { id: world.bo.id }, data: { initials: 'B' } })
  await database().employment.update({
    where: { id: world.teacher.id },
    data: { lasKey: 'L1', prefix: 'de', initials: 'E', endsAt: new Date(Date.now() + 86_400_000), eckIdCipher: encrypt(eck, 'eck-id'), eckIdHash: lookupHash(eck, 'eck-id') },
  })
  await database().duoLocation.create({ data: { brin: world.school.brin!, name: world.school.name, telephone: '010-4141414' } })
  await cito('PUT', '/hosted-lika/management/lika/cito/methode/meetlat', TITLE)
  await cito('PUT', '/hosted-lika/management/lika/cito/methode/meetlat/product/meetlat', { ...TITLE, url: `${TITLE.url}/product` })
})
afterAll(() => service.close())

const today = () => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam' }).format(new Date())
const pathOf = ({ path }: Endpoint) =>
  `/${path.replace(':identityCode', 'cito').replace(':id', String(world.id)).replace(':date', today()).replace(':method', 'meetlat').replace(':product', 'meetlat')}${path.endsWith('nawsearch') ? `?naam=&brincode=${world.school.brin!.slice(0, 4)}&activeOnly=true` : ''}`

function bodyOf({ method, path }: Endpoint): unknown {
  if (path.endsWith('leerlingen')) return [n(world.bo)]
  if (path.endsWith('leerlingen_eckid')) return [`https://ketenid.nl/${world.school.id}`]
  if (path.includes('/permissions/')) return { methodes: ['meetlat'], producten: ['meetlat'], gebruikers: [n(world.bo)], gebruikerEckIds: [{ instellingId: world.id, eckId: eck }] }
  if (path.includes('gebruiker_eckid')) return { gebruikers: [{ instellingId: world.id, eckId: eck }] }
  if (path.includes('gebruiker')) return { gebruikers: [n(world.teacher), n(world.bo)] }
  return method === 'POST' ? { id: 'meetlat', ...TITLE, url: path.endsWith('product') ? `${TITLE.url}/product` : TITLE.url } : { ...TITLE, url: path.includes('product') ? `${TITLE.url}/product` : TITLE.url }
}

/** The school keeps this licence itself, and chose a level for Bo (LIC-4). */
async function chooseLevel(): Promise<void> {
  const { id: productId } = await database().product.findFirstOrThrow({ where: { code: 'meetlat', method: { code: 'meetlat' } } })
  await database().product.update({ where: { id: productId }, data: { levels: ['basis', 'plus'] } })
  await database().licence.updateMany({ where: { productId }, data: { linking: 'portal' } })
  await database().licencePerson.updateMany({ where: { licence: { productId }, pupilId: world.bo.id }, data: { levels: ['plus'] } })
}

/** Every field of a schema as `a.b[].c`, and those of an answer that hold something. */
type Json = { $ref?: string; type?: string; anyOf?: Json[]; items?: Json; properties?: Record<string, Json>; $defs?: Record<string, Json> }
function fieldsOf(schema: Json, defs: Record<string, Json>, at = ''): string[] {
  if (schema.$ref) return fieldsOf(defs[schema.$ref.split('/').pop()!]!, defs, at)
  if (schema.items) return fieldsOf(schema.items, defs, `${at}[]`)
  return Object.entries(schema.properties ?? {}).flatMap(([name, inner]) => [`${at}.${name}`, ...fieldsOf(inner, defs, `${at}.${name}`)])
}
function seenIn(value: unknown, at = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((each) => seenIn(each, `${at}[]`))
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([name, inner]) => (inner === null ? [] : [`${at}.${name}`, ...seenIn(inner, `${at}.${name}`)]))
}
/** No register that the portal has knows a school's e-mail address. */
const NEVER = ['[].emailadres']

// What is filled is read before what is emptied or removed; a removed title is made again by the next PUT.
const ORDER = ['PUT', 'POST', 'GET', 'DELETE']
const inOrder = [...ENDPOINTS].sort((a, b) => Number(a.path.includes('ermission')) - Number(b.path.includes('ermission')) || ORDER.indexOf(a.method) - ORDER.indexOf(b.method) || Number(a.path.includes('removelist')) - Number(b.path.includes('removelist')))

describe('every endpoint', () => {
  test.each(inOrder.map((endpoint) => [`${endpoint.method} ${endpoint.path}`, endpoint] as const))('%s', async (_name, endpoint) => {
    if (endpoint.path.startsWith('hosted')) {
      await cito('PUT', '/hosted-lika/management/lika/cito/methode/meetlat', TITLE)
      await cito('PUT', '/hosted-lika/management/lika/cito/methode/meetlat/product/meetlat', { ...TITLE, url: `${TITLE.url}/product` })
      for (const part of ['', '/product/meetlat']) await cito('PUT', `/hosted-lika/management/lika/cito/methode/meetlat${part}/gebruiker`, { gebruikers: [n(world.bo), n(world.teacher)] })
      if (endpoint.path.endsWith('niveau')) await chooseLevel()
    }
    const { status, text, json, type } = await cito(endpoint.method, pathOf(endpoint), endpoint.body && bodyOf(endpoint))
    expect([status, text.slice(0, status === 200 ? 0 : 300)]).toEqual([200, ''])
    if (!endpoint.answer) return expect(text).toBe('')
    expect(type).toBe('application/json; charset=utf-8')
    endpoint.answer.parse(json)
    const schema = z.toJSONSchema(endpoint.answer, { io: 'output' }) as Json
    const wanted = fieldsOf(schema, schema.$defs ?? {}).filter((field) => !NEVER.includes(field))
    expect(wanted.filter((field) => !seenIn(json).includes(field))).toEqual([])
  })
})

describe('quirks of facts 1.3 and 1.4', () => {
  const lika = '/hosted-lika/management/lika/cito'
  test('two spellings of the addition, and a BRIN of four and of six characters', async () => {
    const school = await makeWorld('cito')
    const details = (await cito('GET', `/rest/v2/instellingen/${school.id}/details`)).json
    expect(details).toMatchObject({ huisnummertoevoeging: 'a', brincode: school.school.brin!.slice(0, 4) })
    const [found] = (await cito('GET', `/rest/v2/nawsearch?brincode=${school.school.brin}&activeOnly=true`)).json as object[]
    expect(found).toMatchObject({ id: school.id, huisnummerToevoeging: 'a', brincode: school.school.brin })
    expect(found).not.toHaveProperty('metaResult')
  })
  test('a search by each criterion; what is no BRIN is nobody’s, and a wildcard is a character', async () => {
    const school = await makeWorld()
    await database().school.update({ where: { id: school.school.id }, data: { name: `Zoekschool ${school.id}`, city: 'Zoekdam', active: false } })
    const find = async (query: string) => ((await cito('GET', `/rest/v2/nawsearch?${query}`)).json as { id: number }[]).map(({ id }) => id)
    const name = encodeURIComponent(`zoekschool ${school.id}`)
    expect(await find(`naam=${name}&activeOnly=true`)).toEqual([])
    expect(await find(`naam=${name}&activeOnly=false&postcode=1234%20AB&plaatsnaam=zoek&adres=kleurenlaan%207&brincode=`)).toEqual([school.id])
    expect(await find('naam=%25&activeOnly=false')).toEqual([])
    expect(await find('brincode=99%25&activeOnly=false')).toEqual([])
    expect((await cito('GET', '/rest/v2/nawsearch?activeOnly=misschien')).status).toBe(400)
  })
  test('a method that is a mere folder has a list of users, and no address', async () => {
    const school = await makeWorld('cito')
    expect((await cito('POST', `${lika}/methode`, { id: 'map', naam: 'Map' })).text).toBe('')
    expect((await cito('GET', `${lika}/methode/map`)).json).toEqual({ id: 'map', naam: 'Map', tags: [] })
    expect((await cito('GET', `${lika}/methode/map/gebruiker`)).json).toEqual({ gebruikers: [] })
    await cito('POST', `${lika}/methode/map/gebruiker/addlist`, { gebruikers: [n(school.chris), n(school.bo), 1] })
    expect((await cito('GET', `${lika}/methode/map/gebruiker`)).json).toEqual({ gebruikers: [n(school.bo), n(school.chris)] })
    expect((await cito('GET', `${lika}/methode/map/product`)).json).toEqual({ producten: [] })
    expect((await cito('DELETE', `${lika}/methode/map`)).text).toBe('')
    expect((await cito('DELETE', `${lika}/methode/map`)).status).toBe(404)
  })
  test('lists by ECK iD: a list of people that has one; replaced among those; ascending', async () => {
    const school = await makeWorld('cito')
    await cito('PUT', `${lika}/methode/groeimeter/gebruiker`, { gebruikers: [n(school.chris), n(school.bo)] })
    const list = `${lika}/methode/groeimeter/gebruiker_eckid`
    const bo = { instellingId: school.id, eckId: `https://ketenid.nl/${school.school.id}` }
    expect((await cito('GET', list)).json).toEqual({ gebruikers: [bo] })
    await cito('PUT', list, { gebruikers: [{ instellingId: school.id, eckId: 'onbekend' }, { ...bo, instellingId: 5 }] })
    expect((await cito('GET', `${lika}/methode/groeimeter/gebruiker`)).json).toEqual({ gebruikers: [n(school.chris)] })
    await cito('POST', `${list}/addlist`, { gebruikers: [bo] })
    expect((await cito('GET', list)).json).toEqual({ gebruikers: [bo] })
  })
  test('PUB-3: a publisher without ECK iDs finds nobody by one', async () => {
    const school = await makeWorld('malmberg')
    const malmberg = await service.as('malmberg')
    const bo = `https://ketenid.nl/${school.school.id}`
    const list = '/hosted-lika/management/lika/malmberg/methode/rekenreis/product/rekenreis/gebruiker'
    expect((await malmberg('POST', `/rest/v2/instellingen/${school.id}/leerlingen_eckid`, [bo])).json).toMatchObject({ leerlingen: [] })
    await malmberg('POST', `${list}_eckid/addlist`, { gebruikers: [{ instellingId: school.id, eckId: bo }] })
    expect((await malmberg('GET', list)).json).toEqual({ gebruikers: [] })
    await malmberg('PUT', list, { gebruikers: [n(school.bo)] })
    expect((await malmberg('GET', `${list}_eckid`)).json).toEqual({ gebruikers: [] })
    // Nor by who comes off the list when it is emptied.
    for (const [method, body] of [['DELETE', undefined], ['PUT', { gebruikers: [] }]] as const) expect((await malmberg(method, `${list}_eckid`, body)).status).toBe(200)
    expect((await malmberg('GET', list)).json).toEqual({ gebruikers: [n(school.bo)] })
  })
  test('PUB-3: at a school that did not agree on ECK iDs neither, whatever others agreed', async () => {
    const [open, closed] = [await makeWorld('cito'), await makeWorld('cito')]
    const list = `${lika}/methode/groeimeter/gebruiker`
    await cito('PUT', list, { gebruikers: [n(open.bo), n(closed.bo)] })
    const { id, attributes } = await database().consent.findFirstOrThrow({ where: { schoolId: closed.school.id, withdrawnAt: null } })
    await database().consent.update({ where: { id }, data: { attributes: attributes.filter((one) => one !== 'eckId') } })
    expect((await cito('GET', `${list}_eckid`)).json).toEqual({ gebruikers: [{ instellingId: open.id, eckId: `https://ketenid.nl/${open.school.id}` }] })
    for (const way of ['/addlist', '/removelist']) await cito('POST', `${list}_eckid${way}`, { gebruikers: [{ instellingId: closed.id, eckId: `https://ketenid.nl/${closed.school.id}` }] })
    expect((await cito('GET', list)).json).toEqual({ gebruikers: sorted(open.bo, closed.bo) })
    await cito('DELETE', `${list}_eckid`)
    expect((await cito('GET', list)).json).toEqual({ gebruikers: [n(closed.bo)] })
  })
  test('more than a thousand codes at once are refused', async () => {
    for (const way of ['grant', 'revoke']) for (const list of ['methodes', 'producten'])
      expect((await cito('POST', `${lika}/permissions/${way}`, { [list]: Array.from({ length: 1001 }, (_, at) => `t${at}`) })).status).toBe(400)
  })
  test('grant and revoke: every user on every title; unknown ones of both fall away', async () => {
    const school = await makeWorld('cito')
    const body = { methodes: ['leerlingtoets', 'onbekend'], producten: ['groeimeter', 'onbekend'], gebruikers: [n(school.chris), 7], gebruikerEckIds: [{ instellingId: school.id, eckId: `https://ketenid.nl/${school.school.id}` }] }
    const lists = [`${lika}/methode/leerlingtoets/gebruiker`, `${lika}/methode/groeimeter/product/groeimeter/gebruiker`]
    await cito('POST', `${lika}/permissions/grant`, body)
    for (const list of lists) expect((await cito('GET', list)).json).toMatchObject({ gebruikers: expect.arrayContaining([n(school.bo), n(school.chris)]) })
    await cito('POST', `${lika}/permissions/revoke`, { ...body, gebruikerEckIds: [] })
    for (const list of lists) expect((await cito('GET', list)).json).not.toMatchObject({ gebruikers: expect.arrayContaining([n(school.chris)]) })
    expect((await cito('POST', `${lika}/permissions/grant`, {})).text).toBe('')
  })
  test('addresses that were not agreed, others’ addresses, icons that are none', async () => {
    const put = async (body: object) => (await cito('PUT', `${lika}/methode/groeimeter/product/nieuw`, { naam: 'Nieuw', ...body })).json
    for (const url of ['https://elders.example/', 'http://localhost:3001/citox/', 'http://localhost:3001/cito/../malmberg/app/rekenreis', 'http://localhost:3001@elders.example/cito/'])
      expect(await put({ url })).toMatchObject({ type: 'urn:leerpoort:problem:address-not-agreed' })
    expect(await put({ url: 'http://localhost:3001/cito/app/groeimeter' })).toMatchObject({ status: 409 })
    expect(await put({ url: 'http://localhost:3001/cito/app/x', icon: 'image/png,PHN2Zy8+' })).toMatchObject({ status: 400 })
    expect(await put({ url: 'http://localhost:3001/cito/app/x', id: 'anders' })).toMatchObject({ status: 400 })
    expect((await cito('GET', `${lika}/methode/groeimeter/product/nieuw`)).status).toBe(404)
  })
})

describe('PUB-4: consent over the service', () => {
  const where = (school: World, query = '') => `/rest/v2/instellingen/${school.id}/uitgever/synchronizationpermission${query}`
  const requests = (school: World) => database().consentRequest.findMany({ where: { schoolId: school.school.id } })
  test('asking once leaves one request, however often; looking asks nothing', async () => {
    const school = await makeWorld()
    expect((await cito('GET', where(school))).json).toEqual({ hasSynchronizationPermission: false })
    expect(await requests(school)).toEqual([])
    for (let time = 0; time < 2; time += 1) expect((await cito('GET', where(school, '?request-permission=true'))).json).toEqual({ hasSynchronizationPermission: false })
    expect(await requests(school)).toHaveLength(1)
    await database().consentRequest.updateMany({ where: { schoolId: school.school.id }, data: { answeredAt: new Date(), granted: false } })
    await cito('GET', where(school, '?request-permission=true'))
    expect(await requests(school)).toHaveLength(1)
    expect((await cito('GET', '/rest/v2/instellingen/1/uitgever/synchronizationpermission')).status).toBe(404)
  })
  test('what was given can be given back; days tell of both', async () => {
    const school = await makeWorld('cito')
    expect((await cito('GET', where(school))).json).toEqual({ hasSynchronizationPermission: true })
    const on = async (what: string) => (await cito('GET', `/rest/v2/instellingen/synchronizationpermission/${what}/${today()}`)).json
    expect(await on('toegekend')).toContain(school.id)
    expect(await on('ingetrokken')).not.toContain(school.id)
    // Agreeing to other terms is no withdrawal.
    await database().consent.updateMany({ where: { schoolId: school.school.id }, data: { withdrawnAt: new Date(), replaced: true } })
    await giveConsent(school.school.id, 'cito')
    expect(await on('toegekend')).toContain(school.id)
    expect(await on('ingetrokken')).not.toContain(school.id)
    for (let time = 0; time < 2; time += 1) expect(await cito('DELETE', where(school))).toMatchObject({ status: 200, text: '' })
    expect((await cito('GET', where(school))).json).toEqual({ hasSynchronizationPermission: false })
    expect((await cito('GET', `/rest/v2/instellingen/${school.id}`)).status).toBe(404)
    expect(await on('ingetrokken')).toContain(school.id)
    for (const date of ['gisteren', '2026-13-01', '2026-1-1']) expect((await cito('GET', `/rest/v2/instellingen/synchronizationpermission/toegekend/${date}`)).status).toBe(400)
  })
  test('what is given back while a coordinator agrees to other terms has gone all the same', async () => {
    const school = await makeWorld('cito')
    const coordinator = await pool().connect()
    try {
      await coordinator.query('begin')
      await coordinator.query("select pg_advisory_xact_lock(hashtext('consent ' || $1::text))", [school.school.id])
      const given = cito('DELETE', where(school))
      const { rows: [own] } = await coordinator.query<{ pid: number }>('select pg_backend_pid() as pid')
      await expect.poll(async () => (await database().$queryRaw<object[]>`select 1 from pg_stat_activity where ${own!.pid} = any(pg_blocking_pids(pid))`).length, { timeout: 20_000, interval: 20 }).toBe(1)
      await coordinator.query('update consent set withdrawn_at = now(), replaced = true where school_id = $1', [school.school.id])
      await coordinator.query("insert into consent (school_id, publisher_id, purpose, attributes) select school_id, publisher_id, 'Meer', attributes from consent where school_id = $1", [school.school.id])
      await coordinator.query('commit')
      expect((await given).status).toBe(200)
    } finally {
      coordinator.release()
    }
    expect(await database().consent.count({ where: { schoolId: school.school.id, withdrawnAt: null } })).toBe(0)
    expect(await database().consent.count({ where: { schoolId: school.school.id } })).toBe(2)
  })
})
