import bcrypt from 'bcrypt'
import { afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { readSession } from '@/lib/access/session'
import { openDoorway, openGroup } from '@/lib/pupil-login/doorway'
import { UNKNOWN_DEVICE, type KnownDevice } from '@/lib/pupil-login/known-device'
import { pupilSignInInput, signInPupil, type PupilSignInResult } from '@/lib/pupil-login/sign-in'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import { passwordChoices } from '@/lib/pictures/choose'
import { encrypt } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { giveConsent, giveLicence, makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
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
/** The school ticked the publisher of Rekenreis and has a licence for it. */
async function giveWayIn() {
  await giveConsent(world.school.id, 'malmberg')
  await giveLicence(world.school.id, 'rekenreis')
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeAll(seedTestPublishers)
beforeEach(async () => {
  world = await makeWorld()
})

const signIn = (change: Partial<{ ref: string; pupil: string; secret: string; target: string | null; address: string; device: KnownDevice }> = {}) => {
  const { address, device, ...input } = { ref: world.ref, pupil: world.bo.id, secret: '4711', target: null, address: world.address, device: UNKNOWN_DEVICE, ...change }
  return signInPupil(input, address, null, device)
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

describe('PUP-4: guessing is throttled without locking anybody out', () => {
  const guess = async (count: number, change: Parameters<typeof signIn>[0] = {}): Promise<void> => {
    for (let at = 0; at < count; at += 1) await signIn({ secret: String(at).padStart(4, '0'), ...change })
  }

  const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
  const waitOf = async (change: Parameters<typeof signIn>[0] = { secret: '0000' }) => {
    const result = await signIn(change)
    return result.ok ? 'in' : result.wait
  }
  beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
  afterEach(() => void vi.useRealTimers())

  test('five tries at once, then a wait that grows to five minutes; the right pin waits too, and then opens', async () => {
    for (const expected of [0, 0, 0, 0, 30]) expect(await waitOf()).toBe(expected)
    expect(await waitOf({}), 'the right pin').toBe(30)
    later(29)
    expect(await waitOf({})).toBe(1)
    later(1)
    for (const expected of [60, 120, 300, 300]) {
      expect(await waitOf()).toBe(expected)
      later(expected)
    }
    expect(await waitOf({})).toBe('in')
    expect(await waitOf(), 'getting in forgets the count').toBe(0)
  })

  test('trying on while one must wait makes the wait no longer', async () => {
    await guess(60)
    later(30)
    expect(await waitOf({})).toBe('in')
  })

  test('over all addresses of the school together twenty, then the pupil waits everywhere', async () => {
    for (let at = 0; at < 4; at += 1) await guess(5, { address: world.address.replace(/7$/, String(10 + at)) })
    expect(await waitOf({ address: world.address.replace(/7$/, '99') })).toBe(300)
    later(300)
    expect(await waitOf({ address: world.address.replace(/7$/, '99') })).toBe('in')
  })

  test('10,000 wrong pins from one school address in a school day: a few dozen are judged, the class goes on, a new pin lets the attacked in', async () => {
    const attacked = await Promise.all(['1', '2', '3'].map((name) => makePupil(world.school.id, world.group.id, { firstName: `Kind ${name}`, pin: '9999' })))
    const chris = await makePupil(world.school.id, world.group.id, { pin: '1234' })
    let got = 0
    for (let at = 0; at < 10_000; at += 30) {
      const tries = Array.from({ length: 30 }, (_, each) => signIn({ pupil: attacked[each % 3]!.id, secret: String(at + each).padStart(4, '0').replace('9999', '0000') }))
      got += (await Promise.all(tries)).filter(({ ok }) => ok).length
      later(86)
      if (at % 3000 === 0) expect(await signIn({ pupil: chris.id, secret: '1234' }), `a classmate after ${at}`).toMatchObject({ ok: true })
    }
    const judged = (await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused')
    expect(got).toBe(0)
    // Every judged try is a row, and nothing else is: at most 35 a pupil in eight hours.
    expect(judged.length).toBeGreaterThan(3 * 20)
    expect(judged.length).toBeLessThanOrEqual(3 * 35)
    expect(await signIn({ pupil: attacked[0]!.id, secret: '9999' }), 'the attacked pupil waits').toMatchObject({ ok: false })
    await forgivePupils([attacked[0]!.id])
    expect(await signIn({ pupil: attacked[0]!.id, secret: '9999' }), 'until the teacher gives a new pin').toMatchObject({ ok: true })
    expect(await signIn({ pupil: attacked[1]!.id, secret: '9999' }), 'which is that pupil’s alone').toMatchObject({ ok: false })
  }, 60_000)

  test('tries from elsewhere, or at a pupil of another school, hold nobody up', async () => {
    const other = await makeWorld()
    for (let at = 0; at < 10; at += 1) {
      await signIn({ secret: '0000', address: '203.0.113.9' })
      await signIn({ secret: '0000', pupil: other.bo.id })
    }
    expect(await signIn()).toMatchObject({ ok: true })
    expect(await everything().rateLimit.count({ where: { key: { contains: other.bo.id } } })).toBe(0)
  })

  test('classmates, and the pupil at another of the school’s addresses, are not held up', async () => {
    const chris = await makePupil(world.school.id, world.group.id, { pin: '1234' })
    await guess(6)
    expect(await signIn({ pupil: chris.id, secret: '1234' })).toMatchObject({ ok: true })
    expect(await signIn({ address: world.address.replace(/7$/, '8') })).toMatchObject({ ok: true })
  })

  test('on the own tablet a pupil is not held up by what others try elsewhere, however much; there it has counts of its own', async () => {
    const own = { mark: 'a'.repeat(16), usual: true }
    for (let n = 0; n < 5; n += 1) await guess(5, { address: world.address.replace(/7$/, String(10 + n)) })
    await guess(5)
    expect([await waitOf({}), await waitOf({ device: { mark: 'b'.repeat(16), usual: false } })].every((wait) => typeof wait === 'number' && wait > 0), 'elsewhere the pupil waits').toBe(true)
    expect(await waitOf({ device: own })).toBe('in')
    await guess(5, { device: own })
    expect(await waitOf({ device: own }), 'a classmate on that very tablet').toBe(30)
  })

  test('a device on which many children’s pins were wrong rests, a right pin too; another device at the same address does not', async () => {
    const [device, other] = [{ mark: 'c'.repeat(16), usual: false }, { mark: 'd'.repeat(16), usual: false }]
    const class_ = await Promise.all(Array.from({ length: 8 }, () => makePupil(world.school.id, world.group.id, { pin: '9999' })))
    const waits: (number | 'in')[] = []
    for (const { id } of class_) for (let n = 0; n < 3; n += 1) waits.push(await waitOf({ pupil: id, secret: '0000', device }))
    expect(waits.findIndex((wait) => wait !== 0), 'from the twentieth on').toBe(19)
    expect(await waitOf({ device })).toBe(10)
    expect(await waitOf({ device: other })).toBe('in')
    later(10)
    expect(await waitOf({ device })).toBe('in')
  })

  test('devices that nobody logged in on before are counted together, with room for a whole school', async () => {
    const others = await Promise.all(Array.from({ length: 30 }, () => makePupil(world.school.id, world.group.id, { pin: '9999' })))
    for (let at = 0; at < 119; at += 1) expect(await waitOf({ pupil: others[at % 30]!.id, secret: '0000' })).toBe(0)
    expect(await waitOf({ pupil: others[29]!.id, secret: '0000' })).toBe(5)
    expect(await waitOf({ device: { mark: 'e'.repeat(16), usual: true } }), 'where the child logged in before').toBe('in')
  })

  test('one pupil has one count, however the id is spelled', () => {
    const upper = world.bo.id.toUpperCase()
    expect(pupilSignInInput.parse({ ref: world.ref, pupil: upper, secret: '4711', target: null }).pupil).toBe(world.bo.id)
  })

  test('guesses that come all at once are throttled too: of forty at most five are judged', async () => {
    const guesses = [...Array.from({ length: 39 }, (_, at) => String(at).padStart(4, '0')), '4711']
    const results = await Promise.all(guesses.map((secret) => signIn({ secret })))
    const refusedByPin = (await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused').length
    expect(refusedByPin + results.filter(({ ok }) => ok).length).toBeLessThanOrEqual(5)
  })

  test('right pins are no guesses: a child that comes back often in one minute gets in each time', async () => {
    for (let at = 0; at < 10; at += 1) expect(await signIn(), `time ${at + 1}`).toMatchObject({ ok: true })
  })

  test('the teacher sees that somebody tried: audited with the pupil, without what was typed; nobody’s pupil leaves no row', async () => {
    await guess(6)
    await signIn({ pupil: '00000000-0000-4000-8000-000000000000' })
    const rows = await auditOf(world.school.id)
    expect(rows.map(({ action, subjectId }) => [action, subjectId])).toEqual(Array.from({ length: 5 }, () => ['pupil.sign-in-refused', world.bo.id]))
    expect(rows.map(({ details }) => details)).toEqual([...Array.from({ length: 4 }, () => ({ throttled: false })), { throttled: true }])
  })
})
