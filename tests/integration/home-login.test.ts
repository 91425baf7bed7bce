import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import type { HomeActor } from '@/lib/access/actor'
import { createSession, loginWasOf, readSession } from '@/lib/access/session'
import { enterChild } from '@/lib/home-login/enter-child'
import { childrenOf } from '@/lib/home-login/queries'
import { signInHome } from '@/lib/home-login/sign-in'
import { decrypt } from '@/lib/platform/crypto'
import { pool } from '@/lib/platform/db/pool'
import { forgivePupils } from '@/lib/pupil-login/throttle'
import { signInStaff } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { everyCaptchaSolved } from '../support/captcha'
import { auditOf, everything, refused } from '../support/command'
import { cpuClock } from '@/lib/core/test-support'

let last = 0
async function makeWorld() {
  const address = `192.0.2.${(last += 1)}`
  const school = await makeSchool()
  const group = await makeGroup(school.id, { loginMethod: 'picture' })
  const aad = await makePupil(school.id, group.id, { firstName: 'Aad', loginMethod: 'pin', pin: '1111' })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '2222' })
  const email = `ouder${next()}@thuis.example`
  const account = await makeHome(email, [aad])
  const link = (pupil: { id: string; schoolId: string }, slot = 1) => everything().pupilHome.create({ data: { schoolId: pupil.schoolId, pupilId: pupil.id, slot, homeAccountId: account.id } })
  return { address, school, group, aad, bo, email, account, link }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

const signIn = (change: Partial<{ email: string; password: string; address: string | null }> = {}) => {
  const { address, ...credentials } = { email: world.email, password: DEMO_PASSWORD, address: world.address, ...change }
  return signInHome(credentials, address)
}
const who = (token: string) => readSession(token, world.address)
async function parent(): Promise<HomeActor> {
  const token = await createSession({ kind: 'home', homeAccountId: world.account.id, address: world.address })
  return (await who(token)) as HomeActor
}
const enter = async (pupil: { id: string }, secret: string, actor?: HomeActor) => enterChild(actor ?? (await parent()), { pupil: pupil.id, secret })

describe('HOM-2: a parent logs in', () => {
  test('one child: straight on as that child, without its secret', async () => {
    const { token, next: to } = await signIn()
    expect(to).toBe('/leerling')
    expect(await who(token)).toMatchObject({ kind: 'pupil', pupilId: world.aad.id, login: 'home', homeAccountId: world.account.id })
    expect(await auditOf(world.school.id)).toEqual([{ action: 'home.signed-in', outcome: 'done', actorKind: 'home', subjectId: world.aad.id, details: {} }])
  })

  test('several: first the choice; two schools each see it in their log', async () => {
    const other = await makeSchool()
    const cas = await makePupil(other.id, (await makeGroup(other.id)).id, { firstName: 'Cas', pin: '3333' })
    await world.link(cas)
    const { token, next: to } = await signIn()
    expect(to).toBe('/thuis/kind')
    expect(await who(token)).toMatchObject({ kind: 'home', homeAccountId: world.account.id })
    expect((await childrenOf(world.account.id)).map(({ firstName, schoolName }) => [firstName, schoolName])).toEqual([['Aad', world.school.name], ['Cas', other.name]])
    for (const school of [world.school, other]) expect((await auditOf(school.id)).map(({ action }) => action)).toEqual(['home.signed-in'])
    const result = await enter(cas, '3333')
    expect(result.ok && (await who(result.token))).toMatchObject({ pupilId: cas.id, school: { id: other.id }, login: 'home' })
  })

  test('the second address of a child has a password and a session of its own', async () => {
    const email = `tweede${next()}@thuis.example`
    const second = await everything().homeAccount.create({ data: { email, passwordHash: world.account.passwordHash, activatedAt: new Date() } })
    await everything().pupilHome.create({ data: { schoolId: world.school.id, pupilId: world.aad.id, slot: 2, homeAccountId: second.id } })
    const [one, two] = [await signIn(), await signIn({ email })]
    await everything().pupilHome.deleteMany({ where: { homeAccountId: second.id } })
    expect([await who(one.token), await who(two.token)]).toEqual([expect.objectContaining({ pupilId: world.aad.id }), null])
  })

  test.each<[string, () => Promise<unknown>]>([
    ['no child any more', () => everything().pupilHome.deleteMany({ where: { homeAccountId: world.account.id } })],
    ['a child that left', () => everything().pupil.update({ where: { id: world.aad.id }, data: { removedAt: new Date() } })],
    ['a school that closed', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('HOM-7: %s: logged in, and nobody to choose', async (_, happens) => {
    await happens()
    const { token, next: to } = await signIn()
    expect([to, (await who(token))?.kind, await childrenOf(world.account.id)]).toEqual(['/thuis/kind', 'home', []])
  })

  test('from behind a proxy that names nobody too', async () => {
    expect(await refused(signIn({ address: null }))).toBeUndefined()
  })
})

describe('AUT-2, AUT-3, HOM-4: refused without telling why', () => {
  beforeEach(everyCaptchaSolved)
  afterEach(() => void vi.restoreAllMocks())

  test('a wrong password, an unknown address, one not activated, staff: the same answer', async () => {
    const waiting = `wacht${next()}@thuis.example`
    await makeHome(waiting, [world.bo], { activated: false })
    const { email: staff } = await makeStaff(world.school.id, { roles: ['teacher'] })
    for (const attempt of [{ password: 'Verkeerd2026' }, { email: 'niemand@thuis.example' }, { email: waiting }, { email: waiting, password: '' }, { email: staff! }, { email: "x' or 1=1--" }])
      expect(await refused(signIn(attempt)), JSON.stringify(attempt)).toBe('login-failed')
    expect(await refused(signInStaff({ email: world.email, password: DEMO_PASSWORD }, world.address))).toBe('login-failed')
  })

  test('an unknown address costs a hash as a known one does', async () => {
    // Five, for the kernel counts processor time in steps that are longer than one cheap hash.
    const took = async (email: string) => {
      const spent = cpuClock()
      for (let round = 0; round < 5; round += 1) await refused(signIn({ email, password: 'Verkeerd2026' }))
      return spent()
    }
    await took('opwarmen@thuis.example')
    const [known, unknown] = [await took(world.email), await took('niemand@thuis.example')]
    expect(unknown).toBeGreaterThan(known / 10)
  })

  test('after eight wrong ones a wait, for the right one too; another place is not held up; then it opens again', async () => {
    for (let at = 0; at < 8; at += 1) await refused(signIn({ password: `Verkeerd${at}` }))
    expect(await refused(signIn())).toBe('login-wait')
    expect(await refused(signIn({ address: '198.51.100.1' }))).toBeUndefined()
    await pool().query('update rate_limit set expire = $1', [Date.now() - 1])
    expect(await refused(signIn())).toBeUndefined()
  })

  test('wrong tries at a known account leave a row without what was typed; tries at nobody none', async () => {
    const before = (await auditOf(null)).length
    await refused(signIn({ email: 'niemand@thuis.example' }))
    await refused(signIn({ password: 'Verkeerd2026' }))
    await expect.poll(async () => (await auditOf(null)).slice(before)).toEqual([{ action: 'home.sign-in-refused', outcome: 'refused', subjectId: world.account.id, actorKind: 'stranger', details: {} }])
  })
})

describe('HOM-2: the child gives the secret that it uses at school', () => {
  test('pin or picture, as at school; the parent’s session ends and the child’s begins', async () => {
    await world.link(world.bo)
    const actor = await parent()
    const picture = decrypt(world.bo.pictureCipher, 'password-picture')
    const result = await enter(world.bo, picture, actor)
    expect(result.ok && (await who(result.token))).toMatchObject({ kind: 'pupil', pupilId: world.bo.id, login: 'home' })
    const { revokedAt } = await everything().session.findUniqueOrThrow({ where: { id: actor.sessionId } })
    expect(revokedAt).not.toBeNull()
    expect(await enter(world.aad, '1111')).toMatchObject({ ok: true })
    expect((await auditOf(world.school.id)).map(({ action, subjectId }) => [action, subjectId])).toEqual([['home.child-entered', world.bo.id], ['home.child-entered', world.aad.id]])
  })

  test('a child with a badge gives its pin at home', async () => {
    await world.link(world.bo)
    await everything().pupil.update({ where: { id: world.bo.id }, data: { loginMethod: 'badge' } })
    expect(await enter(world.bo, '2222')).toMatchObject({ ok: true })
  })

  test('wrong, another method’s secret, a child of others, one who left, nobody: all just wrong', async () => {
    await world.link(world.bo)
    const strange = await makePupil(world.school.id, world.group.id, { loginMethod: 'pin', pin: '1111' })
    for (const [pupil, secret] of [[world.aad, '0000'], [world.bo, '2222'], [strange, '1111'], [{ id: '00000000-0000-4000-8000-000000000000' }, '1111']] as const)
      expect(await enter(pupil, secret)).toEqual({ ok: false, reason: 'wrong', wait: 0 })
    await everything().pupil.update({ where: { id: world.aad.id }, data: { removedAt: new Date() } })
    expect(await enter(world.aad, '1111')).toEqual({ ok: false, reason: 'wrong', wait: 0 })
  })

  test('after five wrong ones a short rest, for the right one too; a brother or sister is not held up', async () => {
    await world.link(world.bo)
    for (let at = 0; at < 5; at += 1) await enter(world.aad, '0000')
    const rest = await enter(world.aad, '1111')
    expect(rest).toMatchObject({ ok: false, wait: expect.any(Number) })
    expect(!rest.ok && rest.wait).toBeGreaterThan(0)
    expect(await enter(world.bo, decrypt(world.bo.pictureCipher, 'password-picture'))).toMatchObject({ ok: true })
    await pool().query('update rate_limit set expire = $1', [Date.now() - 1])
    expect(await enter(world.aad, '1111')).toMatchObject({ ok: true })
  })

  test('guesses that come all at once: at most five are judged', async () => {
    const actor = await parent()
    const results = await Promise.all(Array.from({ length: 30 }, (_, at) => enter(world.aad, String(at).padStart(4, '0'), actor)))
    expect(results.filter((result) => result.ok)).toEqual([])
    expect((await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused').length).toBeLessThanOrEqual(5)
  })

  describe('for as long as it lasts', () => {
    beforeEach(() => void vi.useFakeTimers({ toFake: ['Date'] }))
    afterEach(() => void vi.useRealTimers())
    const later = (seconds: number) => vi.setSystemTime(Date.now() + seconds * 1000)
    const waitOf = async (secret: string) => {
      const result = await enter(world.aad, secret)
      return result.ok ? 'in' : result.wait
    }

    test('the waits grow to an hour; trying meanwhile makes them no longer; the right pin opens and forgets', async () => {
      for (const expected of [0, 0, 0, 0]) expect(await waitOf('0000')).toBe(expected)
      for (const expected of [30, 60, 120, 300, 900, 1800, 3600, 3600]) {
        expect(await waitOf('0000')).toBe(expected)
        expect(await waitOf('1111'), 'the right one').toBe(expected)
        later(expected)
      }
      expect(await waitOf('1111')).toBe('in')
      expect(await waitOf('0000')).toBe(0)
    })

    test('who knows the parent’s password gets a few dozen of 10,000 pins judged a day; a new pin lets the child in', async () => {
      for (let minute = 0; minute < 24 * 60; minute += 5) {
        await enter(world.aad, '0000')
        later(300)
      }
      const judged = (await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused').length
      expect(judged).toBeGreaterThan(20)
      expect(judged).toBeLessThanOrEqual(40)
      expect(await waitOf('1111')).not.toBe('in')
      await forgivePupils([world.aad.id])
      expect(await waitOf('1111')).toBe('in')
    })

    test('tries at children of others leave no counts', async () => {
      const strange = await makePupil(world.school.id, world.group.id)
      for (let at = 0; at < 12; at += 1) expect(await enter(strange, '0000')).toEqual({ ok: false, reason: 'wrong', wait: 0 })
      expect(await everything().rateLimit.count({ where: { key: { contains: strange.id } } })).toBe(0)
    })
  })
})

describe('HOM-7: home access ends at once', () => {
  test.each<[string, () => Promise<unknown>]>([
    ['the address is taken off the child', () => everything().pupilHome.deleteMany({ where: { pupilId: world.aad.id } })],
    ['the address is changed for another', async () => {
      const other = await everything().homeAccount.create({ data: { email: `ander${next()}@thuis.example` } })
      await everything().pupilHome.updateMany({ where: { pupilId: world.aad.id }, data: { homeAccountId: other.id } })
    }],
    ['the child leaves the school', () => everything().pupil.update({ where: { id: world.aad.id }, data: { removedAt: new Date() } })],
    ['the school closes', () => everything().school.update({ where: { id: world.school.id }, data: { active: false } })],
  ])('%s: the open session is nobody’s', async (_, happens) => {
    const { token } = await signIn()
    expect(await who(token)).not.toBeNull()
    await happens()
    expect(await who(token)).toBeNull()
  })

  test('HOM-3: an ended login at home is still known as one, a pupil’s at school is not', async () => {
    const { token } = await signIn()
    await pool().query('update session set revoked_at = now() where home_account_id = $1', [world.account.id])
    const school = await createSession({ kind: 'pupil', pupilId: world.aad.id, schoolId: world.school.id, address: world.address })
    expect([await loginWasOf(token), await loginWasOf(school), await loginWasOf('x'.repeat(43)), await loginWasOf('x'.repeat(5000)), await loginWasOf(null)]).toEqual(['home', 'pupil', null, null, null])
  })
})
