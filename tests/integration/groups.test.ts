import { beforeEach, describe, expect, test } from 'vitest'
import { scopeOf, STAFF_ROLES, type StaffRole } from '@/lib/access/actor'
import type { StaffAtSchool } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { createSession, readSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { badgeAddress, issueBadges, issueClassBadges, voidBadge } from '@/lib/groups/badges'
import { groupCards } from '@/lib/groups/cards'
import { giveLoginCode } from '@/lib/groups/give-login-code'
import { changePupil } from '@/lib/groups/change-pupil'
import { changePupilInput } from '@/lib/groups/change-pupil-input'
import { groupOverview, groupsFor } from '@/lib/groups/queries'
import { refusedToday } from '@/lib/groups/refused'
import { renewGroupSecrets, renewPupilSecret } from '@/lib/groups/renew-secrets'
import { setLoginMethod, setPupilMethod } from '@/lib/groups/set-login-method'
import { passwordChoices } from '@/lib/pictures/choose'
import { decrypt, tokenHash } from '@/lib/platform/crypto'
import { makeGroup, makeHome, makePupil, makeSchool } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'

const NOBODY = '00000000-0000-4000-8000-000000000000'
let teacher: StaffAtSchool
let group: Awaited<ReturnType<typeof makeGroup>>
let bo: Awaited<ReturnType<typeof makePupil>>
beforeEach(async () => {
  const school = await makeSchool()
  group = await makeGroup(school.id, { name: 'Groep 5A', loginMethod: 'pin' })
  bo = await makePupil(school.id, group.id, { firstName: 'Bo', lastName: 'Bakker', pin: '4711' })
  teacher = (await signedIn(school.id, { roles: ['teacher'], groupIds: [group.id] })).actor
})

const scope = () => scopeOf(teacher)
const pupilNow = (id = bo.id) => everything().pupil.findUniqueOrThrow({ where: { id } })
const secretsNow = async (id = bo.id) => {
  const row = await pupilNow(id)
  return { pin: decrypt(row.pinCipher, 'pin'), picture: decrypt(row.pictureCipher, 'password-picture') }
}
const badgesOf = (pupilId = bo.id) => everything().pupilBadge.findMany({ where: { pupilId }, orderBy: { issuedAt: 'asc' } })
const liveBadge = async (pupilId = bo.id) => (await badgesOf(pupilId)).filter(({ voidedAt }) => !voidedAt)
const issue = (ids = [bo.id], actor = teacher) => command(actor, (context) => issueBadges(context, ids))

/** Whose logins this teacher may not touch: another class's, another school's, a removed pupil's, nobody's. */
async function strangers() {
  const other = await makeGroup(teacher.school.id)
  const elsewhere = await makeSchool()
  const theirs = await makeGroup(elsewhere.id)
  const gone = await makePupil(teacher.school.id, group.id)
  await everything().pupil.update({ where: { id: gone.id }, data: { removedAt: new Date() } })
  return {
    groups: [other.id, theirs.id, NOBODY],
    pupils: [(await makePupil(teacher.school.id, other.id)).id, (await makePupil(elsewhere.id, theirs.id)).id, gone.id, NOBODY],
  }
}

describe('GRP-6: who sees which groups, by role', () => {
  const ALL: StaffRole[] = ['coordinator', 'careCoordinator', 'remedialTeacher']
  const MENDS: StaffRole[] = ['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'substitute']
  test.each(STAFF_ROLES)('%s', async (role) => {
    const other = await makeGroup(teacher.school.id)
    await makePupil(teacher.school.id, other.id)
    const actor = (await signedIn(teacher.school.id, { roles: [role], groupIds: [group.id] })).actor
    const sees = ALL.includes(role)
    expect((await groupsFor(scopeOf(actor))).map(({ id }) => id).sort()).toEqual((sees ? [group.id, other.id] : [group.id]).sort())
    expect(await groupOverview(scopeOf(actor), other.id) !== null).toBe(sees)
    expect(await groupCards(scopeOf(actor), other.id) !== null).toBe(sees)
    expect((await groupOverview(scopeOf(actor), group.id))!.pupils).toHaveLength(1)
    expect(may([role], 'groups.credentials')).toBe(MENDS.includes(role))
    expect(await refused(command(actor, (context) => renewGroupSecrets(context, { groupId: other.id, kind: 'pin' })))).toBe(sees ? undefined : 'not-found')
  })
  test('a role without a group of its own sees none; an extra role hides nothing', async () => {
    const [lost, both] = await Promise.all([signedIn(teacher.school.id, { roles: ['intern'] }), signedIn(teacher.school.id, { roles: ['intern', 'careCoordinator'] })])
    expect(await groupsFor(scopeOf(lost.actor))).toEqual([])
    expect(await groupsFor(scopeOf(both.actor))).toHaveLength(1)
  })
})

describe('GRP-7: new pins and pictures', () => {
  const forGroup = (kind: 'pin' | 'picture', groupId = group.id) => command(teacher, (context) => renewGroupSecrets(context, { groupId, kind }))
  const forPupil = (kind: 'pin' | 'picture', pupilId = bo.id) => command(teacher, (context) => renewPupilSecret(context, { pupilId, kind }))

  test('for the whole group: who logs in with a pin gets another one; the others, their pictures and other groups stay', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { pin: '4711' })
    const zoe = await makePupil(teacher.school.id, group.id, { pin: '4711', loginMethod: 'picture' })
    const elsewhere = await makePupil(teacher.school.id, (await makeGroup(teacher.school.id)).id, { pin: '4711' })
    const before = (await secretsNow()).picture
    expect(await forGroup('pin')).toEqual({ count: 2 })
    for (const { id } of [bo, ad]) expect((await secretsNow(id)).pin).toMatch(/^(?!4711)\d{4}$/)
    for (const { id } of [zoe, elsewhere]) expect((await secretsNow(id)).pin).toBe('4711')
    expect((await secretsNow()).picture).toBe(before)
    expect(await auditOf(teacher.school.id)).toEqual([{ action: 'groups.secrets-renewed', outcome: 'done', subjectId: group.id, actorKind: 'staff', details: { kind: 'pin', count: 2 } }])
  })

  test('a new picture is another one of the pupil’s twelve, each time', async () => {
    await everything().group.update({ where: { id: group.id }, data: { loginMethod: 'picture' } })
    const choices = passwordChoices(bo.id).map(({ slug }) => slug)
    for (let at = 0; at < 8; at += 1) {
      const before = (await secretsNow()).picture
      await forPupil('picture')
      const after = (await secretsNow()).picture
      expect(choices).toContain(after)
      expect(after).not.toBe(before)
    }
    expect((await secretsNow()).pin).toBe('4711')
    expect((await auditOf(teacher.school.id)).every(({ action, subjectId, details }) => action === 'pupil.secret-renewed' && subjectId === bo.id && JSON.stringify(details) === '{"kind":"picture"}')).toBe(true)
  })

  test('DAT-1: strangers are not there, a combined group has no logins of its own; nothing changes', async () => {
    const { groups, pupils } = await strangers()
    const plus = await makeGroup(teacher.school.id, { kind: 'combined' })
    await everything().employmentGroup.create({ data: { schoolId: teacher.school.id, employmentId: teacher.employmentId, groupId: plus.id } })
    teacher = { ...teacher, groupIds: [...teacher.groupIds, plus.id] }
    for (const id of [...groups, plus.id]) expect(await refused(forGroup('pin', id))).toBe('not-found')
    const before = await Promise.all(pupils.slice(0, 3).map((id) => secretsNow(id)))
    for (const id of pupils) expect(await refused(forPupil('pin', id))).toBe('not-found')
    expect(await Promise.all(pupils.slice(0, 3).map((id) => secretsNow(id)))).toEqual(before)
    expect(await auditOf(teacher.school.id)).toEqual([])
  })
})

describe('GRP-2, PUP-5: QR-badge as a login method', () => {
  const set = (method: 'pin' | 'picture' | 'badge', own: 'keep' | 'overwrite' = 'keep') => command(teacher, (context) => setLoginMethod(context, { groupId: group.id, method, own }))
  const setOne = (method: 'group' | 'pin' | 'picture' | 'badge', pupilId = bo.id) => command(teacher, (context) => setPupilMethod(context, { pupilId, method }))

  test('a group that changes to badges: each pupil without one gets one; who has one keeps it', async () => {
    const ad = await makePupil(teacher.school.id, group.id)
    await issue([ad.id])
    const [kept] = await liveBadge(ad.id)
    expect(await set('badge')).toEqual({ kept: 0, badges: 1 })
    expect(await liveBadge(ad.id)).toEqual([kept])
    expect(await liveBadge()).toHaveLength(1)
    expect((await groupOverview(scope(), group.id))!.pupils).toMatchObject([{ method: 'badge', secret: '', hasBadge: true }, { method: 'badge', secret: '', hasBadge: true }])
    expect(await set('badge')).toEqual({ kept: 0, badges: 0 })
  })

  test('single pupils’ own methods are kept and counted, or go along, as the form says', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { loginMethod: 'picture' })
    expect(await set('badge', 'keep')).toEqual({ kept: 1, badges: 1 })
    expect([(await pupilNow(ad.id)).loginMethod, await liveBadge(ad.id)]).toEqual(['picture', []])
    expect(await set('badge', 'overwrite')).toEqual({ kept: 0, badges: 1 })
    expect([(await pupilNow(ad.id)).loginMethod, (await liveBadge(ad.id)).length]).toEqual([null, 1])
  })

  type Choice = Parameters<typeof setOne>[0]
  const change = (method: Choice, pupilId = bo.id) => command(teacher, (context) => changePupil(context, changePupilInput.parse({ pupilId, method })))
  describe.each([['Inloggen herstellen', setOne], ['wijzigen', change]])('one pupil’s own method, at ‘%s’', (_, choose) => {
    const log = async () => (await auditOf(teacher.school.id)).map(({ action, details }) => [action, details])

    test('by badge in a group of pins: a badge is made; back: it is void and says so', async () => {
      await choose('badge')
      expect((await groupOverview(scope(), group.id))!.pupils).toMatchObject([{ ownMethod: 'badge', method: 'badge', hasBadge: true }])
      await choose('group')
      expect((await groupOverview(scope(), group.id))!.pupils).toMatchObject([{ ownMethod: null, method: 'pin', secret: '4711', hasBadge: false }])
      expect([(await badgesOf()).length, await liveBadge()]).toEqual([1, []])
      expect(await log()).toEqual([
        ['pupil.login-method-set', { method: 'badge' }], ['pupil.badges-issued', { count: 1 }], ['pupil.login-method-set', { method: 'group' }], ['pupil.badge-voided', {}],
      ])
    })

    test('the group’s badges: who gets pins loses the badge, who goes along again gets a new one; a classmate’s stays', async () => {
      const ad = await makePupil(teacher.school.id, group.id)
      await set('badge')
      const [mine, theirs] = [await liveBadge(), await liveBadge(ad.id)]
      await choose('pin')
      expect([await liveBadge(), await liveBadge(ad.id)]).toEqual([[], theirs])
      await choose('group')
      expect((await liveBadge()).map(({ id }) => id)).not.toEqual(mine.map(({ id }) => id))
      expect([(await liveBadge()).length, await liveBadge(ad.id)]).toEqual([1, theirs])
    })

    test('the badge again, or the group’s badges as an own method: the printed badge stays', async () => {
      await choose('badge')
      const printed = await liveBadge()
      await choose('badge')
      await set('badge')
      await choose('group')
      expect([printed.length, await liveBadge()]).toEqual([1, printed])
    })

    test('a badge made beforehand, for a class that will change, outlives another choice', async () => {
      await issue()
      const printed = await liveBadge()
      await choose('picture')
      await choose('picture')
      expect([printed.length, await liveBadge()]).toEqual([1, printed])
      expect(await log()).toEqual([['pupil.badges-issued', { count: 1 }], ['pupil.login-method-set', { method: 'picture' }]])
    })

    test('DAT-1: nobody else’s pupil', async () => {
      const { pupils } = await strangers()
      for (const id of pupils) expect(await refused(choose('badge', id))).toBe('not-found')
    })
  })

  test('the database keeps a badge’s hash and its sealed token; the address has the token behind the #', async () => {
    await issue()
    const [badge] = await liveBadge()
    const address = new URL(badgeAddress(badge!.tokenCipher))
    expect([address.pathname, address.search]).toEqual(['/login/leerlingen/badge', ''])
    const token = address.hash.slice(1)
    expect(token).toMatch(/^[\w-]{43}$/)
    expect(Buffer.from(badge!.tokenHash)).toEqual(Buffer.from(tokenHash(token)))
    expect(Buffer.from(badge!.tokenCipher).includes(token)).toBe(false)
  })

  test('two teachers at once: one badge a pupil', async () => {
    const counts = await Promise.all([issue(), issue(), issue()])
    expect(counts.sort()).toEqual([0, 0, 1])
    expect(await liveBadge()).toHaveLength(1)
    expect((await auditOf(teacher.school.id)).map(({ action }) => action)).toEqual(['pupil.badges-issued'])
  })

  test('DAT-1: strangers get no badge', async () => {
    const { groups, pupils } = await strangers()
    expect(await issue(pupils)).toBe(0)
    for (const id of groups) expect(await refused(command(teacher, (context) => issueClassBadges(context, { groupId: id })))).toBe('not-found')
    for (const id of pupils) expect(await badgesOf(id)).toEqual([])
  })
})

describe('GRP-7: Badge ongeldig maken', () => {
  const voidIt = (pupilId = bo.id) => command(teacher, (context) => voidBadge(context, { pupilId }))

  test('the badge is void, a new one is there, and what it opened ends; a session from home stays', async () => {
    await everything().group.update({ where: { id: group.id }, data: { loginMethod: 'badge' } })
    await issue()
    const [old] = await liveBadge()
    const home = await makeHome(`${bo.id}@thuis.example`, [bo])
    const open = { kind: 'pupil', pupilId: bo.id, schoolId: bo.schoolId, address: '127.0.0.1' } as const
    const classmate = await makePupil(teacher.school.id, group.id)
    const [atSchool, atHome, other] = [await createSession(open), await createSession({ ...open, homeAccountId: home.id }), await createSession({ ...open, pupilId: classmate.id })]
    await voidIt()
    const [now] = await liveBadge()
    expect(await liveBadge()).toHaveLength(1)
    expect([now!.id === old!.id, (await badgesOf()).length]).toEqual([false, 2])
    expect([await readSession(atSchool, null), await readSession(atHome, null), await readSession(other, null)]).toMatchObject([null, { pupilId: bo.id }, { pupilId: classmate.id }])
  })

  test('a pupil who logs in otherwise gets no new one; a second time changes nothing', async () => {
    await issue()
    await voidIt()
    const session = await createSession({ kind: 'pupil', pupilId: bo.id, schoolId: bo.schoolId, address: '127.0.0.1' })
    await voidIt()
    expect([(await badgesOf()).length, await liveBadge()]).toEqual([1, []])
    expect(await readSession(session, null)).toMatchObject({ pupilId: bo.id })
    expect((await auditOf(teacher.school.id)).map(({ action }) => action)).toEqual(['pupil.badges-issued', 'pupil.badge-voided'])
  })

  test('two at once leave one live badge', async () => {
    await everything().group.update({ where: { id: group.id }, data: { loginMethod: 'badge' } })
    await issue()
    await Promise.all([voidIt(), voidIt()])
    expect(await liveBadge()).toHaveLength(1)
  })

  test('DAT-1: a stranger’s badge stays', async () => {
    const { pupils } = await strangers()
    const coordinator = (await signedIn(teacher.school.id, { roles: ['coordinator'] })).actor
    await issue([pupils[0]!], coordinator)
    for (const id of pupils) expect(await refused(voidIt(id))).toBe('not-found')
    expect(await liveBadge(pupils[0])).toHaveLength(1)
  })
})

describe('GRP-7: a code for a forgotten badge', () => {
  const give = (pupilId = bo.id, now = new Date('2026-11-20T10:00:00Z')) => command(teacher, (context) => giveLoginCode(context, { pupilId }), now)
  const kept = () => everything().pupilLoginCode.findMany({ where: { pupilId: bo.id } })
  beforeEach(async () => void (await everything().group.update({ where: { id: group.id }, data: { loginMethod: 'badge' } })))

  test('four digits, sealed, until the end of the Dutch day; a new one replaces it', async () => {
    const { code } = await give()
    expect(code).toMatch(/^\d{4}$/)
    const [row] = await kept()
    expect([decrypt(row!.codeCipher, 'login-code'), row!.expiresAt.toISOString()]).toEqual([code, '2026-11-20T22:59:59.999Z'])
    const next = await give(bo.id, new Date('2026-06-20T10:00:00Z'))
    const rows = await kept()
    expect(rows).toHaveLength(1)
    expect([decrypt(rows[0]!.codeCipher, 'login-code'), rows[0]!.expiresAt.toISOString()]).toEqual([next.code, '2026-06-20T21:59:59.999Z'])
    expect((await auditOf(teacher.school.id)).map(({ action, subjectId, details }) => [action, subjectId, details])).toEqual([['pupil.login-code-given', bo.id, {}], ['pupil.login-code-given', bo.id, {}]])
  })

  test('not for a pupil who logs in otherwise, and not for strangers', async () => {
    const pin = await makePupil(teacher.school.id, group.id, { loginMethod: 'pin' })
    expect(await refused(give(pin.id))).toBe('code-needless')
    for (const id of (await strangers()).pupils) expect(await refused(give(id))).toBe('not-found')
    expect(await everything().pupilLoginCode.count({ where: { schoolId: teacher.school.id } })).toBe(0)
  })
})

describe('GRP-3: the cards', () => {
  test('each pupil’s own method, by name; a badge as a QR code, or none yet', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { firstName: 'Ad', lastName: 'Aa', loginMethod: 'picture' })
    const cas = await makePupil(teacher.school.id, group.id, { firstName: 'Cas', lastName: 'Cals', loginMethod: 'badge' })
    const dirk = await makePupil(teacher.school.id, group.id, { firstName: 'Dirk', lastName: 'Dal', loginMethod: 'badge' })
    await issue([cas.id])
    const view = (await groupCards(scope(), group.id))!
    expect(view.cards.map(({ id, secret }) => [id, secret])).toEqual([
      [ad.id, { method: 'picture', picture: (await secretsNow(ad.id)).picture }], [bo.id, { method: 'pin', pin: '4711' }],
      [cas.id, { method: 'badge', qr: { size: expect.any(Number), path: expect.stringMatching(/^M/) } }], [dirk.id, { method: 'badge', qr: null }],
    ])
    expect((await groupCards(scope(), group.id, { badges: true }))!.cards.map(({ secret }) => [secret.method, secret.method === 'badge' && secret.qr !== null])).toEqual([['badge', false], ['badge', false], ['badge', true], ['badge', false]])
  })
  test('a void badge is never printed', async () => {
    await issue()
    await command(teacher, (context) => voidBadge(context, { pupilId: bo.id }))
    expect((await groupCards(scope(), group.id, { badges: true }))!.cards[0]!.secret).toEqual({ method: 'badge', qr: null })
    const forbidden = (await groupCards(scope(), group.id, { badges: true, mayBadge: false }))!.cards
    expect(forbidden.map(({ secret }) => secret), 'who may not give a badge prints none').toEqual(forbidden.map(() => ({ method: 'badge', qr: null })))
  })
  test('DAT-1: strangers’ groups are not there', async () => {
    for (const id of (await strangers()).groups) expect(await groupCards(scope(), id)).toBeNull()
  })
})

describe('GRP-7, PUP-4: Wie kon vandaag niet inloggen', () => {
  const refuse = (subjectId: string, details: Record<string, string | boolean>, schoolId = teacher.school.id) =>
    record(everything(), { kind: 'stranger', address: '127.0.0.1' }, { action: 'pupil.sign-in-refused', schoolId, subjectId, outcome: 'refused', details })
  const closed = (pupilId: string, reason: string, schoolId = teacher.school.id) =>
    record(everything(), { kind: 'pupil', id: pupilId, address: '127.0.0.1' }, { action: 'sso.refused', schoolId, outcome: 'refused', details: { reason } })
  const told = async (ids = [bo.id]) => (await refusedToday(scope(), ids)).map(({ pupilId, times, why }) => [pupilId, times, why.split(/[:.]/)[0]])

  test('tries added up, titles with the reason; classmates one may not see, and other actions, are not there', async () => {
    const ad = await makePupil(teacher.school.id, group.id)
    await refuse(bo.id, { throttled: false })
    await refuse(bo.id, { throttled: true })
    await closed(bo.id, 'no-licence')
    await refuse(ad.id, { throttled: false })
    await record(everything(), { kind: 'staff', id: teacher.userId, address: null }, { action: 'sso.refused', schoolId: teacher.school.id, outcome: 'refused', details: { reason: 'no-consent' } })
    await record(everything(), { kind: 'staff', id: teacher.userId, address: null }, { action: 'groups.login-method-set', schoolId: teacher.school.id, subjectId: bo.id })
    expect(new Set((await told()).map((line) => line.join('|')))).toEqual(new Set([`${bo.id}|1|Een titel ging niet open`, `${bo.id}|2|Te vaak een verkeerde code of een verkeerd plaatje`]))
    expect(await refusedToday(scope(), [])).toEqual([])
  })

  test('today is the Dutch day: what happened before midnight is not told', async () => {
    await refuse(bo.id, { throttled: false })
    const tomorrow = new Date(Date.now() + 24 * 3_600_000)
    expect(await refusedToday(scope(), [bo.id], tomorrow)).toEqual([])
    expect(await refusedToday(scope(), [bo.id])).toHaveLength(1)
  })

  test('who got in afterwards is told so', async () => {
    await refuse(bo.id, { throttled: false })
    expect(await refusedToday(scope(), [bo.id])).toMatchObject([{ solvedAt: null }])
    await createSession({ kind: 'pupil', pupilId: bo.id, schoolId: bo.schoolId, address: '127.0.0.1' })
    expect(await refusedToday(scope(), [bo.id])).toMatchObject([{ solvedAt: expect.any(Date) }])
  })

  test('DAT-1: rows of another school are not there, whatever ids are asked for', async () => {
    const elsewhere = await makeSchool()
    const theirs = await makePupil(elsewhere.id, (await makeGroup(elsewhere.id)).id)
    await refuse(theirs.id, { throttled: false }, elsewhere.id)
    await closed(theirs.id, 'no-licence', elsewhere.id)
    expect(await refusedToday(scope(), [theirs.id])).toEqual([])
  })
})
