import { beforeEach, describe, expect, test } from 'vitest'
import { GIVEN_ROLES, scopeOf, type GivenRole } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { askLink, seal, type Forgotten } from '@/lib/access/forgotten'
import { createSession, readSession } from '@/lib/access/session'
import { addPerson } from '@/lib/staff/add-person'
import { confirmWork } from '@/lib/staff/confirm-work'
import { staffOf } from '@/lib/staff/queries'
import { sendForgottenStaffLink } from '@/lib/staff/send-forgotten-link'
import { resendLink } from '@/lib/staff/resend-link'
import { addPersonInput } from '@/lib/staff/schema'
import { linkView, setPassword } from '@/lib/staff/set-password'
import { endEmployment, setRoles } from '@/lib/staff/set-roles'
import { signInStaff } from '@/lib/staff/sign-in'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { DEMO_PASSWORD, makeGroup, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { agreed, signedIn } from '../support/people'
import { importRoster } from '../support/roster'

const HERE = { address: '127.0.0.1', now: new Date() }
const NEW = 'Nieuwe zin 2026'
let ict: StaffAtSchool
let klas: Awaited<ReturnType<typeof makeGroup>>
let email: string
beforeEach(async () => {
  const school = await makeSchool()
  klas = await makeGroup(school.id)
  ict = (await signedIn(school.id, { roles: ['coordinator'] })).actor
  email = `nieuw${next()}@school.example`
})
const mails = (recipient = email) => mailsOf({ recipient })
const tokenIn = (text: string) => /\/login\/wachtwoord\/([0-9a-f-]{36})/.exec(text)![1]!
const lastToken = async (recipient = email) => tokenIn((await mails(recipient)).at(-1)!.text)
const add = (roles: GivenRole[], groupIds: string[] = [], change: Partial<{ email: string }> = {}, actor = ict) =>
  command(actor, (context) => addPerson(context, { firstName: 'Nora', prefix: 'de', lastName: 'Nieuw', email, roles, groupIds, ...change }))
const set = (employmentId: string, roles: GivenRole[], groupIds: string[] = [], actor = ict) => command(actor, (context) => setRoles(context, { employmentId, roles, groupIds }))
const end = (employmentId: string, actor = ict) => command(actor, (context) => endEmployment(context, { employmentId }))
const person = async (address = email) => everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, OR: [{ user: { email: address } }, { invitedEmail: address }] }, include: { groups: true, user: true } })

describe('ACC-3, AUT-2, AUT-5: a password by mail', () => {
  test('from the mail to the first login: inactief, then actief; the link works once', async () => {
    await add(['careCoordinator'])
    expect(await person()).toMatchObject({ user: null, invitedEmail: email })
    expect(await everything().user.findUniqueOrThrow({ where: { email } })).toMatchObject({ activatedAt: null, passwordHash: null })
    const token = await lastToken()
    expect(await linkView(token, new Date())).toEqual({ email, first: true, coordinator: false })
    expect(await setPassword({ token, password: NEW }, HERE)).toEqual({ email })
    expect((await person()).user!.activatedAt).not.toBeNull()
    const { token: session } = await signInStaff({ email, password: NEW }, '127.0.0.1')
    expect(await readSession(session, null), 'the gebruikersovereenkomst comes first').toMatchObject({ mustAgree: true, school: null, roles: [] })
    await agreed(email)
    expect(await readSession(session, null)).toMatchObject({ school: { id: ict.school.id }, roles: ['careCoordinator'] })
    expect([await linkView(token, new Date()), await refused(setPassword({ token, password: 'Weer1234' }, HERE))]).toEqual([null, 'link-dead'])
    expect((await auditOf(ict.school.id)).filter(({ action }) => action === 'staff.password-set')).toMatchObject([{ details: { first: true } }])
  })

  test('the first coordinator reads the important information first', async () => {
    await add(['coordinator'])
    expect(await linkView(await lastToken(), new Date())).toMatchObject({ first: true, coordinator: true })
  })

  test('a new password ends what was open under the old one, here and elsewhere', async () => {
    const { user, employment } = await makeStaff(ict.school.id, { roles: ['teacher'], email })
    const open = await createSession({ kind: 'staff', userId: user!.id, schoolId: ict.school.id, employmentId: employment.id, address: '127.0.0.1' })
    await sendForgottenStaffLink(seal('staff', email, new Date()))
    await setPassword({ token: await lastToken(), password: NEW }, HERE)
    expect(await readSession(open, null)).toBeNull()
    expect(await refused(signInStaff({ email, password: DEMO_PASSWORD }, '127.0.0.9'))).toBe('login-failed')
    expect(await refused(signInStaff({ email, password: NEW }, '127.0.0.9'))).toBeUndefined()
    expect(await readSession((await signInStaff({ email: ict.email, password: DEMO_PASSWORD }, '127.0.0.9')).token, null), 'others stay').not.toBeNull()
  })

  test('AUT-5: a link that went to an address that is the person’s no more sets nothing', async () => {
    await add(['supportStaff'])
    const token = await lastToken()
    await everything().user.update({ where: { email }, data: { email: `anders${next()}@school.example` } })
    expect(await linkView(token, new Date())).toBeNull()
    expect(await refused(setPassword({ token, password: NEW }, HERE))).toBe('link-dead')
    expect(await everything().mailToken.count({ where: { email, spentAt: null } }), 'rolled back').toBe(1)
  })

  test('of two at the same moment one sets the password', async () => {
    await add(['supportStaff'])
    const token = await lastToken()
    const tries = await Promise.all([refused(setPassword({ token, password: 'Eerste1234' }, HERE)), refused(setPassword({ token, password: 'Tweede1234' }, HERE))])
    expect(tries.sort()).toEqual(['link-dead', undefined])
  })

  test.each(['', 'onzin', '00000000-0000-4000-8000-000000000000', 'x'.repeat(5000)])('%j is no link', async (token) => {
    expect(await linkView(token, new Date())).toBeNull()
    expect(await refused(setPassword({ token, password: NEW }, HERE))).toBe('link-dead')
  })
})

const ask = (address: string, from: string | null) => askLink('staff', address, from, new Date())

describe('AUT-3: Gebruikersnaam of wachtwoord vergeten', () => {
  test('the job twice: one mail', async () => {
    await makeStaff(ict.school.id, { roles: ['teacher'], email })
    const request = seal('staff', email, new Date())
    for (let time = 0; time < 2; time += 1) await sendForgottenStaffLink(request)
    expect(await mails()).toHaveLength(1)
  })


  const asked = () => everything().$queryRaw<{ data: Forgotten }[]>`select data from pgboss.job where name = 'staff.forgotten' order by created_on, id`

  test('known or not, the same happens while somebody waits: one job; only a known one gets a mail', async () => {
    await makeStaff(ict.school.id, { roles: ['teacher'], email })
    const before = (await asked()).length
    await ask(email, '192.0.2.50')
    await ask(`niemand${next()}@school.example`, '192.0.2.50')
    const jobs = (await asked()).slice(before)
    expect(jobs).toHaveLength(2)
    expect(JSON.stringify(jobs), 'the queue does not hold the address').not.toContain('@')
    expect(await mails(), 'nothing is sent while somebody waits').toEqual([])
    const all = await everything().outboxMail.count()
    for (const { data } of jobs) await sendForgottenStaffLink(data)
    expect(await everything().outboxMail.count()).toBe(all + 1)
    expect((await mails())[0]!.text).toContain('/login/wachtwoord/')
  })

  test('one an address in a quarter of an hour, for unknown ones too; the answer does not tell', async () => {
    const before = (await asked()).length
    for (const address of [email, `niemand${next()}@school.example`]) for (let time = 0; time < 3; time += 1) expect(await refused(ask(address, `192.0.2.${60 + time}`))).toBeUndefined()
    expect((await asked()).length - before).toBe(2)
  })

  test('one client that asks for many addresses must wait; another need not', async () => {
    for (let at = 0; at < 20; at += 1) await ask(`gok${next()}@school.example`, '192.0.2.70')
    expect(await refused(ask(`gok${next()}@school.example`, '192.0.2.70'))).toBe('too-many-requests')
    expect(await refused(ask(`gok${next()}@school.example`, null))).toBeUndefined()
  })

  test('who never activated gets an activation link again; an older one that was asked for stops, the school’s does not', async () => {
    await add(['supportStaff'])
    const invitation = await lastToken()
    await sendForgottenStaffLink(seal('staff', email, new Date()))
    const first = await lastToken()
    await everything().mailToken.updateMany({ where: { email }, data: { createdAt: new Date(Date.now() - 60_000) } })
    await sendForgottenStaffLink(seal('staff', email, new Date()))
    expect([await linkView(first, new Date()), (await linkView(invitation, new Date()))?.email]).toEqual([null, email])
    expect(await linkView(await lastToken(), new Date(Date.now() + 10 * 86_400_000))).toMatchObject({ email, first: true })
  })
})

describe('AUT-5: (Her)zend activatielink', () => {
  const resend = (employmentId: string, actor = ict) => command(actor, (context) => resendLink(context, { employmentId }))

  test('at any time, to the present address; only the newest link works', async () => {
    await add(['intern'], [klas.id])
    const { id } = await person()
    for (let time = 0; time < 3; time += 1) await resend(id)
    const links = (await mails()).map(({ text }) => tokenIn(text))
    expect(new Set(links).size).toBe(4)
    expect(await Promise.all(links.map(async (token) => (await linkView(token, new Date())) !== null))).toEqual([false, false, false, true])
  })

  test('not to who is actief, has no address, left, or works at another school', async () => {
    const [active, unknown] = [await makeStaff(ict.school.id, { roles: ['teacher'] }), await makeStaff(ict.school.id, { roles: ['teacher'], email: null, lasKey: `l${next()}` })]
    const strange = await makeStaff((await makeSchool()).id, { roles: ['teacher'], active: false })
    const gone = await makeStaff(ict.school.id, { roles: ['supportStaff'], active: false })
    await end(gone.employment.id)
    expect([await refused(resend(active.employment.id)), await refused(resend(unknown.employment.id)), await refused(resend(strange.employment.id)), await refused(resend(gone.employment.id))]).toEqual(['already-active', 'no-login-address', 'not-found', 'not-found'])
  })
})

describe('ACC-4: people and roles by hand', () => {
  test('somebody with a login elsewhere says yes first, and keeps it: works at two schools then', async () => {
    const { user } = await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    await add(['supportStaff'], [klas.id])
    const [listed] = await staffOf(scopeOf(ict)).then((all) => all.filter((each) => each.email === email))
    expect(listed, 'as an address that nobody has: nobody learns who has a login').toMatchObject({ active: false })
    expect(await refused(add(['careCoordinator']))).toBe('works-here')
    await confirmWork({ token: await lastToken() }, HERE)
    expect(await person()).toMatchObject({ userId: user!.id, invitedEmail: null, fromLas: false, roles: ['supportStaff'], groups: [{ groupId: klas.id, byHand: true }] })
    expect(await refused(confirmWork({ token: await lastToken() }, HERE))).toBe('link-dead')
  })

  test('ended before the yes: the link opens nothing any more', async () => {
    await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    await add(['supportStaff'], [klas.id])
    const { id } = await everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, invitedEmail: email } })
    await end(id)
    expect(await refused(confirmWork({ token: await lastToken() }, HERE))).toBe('link-dead')
  })

  test('who works here already is not added twice: by login, by the address of the LAS, or by two coordinators at once', async () => {
    await makeStaff(ict.school.id, { roles: ['teacher'], email })
    expect(await refused(add(['careCoordinator']))).toBe('works-here')
    const las = await makeStaff(ict.school.id, { roles: ['teacher'], email: null, lasKey: `l${next()}` })
    await everything().employment.update({ where: { id: las.employment.id }, data: { lasEmail: 'Juf@School.example' } })
    expect(await refused(add(['careCoordinator'], [], { email: 'juf@school.example' }))).toBe('works-here')
    const twice = { email: `dubbel${next()}@school.example` }
    expect((await Promise.all([refused(add(['careCoordinator'], [], twice)), refused(add(['careCoordinator'], [], twice))])).sort()).toEqual(['works-here', undefined])
  })

  test('who left comes back as the same person, with the new roles only', async () => {
    await add(['careCoordinator'])
    const { id } = await person()
    await end(id)
    await add(['intern'], [klas.id])
    expect(await person()).toMatchObject({ id, removedAt: null, roles: ['intern'] })
  })

  test('a stagiair(e) has exactly one group; nobody has no role; another school’s group is not there', async () => {
    const second = await makeGroup(ict.school.id)
    const strange = await makeGroup((await makeSchool()).id)
    expect([await refused(add(['intern'])), await refused(add(['intern'], [klas.id, second.id])), await refused(add([])), await refused(add(['intern'], [strange.id]))]).toEqual(['intern-one-group', 'intern-one-group', 'role-missing', 'not-found'])
    expect(await everything().user.count({ where: { email } })).toBe(0)
  })

  test('extra roles for a teacher of the LAS, who stays one; taken again; audited', async () => {
    const { employment } = await makeStaff(ict.school.id, { roles: ['teacher'], lasKey: `l${next()}`, groupIds: [klas.id] })
    const roles = async () => (await everything().employment.findUniqueOrThrow({ where: { id: employment.id } })).roles
    await set(employment.id, ['careCoordinator', 'remedialTeacher'])
    expect(await roles()).toEqual(['teacher', 'careCoordinator', 'remedialTeacher'])
    await set(employment.id, [])
    expect(await roles()).toEqual(['teacher'])
    expect(await refused(end(employment.id))).toBe('from-las')
    expect(await everything().employmentGroup.count({ where: { employmentId: employment.id } }), 'the LAS’s group stays').toBe(1)
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['staff.roles-set', 'staff.roles-set'])
  })

  test('a changed role bites at the next click; ending does too', async () => {
    const { actor, token } = await signedIn(ict.school.id, { roles: ['careCoordinator'] })
    await set(actor.employmentId, ['supportStaff'], [klas.id])
    expect(await readSession(token, null)).toMatchObject({ roles: ['supportStaff'], groupIds: [klas.id] })
    await end(actor.employmentId)
    expect(await readSession(token, null)).toMatchObject({ school: null, roles: [] })
  })

  test('the last coordinator who can log in cannot step down or be removed; one who never activated does not count', async () => {
    await makeStaff(ict.school.id, { roles: ['coordinator'], active: false })
    expect([await refused(set(ict.employmentId, ['careCoordinator'])), await refused(end(ict.employmentId))]).toEqual(['last-coordinator', 'last-coordinator'])
    const second = (await signedIn(ict.school.id, { roles: ['coordinator'] })).actor
    expect(await refused(end(ict.employmentId, second))).toBeUndefined()
    expect(await refused(end(second.employmentId, second))).toBe('last-coordinator')
  })

  test('two coordinators who remove each other at once: one stays', async () => {
    const second = (await signedIn(ict.school.id, { roles: ['coordinator'] })).actor
    const tries = await Promise.all([refused(end(second.employmentId)), refused(end(ict.employmentId, second))])
    expect(tries.sort()).toEqual(['last-coordinator', undefined])
  })

  test('DAT-1: another school’s person is not there, nor is a substitute account', async () => {
    const strange = await makeStaff((await makeSchool()).id, { roles: ['supportStaff'] })
    expect([await refused(set(strange.employment.id, ['coordinator'])), await refused(end(strange.employment.id))]).toEqual(['not-found', 'not-found'])
  })
})

describe('ACC-4: the LAS never supplies or removes these roles', () => {
  const file = (staff = [teacher('t1', { groupKeys: ['g1'] }), teacher('t2', { groupKeys: ['g1'] })]) => roster({ groups: [group('g1'), group('g2')], pupils: [pupil('p1', { groupKey: 'g1' })], staff })
  const byKey = (lasKey: string) => everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey }, include: { groups: true } })

  test('a role given by hand survives that the person leaves the LAS; without one the person is removed', async () => {
    await importRoster(ict, file())
    await set((await byKey('t1')).id, ['careCoordinator'])
    const gone = await importRoster(ict, file([]))
    expect(gone.counts!.staff, 'and the preview says so').toMatchObject({ removed: 1, kept: 1 })
    expect(await byKey('t1')).toMatchObject({ removedAt: null, fromLas: false, roles: ['careCoordinator'], groups: [] })
    expect((await byKey('t2')).removedAt).not.toBeNull()
    const again = await importRoster(ict, file([]))
    expect(again, 'and is not missed again by the next').toMatchObject({ status: 'applied', counts: { nothing: true } })
    expect(await byKey('t1')).toMatchObject({ removedAt: null, roles: ['careCoordinator'] })
  })

  test('back in the LAS the person is a teacher again, and keeps the role', async () => {
    await importRoster(ict, file())
    const { id } = await byKey('t1')
    await set(id, ['careCoordinator'])
    await importRoster(ict, file([]))
    await importRoster(ict, file())
    expect(await byKey('t1')).toMatchObject({ id, fromLas: true, roles: ['careCoordinator', 'teacher'] })
    expect((await byKey('t1')).groups).toHaveLength(1)
  })

  test('the group that the coordinator picked stays, and is no change to any import', async () => {
    await importRoster(ict, file())
    const second = await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'g2' } })
    const { id } = await byKey('t1')
    await set(id, ['intern'], [second.id])
    await importRoster(ict, file([teacher('t1', { groupKeys: ['g1'], firstName: 'Anders' }), teacher('t2', { groupKeys: ['g1'] })]))
    const { firstName, groups } = await byKey('t1')
    expect([firstName, groups.filter(({ byHand }) => byHand).map(({ groupId }) => groupId), groups.length]).toEqual(['Anders', [second.id], 2])
  })
})

describe('what the forms send', () => {
  const form = { firstName: 'Nora', lastName: 'Nieuw', email: 'Nora@School.example' }
  test('roles and groups come out of their boxes; strange ones count for nothing', () => {
    const boxes = Object.fromEntries(GIVEN_ROLES.map((role) => [`role-${role}`, 'on']))
    const group = '00000000-0000-4000-8000-000000000000'
    expect(addPersonInput.parse({ ...form, ...boxes, 'role-helpdesk': 'on', 'role-teacher': 'on', [`g-${group}`]: 'on', 'g-onzin': 'on' })).toEqual({ firstName: 'Nora', prefix: null, lastName: 'Nieuw', email: 'nora@school.example', roles: [...GIVEN_ROLES], groupIds: [group] })
  })
  test.each([[{ email: 'nora' }], [{ email: 'nora@school' }], [{ firstName: ' ' }], [{ firstName: 'a\r\nBcc: x@y.example' }], [{ lastName: 'x'.repeat(81) }], [{ email: undefined }]])('%j is refused, with a sentence', (wrong) => {
    const { success, error } = addPersonInput.safeParse({ ...form, ...wrong })
    expect(success).toBe(false)
    expect(error!.issues[0]!.message).toMatch(/^(Vul|Hier|Dit) .*\.$/)
  })
})
