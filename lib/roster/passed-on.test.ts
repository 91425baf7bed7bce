import { expect, test } from 'vitest'
import { passedOn } from './passed-on'
import type { PupilRow, StaffRow } from './state'

const person = { firstName: 'Bo', prefix: null, lastName: null, initials: null, removedAt: null }
const pupilRow = (keys: Pick<PupilRow, 'id' | 'lasKey' | 'eckId'>): PupilRow => ({ ...person, yearGroup: null, groupId: null, combined: [], ...keys })
const staffRow = (keys: Pick<StaffRow, 'id' | 'lasKey' | 'eckId'>): StaffRow => ({ ...person, lasEmail: null, fromLas: true, roles: ['teacher'], links: [], picked: [], ...keys })

test('LAS-8: who lost a key or an ECK iD to somebody else; not who lost it to nobody, or kept it', () => {
  const before = { groups: [], pupils: ['a', 'b', 'c', 'd'].map((id) => pupilRow({ id, lasKey: `k-${id}`, eckId: `e-${id}` })), staff: [staffRow({ id: 's', lasKey: 'k-s', eckId: null }), staffRow({ id: 't', lasKey: null, eckId: null })] }
  const [a, b, c, d] = before.pupils
  const after = {
    groups: [],
    pupils: [{ ...a!, lasKey: 'other' }, { ...b!, lasKey: null }, { ...c!, lasKey: 'k-a', eckId: 'e-d' }, { ...d!, eckId: null }],
    staff: [{ ...before.staff[0]!, lasKey: null }, { ...before.staff[1]!, lasKey: 'k-s' }],
  }
  expect(passedOn(before, after)).toEqual([{ id: 'a', kind: 'pupil', lasKey: true, eckId: false }, { id: 'd', kind: 'pupil', lasKey: false, eckId: true }, { id: 's', kind: 'staff', lasKey: true, eckId: false }])
  expect(passedOn(before, before)).toEqual([])
})
