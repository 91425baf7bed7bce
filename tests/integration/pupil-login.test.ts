import bcrypt from 'bcrypt'
import { beforeEach, describe, expect, test, vi } from 'vitest'
import { readSession } from '@/lib/access/session'
import { openDoorway, openGroup } from '@/lib/pupil-login/doorway'
import { type PupilSignInResult } from '@/lib/pupil-login/sign-in'
import { passwordChoices } from '@/lib/pictures/choose'
import { encrypt } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { makeGroup, makePupil } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { OUTSIDE } from '../support/people'
import { makeWorld, giveWayIn, world, signIn, tilesOf, withPupilDoor } from '../support/pupil-door'

withPupilDoor()

const REKENREIS = `${OUTSIDE}/malmberg/app/rekenreis`

describe('PUP-1: the shortcut opens on the school’s groups', () => {
  test('groups with pupils, by year group and name; names and pictures of one group', async () => {
    const seven = await makeGroup(world.school.id, { name: 'Groep 7B', yearGroup: '7' })
    await makePupil(world.school.id, seven.id)
    await makeGroup(world.school.id, { name: 'Leeg' })
    await makeGroup(world.school.id, { name: 'Plusklas', kind: 'combined' })
    const groups = [{ id: world.group.id, name: 'Groep 5A', yearGroup: '5' }, { id: seven.id, name: 'Groep 7B', yearGroup: '7' }]
    expect(await openDoorway(world.ref, null, world.address)).toEqual({ ok: true, school: world.school.name, title: null, groups })
    expect(await tilesOf()).toEqual([{ id: world.bo.id, name: 'Bo', picture: world.bo.picture, method: 'pin' }])
  })

  test('MAT-3: a title of the shortcut is named; an address that is none is refused', async () => {
    await giveWayIn()
    expect(await openDoorway(world.ref, REKENREIS, world.address)).toMatchObject({ ok: true, title: 'Rekenreis' })
    for (const target of [`${REKENREIS}/`, 'https://evil.example/', 'javascript:alert(1)', 'x'])
      expect(await openDoorway(world.ref, target, world.address)).toEqual({ ok: false, reason: 'unknown-title' })
  })

  test.each<[string, string, () => Promise<unknown>]>([
    ['the school has no tick', 'no-consent', () => everything().consent.updateMany({ where: { schoolId: world.school.id }, data: { withdrawnAt: new Date() } })],
    ['the publisher has no connection', 'not-connected', () => everything().publisher.update({ where: { slug: 'malmberg' }, data: { clientId: null } })],
    ['there is no licence', 'no-licence', () => everything().licence.deleteMany({ where: { schoolId: world.school.id } })],
    ['the licence ran out', 'no-licence', () => pool().query('update licence set ends_on = now()::date - 2 where school_id = $1', [world.school.id])],
  ])('a title that nobody of the school can open is told before group and pin: %s', async (_, why, happens) => {
    await giveWayIn()
    const { clientId } = await everything().publisher.findUniqueOrThrow({ where: { slug: 'malmberg' } })
    try {
      await happens()
      expect(await openDoorway(world.ref, REKENREIS, world.address)).toEqual({ ok: false, reason: 'closed', why, title: 'Rekenreis', publisher: 'Malmberg' })
      expect(await openDoorway(world.ref, null, world.address), 'the general shortcut opens').toMatchObject({ ok: true })
      expect(await openDoorway(world.ref, REKENREIS, '203.0.113.9'), 'elsewhere nothing is told of the school').toEqual({ ok: false, reason: 'not-at-school' })
    } finally {
      await everything().publisher.update({ where: { slug: 'malmberg' }, data: { clientId } })
    }
  })

  test.each([['unknown', '00000000-0000-4000-8000-000000000000'], ['malformed', '1; drop table'], ['empty', ''], ['with a null character', '\0']])('PUP-2: an INSTELLING_REF that is %s', async (_, ref) => {
    expect(await openDoorway(ref, null, world.address)).toEqual({ ok: false, reason: 'unknown-school' })
    expect(await openGroup(ref, world.group.id, world.address)).toEqual({ ok: false, reason: 'unknown-school' })
  })

  test.each([['elsewhere', '203.0.113.9'], ['next door', '198.52.1.7'], ['over IPv6', '2001:db8::1'], ['unknown', null]])('PUP-2: from an address that is %s nothing shows', async (_, address) => {
    expect(await openDoorway(world.ref, null, address)).toEqual({ ok: false, reason: 'not-at-school' })
    expect(await openGroup(world.ref, world.group.id, address)).toEqual({ ok: false, reason: 'not-at-school' })
  })

  test('DAT-1: a group of another school looks like one that is not there', async () => {
    const other = await makeWorld()
    for (const id of [other.group.id, '00000000-0000-4000-8000-000000000000', 'x']) expect(await tilesOf(id)).toEqual([])
  })

  test.each<[string, () => Promise<unknown>, unknown]>([
    ['a renamed pupil', () => everything().pupil.update({ where: { id: world.bo.id }, data: { firstName: 'Boris' } }), ['Boris']],
    ['a pupil renamed by SQL', () => pool().query("update pupil set first_name = 'Bobbie' where id = $1", [world.bo.id]), ['Bobbie']],
    ['a new pupil', () => makePupil(world.school.id, world.group.id, { firstName: 'Chris' }), ['Bo', 'Chris']],
    ['a removed pupil', () => everything().pupil.update({ where: { id: world.bo.id }, data: { removedAt: new Date() } }), []],
    ['a deleted pupil', () => everything().pupil.delete({ where: { id: world.bo.id } }), []],
    ['a removed group', () => everything().group.update({ where: { id: world.group.id }, data: { removedAt: new Date() } }), []],
  ])('%s shows at once', async (_, happens, expected) => {
    await tilesOf()
    await happens()
    const tiles = await tilesOf()
    expect(Array.isArray(tiles) ? tiles.map(({ name }) => name) : tiles).toEqual(expected)
  })

  test('GRP-2: another method of the group shows at once, and a pupil’s own goes before it', async () => {
    const own = await makePupil(world.school.id, world.group.id, { firstName: 'Zoë', loginMethod: 'pin' })
    await tilesOf()
    await everything().group.update({ where: { id: world.group.id }, data: { loginMethod: 'picture' } })
    expect(await tilesOf()).toMatchObject([{ id: world.bo.id, method: 'picture' }, { id: own.id, method: 'pin' }])
  })
})

describe('PUP-1: the secret opens a session', () => {
  const opened = async (result: PupilSignInResult) => (result.ok ? ((await readSession(result.token, world.address)) as { pupilId?: string } | null)?.pupilId : result)

  test('the right pin: a session of this pupil; the title of the shortcut comes along', async () => {
    expect(await opened(await signIn())).toBe(world.bo.id)
    const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
    expect(await signIn({ target: REKENREIS })).toMatchObject({ ok: true, productId: product.id })
    expect(await signIn({ target: 'https://evil.example/' })).toMatchObject({ ok: true, productId: null })
  })

  test.each([REKENREIS.replace('http:', 'HTTP:'), `${REKENREIS}#start`, REKENREIS.replace('127.0.0.1', '127.1')])('MAT-3: a title that the doorway knows as %s is the title that the sign-in opens', async (target) => {
    expect(await openDoorway(world.ref, target, world.address)).toMatchObject({ title: 'Rekenreis' })
    expect(await signIn({ target })).toMatchObject({ ok: true, productId: expect.any(String) })
  })

  test('GRP-2: the password picture of a group that uses pictures; the pin then opens nothing', async () => {
    const [right, wrong] = passwordChoices(world.bo.id)
    await everything().pupil.update({ where: { id: world.bo.id }, data: { pictureCipher: encrypt(right!.slug, 'password-picture') } })
    await everything().group.update({ where: { id: world.group.id }, data: { loginMethod: 'picture' } })
    expect(await signIn({ secret: '4711' })).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await signIn({ secret: wrong!.slug })).toMatchObject({ ok: false, reason: 'wrong' })
    expect(await opened(await signIn({ secret: right!.slug }))).toBe(world.bo.id)
    await everything().pupil.update({ where: { id: world.bo.id }, data: { loginMethod: 'pin' } })
    expect(await opened(await signIn({ secret: '4711' }))).toBe(world.bo.id)
  })

  test('DAT-1: a pupil of another school, a removed one and nobody all look like a wrong pin', async () => {
    const other = await makeWorld()
    const gone = await makePupil(world.school.id, world.group.id, { pin: '4711' })
    await everything().pupil.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    const wrong = await signIn({ secret: '0000' })
    expect(wrong).toEqual({ ok: false, reason: 'wrong', wait: 0 })
    for (const pupil of [other.bo.id, gone.id, '00000000-0000-4000-8000-000000000000']) expect(await signIn({ pupil })).toEqual(wrong)
  })

  test('PUP-2: with the right pin, but not at school', async () => {
    expect(await signIn({ address: '203.0.113.9' })).toEqual({ ok: false, reason: 'not-at-school', wait: 0 })
  })

  test('no bcrypt on this path', async () => {
    const [compare, hash] = [vi.spyOn(bcrypt, 'compare'), vi.spyOn(bcrypt, 'hash')]
    await signIn()
    await signIn({ secret: '0000' })
    expect([compare.mock.calls.length, hash.mock.calls.length]).toEqual([0, 0])
    vi.restoreAllMocks()
  })
})

describe('PUP-1: where a pupil goes who got in', () => {
  test('straight to the publisher; to the overview without a title; through /start, which says why, where the title is closed', async () => {
    const next = async (target: string | null) => {
      const result = await signIn({ target })
      return result.ok ? result.next : result
    }
    const product = await everything().product.findFirstOrThrow({ where: { code: 'rekenreis' } })
    expect(await next(null)).toBe('/leerling')
    expect(await next('https://evil.example/')).toBe('/leerling')
    expect(await next(REKENREIS)).toBe(`/start/${product.id}`)
    await giveWayIn()
    const to = new URL(String(await next(REKENREIS)))
    expect([to.origin + to.pathname, to.searchParams.get('target_link_uri'), to.searchParams.get('login_hint')]).toEqual([`${OUTSIDE}/malmberg/start`, REKENREIS, product.id])
  })
})

describe('GRP-7: a code for once, for a pupil who forgot the badge', () => {
  const giveCode = (code: string, expiresAt = new Date(Date.now() + 60_000)) =>
    everything().pupilLoginCode.upsert({ where: { pupilId: world.bo.id }, create: { schoolId: world.school.id, pupilId: world.bo.id, codeCipher: encrypt(code, 'login-code'), expiresAt }, update: { codeCipher: encrypt(code, 'login-code'), expiresAt } })
  beforeEach(() => everything().group.update({ where: { id: world.group.id }, data: { loginMethod: 'badge' } }))

  test('opens once, and of two at the same moment one gets in', async () => {
    await giveCode('9182')
    expect(await signIn({ secret: '4711' }), 'the pin is not this pupil’s method').toMatchObject({ ok: false })
    const both = await Promise.all([signIn({ secret: '9182' }), signIn({ secret: '9182' })])
    expect(both.map(({ ok }) => ok).sort()).toEqual([false, true])
    expect(await signIn({ secret: '9182' })).toMatchObject({ ok: false, reason: 'wrong' })
  })
  test('not after its time, and never without one', async () => {
    expect(await signIn({ secret: '9182' })).toMatchObject({ ok: false, reason: 'wrong' })
    await giveCode('9182', new Date(Date.now() - 1))
    expect(await signIn({ secret: '9182' })).toMatchObject({ ok: false, reason: 'wrong' })
  })
  test('a code opens nothing for a pupil with a pin', async () => {
    await giveCode('9182')
    await everything().group.update({ where: { id: world.group.id }, data: { loginMethod: 'pin' } })
    expect(await signIn({ secret: '9182' })).toMatchObject({ ok: false })
    expect(await signIn()).toMatchObject({ ok: true })
  })
})
