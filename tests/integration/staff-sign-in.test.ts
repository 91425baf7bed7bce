import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { HERE } from '@/lib/access/password-login'
import { readSession } from '@/lib/access/session'
import { pool } from '@/lib/platform/db/pool'
import { LIMITS, takeTry, throttleAddress } from '@/lib/platform/limits'
import { signInStaff } from '@/lib/staff/sign-in'
import { staffOf, workOf } from '@/lib/staff/queries'
import { DEMO_PASSWORD, makeGroup, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { AppError } from '@/lib/core/errors'
import { everyCaptchaSolved } from '../support/captcha'
import { auditOf, everything, refused } from '../support/command'

let last = 0
async function makeWorld() {
  const address = `192.0.2.${(last += 1)}`
  const school = await makeSchool()
  const { employment, user, email } = await makeStaff(school.id, { roles: ['teacher'], email: `anja${last}@school.example` })
  return { address, school, employment, user: user!, email: email! }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))

const signIn = (change: Partial<{ email: string; password: string; address: string }> = {}) => {
  const { address, ...credentials } = { email: world.email, password: DEMO_PASSWORD, address: world.address, ...change }
  return signInStaff(credentials, address)
}
const wrong = async (count: number, change: Parameters<typeof signIn>[0] = {}) => {
  for (let at = 0; at < count; at += 1) await refused(signIn({ password: `gok${at}`, ...change }))
}

describe('AUT-1: staff log in with e-mail and password', () => {
  test('the right password: a session at the one school where she works', async () => {
    const { token, userId } = await signIn()
    expect(userId).toBe(world.user.id)
    expect(await readSession(token, null)).toMatchObject({ kind: 'staff', userId, school: { id: world.school.id }, employmentId: world.employment.id })
  })

  test('capitals and blanks in the address do not matter; in the password they do', async () => {
    expect((await signIn({ email: ` ${world.email.toUpperCase()} ` })).userId).toBe(world.user.id)
    for (const [at, password] of [DEMO_PASSWORD.toLowerCase(), ` ${DEMO_PASSWORD}`, `${DEMO_PASSWORD} `, ''].entries()) expect(await refused(signIn({ password, address: `203.0.113.${at}` }))).toBe('login-failed')
  })

  test('ACC-5: who works at two schools has none yet; who works at none any more neither', async () => {
    const other = await makeSchool()
    const { employment } = await makeStaff(other.id, { roles: ['coordinator'], email: world.email })
    expect(await readSession((await signIn()).token, null)).toMatchObject({ school: null, roles: [] })
    expect((await workOf({ userId: world.user.id, boundTo: null })).map(({ schoolId }) => schoolId).sort()).toEqual([world.school.id, other.id].sort())
    await everything().employment.updateMany({ where: { id: { in: [employment.id, world.employment.id] } }, data: { removedAt: new Date() } })
    expect(await readSession((await signIn()).token, null)).toMatchObject({ school: null })
    expect(await workOf({ userId: world.user.id, boundTo: null })).toEqual([])
  })

  test('AUT-3: a wrong password, an unknown address and an account that is inactief give the same answer', async () => {
    const { email } = await makeStaff(world.school.id, { roles: ['teacher'], active: false })
    for (const attempt of [{ password: 'verkeerd1' }, { email: 'niemand@school.example' }, { email: email! }, { email: email!, password: '' }, { email: "x' or 1=1--" }]) {
      const error = await signIn(attempt).catch((thrown: unknown) => thrown)
      expect(error).toBeInstanceOf(AppError)
      expect([(error as AppError).code, (error as AppError).values, (error as AppError).detail]).toEqual(['login-failed', {}, undefined])
    }
  })

  test('AUT-3: a known address does not wait for the audit log; its row comes all the same', async () => {
    const rows = () => everything().auditEvent.count({ where: { action: 'staff.sign-in-refused', subjectId: world.user.id, outcome: 'refused' } })
    const holder = await pool().connect()
    try {
      await holder.query('begin')
      await holder.query('lock table audit_event in exclusive mode')
      expect(await refused(signIn({ password: 'verkeerd1' }))).toBe('login-failed')
      expect(await rows()).toBe(0)
    } finally {
      await holder.query('rollback')
      holder.release()
    }
    await expect.poll(rows).toBe(1)
  })

  test('HOM-4: a home account opens nothing here', async () => {
    const { passwordHash } = world.user
    await everything().homeAccount.create({ data: { email: `ouder${last}@thuis.example`, passwordHash, activatedAt: new Date() } })
    expect(await refused(signIn({ email: `ouder${last}@thuis.example` }))).toBe('login-failed')
  })

  test('AUT-1: from everywhere, also where a proxy does not say from where', async () => {
    expect(await refused(signIn({ address: '2001:db8::7' }))).toBeUndefined()
    expect(await refused(signIn({ address: 'unknown' }))).toBeUndefined()
  })
})

describe('AUT-2: brute force is held off, the account is never locked', () => {
  beforeEach(everyCaptchaSolved)
  afterEach(() => void vi.restoreAllMocks())

  test('after eight wrong ones a wait, for the right one too; the answer says how long', async () => {
    await wrong(7)
    expect(await refused(signIn({ password: 'gok8' }))).toBe('login-wait')
    const error = await signIn().catch((thrown: unknown) => thrown as AppError)
    expect(error).toMatchObject({ code: 'login-wait', values: { minutes: expect.stringMatching(/^(1 minuut|\d+ minuten)$/) } })
    await pool().query('update rate_limit set expire = $1', [Date.now() - 1])
    expect(await refused(signIn())).toBeUndefined()
  })

  test('an unknown address is throttled alike: the wait does not tell who exists', async () => {
    await wrong(8, { email: `niemand${last}@school.example` })
    expect(await refused(signIn({ email: `niemand${last}@school.example` }))).toBe('login-wait')
  })

  test('the person at another address, and others at this one, are not held up', async () => {
    const colleague = await makeStaff(world.school.id, { roles: ['teacher'] })
    await wrong(8)
    expect(await refused(signIn({ address: '198.51.100.7' }))).toBeUndefined()
    expect(await refused(signIn({ email: colleague.email! }))).toBeUndefined()
  })

  test('a success forgives what went before', async () => {
    await wrong(7)
    await signIn()
    await wrong(7)
    expect(await refused(signIn())).toBeUndefined()
  })

  test('many logins in a row are no guesses', async () => {
    for (let at = 0; at < 12; at += 1) expect(await refused(signIn()), `time ${at + 1}`).toBeUndefined()
  })

  test('one address trying many accounts is held off: past the limit one try in some seconds is judged', async () => {
    const before = LIMITS['staff-login-address'].points - 2
    await Promise.all(Array.from({ length: before }, () => takeTry('staff-login-address', throttleAddress(world.address))))
    for (let at = 0; at < 3; at += 1) await refused(signIn({ email: `gok${at}@school.example` }))
    expect(await refused(signIn())).toBe('login-wait')
    expect(await refused(signIn({ address: '198.51.100.8' }))).toBeUndefined()
  })

  test('who hammers on at one account past its limit uses up nobody else’s tries', async () => {
    await wrong(HERE.free + 12)
    expect(await everything().rateLimit.findUniqueOrThrow({ where: { key: `staff-login-address:${throttleAddress(world.address)}` } })).toMatchObject({ points: HERE.free })
  })

  test('over IPv6 a whole /64 counts as one address, for whoever has one has them all', async () => {
    await wrong(8, { address: `2001:db8:${last}::1` })
    expect(await refused(signIn({ address: `2001:db8:${last}:0:ffff::2` }))).toBe('login-wait')
    expect(await refused(signIn({ address: `2001:db8:${last}:1::1` }))).toBeUndefined()
  })

  test('guesses that come all at once are throttled too: of thirty at most eight are judged', async () => {
    const results = await Promise.all(Array.from({ length: 30 }, (_, at) => refused(signIn({ password: `gok${at}` }))))
    const rows = await everything().auditEvent.count({ where: { action: 'staff.sign-in-refused', subjectId: world.user.id } })
    expect(results.filter((code) => code === undefined)).toEqual([])
    expect(rows).toBeLessThanOrEqual(8)
  })
})

describe('DAT-2: the audit log', () => {
  test('a login is told at the school; a refusal without address or name of anybody; tries at nobody leave no line', async () => {
    await signIn()
    await wrong(1)
    await refused(signIn({ email: `niemand${last}@school.example`, password: 'geheim' }))
    expect(await auditOf(world.school.id)).toEqual([{ action: 'staff.signed-in', outcome: 'done', subjectId: null, actorKind: 'staff', details: {} }])
    const written = () => everything().auditEvent.findMany({ where: { schoolId: null, address: world.address }, orderBy: { id: 'asc' } })
    await expect.poll(async () => (await written()).length).toBe(1)
    const rows = await written()
    expect(rows.map(({ action, subjectId, actorKind }) => [action, subjectId, actorKind])).toEqual([['staff.sign-in-refused', world.user.id, 'stranger']])
    const text = JSON.stringify(rows, (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value))
    for (const secret of [world.email, 'niemand', 'geheim', DEMO_PASSWORD, 'gok']) expect(text).not.toContain(secret)
  })
})

describe('the tab Leerkrachten', () => {
  test('AUT-5: everybody who works there now, by name, actief or inactief, with the groups that are there', async () => {
    const group = await makeGroup(world.school.id, { name: 'Groep 5A' })
    const gone = await makeGroup(world.school.id)
    await everything().group.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    const people = { schoolId: world.school.id, groupIds: 'all' as const }
    await makeStaff(world.school.id, { roles: ['teacher'], firstName: 'Bas', prefix: 'van', lastName: 'Aa', active: false, groupIds: [group.id, gone.id] })
    await makeStaff(world.school.id, { roles: ['teacher'], firstName: 'Cor', lastName: 'Aa', email: null })
    await makeStaff(world.school.id, { roles: ['substitute'], endsAt: new Date('2026-09-01') })
    const rows = await staffOf(people)
    expect(rows.slice(0, 2).map(({ firstName, active, email, groups }) => [firstName, active, email !== null, groups.map(({ name }) => name)])).toEqual([['Bas', false, true, ['Groep 5A']], ['Cor', false, false, []]])
    expect(rows).toHaveLength(3)
    expect(rows[2]).toMatchObject({ active: true, email: world.email })
  })
})
