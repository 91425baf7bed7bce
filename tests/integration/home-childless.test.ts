import { describe, expect, test } from 'vitest'
import { scopeOf } from '@/lib/access/actor'
import { findMailLink } from '@/lib/access/mail-link'
import { readSession } from '@/lib/access/session'
import { choosePassword } from '@/lib/home-login/choose-password'
import { setHomeAddresses } from '@/lib/home-login/set-addresses'
import { signInHome } from '@/lib/home-login/sign-in'
import { addressesOfPupils } from '@/lib/home-login/staff-queries'
import { DEMO_PASSWORD, makeGroup, makeHome, makePupil, makeSchool } from '@/prisma/seed/factories'
import { LIMITS } from '@/lib/platform/limits'
import { command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { aad, account, bo, fresh, homeOf, mailsTo, set, teacher, tokenIn, withHomeClass } from '../support/home-class'

withHomeClass()

/** A class at another school, with a teacher and one pupil. */
async function elsewhere() {
  const school = await makeSchool()
  const group = await makeGroup(school.id)
  const pupil = await makePupil(school.id, group.id, { firstName: 'Cas' })
  return { school, pupil, teacher: (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor }
}
const signIn = (email: string, password = DEMO_PASSWORD) => signInHome({ email, password }, '192.0.2.250')
const activate = (email: string, activatedAt: Date) => everything().homeAccount.update({ where: { email }, data: { activatedAt } })
const stateOf = async (pupilId: string, actor = teacher) => (await addressesOfPupils(scopeOf(actor), [pupilId])).get(pupilId)!.map(({ activated, state }) => [activated, state.words])
const leaves = (pupil: { id: string }) => everything().pupil.update({ where: { id: pupil.id }, data: { removedAt: new Date() } })

describe('HOM-7: a home login ends with its last child', () => {
  test.each<[string, (email: string) => Promise<unknown>]>([
    ['the address taken off', (email) => set(bo.id, [null, null], [email, null])],
    ['the address changed for another', (email) => set(bo.id, [fresh(), null], [email, null])],
    ['the child gone with an import', () => leaves(bo)],
  ])('%s: the old password opens no child that another school adds; the parent is invited anew', async (_, happens) => {
    const email = fresh()
    await makeHome(email, [bo])
    await happens(email)
    const there = await elsewhere()
    await set(there.pupil.id, [email, null], [null, null], there.teacher)
    expect(await refused(signIn(email))).toBe('login-failed')
    const [mail, ...others] = await mailsTo(email)
    expect([mail!.subject, mail!.text.includes(there.school.name), others]).toEqual(['Thuis inloggen: kies een wachtwoord', true, []])
    expect(await stateOf(there.pupil.id, there.teacher)).toEqual([[false, 'uitnodiging wordt verzonden']])
    await choosePassword({ token: tokenIn(mail!.text), password: 'Nieuw wachtwoord 1' }, null, new Date())
    expect(await readSession((await signIn(email, 'Nieuw wachtwoord 1')).token, null)).toMatchObject({ pupilId: there.pupil.id })
  })

  test('the password is gone as soon as the address is; with another child, at any school, it stays', async () => {
    const [gone, kept, moved] = [fresh(), fresh(), fresh()]
    const there = await elsewhere()
    await makeHome(gone, [bo])
    await makeHome(kept, [aad, there.pupil])
    await set(bo.id, [null, null], [gone, null])
    await set(aad.id, [null, null], [kept, null])
    expect(await account(gone)).toMatchObject({ passwordHash: null, activatedAt: null })
    expect(await readSession((await signIn(kept)).token, null)).toMatchObject({ pupilId: there.pupil.id })
    await makeHome(moved, [bo])
    await command(teacher, (context) => setHomeAddresses(context, [{ pupilId: bo.id, shown: [moved, null], wanted: [null, null] }, { pupilId: aad.id, shown: [null, null], wanted: [moved, null] }]))
    expect(await readSession((await signIn(moved)).token, null), 'from one child to another in one go').toMatchObject({ pupilId: aad.id })
  })

  test('a child that an import took away by mistake and brings back has its home login as it was', async () => {
    const email = fresh()
    await makeHome(email, [bo])
    await leaves(bo)
    await everything().pupil.update({ where: { id: bo.id }, data: { removedAt: null } })
    expect(await readSession((await signIn(email)).token, null)).toMatchObject({ pupilId: bo.id })
  })
})

describe('HOM-1: children at two schools, one password', () => {
  test('the second school’s child is Ja/Ja at once with the password that there is, and the parent hears of it by mail', async () => {
    const email = fresh()
    const there = await elsewhere()
    await makeHome(email, [there.pupil])
    await set(bo.id, [email, null])
    expect(await homeOf(bo.id)).toBe('Ja/Ja')
    expect(await signIn(email)).toMatchObject({ next: '/thuis/kind' })
    const [mail, ...others] = await mailsTo(email)
    expect([mail!.subject, others]).toEqual(['Thuis inloggen: er is een kind toegevoegd', []])
    for (const part of [teacher.school.name, email, '/thuis', 'het wachtwoord dat u al hebt']) expect(mail!.text).toContain(part)
    for (const part of ['Bo', 'Smit', there.school.name, '/thuis/wachtwoord/']) expect(mail!.text).not.toContain(part)
    await set(aad.id, [email, null])
    expect(await mailsTo(email), 'a brother or sister at that school is no news').toHaveLength(1)
  })

  test('two children in one go: one mail; and a mailbox is not flooded', async () => {
    const email = fresh()
    await makeHome(email, [(await elsewhere()).pupil])
    const both = (shown: string | null, wanted: string | null) => command(teacher, (context) => setHomeAddresses(context, [bo, aad].map(({ id }) => ({ pupilId: id, shown: [shown, null], wanted: [wanted, null] }))))
    await both(null, email)
    expect(await mailsTo(email)).toHaveLength(1)
    const { points } = LIMITS['home-link']
    for (let time = 2; time <= points; time += 1) {
      await both(email, null)
      await both(null, email)
    }
    await both(email, null)
    expect([await refused(both(null, email)), (await mailsTo(email)).length]).toEqual(['home-link-limit', points])
  })
})

describe('HOM-8: since when a home login is active is told to whose doing it was', () => {
  const LONG_AGO = new Date('2024-03-03T10:00:00Z')
  test('not to a school that comes later, nor whether this was last week', async () => {
    const email = fresh()
    await makeHome(email, [(await elsewhere()).pupil])
    await activate(email, LONG_AGO)
    await set(bo.id, [email, null])
    expect(await stateOf(bo.id)).toEqual([[true, 'geactiveerd']])
  })

  test('to a school where the child had the address by then, and where its own link did it', async () => {
    const email = fresh()
    await set(bo.id, [email, null])
    const there = await elsewhere()
    await set(there.pupil.id, [email, null], [null, null], there.teacher)
    const token = tokenIn((await mailsTo(email)).at(-1)!.text)
    expect((await findMailLink(token, new Date()))?.sentBySchool).toBe(there.school.id)
    await choosePassword({ token, password: 'Nieuw wachtwoord 1' }, null, new Date())
    const since = [[true, expect.stringMatching(/^geactiveerd op \d+ \w+ \d{4}, \d\d:\d\d$/)]]
    expect([await stateOf(bo.id), await stateOf(there.pupil.id, there.teacher)]).toEqual([since, since])
    // Added after, at the school whose link it was; and at another one.
    const sister = await makePupil(there.school.id, there.teacher.groupIds[0]!)
    await set(sister.id, [email, null], [null, null], there.teacher)
    await set(aad.id, [email, null])
    expect([await stateOf(sister.id, there.teacher), await stateOf(aad.id)]).toEqual([since, [[true, 'geactiveerd']]])
  })
})
