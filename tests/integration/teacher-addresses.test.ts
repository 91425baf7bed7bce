import { parseWithZod } from '@conform-to/zod/v4'
import { beforeEach, describe, expect, test } from 'vitest'
import type { StaffAtSchool } from '@/lib/access/current'
import { createSession, readSession } from '@/lib/access/session'
import { importView } from '@/lib/roster/queries'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { addPerson } from '@/lib/staff/add-person'
import { CONFIRM, EMAIL, OFFERED, SHOWN } from '@/lib/staff/address-fields'
import { confirmWork, workToConfirm } from '@/lib/staff/confirm-work'
import { resendLink } from '@/lib/staff/resend-link'
import { seal } from '@/lib/access/forgotten'
import { sendForgottenStaffLink } from '@/lib/staff/send-forgotten-link'
import { linkView, setPassword } from '@/lib/staff/set-password'
import { setTeacherAddresses, teacherAddressesInput } from '@/lib/staff/set-teacher-addresses'
import { signInStaff } from '@/lib/staff/sign-in'
import { pickStaff, teachersOf } from '@/lib/staff/teachers'
import { workOf } from '@/lib/staff/queries'
import { DEMO_PASSWORD, makeGroup, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { agreed, signedIn } from '../support/people'
import { importRoster, stage } from '../support/roster'

const HERE = { address: '127.0.0.1', now: new Date() }
const NEW = 'Nieuwe zin 2026'
let ict: StaffAtSchool
let klas: Awaited<ReturnType<typeof makeGroup>>
let email: string
beforeEach(async () => {
  const school = await makeSchool()
  klas = await makeGroup(school.id)
  ict = (await signedIn(school.id, { roles: ['coordinator'] })).actor
  email = `juf${next()}@school.example`
})

/** A teacher as an import leaves one: without a login. */
const fromFile = async (actor = ict) => (await makeStaff(actor.school.id, { roles: ['teacher'], email: null, lasKey: `l${next()}` })).employment
type Fields = Record<string, { shown?: string; email?: string; confirmed?: string; offered?: boolean }>
/** The form as the page sends it. */
function form(people: Fields): FormData {
  const data = new FormData()
  for (const [id, { shown = '', email: typed = '', confirmed, offered }] of Object.entries(people)) {
    data.append(SHOWN + id, `=${shown}`)
    data.append(EMAIL + id, typed)
    if (offered) data.append(OFFERED + id, 'on')
    if (confirmed) data.append(CONFIRM + id, confirmed)
  }
  return data
}
function read(people: Fields) {
  const parsed = parseWithZod(form(people), { schema: teacherAddressesInput })
  if (parsed.status !== 'success') throw Object.assign(new Error('input'), { code: 'invalid-input', fields: parsed.error })
  return parsed.value
}
const save = (people: Fields, actor = ict) => command(actor, async (context) => setTeacherAddresses(context, read(people)))
const fieldsOf = async (work: Promise<unknown>) => work.then(() => null, (error: { fields?: object }) => error.fields)
const row = (id: string) => everything().employment.findUniqueOrThrow({ where: { id }, include: { user: true } })
const tokens = async (recipient = email) => (await mailsOf({ recipient })).map(({ text }) => /\/login\/wachtwoord\/([0-9a-f-]{36})/.exec(text)?.[1] ?? '')
const lastToken = async (recipient = email) => (await tokens(recipient)).at(-1)!
const table = (actor = ict) => teachersOf({ schoolId: actor.school.id, groupIds: 'all' })
const inTable = async (id: string, actor = ict) => (await table(actor)).find((one) => one.id === id)!

describe('LAS-7: an address becomes a login by the mailed link', () => {
  test('set, mailed, activated, logged in; before that nothing of it works', async () => {
    const juf = await fromFile()
    expect(await save({ [juf.id]: { email: ` ${email.toUpperCase()} ` } })).toEqual({ invited: 1, removed: 0 })
    expect(await row(juf.id)).toMatchObject({ userId: null, invitedEmail: email })
    expect(await inTable(juf.id)).toMatchObject({ email, active: false, state: { words: 'activatielink wordt verzonden' } })
    const token = await lastToken()
    expect(await workToConfirm(token, new Date())).toBeNull()
    await setPassword({ token, password: NEW }, HERE)
    expect(await row(juf.id)).toMatchObject({ invitedEmail: null, user: { email } })
    const session = await signInStaff({ email, password: NEW }, '127.0.0.9')
    expect(await readSession(session.token, null)).toMatchObject({ mustAgree: true, school: null })
    await agreed(email)
    expect(await readSession(session.token, null)).toMatchObject({ school: { id: ict.school.id }, roles: ['teacher'] })
    expect(await inTable(juf.id)).toMatchObject({ active: true, state: { words: 'kan inloggen' } })
    expect((await auditOf(ict.school.id)).map(({ action }) => action)).toEqual(['staff.address-set', 'staff.address-confirmed', 'staff.password-set', 'staff.signed-in'])
  })

  test('who logs in at another school already is linked only after saying yes, with the own password; the coordinator sees no difference', async () => {
    const other = await makeSchool()
    const { user } = await makeStaff(other.id, { roles: ['teacher'], email })
    const [known, unknown] = [await fromFile(), await fromFile()]
    const stranger = `nieuw${next()}@school.example`
    await save({ [known.id]: { email }, [unknown.id]: { email: stranger } })
    const plain = ({ email: address, active, state }: Awaited<ReturnType<typeof inTable>>) => ({ address: Boolean(address), active, state })
    expect(plain(await inTable(known.id))).toEqual(plain(await inTable(unknown.id)))
    expect(await workOf({ userId: user!.id, boundTo: null })).toHaveLength(1)
    const token = await lastToken()
    expect(await workToConfirm(token, new Date())).toEqual({ email, school: ict.school.name })
    expect((await mailsOf({ recipient: email })).at(-1)!.text).toContain('Bevestig')
    await confirmWork({ token }, HERE)
    expect((await workOf({ userId: user!.id, boundTo: null })).map(({ schoolId }) => schoolId).sort()).toEqual([other.id, ict.school.id].sort())
    expect(await refused(signInStaff({ email, password: DEMO_PASSWORD }, '127.0.0.9'))).toBeUndefined()
    expect([await workToConfirm(token, new Date()), await refused(confirmWork({ token }, HERE))]).toEqual([null, 'link-dead'])
  })

  test('of two who say yes at the same moment one does', async () => {
    await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    const token = await lastToken()
    expect((await Promise.all([refused(confirmWork({ token }, HERE)), refused(confirmWork({ token }, HERE))])).sort()).toEqual(['link-dead', undefined])
  })

  test('a forgotten password of somebody who logs in elsewhere says yes to nothing', async () => {
    await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    await sendForgottenStaffLink(seal('staff', email, new Date()))
    await setPassword({ token: await lastToken(), password: NEW }, HERE)
    expect(await row(juf.id)).toMatchObject({ userId: null, invitedEmail: email })
  })

  test('two schools give one new address: the first password counts for both, and neither ends the other’s mail; then both are used up', async () => {
    const there = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    const [here, away] = [await fromFile(), await fromFile(there)]
    await save({ [here.id]: { email } })
    await save({ [away.id]: { email } }, there)
    const [first, second] = await tokens()
    expect((await linkView(first!, new Date()))?.email).toBe(email)
    await setPassword({ token: second!, password: NEW }, HERE)
    expect([await linkView(first!, new Date()), await workToConfirm(first!, new Date())]).toEqual([null, null])
    expect([(await row(here.id)).user?.email, (await row(away.id)).user?.email]).toEqual([email, email])
  })

  test('somebody who left and comes back under a new key gets the old login', async () => {
    const { employment: old } = await makeStaff(ict.school.id, { roles: ['teacher'], email, lasKey: `l${next()}` })
    await everything().employment.update({ where: { id: old.id }, data: { removedAt: new Date() } })
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    await confirmWork({ token: await lastToken() }, HERE)
    expect([(await row(juf.id)).user?.email, (await row(old.id)).userId]).toEqual([email, null])
  })
})

describe('LAS-7: the table', () => {
  test('many at once, or none: one wrong address saves nothing and mails nobody', async () => {
    const [one, two] = [await fromFile(), await fromFile()]
    expect(await fieldsOf(save({ [one.id]: { email }, [two.id]: { email: 'geen adres' } }))).toEqual({ [EMAIL + two.id]: ['Vul een volledig e-mailadres in, zoals naam@school.nl.'] })
    expect(await fieldsOf(save({ [one.id]: { email }, [two.id]: { email } }))).toEqual({ [EMAIL + one.id]: [expect.stringContaining('al van')], [EMAIL + two.id]: [expect.stringContaining('al van')] })
    expect([await mailsOf({ recipient: email }), (await row(one.id)).invitedEmail]).toEqual([[], null])
    expect(await save({ [one.id]: { email }, [two.id]: { email: `x${email}` } })).toEqual({ invited: 2, removed: 0 })
  })
  test('unique in the school: not a colleague’s login, not an address that waits', async () => {
    const [one, two] = [await fromFile(), await fromFile()]
    expect(await refused(save({ [one.id]: { email: ict.email } }))).toBe('staff-addresses')
    await save({ [one.id]: { email } })
    expect(await refused(save({ [two.id]: { email } }))).toBe('staff-addresses')
    expect(await refused(command(ict, (context) => addPerson(context, { firstName: 'N', prefix: null, lastName: 'N', email, roles: ['careCoordinator'], groupIds: [] }))), 'nor by hand').toBe('works-here')
  })
  test('of two coordinators who give two people one address at once, one succeeds', async () => {
    const [one, two] = [await fromFile(), await fromFile()]
    const tries = await Promise.all([refused(save({ [one.id]: { email } })), refused(save({ [two.id]: { email } }))])
    expect(tries.sort()).toEqual(['staff-addresses', undefined])
  })
  test('two people may change their addresses round; who was not touched keeps what a colleague set', async () => {
    const [one, two, three] = [await fromFile(), await fromFile(), await fromFile()]
    const other = `x${email}`
    await save({ [one.id]: { email }, [two.id]: { email: other } })
    await save({ [one.id]: { shown: email, email: other }, [two.id]: { shown: other, email }, [three.id]: {} })
    expect([(await row(one.id)).invitedEmail, (await row(two.id)).invitedEmail, (await row(three.id)).invitedEmail]).toEqual([other, email, null])
    expect(await fieldsOf(save({ [one.id]: { shown: email, email: `y${email}` } }))).toEqual({ [EMAIL + one.id]: [expect.stringContaining('intussen')] })
    expect(await save({ [one.id]: { shown: email, email } })).toEqual({ invited: 0, removed: 0 })
  })
  test('a slip of the pen is asked about once; the tick answers for that address only', async () => {
    const juf = await fromFile()
    const slip = `juf${next()}@gmial.com`
    expect(await fieldsOf(save({ [juf.id]: { email: slip } }))).toEqual({ [CONFIRM + juf.id]: [expect.stringContaining('gmail.com')] })
    expect(await refused(save({ [juf.id]: { email: slip, confirmed: 'ander@gmial.com' } }))).toBe('please-confirm')
    expect(await save({ [juf.id]: { email: slip, confirmed: slip } })).toEqual({ invited: 1, removed: 0 })
  })
  test('all that is wrong in the table is told at once: no address, somebody else’s, and a slip of the pen', async () => {
    const [one, two, three, four] = [await fromFile(), await fromFile(), await fromFile(), await fromFile()]
    const all = { [one.id]: { email: 'geen adres' }, [two.id]: { email: ict.email }, [three.id]: { email: `juf${next()}@gmial.com` }, [four.id]: { email } }
    expect(await refused(save(all))).toBe('staff-addresses')
    expect(await fieldsOf(save(all))).toEqual({ [EMAIL + one.id]: [expect.stringContaining('volledig')], [EMAIL + two.id]: [expect.stringContaining('al van')], [CONFIRM + three.id]: [expect.stringContaining('gmail.com')] })
    expect(await row(four.id)).toMatchObject({ invitedEmail: null })
    // What is no address takes nobody's away.
    await save({ [four.id]: { email } })
    expect(await refused(save({ [four.id]: { shown: email, email: 'geen adres' } }))).toBe('staff-addresses')
    expect(await row(four.id)).toMatchObject({ invitedEmail: email })
  })
  test('what the LAS brought is offered, and is no login until it is saved', async () => {
    await importRoster(ict, roster({ groups: [group('g1')], pupils: [pupil('p1', { groupKey: 'g1' })], staff: [teacher('t1', { groupKeys: ['g1'], email })] }))
    const [anja] = (await table()).filter(({ fromLas }) => fromLas)
    expect(anja).toMatchObject({ email: null, lasEmail: email, active: false })
    await save({ [anja!.id]: { email } })
    expect(await inTable(anja!.id)).toMatchObject({ email, lasEmail: null })
  })
  test('what the coordinator wipes out is told and not offered again, by no later import either; until an address is set', async () => {
    const school = roster({ groups: [group('g1')], pupils: [pupil('p1', { groupKey: 'g1' })], staff: [teacher('t1', { groupKeys: ['g1'], email }), teacher('t2', { groupKeys: ['g1'], email: `twee-${email}` })] })
    await importRoster(ict, school)
    const [one, two] = (await table()).filter(({ fromLas }) => fromLas)
    await save({ [one!.id]: { offered: true }, [two!.id]: { offered: true, email: two!.lasEmail! } })
    expect(await inTable(one!.id)).toMatchObject({ email: null, declined: true, lasEmail: expect.stringContaining(email) })
    expect(await inTable(two!.id)).toMatchObject({ email: two!.lasEmail, declined: false })
    await save({ [two!.id]: { shown: two!.lasEmail! } })
    await importRoster(ict, school)
    for (const { id } of [one!, two!]) expect(await inTable(id)).toMatchObject({ email: null, declined: true })
    await save({ [one!.id]: { email: `anders-${email}` } })
    await save({ [one!.id]: { shown: `anders-${email}` } })
    expect(await inTable(one!.id), 'taken away again').toMatchObject({ email: null, declined: true })
  })
  test('LAS-5: once it is set here, no import speaks of another address', async () => {
    const school = (address?: string) => roster({ groups: [group('g1')], pupils: [pupil('p1', { groupKey: 'g1' })], staff: [teacher('t1', { groupKeys: ['g1'], ...(address ? { email: address } : {}) })] })
    await importRoster(ict, school())
    const [anja] = (await table()).filter(({ fromLas }) => fromLas)
    const shown = async (address: string) => (await importView({ schoolId: ict.school.id, groupIds: 'all' }, await stage(ict, school(address))))!.preview!.plan.staff.changed.flatMap(({ changes }) => changes)
    expect(await shown(`las-${email}`)).toEqual([{ field: 'email', before: null, after: `las-${email}` }])
    await save({ [anja!.id]: { email } })
    expect(await shown(`las-${email}`), 'invited').toEqual([])
    expect(await shown(email)).toEqual([])
    const login = await everything().user.findUniqueOrThrow({ where: { email } })
    await everything().employment.update({ where: { id: anja!.id }, data: { userId: login.id, invitedEmail: null } })
    expect(await shown(`las-${email}`), 'with a login').toEqual([])
  })
  test('search by a part of name, group or address; order by group and status', async () => {
    const active = await makeStaff(ict.school.id, { roles: ['teacher'], firstName: 'Zoë', lasKey: `l${next()}`, groupIds: [klas.id] })
    const late = await fromFile()
    const all = await table()
    expect(pickStaff(all, klas.name.toUpperCase(), 'naam').map(({ id }) => id)).toEqual([active.employment.id])
    expect(pickStaff(all, ict.email, 'naam').map(({ id }) => id)).toEqual([ict.employmentId])
    expect([pickStaff(all, '', 'groep')[0]!.id, pickStaff(all, '', 'status')[0]!.id]).toEqual([active.employment.id, late.id])
  })
  test('nonsense in the form is nobody’s', async () => {
    const data = form({})
    for (const [name, value] of [[`${SHOWN}onzin`, '='], [`${EMAIL}__proto__`, 'x'], [`${SHOWN}${'0'.repeat(36)}`, 'x']] as const) data.append(name, value)
    expect(parseWithZod(data, { schema: teacherAddressesInput })).toMatchObject({ status: 'success', value: { rows: [] } })
    expect(await refused(save({ '00000000-0000-4000-8000-000000000000': { email } }))).toBe('not-found')
  })
})

describe('LAS-7: taking an address away, or another one', () => {
  test('ends the login at this school at once, and only here', async () => {
    const other = await makeSchool()
    await makeStaff(other.id, { roles: ['teacher'], email })
    const { employment, user } = await makeStaff(ict.school.id, { roles: ['teacher'], email, lasKey: `l${next()}` })
    const open = await createSession({ kind: 'staff', userId: user!.id, schoolId: ict.school.id, employmentId: employment.id, address: '127.0.0.1' })
    expect(await save({ [employment.id]: { shown: email } })).toEqual({ invited: 0, removed: 1 })
    expect([await readSession(open, null), (await workOf({ userId: user!.id, boundTo: null })).map(({ schoolId }) => schoolId)]).toEqual([null, [other.id]])
    expect((await auditOf(ict.school.id)).at(-1)).toMatchObject({ action: 'staff.address-removed', subjectId: employment.id })
  })
  test('the link that was mailed to it works no more', async () => {
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    await save({ [juf.id]: { shown: email, email: `beter.${email}` } })
    expect(await linkView((await tokens())[0]!, new Date())).toBeNull()
    await setPassword({ token: await lastToken(`beter.${email}`), password: NEW }, HERE)
    expect((await row(juf.id)).user?.email).toBe(`beter.${email}`)
  })
  test('not the own, not the last coordinator’s; not from another school', async () => {
    expect(await refused(save({ [ict.employmentId]: { shown: ict.email, email } }))).toBe('own-address')
    const second = await makeStaff(ict.school.id, { roles: ['coordinator'], email, active: true })
    await everything().user.update({ where: { id: ict.userId }, data: { activatedAt: null } })
    expect(await refused(save({ [second.employment.id]: { shown: email } }))).toBe('last-coordinator')
    const strange = await fromFile((await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor)
    expect(await refused(save({ [strange.id]: { email: `z${email}` } }))).toBe('not-found')
  })
})

describe('AUT-5: the link again', () => {
  const resend = (id: string, actor = ict) => command(actor, (context) => resendLink(context, { employmentId: id }))
  test('to an address that waits, for who is known elsewhere too; the older link stops', async () => {
    await makeStaff((await makeSchool()).id, { roles: ['teacher'], email })
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    await resend(juf.id)
    const [first, second] = await tokens()
    expect([await workToConfirm(first!, new Date()), (await workToConfirm(second!, new Date()))?.email]).toEqual([null, email])
  })
  test('ten an hour for one mailbox, whoever asks', async () => {
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    for (let time = 1; time < 10; time += 1) await resend(juf.id)
    expect(await refused(resend(juf.id))).toBe('staff-link-limit')
    expect(await refused(save({ [juf.id]: { shown: email, email: `x${email}` } }))).toBeUndefined()
  })
  test.each([['SMTP 550', 'mail kwam niet aan: dit adres bestaat niet'], [null, 'activatielink nog niet aangekomen']])('the table says how the mail went: %s', async (error, words) => {
    const juf = await fromFile()
    await save({ [juf.id]: { email } })
    await everything().outboxMail.updateMany({ where: { recipient: email }, data: { attempts: 1, lastError: error ?? 'no connection', ...(error ? { failedAt: new Date() } : {}) } })
    expect((await inTable(juf.id)).state.words).toContain(words)
  })
})
