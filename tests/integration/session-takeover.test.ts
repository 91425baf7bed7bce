import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffActor } from '@/lib/access/actor'
import { noteMoved } from '@/lib/access/hold'
import { nativeBeside } from '@/lib/access/native-staff'
import { createSession, endedBecause, readSession } from '@/lib/access/session'
import { prove } from '@/lib/login-security/prove'
import { changeSchool } from '@/lib/staff/change-school'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool, makeStaff, makeUser, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { cookieOf } from '../support/people'

const AT = '203.0.113.7'
const NEAR = '203.0.113.200'
const FAR = '198.51.100.9'
const CHROME = 'Chrome op Windows'

async function makeWorld() {
  const school = await makeSchool()
  const { user, employment } = await makeStaff(school.id, { roles: ['coordinator'], email: `sessie${next()}@school.example` })
  const staff = { kind: 'staff', userId: user!.id, schoolId: school.id, employmentId: employment.id, address: AT, browser: CHROME } as const
  return { school, user: user!, staff, token: await createSession(staff) }
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => void (world = await makeWorld()))
const read = (address: string | null, browser: string | null = CHROME, token = world.token) => readSession(token, address, browser)
const strict = () => everything().schoolLoginRules.create({ data: { schoolId: world.school.id, strictSessions: true } })
const events = async () => (await auditOf(world.school.id)).map(({ action }) => action)

describe('AUT-4: a staff session that comes from elsewhere', () => {
  test('within the same network nothing is asked; nor where the address is not known', async () => {
    for (const address of [AT, NEAR, null]) expect(await read(address)).toMatchObject({ roles: ['coordinator'], school: { id: world.school.id } })
  })

  test('from another network it opens nothing, and says who it was', async () => {
    const actor = (await read(FAR)) as StaffActor
    expect(actor).toMatchObject({ kind: 'staff', name: world.user.name, hold: { kind: 'moved', school: { id: world.school.id } }, school: null, employmentId: null, roles: [], groupIds: [] })
    expect(await refused(changeSchool(actor, world.school.id)), 'not by choosing a school either').toBe('session-moved')
    expect(await read(AT), 'at the old place it goes on').toMatchObject({ roles: ['coordinator'] })
  })

  test('the log has it once for each network', async () => {
    const actor = (await read(FAR)) as StaffActor
    await noteMoved(actor)
    await noteMoved((await read('198.51.100.77')) as StaffActor)
    expect((await events()).filter((action) => action === 'session.moved')).toHaveLength(1)
    await noteMoved((await read('192.0.2.1')) as StaffActor)
    expect((await events()).filter((action) => action === 'session.moved')).toHaveLength(2)
  })

  test('the password once: the session goes on there, and back and forth', async () => {
    const actor = (await read(FAR)) as StaffActor
    expect(await refused(prove(actor, { password: 'Verkeerd2026' }, null, new Date()))).toBe('own-password-wrong')
    expect(await read(FAR)).toMatchObject({ roles: [] })
    await prove(actor, { password: DEMO_PASSWORD }, null, new Date())
    for (const address of [FAR, AT, FAR]) expect(await read(address)).toMatchObject({ roles: ['coordinator'], school: { id: world.school.id } })
    expect(await read('192.0.2.1'), 'a third place asks anew').toMatchObject({ roles: [] })
    expect(await events()).toContain('session.confirmed')
  })

  test('somebody else’s password does not do, nor a session that ended meanwhile', async () => {
    const actor = (await read(FAR)) as StaffActor
    expect(await refused(prove(actor, { answer: '{}' }, null, new Date()))).toBe('passkey-failed')
    await everything().session.updateMany({ where: { id: actor.sessionId }, data: { revokedAt: new Date() } })
    expect(await refused(prove(actor, { password: DEMO_PASSWORD }, null, new Date()))).toBe('not-signed-in')
  })

  test('guesses at the password are slowed down as at the login', async () => {
    const actor = (await read(FAR)) as StaffActor
    const answers: (string | undefined)[] = []
    for (let at = 0; at < 4; at += 1) answers.push(await refused(prove(actor, { password: `gok${at}` }, null, new Date())))
    expect(answers).toEqual(['own-password-wrong', 'own-password-wrong', 'login-failed-check', 'captcha-needed'])
  })

  test('the strict form: the session ends, for both, and says why', async () => {
    await strict()
    expect(await read(NEAR)).toMatchObject({ roles: ['coordinator'] })
    expect(await read(FAR)).toBeNull()
    expect(await read(AT)).toBeNull()
    expect(await endedBecause(world.token)).toMatchObject({ why: 'moved' })
    expect((await events()).filter((action) => action === 'session.moved-ended')).toHaveLength(1)
  })
})

describe('AUT-4: the same cookie in another browser', () => {
  test('ends the session, and the log has it once', async () => {
    expect(await read(AT, 'Firefox op Windows')).toBeNull()
    expect(await read(AT)).toBeNull()
    await read(AT, 'Firefox op Windows')
    expect(await endedBecause(world.token)).toMatchObject({ why: 'other-browser' })
    expect((await events()).filter((action) => action === 'session.other-browser')).toHaveLength(1)
  })

  test('counts where the helpdesk sends files and fetches them, too', async () => {
    const user = await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: 'Helpdesk', helpdesk: true })
    const asks = async (agent: string) => {
      const token = await createSession({ ...world.staff, userId: user.id, schoolId: null, employmentId: null })
      return nativeBeside({ headers: { 'user-agent': agent, cookie: cookieOf(token) } } as never, AT, 'duo.keep', { reads: true })
    }
    expect(await asks('Mozilla/5.0 (Windows NT 10.0) Chrome/140.0')).toMatchObject({ userId: user.id })
    expect(await asks('Mozilla/5.0 (Windows NT 10.0) Firefox/143.0')).toBeNull()
  })

  test('a newer version of the same is the same; a session of before is not asked', async () => {
    expect(await read(AT, CHROME)).not.toBeNull()
    expect(await read(AT, null)).not.toBeNull()
    const token = await createSession({ ...world.staff, browser: null })
    expect(await read(AT, 'Firefox op Windows', token)).not.toBeNull()
  })
})

describe('AUT-4: pupils and parents are not interrupted', () => {
  test('from wifi to 4G, and whatever the browser calls itself, also where the school is strict', async () => {
    await strict()
    const pupil = await makePupil(world.school.id, (await makeGroup(world.school.id)).id)
    const home = await makeHome(`ouder${next()}@thuis.example`, [pupil])
    const tokens = [
      await createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: world.school.id, address: AT }),
      await createSession({ kind: 'home', homeAccountId: home.id, address: AT }),
    ]
    for (const token of tokens) for (const address of [AT, FAR, '2001:db8:7::1']) expect(await read(address, 'Safari op iPhone of iPad', token)).not.toBeNull()
  })
})
