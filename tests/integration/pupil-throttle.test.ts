import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { pupilSignInInput } from '@/lib/pupil-login/sign-in'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import { makePupil } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { makeWorld, world, signIn, withPupilDoor } from '../support/pupil-door'

withPupilDoor()

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
