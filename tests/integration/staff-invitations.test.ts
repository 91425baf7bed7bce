import { beforeEach, describe, expect, test } from 'vitest'
import { scopeOf, type GivenRole } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { seal } from '@/lib/access/forgotten'
import { pool } from '@/lib/platform/db/pool'
import { LIMITS, takeTry, throttleAddress } from '@/lib/platform/limits'
import { accessReport } from '@/lib/privacy/access-report'
import { addPerson } from '@/lib/staff/add-person'
import { confirmWork, workToConfirm } from '@/lib/staff/confirm-work'
import { staffMember } from '@/lib/staff/queries'
import { sendForgottenStaffLink } from '@/lib/staff/send-forgotten-link'
import { linkView, setPassword } from '@/lib/staff/set-password'
import { endEmployment } from '@/lib/staff/set-roles'
import { teachersOf } from '@/lib/staff/teachers'
import { makeSchool, makeStaff, next } from '@/prisma/seed/factories'
import { command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { signedIn } from '../support/people'

const HERE = { address: '127.0.0.1', now: new Date() }
const NEW = 'Nieuwe zin 2026'
let ict: StaffAtSchool
let there: StaffAtSchool
beforeEach(async () => {
  ict = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
  there = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
})
const tokensTo = async (recipient: string) => (await mailsOf({ recipient })).flatMap(({ text }) => /\/login\/wachtwoord\/([0-9a-f-]{36})/.exec(text)?.[1] ?? [])
const lastToken = async (recipient: string) => (await tokensTo(recipient)).at(-1)!
const add = (email: string, actor = ict, roles: GivenRole[] = ['supportStaff']) => command(actor, (context) => addPerson(context, { firstName: 'Nora', prefix: null, lastName: 'Nieuw', email, roles, groupIds: [] }))
const work = (email: string, actor = ict) => everything().employment.findMany({ where: { schoolId: actor.school.id, OR: [{ invitedEmail: email }, { user: { email } }] }, orderBy: { createdAt: 'asc' } })
const workId = async (email: string, actor = ict) => (await work(email, actor))[0]!.id
const end = async (email: string, actor = ict) => command(actor, async (context) => endEmployment(context, { employmentId: await workId(email, actor) }))
/** Addresses of somebody who logs in at another school, of somebody whom another school invited, and of nobody. */
const kinds = async () => {
  const [known, invited, fresh] = [`actief${next()}@school.example`, `elders${next()}@school.example`, `nieuw${next()}@school.example`]
  await makeStaff(there.school.id, { roles: ['teacher'], email: known })
  await add(invited, there)
  return { known, invited, fresh }
}
/** What a coordinator can see of somebody, without what differs from one person to the next anyhow. */
async function seen(email: string) {
  const id = await workId(email)
  const report = (await accessReport(scopeOf(ict), 'staff', id, 180))!
  const parts = report.parts.map(({ model, rows, did }) => ({ model, rows: rows.map((row) => Object.keys(row).sort()), did: did.length }))
  const listed = (await teachersOf(scopeOf(ict))).find((row) => row.id === id)
  const member = await staffMember(scopeOf(ict), id)
  const told = [listed && { active: listed.active, state: listed.state }, member && { active: member.active }]
  const mails = await everything().outboxMail.findMany({ where: { recipient: email, schoolId: ict.school.id }, orderBy: { createdAt: 'asc' } })
  return { parts, told, mails: mails.map(({ key, subject }) => ({ key: key.replace(/[0-9a-f-]{36}$/, ''), subject })) }
}

describe('LAS-7, DAT-3: nobody learns who has a login elsewhere', () => {
  test('added, added elsewhere too, ended, added again: report, lists and mails are the same for all', async () => {
    const { known, invited, fresh } = await kinds()
    const all = [known, invited, fresh]
    const alike = async (when: string) => {
      const [first, ...others] = await Promise.all(all.map(seen))
      for (const other of others) expect(other, when).toEqual(first)
      return first!
    }
    for (const email of all) await add(email)
    const first = await alike('added')
    expect(first.told[0]).toMatchObject({ active: false })
    expect(first.parts.map(({ model }) => model), 'no login is told of').not.toContain('User')
    expect(first.mails).toHaveLength(1)
    for (const email of all) await add(email, (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor)
    for (const email of all) await sendForgottenStaffLink(seal('staff', email, new Date(Date.now() + 1)))
    await everything().outboxMail.updateMany({ where: { recipient: { in: all } }, data: { sentAt: HERE.now } })
    expect((await alike('others did something with the address')).told[0]).not.toMatchObject({ state: { words: expect.stringContaining('verlopen') } })
    for (const email of all) await end(email)
    await alike('ended')
    for (const email of all) await add(email)
    await alike('added again')
    for (const email of all) expect(await work(email), 'the same person').toHaveLength(1)
  })

  test('of a login the report tells neither the name that another school typed nor since when; of a mail no subject', async () => {
    const { known } = await kinds()
    await add(known)
    await confirmWork({ token: await lastToken(known) }, HERE)
    const { parts } = (await accessReport(scopeOf(ict), 'staff', await workId(known), 180))!
    const [login] = parts.find(({ model }) => model === 'User')!.rows
    expect(login).toMatchObject({ email: known })
    for (const field of ['name', 'createdAt', 'activatedAt']) expect(login).not.toHaveProperty(field)
    for (const mail of parts.find(({ model }) => model === 'OutboxMail')!.rows) expect(mail).not.toHaveProperty('subject')
  })

  test('the first coordinator who is invited so still reads what comes first', async () => {
    const email = `eerste${next()}@school.example`
    await add(email, ict, ['coordinator'])
    expect(await linkView(await lastToken(email), new Date())).toEqual({ email, first: true, coordinator: true })
    await setPassword({ token: await lastToken(email), password: NEW }, HERE)
    expect((await work(email))[0]).toMatchObject({ invitedEmail: null, userId: expect.any(String) })
  })

  test('who said yes here before and comes back keeps that login, without being asked again', async () => {
    const { known } = await kinds()
    await add(known)
    await confirmWork({ token: await lastToken(known) }, HERE)
    const [before] = await work(known)
    await end(known)
    await add(known)
    expect(await work(known)).toMatchObject([{ id: before!.id, userId: before!.userId, invitedEmail: null, removedAt: null }])
    expect((await mailsOf({ recipient: known })).at(-1)!.text).toContain('/login/leerkracht')
  })
})

describe('LAS-7: the link that asks whether somebody works here', () => {
  test('sets no password of who has one, by no way', async () => {
    const { known } = await kinds()
    await add(known)
    const token = await lastToken(known)
    const before = await everything().user.findUniqueOrThrow({ where: { email: known } })
    expect(await linkView(token, new Date())).toBeNull()
    expect(await refused(setPassword({ token, password: NEW }, HERE))).toBe('link-dead')
    await end(known)
    expect([await linkView(token, new Date()), await workToConfirm(token, new Date()), await refused(setPassword({ token, password: NEW }, HERE))]).toEqual([null, null, 'link-dead'])
    expect(await everything().user.findUniqueOrThrow({ where: { email: known } })).toEqual(before)
  })

  test('nor when the password was set while the form stood open', async () => {
    const email = `twee${next()}@school.example`
    await add(email, there)
    await add(email)
    const [one, two] = await tokensTo(email)
    const tries = await Promise.all([refused(setPassword({ token: one!, password: 'Eerste1234' }, HERE)), refused(setPassword({ token: two!, password: 'Tweede1234' }, HERE))])
    expect(tries.sort()).toEqual(['link-dead', undefined])
  })

  test('ending the work ends the link, also for an address that nobody has; and only here', async () => {
    const email = `weg${next()}@school.example`
    await add(email, there)
    await add(email)
    const [theirs, ours] = await tokensTo(email)
    await end(email)
    expect([(await linkView(theirs!, new Date()))?.email, await linkView(ours!, new Date())]).toEqual([email, null])
  })

  test('a link of ‘vergeten’ lives on when schools invite, and theirs do when somebody forgets', async () => {
    const { known } = await kinds()
    await add(known)
    const ours = await lastToken(known)
    await sendForgottenStaffLink(seal('staff', known, new Date(Date.now() - 60_000)))
    const asked = await lastToken(known)
    expect(asked, 'an invitation answers nobody who forgot').not.toBe(ours)
    await add(known, there).catch(() => undefined)
    await add(known, (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor)
    expect([(await workToConfirm(ours, new Date()))?.email, (await linkView(asked, new Date()))?.email]).toEqual([known, known])
  })

  test('one link posted by twice as many as there are connections, at once: one says yes, the others hear that it is used', async () => {
    const { known } = await kinds()
    await add(known)
    const token = await lastToken(known)
    const answers = await Promise.all(Array.from({ length: pool().options.max * 2 }, () => refused(confirmWork({ token }, HERE))))
    expect(answers.filter((code) => code === undefined)).toHaveLength(1)
    expect(answers.filter((code) => code !== undefined && code !== 'link-dead')).toEqual([])
  })

  test('from one client address so often, good or not; another goes on', async () => {
    const { known } = await kinds()
    await add(known)
    const token = await lastToken(known)
    const address = `198.51.100.${next() % 250}`
    for (let time = 0; time < LIMITS['staff-confirm'].points; time += 1) await takeTry('staff-confirm', throttleAddress(address))
    expect(await refused(confirmWork({ token }, { address, now: new Date() }))).toBe('too-many-requests')
    expect(await refused(confirmWork({ token }, HERE))).toBeUndefined()
  })

  test('AUT-5: added and ended over and over floods no mailbox', async () => {
    const email = `vol${next()}@school.example`
    for (let time = 0; time < LIMITS['staff-link'].points; time += 1) {
      await add(email)
      await end(email)
    }
    expect(await refused(add(email))).toBe('staff-link-limit')
    expect(await mailsOf({ recipient: email })).toHaveLength(LIMITS['staff-link'].points)
  })
})
