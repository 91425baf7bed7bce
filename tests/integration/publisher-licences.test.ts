import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent, giveLicence, makePupil } from '@/prisma/seed/factories'
import type { Ask } from '../support/publisher-service'
import { database, makeWorld, n, rest, sorted, startWithPublishers, users, type World } from '../support/publisher-world'

let service: Awaited<ReturnType<typeof startWithPublishers>>
let cito: Ask
let rezulto: Ask

beforeAll(async () => {
  service = await startWithPublishers()
  ;[cito, rezulto] = await Promise.all([service.as('cito'), service.as('rezulto')])
})
afterAll(() => service.close())

const audit = async (world: World) =>
  (await database().auditEvent.findMany({ where: { schoolId: world.school.id }, orderBy: { id: 'asc' } })).map(({ action, details, actorKind, address }) => ({ action, details, actorKind, address }))

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
    const put = async (gebruikers: number[]) => expect((await cito('PUT', users('cito', CODE), { gebruikers })).status).toBe(200)
    await put(ids)
    expect(await list()).toEqual(ids.toSorted((a, b) => a - b))
    for (let round = 0; round < 6; round += 1) await put(ids.slice(round, 20_000))
    expect((await list()).length).toBe(19_995)
    expect((await cito('POST', users('cito', CODE, '/removelist'), { gebruikers: ids })).status).toBe(200)
    expect(await list()).toEqual([])
    expect((await cito('POST', rest(world, '/leerlingen'), ids)).status).toBe(200)
  }, 120_000)
})
