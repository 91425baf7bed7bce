import { describe, expect, test } from 'vitest'
import { CAPTCHA_DOORS, isSolved, makeChallenge, requireHuman } from '@/lib/access/captcha'
import { dropOldAccess } from '@/lib/access/housekeeping'
import { askLink } from '@/lib/access/forgotten'
import { HERE, HERE_UNSOLVED } from '@/lib/access/password-login'
import { signInHome } from '@/lib/home-login/sign-in'
import { signInStaff } from '@/lib/staff/sign-in'
import { LIMITS } from '@/lib/platform/limits'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { solvedCaptcha } from '../support/captcha'
import { everything, refused } from '../support/command'

type Answer = { challenge: { parameters: Record<string, unknown> & { data: { door: string } }; signature: string }; solution: Record<string, unknown> }
const open = (text: string) => JSON.parse(Buffer.from(text, 'base64').toString()) as Answer
const seal = (answer: unknown) => Buffer.from(JSON.stringify(answer)).toString('base64')

describe('AUT-2 DAT-4: a solved captcha', () => {
  test.each(CAPTCHA_DOORS)('%s: counts once, at this door only', async (door) => {
    const answer = await solvedCaptcha(door)
    for (const other of CAPTCHA_DOORS) if (other !== door) expect(await isSolved(other, answer)).toBe(false)
    expect(await isSolved(door, answer)).toBe(true)
    expect(await isSolved(door, answer), 'the second time').toBe(false)
  })

  test('of two at once one counts', async () => {
    const answer = await solvedCaptcha('staff-login')
    expect((await Promise.all([1, 2, 3].map(() => isSolved('staff-login', answer)))).filter(Boolean)).toHaveLength(1)
  })

  test('one that expired counts no more, and a later expiry cannot be written in', async () => {
    const answer = await solvedCaptcha('staff-login', new Date(Date.now() - 601_000))
    expect(await isSolved('staff-login', answer)).toBe(false)
    const changed = open(answer)
    changed.challenge.parameters.expiresAt = Math.floor(Date.now() / 1000) + 600
    expect(await isSolved('staff-login', seal(changed))).toBe(false)
  })

  test('forged, changed and malformed ones are none, and no error', async () => {
    const good = open(await solvedCaptcha('staff-login'))
    const unsolved = { challenge: await makeChallenge('staff-login'), solution: good.solution }
    const cases: unknown[] = [
      unsolved,
      { ...good, solution: { ...good.solution, derivedKey: '00'.repeat(32) } },
      { ...good, solution: { ...good.solution, derivedKey: 'zz' } },
      { ...good, challenge: { ...good.challenge, signature: '00'.repeat(32) } },
      { ...good, challenge: { parameters: good.challenge.parameters } },
      { ...good, challenge: { ...good.challenge, parameters: { ...good.challenge.parameters, cost: 1 } } },
      { challenge: null, solution: null }, [], 'tekst', null,
    ]
    for (const [at, each] of cases.entries()) expect(await isSolved('staff-login', seal(each)), String(at)).toBe(false)
    for (const text of [undefined, '', 'geen base64 %', 'A'.repeat(100_000), Buffer.from('{').toString('base64')]) expect(await isSolved('staff-login', text)).toBe(false)
    expect(await isSolved('staff-login', seal(good)), 'the honest one still counts').toBe(true)
  })

  test('used ones are kept until they expire, and not longer', async () => {
    await isSolved('staff-login', await solvedCaptcha('staff-login'))
    const before = await everything().spentOnce.count()
    await dropOldAccess(new Date())
    expect([before > 0, await everything().spentOnce.count()]).toEqual([true, before])
    await dropOldAccess(new Date(Date.now() + 601_000))
    expect(await everything().spentOnce.count()).toBe(0)
  })
})

describe('AUT-2 AUT-3: mails', () => {
  test.each(['staff', 'home'] as const)('%s: with a solution as often as the limit of links allows; without, a few an hour', async (door) => {
    const address = `203.0.113.${next() % 250}`
    for (let at = 0; at < LIMITS['without-captcha'].points; at += 1) expect(await refused(requireHuman(`${door}-forgotten`, undefined, address))).toBeUndefined()
    expect(await refused(requireHuman(`${door}-forgotten`, undefined, address))).toBe('captcha-needed-mail')
    expect(await refused(requireHuman(`${door}-forgotten`, await solvedCaptcha(`${door}-login`), address)), 'of another door').toBe('captcha-needed-mail')
    expect(await refused(requireHuman(`${door}-forgotten`, await solvedCaptcha(`${door}-forgotten`), address))).toBeUndefined()
    expect(await refused(askLink(door, `iemand${next()}@school.example`, address, new Date()))).toBeUndefined()
  })
})

const DOORS = [
  ['staff-login', async () => (await makeStaff((await makeSchool()).id, { roles: ['teacher'], email: `robot${next()}@school.example` })).email!, signInStaff],
  ['home-login', async () => {
    const email = `robot${next()}@thuis.example`
    const { id } = await makeSchool()
    await makeHome(email, [await makePupil(id, (await makeGroup(id)).id)])
    return email
  }, signInHome],
] as const

describe.each(DOORS)('AUT-2 at %s', (door, make, signIn) => {
  const from = () => `198.51.100.${next() % 250}`

  test('asked after three failures, known and unknown alike; it opens the way, and locks nobody', async () => {
    const email = await make()
    for (const each of [email, `niemand${next()}@school.example`]) {
      const address = from()
      const answers: (string | undefined)[] = []
      for (let at = 0; at < HERE_UNSOLVED.free; at += 1) answers.push(await refused(signIn({ email: each, password: 'gok1' }, address)))
      expect(answers).toEqual(['login-failed', 'login-failed', 'login-failed-check'])
      expect(await refused(signIn({ email: each, password: 'gok1' }, address))).toBe('captcha-needed')
      expect(await refused(signIn({ email: each, password: 'gok1', captcha: 'onzin' }, address))).toBe('captcha-needed')
      expect(await refused(signIn({ email: each, password: 'gok1', captcha: await solvedCaptcha(door) }, address))).toBe('login-failed-check')
      expect(await refused(signIn({ email: each, password: 'gok1', captcha: await solvedCaptcha(`${door.slice(0, 5)}` === 'staff' ? 'home-login' : 'staff-login') }, address)), 'of the other door').toBe('captcha-needed')
    }
    expect(await refused(signIn({ email, password: DEMO_PASSWORD }, from())), 'elsewhere, without').toBeUndefined()
  })

  test('one solution is one try; a solved one does not lift the waits', async () => {
    const email = await make()
    const address = from()
    for (let at = 0; at < HERE_UNSOLVED.free; at += 1) await refused(signIn({ email, password: 'gok1' }, address))
    const captcha = await solvedCaptcha(door)
    expect(await refused(signIn({ email, password: 'gok1', captcha }, address))).toBe('login-failed-check')
    expect(await refused(signIn({ email, password: DEMO_PASSWORD, captcha }, address)), 'used').toBe('captcha-needed')
    for (let at = HERE_UNSOLVED.free + 1; at < HERE.free; at += 1) await refused(signIn({ email, password: 'gok1', captcha: await solvedCaptcha(door) }, address))
    expect(await refused(signIn({ email, password: DEMO_PASSWORD, captcha: await solvedCaptcha(door) }, address))).toBe('login-wait')
  })

  test('the right password with a solution after failures: in, and forgotten', async () => {
    const email = await make()
    const address = from()
    for (let at = 0; at < HERE_UNSOLVED.free; at += 1) await refused(signIn({ email, password: 'gok1' }, address))
    expect(await refused(signIn({ email, password: DEMO_PASSWORD, captcha: await solvedCaptcha(door) }, address))).toBeUndefined()
    expect(await refused(signIn({ email, password: 'gok1' }, address))).toBe('login-failed')
  })
})
