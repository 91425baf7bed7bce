import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { rememberBrowser } from '@/lib/access/known-browser'
import { ANYWHERE, HERE, type PasswordDoor } from '@/lib/access/password-login'
import type { AppError } from '@/lib/core/errors'
import { signInHome } from '@/lib/home-login/sign-in'
import { LIMITS, takeTry, throttleAddress } from '@/lib/platform/limits'
import * as passwords from '@/lib/platform/passwords'
import { signInStaff } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { everyCaptchaSolved } from '../support/captcha'
import { everything, refused } from '../support/command'

// Decision 0018: guessing a password is held off for as long as it lasts, and never holds up the account's owner.
let last = 0
let judged: string[]
async function makeWorld() {
  const school = await makeSchool()
  const email = `doel${next()}@school.example`
  await makeStaff(school.id, { roles: ['teacher'], email })
  const parent = `doel${next()}@thuis.example`
  await makeHome(parent, [await makePupil(school.id, (await makeGroup(school.id)).id)])
  return { address: `192.0.2.${(last += 1)}`, email, parent }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  world = await makeWorld()
  judged = []
  everyCaptchaSolved()
  vi.useFakeTimers({ toFake: ['Date'] })
  // A hash takes long, and which tries get one is the question.
  vi.spyOn(passwords, 'checkPassword').mockImplementation(async (password, hash) => {
    judged.push(password)
    return password === DEMO_PASSWORD && !!hash
  })
})
afterEach(() => {
  vi.useRealTimers()
  vi.restoreAllMocks()
})
const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)

const DOORS: [PasswordDoor, (whence: { email?: string; password?: string; address?: string; known?: string }) => Promise<unknown>, () => string][] = [
  ['staff-login', ({ email = world.email, password = DEMO_PASSWORD, address = world.address, known }) => signInStaff({ email, password }, address, known), () => world.email],
  ['home-login', ({ email = world.parent, password = DEMO_PASSWORD, address = world.address, known }) => signInHome({ email, password }, address, known), () => world.parent],
]

describe.each(DOORS)('AUT-2 at %s', (door, signIn, owner) => {
  const guess = async (count: number, change: Parameters<typeof signIn>[0] = {}) => {
    for (let at = 0; at < count; at += 1) await refused(signIn({ password: `gok${at}`, ...change }))
  }
  const known = () => rememberBrowser(null, { door, email: owner() }, new Date())
  const waitOf = async (change: Parameters<typeof signIn>[0]) => {
    const error = await signIn(change).then(() => null, (thrown: unknown) => thrown as AppError)
    return error && [error.code, error.values.minutes]
  }
  const fillAddress = () => Promise.all(Array.from({ length: LIMITS[`${door}-address`].points }, () => takeTry(`${door}-address`, throttleAddress(world.address))))

  test('from one place eight at once, then waits that grow to an hour: a day of guessing gets some thirty judged', async () => {
    await guess(7)
    for (const wait of ['1 minuut', '2 minuten', '5 minuten', '15 minuten', '30 minuten', '60 minuten', '60 minuten']) {
      expect(await waitOf({ password: 'gok' })).toEqual(['login-wait', wait])
      expect(await waitOf({}), 'the right one waits too').toEqual(['login-wait', wait])
      later(parseInt(wait) * 60)
    }
    expect(await refused(signIn({}))).toBeUndefined()
    await guess(7)
    expect(await refused(signIn({})), 'getting in forgets').toBeUndefined()
    judged = []
    for (let minute = 0; minute < 24 * 60; minute += 5) {
      await guess(2)
      later(300)
    }
    expect(judged.length).toBeGreaterThan(HERE.free)
    expect(judged.length).toBeLessThanOrEqual(36)
  })

  test('from a hundred IPv6 networks of one line: fifty judged, then one in five minutes and more', async () => {
    for (let net = 0; net < 100; net += 1) await guess(2, { address: `2001:db8:${last}:${net.toString(16)}::1` })
    expect(judged.length).toBe(ANYWHERE.free)
    expect(await waitOf({ address: '198.51.100.77' })).toEqual(['login-wait', '5 minuten'])
    later(300)
    expect(await waitOf({ address: '198.51.100.77', password: 'gok' })).toEqual(['login-wait', '15 minuten'])
  })

  test('meanwhile the owner gets in at once in a browser where the account logged in before', async () => {
    const mine = known()
    for (let net = 0; net < 60; net += 1) await guess(1, { address: `2001:db8:${last}:${net.toString(16)}::1` })
    expect(await refused(signIn({ address: '198.51.100.78' })), 'elsewhere it waits').toBe('login-wait')
    expect(await refused(signIn({ address: '198.51.100.78', known: mine }))).toBeUndefined()
    expect(await refused(signIn({ address: '198.51.100.78' })), 'that forgives the strangers nothing').toBe('login-wait')
    expect(await refused(signIn({ known: rememberBrowser(null, { door, email: 'ander@school.example' }, new Date()) })), 'another account’s cookie is none').toBe('login-wait')
  })

  test('a known browser has a count of its own: whoever took its cookie gets no more guesses than others, from wherever', async () => {
    const stolen = known()
    for (let net = 0; net < 20; net += 1) await guess(2, { address: `2001:db8:${last}:${net.toString(16)}::1`, known: stolen })
    expect(judged.length).toBe(HERE.free)
    expect(await refused(signIn({})), 'and holds up nobody elsewhere').toBeUndefined()
  })

  test('an address that nobody has is counted and answered alike', async () => {
    const nobody = `niemand${next()}@school.example`
    const answers = async (email: string) => {
      const seen: unknown[] = []
      for (let net = 0; net < 60; net += 1) seen.push(await waitOf({ email, password: 'gok', address: `2001:db8:${last}:${net.toString(16)}::1` }))
      for (let at = 0; at < 10; at += 1) seen.push(await waitOf({ email, password: 'gok', address: `203.0.113.${last}` }))
      return seen
    }
    expect(await answers(nobody)).toEqual(await answers(owner()))
  })

  test('200 wrong ones from a school’s one address bar nobody there: known browsers go on, others wait some seconds', async () => {
    await fillAddress()
    await guess(1, { email: `x${next()}@y.example` })
    expect(await refused(signIn({ known: known() })), 'known').toBeUndefined()
    expect(await refused(signIn({})), 'one in five seconds').toBe('login-wait')
    later(LIMITS[`${door}-address-slow`].seconds)
    expect(await refused(signIn({}))).toBeUndefined()
    expect(await refused(signIn({})), 'who gets in makes place for the next').toBeUndefined()
    expect(await refused(signIn({ address: '198.51.100.79' })), 'elsewhere nobody waits').toBeUndefined()
  })

  test('past that one may guess on at one account after the other: at most one in five seconds is judged', async () => {
    await fillAddress()
    for (let at = 0; at < 60; at += 1) {
      await guess(1, { email: `x${next()}@y.example` })
      later(1)
    }
    expect(judged.length).toBeLessThanOrEqual(13)
  })

  test('tries that were not judged, because of others at that address, do not count as the person’s own', async () => {
    await fillAddress()
    await guess(1, { email: `x${next()}@y.example` })
    for (let at = 0; at < HERE.free + 2; at += 1) expect(await refused(signIn({}))).toBe('login-wait')
    later(LIMITS[`${door}-address-slow`].seconds)
    expect(await refused(signIn({}))).toBeUndefined()
  })

  test('the address of a person does not lie about in the table of limits', async () => {
    await guess(2)
    expect((await everything().rateLimit.findMany({ where: { key: { startsWith: door } } })).filter(({ key }) => key.includes(owner().split('@')[0]!))).toEqual([])
  })
})
