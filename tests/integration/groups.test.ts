import { describe, expect, test } from 'vitest'
import { scopeOf, STAFF_ROLES, type StaffRole } from '@/lib/access/actor'
import { may } from '@/lib/access/permissions'
import { groupCards } from '@/lib/groups/cards'
import { groupOverview, groupsFor } from '@/lib/groups/queries'
import { renewGroupSecrets, renewPupilSecret } from '@/lib/groups/renew-secrets'
import { passwordChoices } from '@/lib/pictures/choose'
import { makeGroup, makePupil } from '@/prisma/seed/factories'
import { auditOf, command, everything, refused } from '../support/command'
import { signedIn } from '../support/people'
import { teacher, group, bo, secretsNow, strangers, withClassroom } from '../support/classroom'

withClassroom()

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
  const forGroup = (kind: 'pin' | 'picture', groupId = group.id, actor = teacher) => command(actor, (context) => renewGroupSecrets(context, { groupId, kind }))
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
    const ofBoth = { ...teacher, groupIds: [...teacher.groupIds, plus.id] }
    for (const id of [...groups, plus.id]) expect(await refused(forGroup('pin', id, ofBoth))).toBe('not-found')
    const before = await Promise.all(pupils.slice(0, 3).map((id) => secretsNow(id)))
    for (const id of pupils) expect(await refused(forPupil('pin', id))).toBe('not-found')
    expect(await Promise.all(pupils.slice(0, 3).map((id) => secretsNow(id)))).toEqual(before)
    expect(await auditOf(teacher.school.id)).toEqual([])
  })
})
