import { beforeEach, describe, expect, test } from 'vitest'
import { createSession, readSession } from '@/lib/access/session'
import { badgeAddress, issueClassBadges, voidBadge } from '@/lib/groups/badges'
import { giveLoginCode } from '@/lib/groups/give-login-code'
import { changePupil } from '@/lib/groups/change-pupil'
import { changePupilInput } from '@/lib/groups/change-pupil-input'
import { groupOverview } from '@/lib/groups/queries'
import { setLoginMethod, setPupilMethod } from '@/lib/groups/set-login-method'
import { decrypt, tokenHash } from '@/lib/platform/crypto'
import { makeHome, makePupil } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { teacher, group, bo, scope, pupilNow, badgesOf, liveBadge, issue, strangers, withClassroom } from '../support/classroom'

withClassroom()

describe('GRP-2, PUP-5: QR-badge as a login method', () => {
  const set = (method: 'pin' | 'picture' | 'badge', own: 'keep' | 'overwrite' = 'keep') => command(teacher, (context) => setLoginMethod(context, { groupId: group.id, method, own }))
  const setOne = (method: 'group' | 'pin' | 'picture' | 'badge', pupilId = bo.id) => command(teacher, (context) => setPupilMethod(context, { pupilId, method }))

  test('a group that changes to badges: each pupil without one gets one; who has one keeps it', async () => {
    const ad = await makePupil(teacher.school.id, group.id)
    await issue([ad.id])
    const [kept] = await liveBadge(ad.id)
    expect(await set('badge')).toEqual({ kept: 0, badges: 1, voided: 0 })
    expect(await liveBadge(ad.id)).toEqual([kept])
    expect(await liveBadge()).toHaveLength(1)
    expect((await groupOverview(scope(), group.id))!.pupils).toMatchObject([{ method: 'badge', secret: '', hasBadge: true }, { method: 'badge', secret: '', hasBadge: true }])
    expect(await set('badge')).toEqual({ kept: 0, badges: 0, voided: 0 })
  })

  test('single pupils’ own methods are kept and counted, or go along, as the form says', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { loginMethod: 'picture' })
    expect(await set('badge', 'keep')).toEqual({ kept: 1, badges: 1, voided: 0 })
    expect([(await pupilNow(ad.id)).loginMethod, await liveBadge(ad.id)]).toEqual(['picture', []])
    expect(await set('badge', 'overwrite')).toEqual({ kept: 0, badges: 1, voided: 0 })
    expect([(await pupilNow(ad.id)).loginMethod, (await liveBadge(ad.id)).length]).toEqual([null, 1])
  })

  test('a group that leaves badges: theirs are void, and audited; of who keeps the own badge, and those printed for a change to come, not', async () => {
    const ad = await makePupil(teacher.school.id, group.id, { loginMethod: 'badge' })
    await set('badge')
    const own = await liveBadge(ad.id)
    expect(await set('pin', 'keep')).toEqual({ kept: 1, badges: 0, voided: 1 })
    expect([await liveBadge(), await liveBadge(ad.id)]).toEqual([[], own])
    expect((await auditOf(teacher.school.id)).filter(({ action }) => action === 'pupil.badge-voided')).toMatchObject([{ subjectId: bo.id }])
    expect(await set('pin', 'overwrite')).toEqual({ kept: 0, badges: 0, voided: 1 })
    expect(await liveBadge(ad.id)).toEqual([])
    await issue([bo.id])
    expect(await set('picture')).toEqual({ kept: 0, badges: 0, voided: 0 })
    expect(await liveBadge()).toHaveLength(1)
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
