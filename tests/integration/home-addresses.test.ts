import { describe, expect, test } from 'vitest'
import { createSession, readSession } from '@/lib/access/session'
import { findMailLink } from '@/lib/access/mail-link'
import { scopeOf } from '@/lib/access/actor'
import { remindGroup, resendLink } from '@/lib/home-login/resend-link'
import { addressesOfPupils } from '@/lib/home-login/staff-queries'
import { makeGroup, makeHome, makePupil, makeSchool, makeStaff } from '@/prisma/seed/factories'
import { LIMITS } from '@/lib/platform/limits'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { teacher, group, bo, aad, fresh, set, slots, mailsTo, account, homeOf, tokenIn, withHomeClass } from '../support/home-class'

withHomeClass()

describe('HOM-1: setting addresses', () => {
  test('a new address: Ja/Nee, an account without a password, one mail that names the school; audited without the address', async () => {
    const email = fresh()
    expect(await homeOf(bo.id)).toBe('Nee/Nee')
    await set(bo.id, [email, null])
    expect([await slots(bo.id), await homeOf(bo.id)]).toEqual([[[1, email]], 'Ja/Nee'])
    const [mail, ...others] = await mailsTo(email)
    expect([others, mail!.subject, mail!.text.includes(teacher.school.name)]).toEqual([[], 'Thuis inloggen: kies een wachtwoord', true])
    expect(await findMailLink(tokenIn(mail!.text), new Date())).toMatchObject({ purpose: 'activation', homeAccountId: (await account(email)).id, sentBySchool: teacher.school.id })
    const log = await auditOf(teacher.school.id)
    expect(log).toEqual([{ action: 'home.addresses-set', outcome: 'done', subjectId: bo.id, actorKind: 'staff', details: { added: 1, removed: 0, invited: 1 } }])
  })

  test('saving the same again sends and tells nothing; a second address gets a mail of its own', async () => {
    const [one, two] = [fresh(), fresh()]
    await set(bo.id, [one, null])
    await set(bo.id, [one, null], [one, null])
    await set(bo.id, [one, two], [one, null])
    expect([await slots(bo.id), (await mailsTo(one)).length, (await mailsTo(two)).length]).toEqual([[[1, one], [2, two]], 1, 1])
    expect((await auditOf(teacher.school.id)).length).toBe(2)
  })

  test('a brother or sister: one address serves both; an activated one is Ja/Ja at once and gets no mail', async () => {
    const email = fresh()
    await makeHome(email, [aad])
    await set(bo.id, [null, email])
    expect([await slots(bo.id), await homeOf(bo.id), await mailsTo(email)]).toEqual([[[2, email]], 'Ja/Ja', []])
  })

  test('two fields change places: nobody is mailed or signed out', async () => {
    const [one, two] = [fresh(), fresh()]
    await makeHome(one, [bo])
    await set(bo.id, [one, two], [one, null])
    const token = await createSession({ kind: 'pupil', pupilId: bo.id, schoolId: bo.schoolId, homeAccountId: (await account(one)).id, address: '192.0.2.1' })
    await set(bo.id, [two, one], [one, two])
    expect([await slots(bo.id), (await mailsTo(two)).length, (await readSession(token, null))?.kind]).toEqual([[[1, two], [2, one]], 1, 'pupil'])
  })

  test('GRP-6, DAT-1: a pupil of another group, of another school, or who left, is not there', async () => {
    const other = await makePupil(teacher.school.id, (await makeGroup(teacher.school.id)).id)
    const strange = await makePupil((await makeSchool()).id, null)
    const gone = await makePupil(teacher.school.id, group.id)
    await everything().pupil.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    const email = fresh()
    for (const pupil of [other, strange, gone]) expect(await refused(set(pupil.id, [email, null]))).toBe('not-found')
    expect([await mailsTo(email), await everything().homeAccount.count({ where: { email } })]).toEqual([[], 0])
  })

  test('two teachers at once fill different fields: both addresses stand', async () => {
    const [one, two] = [fresh(), fresh()]
    await Promise.all([set(bo.id, [one, null]), set(bo.id, [null, two])])
    expect(await slots(bo.id)).toEqual([[1, one], [2, two]])
  })
  test('two teachers at once fill the same field: one is told to look first, nothing is overwritten', async () => {
    const [one, two] = [fresh(), fresh()]
    const outcomes = await Promise.all([refused(set(bo.id, [one, null])), refused(set(bo.id, [two, null]))])
    expect(outcomes.toSorted()).toEqual(['home-changed', undefined])
    expect(await slots(bo.id)).toEqual([[1, outcomes[0] ? two : one]])
    expect((await mailsTo(outcomes[0] ? one : two)).length).toBe(0)
  })
  test('many at once give one new address to brothers and sisters: one account', async () => {
    const email = fresh()
    const pupils = await Promise.all(Array.from({ length: 6 }, () => makePupil(teacher.school.id, group.id)))
    await Promise.all(pupils.map((pupil) => set(pupil.id, [email, null])))
    expect(await everything().homeAccount.count({ where: { email } })).toBe(1)
    expect(await everything().pupilHome.count({ where: { homeAccount: { email } } })).toBe(6)
  })
})

describe('HOM-7: taking an address away or changing it', () => {
  test('the child is lost at once: open sessions end, also when the address comes back later', async () => {
    const email = fresh()
    const home = await makeHome(email, [bo, aad])
    const [atBo, atAad, own] = await Promise.all([
      createSession({ kind: 'pupil', pupilId: bo.id, schoolId: bo.schoolId, homeAccountId: home.id, address: '192.0.2.1' }),
      createSession({ kind: 'pupil', pupilId: aad.id, schoolId: aad.schoolId, homeAccountId: home.id, address: '192.0.2.1' }),
      createSession({ kind: 'home', homeAccountId: home.id, address: '192.0.2.1' }),
    ])
    const kinds = async () => (await Promise.all([atBo, atAad, own].map((token) => readSession(token, null)))).map((actor) => actor?.kind)
    await set(bo.id, [null, null], [email, null])
    expect([await kinds(), await homeOf(bo.id), await homeOf(aad.id)]).toEqual([[undefined, 'pupil', 'home'], 'Nee/Nee', 'Ja/Ja'])
    await set(bo.id, [email, null])
    expect(await kinds()).toEqual([undefined, 'pupil', 'home'])
  })

  test('an address without a child anywhere: its own session and open link end too', async () => {
    const email = fresh()
    await set(bo.id, [email, null])
    const token = tokenIn((await mailsTo(email))[0]!.text)
    const own = await createSession({ kind: 'home', homeAccountId: (await account(email)).id, address: '192.0.2.1' })
    await set(bo.id, [fresh(), null], [email, null])
    expect([await findMailLink(token, new Date()), await readSession(own, null)]).toEqual([null, null])
  })
  test('a child that left school does not keep the address alive; one at another school does', async () => {
    const [left, kept] = [fresh(), fresh()]
    const gone = await makePupil(teacher.school.id, group.id)
    await makeHome(left, [bo, gone])
    await everything().pupil.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
    await makeHome(kept, [aad, await makePupil((await makeSchool()).id, null)])
    const session = async (email: string) => createSession({ kind: 'home', homeAccountId: (await account(email)).id, address: '192.0.2.1' })
    const [ended, lives] = [await session(left), await session(kept)]
    await set(bo.id, [null, null], [left, null])
    await set(aad.id, [null, null], [kept, null])
    expect([await readSession(ended, null), (await readSession(lives, null))?.kind]).toEqual([null, 'home'])
  })
})

describe('GRP-4: (Her)zend wachtwoordvergetenlink', () => {
  const resend = (pupilId: string, accountId: string, actor = teacher) => command(actor, (context) => resendLink(context, { pupilId, accountId }))
  test('before activation an activation link, after it one for a new password; the older one stops working', async () => {
    const email = fresh()
    await set(bo.id, [email, null])
    const { id } = await account(email)
    await resend(bo.id, id)
    await everything().homeAccount.update({ where: { id }, data: { activatedAt: new Date() } })
    await resend(bo.id, id)
    const mails = await mailsTo(email)
    expect(mails.map(({ subject }) => subject)).toEqual(['Thuis inloggen: kies een wachtwoord', 'Thuis inloggen: kies een wachtwoord', 'Thuis inloggen: een nieuw wachtwoord'])
    const links = await Promise.all(mails.map(({ text }) => findMailLink(tokenIn(text), new Date())))
    expect(links.map((link) => link?.purpose)).toEqual([undefined, undefined, 'password'])
    expect((await auditOf(teacher.school.id)).map(({ action }) => action)).toEqual(['home.addresses-set', 'home.link-sent', 'home.link-sent'])
  })
  test('so many an hour, then a clear refusal; another address is not held up', async () => {
    const [one, two] = [fresh(), fresh()]
    await set(bo.id, [one, two])
    const [first, second] = [await account(one), await account(two)]
    const { points } = LIMITS['home-link']
    for (let time = 2; time <= points; time += 1) await resend(bo.id, first.id)
    expect([await refused(resend(bo.id, first.id)), await refused(resend(bo.id, second.id))]).toEqual(['home-link-limit', undefined])
    expect((await mailsTo(one)).length).toBe(points)
  })
  test('DAT-1: an address of another child, or of a child that is not one’s own, is not there', async () => {
    const [one, two] = [fresh(), fresh()]
    const strange = await makePupil((await makeSchool()).id, null)
    const [home, theirs] = [await makeHome(one, [aad]), await makeHome(two, [strange])]
    expect([await refused(resend(bo.id, home.id)), await refused(resend(strange.id, theirs.id)), await refused(resend(bo.id, theirs.id))]).toEqual(['not-found', 'not-found', 'not-found'])
    expect([await mailsTo(one), await mailsTo(two)]).toEqual([[], []])
  })
})

describe('HOM-8: how it stands, and reminding', () => {
  const words = async (pupilId: string) => (await addressesOfPupils(scopeOf(teacher), [pupilId])).get(pupilId)!.map(({ email, activated, state }) => [email, activated, state.words])
  test('the newest mail of this school tells the state', async () => {
    const email = fresh()
    await set(bo.id, [email, null])
    expect(await words(bo.id)).toEqual([[email, false, 'uitnodiging wordt verzonden']])
    const update = (data: object) => everything().outboxMail.updateMany({ where: { recipient: email }, data })
    await update({ attempts: 1, lastError: 'SMTP 451' })
    expect((await words(bo.id))[0]![2]).toContain('wordt later opnieuw geprobeerd')
    await update({ attempts: 2, lastError: 'SMTP 550', failedAt: new Date() })
    expect((await words(bo.id))[0]![2]).toContain('mail kwam niet aan')
    await update({ failedAt: null, lastError: null, sentAt: new Date('2026-11-20T13:05:00Z') })
    expect((await words(bo.id))[0]![2]).toBe('uitnodiging verzonden op 20 november 2026, 14:05')
  })
  test('DAT-1: pupils outside the own groups are left out; another school’s mail is not told', async () => {
    const email = fresh()
    const strangeSchool = await makeSchool()
    const strange = await makePupil(strangeSchool.id, (await makeGroup(strangeSchool.id)).id)
    const there = (await signedIn(strangeSchool.id, { roles: ['coordinator'] })).actor
    await set(strange.id, [email, null], [null, null], there)
    await everything().pupilHome.create({ data: { schoolId: bo.schoolId, pupilId: bo.id, slot: 1, homeAccountId: (await account(email)).id } })
    expect(await words(bo.id)).toEqual([[email, false, 'nog geen uitnodiging verzonden']])
    expect([...(await addressesOfPupils(scopeOf(teacher), [strange.id])).keys()]).toEqual([])
  })

  const remind = (actor = teacher) => command(actor, (context) => remindGroup(context, { groupId: group.id }))
  test('reminds each address that is not activated once, and then not again for a while', async () => {
    const [open, done, other] = [fresh(), fresh(), fresh()]
    await makeHome(open, [bo, aad], { activated: false })
    await makeHome(done, [await makePupil(teacher.school.id, group.id)])
    await makeHome(other, [await makePupil(teacher.school.id, (await makeGroup(teacher.school.id)).id)], { activated: false })
    expect(await remind()).toEqual({ reminded: 1 })
    expect([(await mailsTo(open)).length, (await mailsTo(done)).length, (await mailsTo(other)).length]).toEqual([1, 0, 0])
    expect(await refused(remind())).toBe('home-remind-limit')
    expect(await auditOf(teacher.school.id)).toMatchObject([{ action: 'home.reminded', subjectId: group.id, details: { reminded: 1 } }])
  })
  test('nobody to remind: no mail, and the next time is not used up', async () => {
    expect([await remind(), await remind()]).toEqual([{ reminded: 0 }, { reminded: 0 }])
  })
  test('DAT-1: not one’s own group is not there', async () => {
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect(await refused(remind(stranger))).toBe('not-found')
  })
})

describe('HOM-9: what is asked about', () => {
  test('a colleague’s login is known for one’s own school only', async () => {
    const { addressQuestions } = await import('@/lib/home-login/address-questions')
    const [here, elsewhere] = [await makeStaff(teacher.school.id, { roles: ['teacher'] }), await makeStaff((await makeSchool()).id, { roles: ['teacher'] })]
    const ask = (address: string, confirmed?: string) => command(teacher, (context) => addressQuestions(context, [{ field: 'email1', address, confirmed }]))
    expect(await ask(here.email!)).toEqual({ 'confirm-email1': [expect.stringContaining('collega')] })
    expect(await ask(here.email!, ` ${here.email!.toUpperCase()} `)).toEqual({})
    expect(await ask(here.email!, 'iemand@anders.nl')).not.toEqual({})
    expect(await ask(elsewhere.email!)).toEqual({})
    expect(await ask(teacher.email)).toEqual({ 'confirm-email1': [expect.stringContaining('uw eigen')] })
    expect(await ask(fresh())).toEqual({})
  })
})
