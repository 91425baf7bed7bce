import { tokenHash } from '@/lib/platform/crypto'
import { LIMITS, takeTry } from '@/lib/platform/limits'
import { beforeEach, describe, expect, test } from 'vitest'
import { chooseSchool, createSession, readSession } from '@/lib/access/session'
import { scopeOf } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { addSchoolDays } from '@/lib/core/school-days'
import { groupOverview, groupsFor, schoolCounts } from '@/lib/groups/queries'
import { factsOfProduct } from '@/lib/licences/queries'
import { run } from '@/lib/platform/db/pool'
import { STAFF } from '@/lib/publisher-api/sql'
import { personClaims } from '@/lib/sso/person-claims'
import { staffOf, workOf } from '@/lib/staff/queries'
import { activateSubstitute } from '@/lib/substitutes/activate-substitute'
import { endNow } from '@/lib/substitutes/end-substitution'
import { endSubstitutionsJob } from '@/lib/substitutes/end-job'
import { countSubstitutes, pastSubstitutes, substituteGroups } from '@/lib/substitutes/queries'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { giveConsent, giveLicence, grantToGroups, makeGroup, makePupil, makeSchool, makeStaff, makeSubstitute, next } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { mailsOf } from '../support/mails'
import { agreed, seedTestPublishers, signedIn } from '../support/people'
import { importRoster } from '../support/roster'

let ict: StaffAtSchool
let klas: Awaited<ReturnType<typeof makeGroup>>
let email: string
beforeEach(async () => {
  const school = await makeSchool()
  klas = await makeGroup(school.id, { name: 'Groep 5A' })
  ict = (await signedIn(school.id, { roles: ['coordinator'] })).actor
  email = `ina${next()}@inval.example`
})
const activate = (change: Partial<{ groupId: string; name: string; email: string; days: 1 | 2 | 5 }> = {}, now = new Date(), actor = ict) =>
  command(actor, (context) => activateSubstitute(context, { groupId: klas.id, name: 'Ina Valk', email, days: 1, ...change }), now)
const accounts = (schoolId = ict.school.id) => everything().employment.findMany({ where: { schoolId, substituteGroupId: { not: null } }, include: { groups: true, user: true } })
const account = async () => (await accounts()).find((one) => one.substituteGroupId === klas.id)!
const mails = (recipient = email) => mailsOf({ recipient })
const running = async () => (await everything().substitution.findMany({ where: { schoolId: ict.school.id, endedAt: null } }))[0]!
const sessionOf = async () => {
  const { id, userId } = await account()
  return createSession({ kind: 'staff', userId: userId!, schoolId: ict.school.id, employmentId: id, address: '127.0.0.1' })
}

describe('LAS-10: an anonymous account a group', () => {
  const file = () => roster({ groups: [group('g1', { name: 'Egels' }), group('g2', { name: 'Bevers' })], pupils: [pupil('p1', { groupKey: 'g1' }), pupil('p2', { groupKey: 'g2' })], staff: [teacher('t1', { groupKeys: ['g1'] })] })

  test('comes with every import, once, linked to its group; another import changes nothing of it', async () => {
    await importRoster(ict, file())
    const made = await accounts()
    expect(made.filter((one) => !one.removedAt).map(({ firstName, lastName, roles, userId, endsAt }) => [firstName, lastName, roles, userId, endsAt]).sort()).toEqual([['Invalkracht', 'Bevers', ['substitute'], null, null], ['Invalkracht', 'Egels', ['substitute'], null, null]])
    for (const one of made) expect(one.groups.map(({ groupId }) => groupId)).toEqual([one.substituteGroupId])
    await importRoster(ict, file())
    expect(await accounts()).toEqual(made)
  })

  test('a combined group with pupils has one, too: somebody can stand in there', async () => {
    const plus = { ...file(), groups: [...file().groups, group('plus', { name: 'Plusklas', kind: 'combined' }), group('leeg', { name: 'Leeg', kind: 'combined' })], pupils: [pupil('p1', { groupKey: 'g1', combinedGroupKeys: ['plus'] }), pupil('p2', { groupKey: 'g2' })] }
    await importRoster(ict, plus)
    const here = async () => (await accounts()).filter((one) => !one.removedAt).map(({ lastName }) => lastName).sort()
    expect(await here()).toEqual(['Bevers', 'Egels', 'Plusklas'])
    const row = (await substituteGroups(scopeOf(ict))).find(({ name }) => name === 'Plusklas')!
    await activate({ groupId: row.id })
    expect((await substituteGroups(scopeOf(ict))).map(({ name, running: one }) => [name, one !== null])).toEqual([['Bevers', false], ['Egels', false], ['Plusklas', true]])
    await agreed(email)
    const { id, userId } = (await accounts()).find(({ substituteGroupId }) => substituteGroupId === row.id)!
    const token = await createSession({ kind: 'staff', userId: userId!, schoolId: ict.school.id, employmentId: id, address: '127.0.0.1' })
    expect(await readSession(token, null)).toMatchObject({ roles: ['substitute'], groupIds: [row.id] })
  })

  test('follows the group: its name, and its going', async () => {
    await importRoster(ict, file())
    await importRoster(ict, { ...file(), groups: [group('g1', { name: 'Hazen' })], pupils: file().pupils.slice(0, 1) })
    const here = (await accounts()).filter((one) => !one.removedAt)
    expect(here.map(({ lastName }) => lastName)).toEqual(['Hazen'])
  })

  test('nobody sees it while nobody uses it: not Leerkrachten, counts, Leerkracht(en) of the group, publishers', async () => {
    const before = [await schoolCounts(scopeOf(ict)), (await staffOf(scopeOf(ict))).length]
    await makeSubstitute(ict.school.id, klas.id)
    expect((await staffOf(scopeOf(ict))).length).toBe((before[1] as number) + 1)
    await everything().substitution.updateMany({ where: { schoolId: ict.school.id }, data: { endsAt: new Date(Date.now() - 1000) } })
    await endSubstitutionsJob(new Date())
    expect([await schoolCounts(scopeOf(ict)), (await staffOf(scopeOf(ict))).length]).toEqual(before)
    expect((await groupOverview(scopeOf(ict), klas.id))!.teachers).toEqual([])
    expect((await groupsFor(scopeOf(ict))).flatMap(({ teachers }) => teachers)).toEqual([])
    const seen = await run<{ firstName: string }>(STAFF, [ict.school.id])
    expect(seen.map(({ firstName }) => firstName)).not.toContain('Invalkracht')
    expect(await accounts()).toHaveLength(1)
  })

  test('publishers see it, with its end, while somebody uses it', async () => {
    const { substitution } = await makeSubstitute(ict.school.id, klas.id)
    const seen = await run<{ firstName: string; endsAt: Date }>(STAFF, [ict.school.id])
    expect(seen.find(({ firstName }) => firstName === 'Invalkracht')!.endsAt).toEqual(substitution.endsAt)
  })

  test('an import leaves a running substitution alone, and ends it with its group', async () => {
    await importRoster(ict, file())
    const egels = await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, name: 'Egels' } })
    await activate({ groupId: egels.id })
    await importRoster(ict, file())
    expect(await countSubstitutes(scopeOf(ict))).toBe(1)
    await importRoster(ict, { ...file(), groups: [group('g2', { name: 'Bevers' })], pupils: file().pupils.slice(1), staff: [] })
    expect(await workOf({ userId: (await running()).userId, boundTo: null })).toEqual([])
    await endSubstitutionsJob(new Date())
    expect(await countSubstitutes(scopeOf(ict))).toBe(0)
  })
})

describe('SUB-1: Activeer', () => {
  test('who has no login gets one, and an activation link at once; the group is open to the account', async () => {
    await activate({ days: 2 })
    const { user, endsAt, groups } = await account()
    expect(user).toMatchObject({ email, name: 'Ina Valk', activatedAt: null, passwordHash: null })
    expect(endsAt).toEqual(addSchoolDays(new Date(), 2))
    expect(groups.map(({ groupId }) => groupId)).toEqual([klas.id])
    const [mail, ...more] = await mails()
    expect(more).toEqual([])
    expect(mail!.text).toMatch(/\/login\/wachtwoord\/[0-9a-f-]{36}/)
    expect(mail!.text).toContain('Groep 5A')
    await agreed(email)
    const actor = await readSession(await sessionOf(), null)
    expect(actor).toMatchObject({ school: { id: ict.school.id }, roles: ['substitute'], groupIds: [klas.id] })
  })

  test('who has a login uses that: the mail leads to the login page, without a link that sets a password', async () => {
    const { user } = await makeStaff((await makeSchool()).id, { roles: ['teacher'], email, firstName: 'Ina', lastName: 'de Echte' })
    await activate({ name: 'Ina V.' })
    expect((await account()).userId).toBe(user!.id)
    const [mail] = await mails()
    expect(mail!.text).toContain('/login/leerkracht')
    expect(mail!.text).not.toContain('/login/wachtwoord/')
    expect(await everything().mailToken.count({ where: { userId: user!.id } })).toBe(0)
    // Another school's name for the same person is not shown here.
    expect((await staffOf(scopeOf(ict))).find(({ substitute }) => substitute)).toMatchObject({ firstName: 'Ina V.', lastName: null })
    expect((await everything().user.findUniqueOrThrow({ where: { id: user!.id } })).name).toBe('Ina de Echte')
  })

  test('one mailbox is not flooded: not by many groups, nor by ending and beginning again; another may still be activated', async () => {
    for (let time = 0; time < LIMITS['staff-link'].points; time += 1) expect(await takeTry('staff-link', Buffer.from(tokenHash(email)).toString('base64url'))).toBe(0)
    expect(await refused(activate())).toBe('staff-link-limit')
    expect([await everything().substitution.count({ where: { schoolId: ict.school.id } }), (await mails()).length]).toEqual([0, 0])
    expect(await refused(activate({ email: `ander${next()}@inval.example` }))).toBeUndefined()
  })

  test('one at a time a group: a second is refused, also when two coordinators click at once', async () => {
    const tries = await Promise.all([refused(activate()), refused(activate({ email: `jan${next()}@inval.example` }))])
    expect(tries.sort()).toEqual(['substitute-running', undefined])
    expect(await refused(activate({ email: `kim${next()}@inval.example` }))).toBe('substitute-running')
    expect(await everything().substitution.count({ where: { schoolId: ict.school.id } })).toBe(1)
  })

  test('one whose days are over makes room at once, before any job ran', async () => {
    const old = await makeSubstitute(ict.school.id, klas.id, { endsAt: new Date(Date.now() - 1000) })
    const token = await createSession({ kind: 'staff', userId: old.user.id, schoolId: ict.school.id, employmentId: old.employment.id, address: '127.0.0.1' })
    await activate()
    expect((await account()).userId).not.toBe(old.user.id)
    expect(await readSession(token, null), 'the account is somebody else’s now').toBeNull()
  })

  test('GRP-6, DAT-1: not for a combined group that nobody is in, one that is gone, or another school’s', async () => {
    const plus = await makeGroup(ict.school.id, { kind: 'combined' })
    const strange = await makeGroup((await makeSchool()).id)
    await everything().group.update({ where: { id: klas.id }, data: { removedAt: new Date() } })
    for (const groupId of [plus.id, strange.id, klas.id]) expect(await refused(activate({ groupId }))).toBe('not-found')
    expect(await mails()).toEqual([])
    expect(await everything().user.count({ where: { email } })).toBe(0)
  })

  test('a teacher of the school may stand in too: two works at one school, and a session is at one of them', async () => {
    const own = await makeGroup(ict.school.id)
    const { employment, user } = await makeStaff(ict.school.id, { roles: ['teacher'], groupIds: [own.id], email })
    await activate()
    const work = await workOf({ userId: user!.id, boundTo: null })
    expect(work.map(({ employmentId, substituteFor }) => [employmentId, substituteFor])).toEqual([[employment.id, null], [(await account()).id, 'Groep 5A']])
    const token = await createSession({ kind: 'staff', userId: user!.id, schoolId: null, employmentId: null, address: '127.0.0.1' })
    const { sessionId } = (await readSession(token, null))!
    expect(await chooseSchool(sessionId, ict.school.id)).toBe(true)
    expect(await readSession(token, null)).toMatchObject({ employmentId: employment.id, groupIds: [own.id] })
    expect(await chooseSchool(sessionId, ict.school.id, (await account()).id)).toBe(true)
    expect(await readSession(token, null)).toMatchObject({ roles: ['substitute'], groupIds: [klas.id] })
    expect(await chooseSchool(sessionId, ict.school.id, ict.employmentId), 'somebody else’s').toBe(false)
  })

  test('has at once the software that the group’s pupils have, and no other', async () => {
    await seedTestPublishers()
    const other = await makeGroup(ict.school.id)
    for (const { id } of [klas, other]) await makePupil(ict.school.id, id)
    await giveConsent(ict.school.id, 'rezulto')
    await giveConsent(ict.school.id, 'malmberg')
    const [mine, theirs] = [await giveLicence(ict.school.id, 'logo-digitaal'), await giveLicence(ict.school.id, 'rekenreis')]
    await grantToGroups(ict.school.id, mine.id, [klas.id])
    await grantToGroups(ict.school.id, theirs.id, [other.id])
    await activate()
    const { id: employmentId } = await account()
    const linked = async (productId: string) => (await factsOfProduct({ schoolId: ict.school.id, pupilId: null, employmentId, address: null }, productId))!.linked
    expect([await linked(mine.productId), await linked(theirs.productId)]).toEqual([true, false])
  })
})

describe('SUB-1: the end', () => {
  const past = async () => everything().$transaction([
    everything().substitution.updateMany({ where: { schoolId: ict.school.id }, data: { endsAt: new Date(Date.now() - 1000) } }),
    everything().employment.updateMany({ where: { schoolId: ict.school.id, substituteGroupId: { not: null } }, data: { endsAt: new Date(Date.now() - 1000) } }),
  ])

  test('to the minute: the open session is without school as soon as the days are over, before any job ran', async () => {
    await activate()
    await agreed(email)
    const token = await sessionOf()
    expect(await readSession(token, null)).toMatchObject({ roles: ['substitute'] })
    await past()
    expect(await readSession(token, null)).toMatchObject({ school: null, roles: [], groupIds: [] })
    expect(await countSubstitutes(scopeOf(ict))).toBe(0)
  })

  test('the job makes the account anonymous again, ends the sessions and tells so; run again it does nothing', async () => {
    await activate()
    const token = await sessionOf()
    const { userId } = await running()
    await past()
    for (let time = 0; time < 3; time += 1) await endSubstitutionsJob(new Date())
    expect(await account()).toMatchObject({ userId: null, endsAt: null, removedAt: null })
    expect(await readSession(token, null)).toBeNull()
    expect(await workOf({ userId, boundTo: null })).toEqual([])
    const ended = (await auditOf(ict.school.id)).filter(({ action }) => action === 'substitutes.ended')
    expect(ended).toMatchObject([{ actorKind: 'system', details: { early: false } }])
    expect((await everything().user.findUniqueOrThrow({ where: { id: userId } })).email, 'the login stays the person’s').toBe(email)
  })

  test('the job leaves alone what still runs', async () => {
    await activate()
    await endSubstitutionsJob(new Date())
    expect(await countSubstitutes(scopeOf(ict))).toBe(1)
  })

  test('SSO-1: an anonymous account gets no token', async () => {
    await seedTestPublishers()
    await giveConsent(ict.school.id, 'rezulto')
    await activate()
    const who = { kind: 'staff', personId: (await account()).id, place: 'school' } as const
    expect(await personClaims(who, 'rezulto.example')).not.toBeNull()
    await past()
    expect(await personClaims(who, 'rezulto.example')).toBeNull()
    await endSubstitutionsJob(new Date())
    expect(await personClaims(who, 'rezulto.example')).toBeNull()
  })

  test('SUB-2: ended early by the coordinator, once; another school’s is not there', async () => {
    await activate({ days: 5 })
    const token = await sessionOf()
    const { id: substitutionId } = await running()
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    const end = (actor = ict) => command(actor, (context) => endNow(context, { substitutionId }))
    expect(await refused(end(stranger))).toBe('not-found')
    expect(await refused(end())).toBeUndefined()
    expect(await refused(end())).toBe('not-found')
    expect(await readSession(token, null)).toBeNull()
    expect(await everything().substitution.findUniqueOrThrow({ where: { id: substitutionId } })).toMatchObject({ endedById: ict.userId })
    await activate({ email: `weer${next()}@inval.example` })
    expect(await countSubstitutes(scopeOf(ict))).toBe(1)
  })

  test('SUB-2: what the substitute did stays in the audit log under the person', async () => {
    await activate()
    const { userId } = await running()
    await everything().auditEvent.create({ data: { schoolId: ict.school.id, actorKind: 'staff', actorId: userId, action: 'groups.login-method-set', outcome: 'done' } })
    await past()
    await endSubstitutionsJob(new Date())
    expect(await everything().auditEvent.count({ where: { schoolId: ict.school.id, actorId: userId } })).toBe(1)
    const told = (await auditOf(ict.school.id)).find(({ action }) => action === 'substitutes.activated')!
    expect(told.details).toMatchObject({ userId, groupId: klas.id, days: 1 })
    expect(JSON.stringify(told)).not.toContain(email)
  })
})

describe('SUB-2: the overview', () => {
  test('who stands in now per group, and the last twenty of before, newest first', async () => {
    for (let at = 0; at < 22; at += 1) {
      const { substitution } = await makeSubstitute(ict.school.id, klas.id, { name: `Invaller ${at}`, endsAt: new Date(Date.now() - 1000) })
      await everything().substitution.update({ where: { id: substitution.id }, data: { startedAt: new Date(Date.now() - (100 - at) * 60_000), endedAt: new Date() } })
    }
    await activate()
    const [row] = await substituteGroups(scopeOf(ict))
    expect(row).toMatchObject({ name: 'Groep 5A', running: { name: 'Ina Valk', email, activated: false } })
    const past = await pastSubstitutes(scopeOf(ict))
    expect([past.length, past[0]!.name, past[19]!.name]).toEqual([20, 'Invaller 21', 'Invaller 2'])
    const stranger = (await signedIn((await makeSchool()).id, { roles: ['coordinator'] })).actor
    expect([await substituteGroups(scopeOf(stranger)), await pastSubstitutes(scopeOf(stranger))]).toEqual([[], []])
  })
})
