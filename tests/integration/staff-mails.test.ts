import { describe, expect, test } from 'vitest'
import { askLink, seal, type Forgotten } from '@/lib/access/forgotten'
import { createSession, readSession } from '@/lib/access/session'
import { sendForgottenStaffLink } from '@/lib/staff/send-forgotten-link'
import { resendLink } from '@/lib/staff/resend-link'
import { linkView, setPassword } from '@/lib/staff/set-password'
import { signInStaff } from '@/lib/staff/sign-in'
import { DEMO_PASSWORD, makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { agreed } from '../support/people'
import { add, eachWithSchool, email, end, HERE, ict, klas, lastToken, mails, NEW, person, tokenIn } from '../support/staff-accounts'

eachWithSchool()

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
