import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createSession, readSession } from '@/lib/access/session'
import { randomToken, encrypt, tokenHash } from '@/lib/platform/crypto'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { auditOf, everything } from '../support/command'
import { OUTSIDE, seedTestPublishers } from '../support/people'
import { startPortal, type Portal } from '../support/portal'

const REKENREIS = `${OUTSIDE}/malmberg/app/rekenreis`
const SCHOOL = '127.0.0.1'
const ELSEWHERE = '127.0.0.2'
let portal: Portal
beforeAll(async () => {
  portal = await startPortal()
  await seedTestPublishers()
  return () => portal.close()
})

async function makeWorld(addresses: string[] = [SCHOOL]) {
  const school = await makeSchool({ addresses })
  const group = await makeGroup(school.id, { name: 'Groep 3' })
  await everything().group.update({ where: { id: group.id }, data: { loginMethod: 'badge' } })
  const bo = await makePupil(school.id, group.id, { firstName: 'Bo', pin: '4711' })
  return { school, group, bo, token: await giveBadge(bo) }
}
async function giveBadge(pupil: { id: string; schoolId: string }): Promise<string> {
  const token = randomToken()
  await everything().pupilBadge.create({ data: { schoolId: pupil.schoolId, pupilId: pupil.id, tokenHash: tokenHash(token), tokenCipher: encrypt(token, 'badge') } })
  return token
}
let world: Awaited<ReturnType<typeof makeWorld>>
beforeEach(async () => {
  world = await makeWorld()
})

const JSON_BODY = { 'content-type': 'application/json' }
async function show(change: Partial<{ token: string; ref: string | null; pupil: string | null; target: string | null }> = {}, from = SCHOOL, cookie?: string) {
  const body = JSON.stringify({ token: world.token, ref: null, pupil: null, target: null, ...change })
  const answer = await portal.visit('/api/pupil/badge', { method: 'POST', headers: JSON_BODY, body, from, cookie: cookie ?? null })
  const set = /leerpoort=([^;]*)/.exec(answer.headers['set-cookie']?.join() ?? '')?.[1]
  return { status: answer.status, ...(JSON.parse(answer.text) as { ok: boolean; reason?: string; next?: string; staff?: object }), token: set }
}
const whoHas = async (token: string | undefined) => {
  const actor = await readSession(token ?? null, SCHOOL)
  return actor?.kind === 'pupil' ? actor.pupilId : (actor?.kind ?? null)
}

describe('PUP-5: a badge logs its pupil in', () => {
  test('from a camera app, knowing nothing else: to the overview', async () => {
    const { ok, next, token } = await show()
    expect([ok, next, await whoHas(token)]).toEqual([true, '/leerling', world.bo.id])
  })
  test('held up at the shortcut: into its title', async () => {
    await giveConsent(world.school.id, 'malmberg')
    await giveLicence(world.school.id, 'rekenreis')
    const { next } = await show({ ref: world.school.schoolRef.toUpperCase(), pupil: world.bo.id, target: REKENREIS })
    expect(next).toContain(`${OUTSIDE}/malmberg/start`)
  })
  test('whatever the pupil’s method is', async () => {
    await everything().group.update({ where: { id: world.group.id }, data: { loginMethod: 'pin' } })
    expect(await show()).toMatchObject({ ok: true })
  })
  test('only at school', async () => {
    expect(await show({}, ELSEWHERE)).toMatchObject({ status: 403, ok: false, reason: 'not-here', token: undefined })
  })
  test('a badge of another school at this school’s address', async () => {
    const other = await makeWorld([ELSEWHERE])
    expect(await show({ token: other.token })).toMatchObject({ ok: false, reason: 'not-here' })
    expect(await show({ token: other.token, ref: world.school.schoolRef }, ELSEWHERE), 'nor at a shortcut of this one at that one’s address').toMatchObject({ ok: false, reason: 'not-here' })
  })
  test('somebody else’s badge behind a chosen picture', async () => {
    const chris = await makePupil(world.school.id, world.group.id, { firstName: 'Chris' })
    expect(await show({ ref: world.school.schoolRef, pupil: chris.id })).toMatchObject({ ok: false, reason: 'other-pupil' })
  })
  test('voided, or of a pupil who left: refused, and told to the teacher a few times only', async () => {
    await everything().pupilBadge.updateMany({ where: { pupilId: world.bo.id }, data: { voidedAt: new Date() } })
    for (let at = 0; at < 8; at += 1) expect(await show()).toMatchObject({ status: 403, ok: false, reason: 'unknown-badge', token: undefined })
    const rows = (await auditOf(world.school.id)).filter(({ action }) => action === 'pupil.sign-in-refused')
    expect(rows.map(({ subjectId, details }) => [subjectId, details])).toEqual(Array.from({ length: 3 }, () => [world.bo.id, { throttled: false, reason: 'badge-void' }]))
    const left = await makeWorld()
    await everything().pupil.update({ where: { id: left.bo.id }, data: { removedAt: new Date() } })
    expect(await show({ token: left.token })).toMatchObject({ ok: false, reason: 'unknown-badge' })
  })
  test('a new badge beside the voided one opens', async () => {
    await everything().pupilBadge.updateMany({ where: { pupilId: world.bo.id }, data: { voidedAt: new Date() } })
    expect(await show({ token: await giveBadge(world.bo) })).toMatchObject({ ok: true })
  })
  test.each([['unknown', randomToken()], ['empty', ''], ['very long', 'x'.repeat(5000)], ['an address', 'https://evil.example/#x']])('a token that is %s', async (_, token) => {
    const { ok, reason, token: cookie } = await show({ token })
    expect([ok, reason, cookie]).toEqual([false, 'unknown-badge', undefined])
  })
  test('a token with a null character is bad input', async () => {
    expect((await portal.visit('/api/pupil/badge', { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify({ token: '\0'.repeat(43), ref: null, pupil: null, target: null }) })).status).toBe(400)
  })
  test('a form of another site cannot send one', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
      const { status } = await portal.visit('/api/pupil/badge', { method: 'POST', headers: { 'content-type': type }, body: JSON.stringify({ token: world.token, ref: null, pupil: null, target: null }) })
      expect(status).toBe(415)
    }
  })
})

const session = (pupil: { id: string; schoolId: string }) => createSession({ kind: 'pupil', pupilId: pupil.id, schoolId: pupil.schoolId, address: SCHOOL })
async function staffSession() {
  const { user, employment } = await makeStaff(world.school.id, { roles: ['teacher'], groupIds: [world.group.id] })
  return { token: await createSession({ kind: 'staff', userId: user!.id, schoolId: world.school.id, employmentId: employment.id, address: SCHOOL }), name: user!.name }
}
const door = (options: Parameters<Portal['visit']>[1] = {}, path = `/api/pupil/school?INSTELLING_REF=${world.school.schoolRef}`) => portal.visit(path, options)

describe('PUP-1: the next child is never the previous one', () => {
  test('back at the shortcut the earlier session ends, and its cookie goes', async () => {
    const token = await session(world.bo)
    const answer = await door({ cookie: `leerpoort=${token}` })
    expect(answer.headers['set-cookie']?.join()).toMatch(/^leerpoort=; .*Max-Age=0/)
    expect(await whoHas(token)).toBeNull()
  })
  test('also where the shortcut does not lead to the groups', async () => {
    const [elsewhere, unknown] = [await session(world.bo), await session(world.bo)]
    await door({ cookie: `leerpoort=${elsewhere}`, from: ELSEWHERE })
    await door({ cookie: `leerpoort=${unknown}` }, '/api/pupil/school?INSTELLING_REF=x')
    expect([await whoHas(elsewhere), await whoHas(unknown)]).toEqual([null, null])
  })
  test.each([['sec-purpose', 'prefetch;prerender'], ['sec-purpose', 'prefetch'], ['purpose', 'prefetch'], ['x-moz', 'prefetch']])('a page fetched ahead (%s: %s) ends nothing', async (name, value) => {
    const token = await session(world.bo)
    expect((await door({ cookie: `leerpoort=${token}`, headers: { [name]: value } })).headers['set-cookie']).toBeUndefined()
    expect(await whoHas(token)).toBe(world.bo.id)
  })
  test('HEAD, and the page itself, end nothing', async () => {
    const token = await session(world.bo)
    await door({ cookie: `leerpoort=${token}`, method: 'HEAD' })
    await door({ cookie: `leerpoort=${token}` }, `/login/leerlingen/snelkoppelaar?INSTELLING_REF=${world.school.schoolRef}`)
    expect(await whoHas(token)).toBe(world.bo.id)
  })
  test('a badge held up in a browser with a pupil’s session: that one ends', async () => {
    const chris = await session(await makePupil(world.school.id, world.group.id, { firstName: 'Chris' }))
    const { token } = await show({}, SCHOOL, `leerpoort=${chris}`)
    expect([await whoHas(chris), await whoHas(token)]).toEqual([null, world.bo.id])
  })
})

describe('PUP-7: a shortcut in a browser with a staff session', () => {
  test('is told who is logged in, and ends nothing by itself', async () => {
    const staff = await staffSession()
    const answer = await door({ cookie: `leerpoort=${staff.token}` })
    expect(JSON.parse(answer.text)).toMatchObject({ ok: true, staff: { name: staff.name, portal: 'Leerpoort' } })
    expect([answer.headers['set-cookie'], await whoHas(staff.token)]).toEqual([undefined, 'staff'])
  })
  test('a badge asks too, and opens nothing before the answer', async () => {
    const staff = await staffSession()
    expect(await show({}, SCHOOL, `leerpoort=${staff.token}`)).toMatchObject({ status: 409, ok: false, reason: 'staff', staff: { name: staff.name }, token: undefined })
    expect(await whoHas(staff.token)).toBe('staff')
  })
  test('going on as a pupil ends the staff session; it stands in the audit log', async () => {
    const staff = await staffSession()
    const answer = await portal.visit('/api/pupil/not-staff', { method: 'POST', headers: JSON_BODY, body: '{}', cookie: `leerpoort=${staff.token}` })
    expect([answer.status, await whoHas(staff.token)]).toEqual([200, null])
    expect((await auditOf(world.school.id)).map(({ action }) => action)).toEqual(['staff.signed-out'])
  })
  test('that is for staff sessions only, and no form of another site can do it', async () => {
    const [staff, pupil] = [await staffSession(), await session(world.bo)]
    await portal.visit('/api/pupil/not-staff', { method: 'POST', headers: JSON_BODY, body: '{}', cookie: `leerpoort=${pupil}` })
    expect((await portal.visit('/api/pupil/not-staff', { method: 'POST', headers: { 'content-type': 'text/plain' }, body: '{}', cookie: `leerpoort=${staff.token}` })).status).toBe(415)
    expect([await whoHas(pupil), await whoHas(staff.token)]).toEqual([world.bo.id, 'staff'])
  })
})

test('PUP-5: the camera may be asked for on the shortcut’s page, and nowhere else', async () => {
  const policy = async (path: string) => (await portal.visit(path)).headers['permissions-policy']
  expect(await policy('/login/leerlingen/snelkoppelaar')).toContain('camera=(self)')
  for (const path of ['/login/leerlingen/badge', '/', '/login/leerlingen/snelkoppelaarx']) expect(await policy(path)).toContain('camera=()')
})

test('PUP-1: a pupil’s software: what opens, the own titles that do not, and nothing about others', async () => {
  const { pupilSoftware } = await import('@/lib/licences/titles')
  for (const slug of ['malmberg', 'cito']) await giveConsent(world.school.id, slug)
  for (const code of ['rekenreis', 'logo-digitaal']) await grantToGroups(world.school.id, (await giveLicence(world.school.id, code)).id, [world.group.id])
  await giveLicence(world.school.id, 'groeimeter', { linking: 'portal' })
  const actor = (await readSession(await session(world.bo), SCHOOL)) as Parameters<typeof pupilSoftware>[0]
  const { tiles: open, closed } = await pupilSoftware(actor)
  expect([open.map(({ name }) => name), closed.map(({ name, reason }) => [name, reason])]).toEqual([['Rekenreis'], [['LOGO Digitaal', 'no-consent']]])
})
