import { describe, expect, test } from 'vitest'
import { group, pupil, roster, teacher } from '@/lib/roster/test-support'
import { everything } from '../support/command'
import { importRoster } from '../support/roster'
import { eachWithSchool, ict, set } from '../support/staff-accounts'

eachWithSchool()

describe('ACC-4: the LAS never supplies or removes these roles', () => {
  const file = (staff = [teacher('t1', { groupKeys: ['g1'] }), teacher('t2', { groupKeys: ['g1'] })]) => roster({ groups: [group('g1'), group('g2')], pupils: [pupil('p1', { groupKey: 'g1' })], staff })
  const byKey = (lasKey: string) => everything().employment.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey }, include: { groups: true } })

  test('a role given by hand survives that the person leaves the LAS; without one the person is removed', async () => {
    await importRoster(ict, file())
    await set((await byKey('t1')).id, ['careCoordinator'])
    const gone = await importRoster(ict, file([]))
    expect(gone.counts!.staff, 'and the preview says so').toMatchObject({ removed: 1, kept: 1 })
    expect(await byKey('t1')).toMatchObject({ removedAt: null, fromLas: false, roles: ['careCoordinator'], groups: [] })
    expect((await byKey('t2')).removedAt).not.toBeNull()
    const again = await importRoster(ict, file([]))
    expect(again, 'and is not missed again by the next').toMatchObject({ status: 'applied', counts: { nothing: true } })
    expect(await byKey('t1')).toMatchObject({ removedAt: null, roles: ['careCoordinator'] })
  })

  test('back in the LAS the person is a teacher again, and keeps the role', async () => {
    await importRoster(ict, file())
    const { id } = await byKey('t1')
    await set(id, ['careCoordinator'])
    await importRoster(ict, file([]))
    await importRoster(ict, file())
    expect(await byKey('t1')).toMatchObject({ id, fromLas: true, roles: ['careCoordinator', 'teacher'] })
    expect((await byKey('t1')).groups).toHaveLength(1)
  })

  test('the group that the coordinator picked stays, and is no change to any import', async () => {
    await importRoster(ict, file())
    const second = await everything().group.findFirstOrThrow({ where: { schoolId: ict.school.id, lasKey: 'g2' } })
    const { id } = await byKey('t1')
    await set(id, ['intern'], [second.id])
    await importRoster(ict, file([teacher('t1', { groupKeys: ['g1'], firstName: 'Anders' }), teacher('t2', { groupKeys: ['g1'] })]))
    const { firstName, groups } = await byKey('t1')
    expect([firstName, groups.filter(({ byHand }) => byHand).map(({ groupId }) => groupId), groups.length]).toEqual(['Anders', [second.id], 2])
  })
})
