import bcrypt from 'bcrypt'
import { beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSession } from '@/lib/access/session'
import { openDoorway, openGroup } from '@/lib/pupil-login/doorway'
import { signInPupil, type PupilSignInResult } from '@/lib/pupil-login/sign-in'
import { passwordChoices } from '@/lib/pictures/choose'
import { encrypt } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { OUTSIDE, seedTestPublishers } from '../support/people'

const REKENREIS = `${OUTSIDE}/malmberg/app/rekenreis`
let last = 0

/** A school at an address of its own, so that the throttle of one test does not hold up the next. */
async function makeWorld() {
  const address = `198.51.${(last += 1)}.7`
  const school = await makeSchool({ addresses: [`198.51.${last}.0/24`] })
  const group = await makeGroup(school.id, { name: 'Groep 5A', loginMethod: 'pin' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '4711' })
  return { address, school, group, bo, ref: school.schoolRef }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => {
  world = await makeWorld()
})

const signIn = (change: Partial<{ ref: string; pupil: string; secret: string; target: string | null; address: string }> = {}) => {
  const { address, ...input } = { ref: world.ref, pupil: world.bo.id, secret: '4711', target: null, address: world.address, ...change }
  return signInPupil(input, address)
}
const tilesOf = async (groupId = world.group.id) => {
  const view = await openGroup(world.ref, groupId, world.address)
  return view.ok ? view.pupils : view.reason
}

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
    expect(await openDoorway(world.ref, REKENREIS, world.address)).toMatchObject({ ok: true, title: 'Rekenreis' })
    for (const target of [`${REKENREIS}/`, 'https://evil.example/', 'javascript:alert(1)', 'x'])
      expect(await openDoorway(world.ref, target, world.address)).toEqual({ ok: false, reason: 'unknown-title' })
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

describe('PUP-4: guessing is throttled without locking anybody out', () => {
  const guess = async (count: number, change: Parameters<typeof signIn>[0] = {}) => {
    for (let at = 0; at < count; at += 1) await signIn({ secret: String(at).padStart(4, '0'), ...change })
  }

  test('after six wrong pins a rest of at most a minute, also for the right one; then it opens again', async () => {
    await guess(6)
    const rest = await signIn()
    expect(rest).toMatchObject({ ok: false, reason: 'wrong' })
    expect(rest.ok ? 0 : rest.wait).toBeGreaterThan(0)
    expect(rest.ok ? 0 : rest.wait).toBeLessThanOrEqual(60)
    await pool().query('update rate_limit set expire = $1 where key like $2', [Date.now() - 1, `%${world.bo.id}%`])
    expect(await signIn()).toMatchObject({ ok: true })
  })

  test('classmates, and the pupil at another of the school’s addresses, are not held up', async () => {
    const chris = await makePupil(world.school.id, world.group.id, { pin: '1234' })
    await guess(6)
    expect(await signIn({ pupil: chris.id, secret: '1234' })).toMatchObject({ ok: true })
    expect(await signIn({ address: world.address.replace(/7$/, '8') })).toMatchObject({ ok: true })
  })

  test('guesses that come all at once are throttled too: of forty at most six are judged', async () => {
    const guesses = [...Array.from({ length: 39 }, (_, at) => String(at).padStart(4, '0')), '4711']
    const results = await Promise.all(guesses.map((secret) => signIn({ secret })))
    const refusedByPin = (await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused').length
    expect(refusedByPin + results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(6)
  })

  test('right pins are no guesses: a child that comes back often in one minute gets in each time', async () => {
    for (let at = 0; at < 10; at += 1) expect(await signIn(), `time ${at + 1}`).toMatchObject({ ok: true })
  })

  test('the teacher sees that somebody tried: audited with the pupil, without what was typed; nobody’s pupil leaves no row', async () => {
    await guess(6)
    await signIn({ pupil: '00000000-0000-4000-8000-000000000000' })
    const rows = await auditOf(world.school.id)
    expect(rows.map(({ action, subjectId }) => [action, subjectId])).toEqual(Array.from({ length: 6 }, () => ['pupil.sign-in-refused', world.bo.id]))
    expect(rows.map(({ details }) => details)).toEqual([...Array.from({ length: 5 }, () => ({ throttled: false })), { throttled: true }])
  })
})
