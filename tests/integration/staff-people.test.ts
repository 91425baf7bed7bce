import { describe, expect, test } from 'vitest'
import { GIVEN_ROLES, scopeOf } from '@/lib/access/actor'
import { readSession } from '@/lib/access/session'
import { confirmWork } from '@/lib/staff/confirm-work'
import { staffOf } from '@/lib/staff/queries'
import { addPersonInput } from '@/lib/staff/schema'
import { makeGroup, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { add, eachWithSchool, email, end, HERE, ict, klas, lastToken, person, set } from '../support/staff-accounts'

eachWithSchool()

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
