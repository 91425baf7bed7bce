import { describe, expect, test } from 'vitest'
import { createSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { refusedToday } from '@/lib/groups/refused'
import { makeGroup, makePupil, makeSchool } from '@/prisma/seed/factories'
import { everything } from '../support/command'
import { teacher, group, bo, scope, withClassroom } from '../support/classroom'

withClassroom()

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
