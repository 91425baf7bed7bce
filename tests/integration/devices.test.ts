import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { readSession } from '@/lib/access/session'
import { deviceCookieName, deviceOf, readDevice } from '@/lib/network/device'
import { enrolDevice, revokeDevice } from '@/lib/network/enrol-device'
import { deviceOfSchool, devicesOf } from '@/lib/network/queries'
import { enrolDeviceInput } from '@/lib/network/schema'
import { makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { cookieOf, signedIn } from '../support/people'
import { startPortal, type Portal } from '../support/portal'

let portal: Portal
let ict: StaffAtSchool
let world: { ref: string; pupil: string; group: string }
beforeAll(async () => void (portal = await startPortal()))
afterAll(() => portal.close())
beforeEach(async () => {
  const school = await makeSchool({ addresses: ['203.0.113.0/24'] })
  ict = (await signedIn(school.id, { roles: ['coordinator'], firstName: 'Iris', lastName: 'Dijk' })).actor
  const group = await makeGroup(school.id, { loginMethod: 'pin' })
  const pupil = await makePupil(school.id, group.id, { pin: '4711' })
  world = { ref: school.schoolRef, pupil: pupil.id, group: group.id }
})

const header = (token: string) => `${deviceCookieName()}=${token}`
async function enrol(name = 'iPad 7', actor = ict, before: string | null = null): Promise<{ token: string; id: string; cookie: string }> {
  const { token } = await command(actor, (context) => enrolDevice(context, { name }, before ? deviceOf(header(before)) : null))
  return { token, cookie: header(token), id: (await readDevice(header(token)))!.id }
}
const revoke = (id: string, actor = ict) => command(actor, (context) => revokeDevice(context, { id }))
/** The pupil's three steps from an address that is not the school's; answers their statuses and what the last one set. */
async function pupilSteps(cookie: string | null, ref = world.ref) {
  const [school, group, login] = [
    await portal.visit(`/api/pupil/school?INSTELLING_REF=${ref}`, { cookie }), await portal.visit(`/api/pupil/group?INSTELLING_REF=${ref}&group=${world.group}`, { cookie }),
    await portal.visit('/api/pupil/sign-in', { method: 'POST', cookie, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ref, pupil: world.pupil, secret: '4711', target: null }) }),
  ]
  return { statuses: [school.status, group.status, login.status], kept: school.headers['set-cookie']?.[0] ?? null, session: /leerpoort=([\w-]+)/.exec(login.headers['set-cookie']?.join() ?? '')?.[1] ?? null }
}

describe('PUP-6: an enrolled device counts as school', () => {
  test('away from school: nothing without it; with it the whole way in, and the session is tied to the device', async () => {
    expect((await pupilSteps(null)).statuses).toEqual([403, 403, 403])
    const { cookie, id } = await enrol()
    const { statuses, session } = await pupilSteps(cookie)
    expect(statuses).toEqual([200, 200, 200])
    expect(await readSession(session, '127.0.0.1')).toMatchObject({ kind: 'pupil', login: 'school', onDevice: true, pupilId: world.pupil })
    expect(await everything().session.findFirst({ where: { pupilId: world.pupil } })).toMatchObject({ deviceId: id })
  })

  test('revoked: the next child does not get in, and who is in is out, at once', async () => {
    const { cookie, id } = await enrol()
    const { session } = await pupilSteps(cookie)
    await revoke(id)
    expect(await readSession(session, '127.0.0.1')).toBeNull()
    expect((await pupilSteps(cookie)).statuses).toEqual([403, 403, 403])
    expect([await readDevice(cookie), await devicesOf(scopeOf(ict))]).toEqual([null, []])
  })

  test('at its own school only', async () => {
    const other = await makeSchool({ addresses: [] })
    const { cookie } = await enrol('iPad', (await signedIn(other.id, { roles: ['coordinator'] })).actor)
    expect((await pupilSteps(cookie)).statuses).toEqual([403, 403, 403])
    expect((await portal.visit(`/api/pupil/school?INSTELLING_REF=${other.schoolRef}`, { cookie })).status).toBe(200)
  })

  test.each([['a guess', 'x'.repeat(43)], ['empty', ''], ['too long', 'x'.repeat(5000)], ['with signs that are none', `${"'; drop table enrolled_device".padEnd(43, '-')}`], ['a null character', '\\0'.repeat(20)]])('a cookie that is %s opens nothing', async (_, token) => {
    await enrol()
    expect((await pupilSteps(header(token))).statuses).toEqual([403, 403, 403])
  })

  test('the cookie: for this host, out of reach of scripts, 400 days; each visit at the door begins them anew', async () => {
    const { cookie, token } = await enrol()
    expect((await pupilSteps(cookie)).kept).toBe(`schoolapparaat=${token}; Path=/; HttpOnly; SameSite=Lax; Max-Age=34560000`)
    expect((await pupilSteps(cookie, world.ref)).kept).not.toBeNull()
    expect((await portal.visit('/api/pupil/school?INSTELLING_REF=x', { cookie })).headers['set-cookie']).toBeUndefined()
  })

  test('400 days without use: enrolled no more', async () => {
    const { cookie, id } = await enrol()
    const days = (n: number) => new Date(Date.now() - n * 86_400_000)
    await everything().enrolledDevice.update({ where: { id }, data: { createdAt: days(900), lastSeenAt: days(399) } })
    expect((await pupilSteps(cookie)).statuses).toEqual([200, 200, 200])
    await everything().enrolledDevice.update({ where: { id }, data: { lastSeenAt: days(401) } })
    expect((await pupilSteps(cookie)).statuses).toEqual([403, 403, 403])
    await everything().enrolledDevice.update({ where: { id }, data: { lastSeenAt: null } })
    expect((await pupilSteps(cookie)).statuses).toEqual([403, 403, 403])
  })

  test('a wrong pin is as wrong here, and does not count as use', async () => {
    const { cookie, id } = await enrol()
    const answer = await portal.visit('/api/pupil/sign-in', { method: 'POST', cookie, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ ref: world.ref, pupil: world.pupil, secret: '0000', target: null }) })
    expect([answer.status, (await deviceOfSchool(scopeOf(ict), id))!.lastSeenAt]).toEqual([401, null])
  })

  test('a device is no login: its cookie opens no session', async () => {
    const { token } = await enrol()
    expect(await readSession(token, '127.0.0.1')).toBeNull()
    expect((await portal.visit('/start/x', { cookie: cookieOf(token) })).location).toMatch(/not-signed-in/)
  })
})

describe('PUP-6: the list', () => {
  test('name, by whom, when, last seen; newest first; the token stands nowhere', async () => {
    const first = await enrol('iPad 7')
    const teacher = (await signedIn(ict.school.id, { roles: ['teacher'], firstName: 'Anja', lastName: 'Smit' })).actor
    const second = await enrol('Chromebook 2', teacher)
    await pupilSteps(first.cookie)
    expect(await devicesOf(scopeOf(ict))).toEqual([
      { id: second.id, name: 'Chromebook 2', enrolledBy: 'Anja Smit', createdAt: expect.any(Date), lastSeenAt: null },
      { id: first.id, name: 'iPad 7', enrolledBy: 'Iris Dijk', createdAt: expect.any(Date), lastSeenAt: expect.any(Date) },
    ])
    const rows = await everything().$queryRaw<{ row: string }[]>`select d::text as row from enrolled_device d where school_id = ${ict.school.id}::uuid`
    for (const { row } of rows) expect([row.includes(first.token), row.includes(second.token)]).toEqual([false, false])
    expect((await auditOf(ict.school.id)).map(({ action, subjectId }) => [action, subjectId])).toEqual([['device.enrolled', first.id], ['device.enrolled', second.id]])
  })

  test('enrolled again: the device has one line, and the old token works no more', async () => {
    const first = await enrol('iPad 7')
    const second = await enrol('iPad 8', ict, first.token)
    expect((await devicesOf(scopeOf(ict))).map(({ name }) => name)).toEqual(['iPad 8'])
    expect([(await pupilSteps(first.cookie)).statuses[0], (await pupilSteps(second.cookie)).statuses[0]]).toEqual([403, 200])
  })

  test('DAT-1: another school’s device is neither seen, revoked, nor replaced; twice is once', async () => {
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    const theirs = await enrol('Van hen', stranger)
    expect([await refused(revoke(theirs.id)), await refused(revoke('00000000-0000-4000-8000-000000000000')), await deviceOfSchool(scopeOf(ict), theirs.id)]).toEqual(['not-found', 'not-found', null])
    await enrol('Van ons', ict, theirs.token)
    expect((await devicesOf(scopeOf(stranger))).map(({ name }) => name)).toEqual(['Van hen'])
    await revoke(theirs.id, stranger)
    expect(await refused(revoke(theirs.id, stranger))).toBe('not-found')
  })

  test('the form: a name of 1 to 60 characters', () => {
    expect(enrolDeviceInput.parse({ name: '  iPad 7 ' })).toEqual({ name: 'iPad 7' })
    for (const name of [undefined, '', '   ', 'x'.repeat(61)]) expect(enrolDeviceInput.safeParse({ name }).success).toBe(false)
  })
})
