import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { carryOver, type LinkedLicence, type YearGroupOf } from './carry-over'
import { suits } from './rules'
import { cpuClock } from '@/lib/core/test-support'

const group = (id: string, yearGroup: string | null, name = id, kind: 'base' | 'combined' = 'base'): YearGroupOf => ({ id, name, kind, yearGroup })
const licence = (groupIds: string[], parts: Partial<LinkedLicence> = {}): LinkedLicence => ({ id: 'L', final: false, seats: null, yearGroups: [], groupIds, ...parts })
const turn = (one: LinkedLicence, before: YearGroupOf[], after: YearGroupOf[], pupilsOf: Record<string, string[]> = {}) => carryOver([one], { before, after, pupilsOf: new Map(Object.entries(pupilsOf)) })
const to = (...groupIds: string[]) => groupIds.map((groupId) => ({ licenceId: 'L', groupId }))
const open = (why: string, ...groupIds: string[]) => groupIds.map((groupId) => ({ licenceId: 'L', groupId, why }))
const NOTHING = { linked: [], unlinked: [], open: [] }

describe('ACC-10: licences of last year’s groups', () => {
  test('a group that stays keeps what it has, whatever it is called now', () => {
    expect(turn(licence(['a']), [group('a', '3', 'Vlinders')], [group('a', '3', 'Bijen')])).toEqual(NOTHING)
  })
  test('a licence that no group of last year had is nobody’s concern', () => {
    expect(turn(licence([]), [group('a', '3')], [group('b', '3')])).toEqual(NOTHING)
    expect(turn(licence(['long-gone']), [group('a', '3')], [group('b', '3')])).toEqual(NOTHING)
  })
  test('the new group of the same name and year takes the place of one that is gone', () => {
    const before = [group('a', '3', 'Groep 3A'), group('b', '3', 'Groep 3B')]
    expect(turn(licence(['a']), before, [group('x', '3', 'groep  3a'), group('y', '3', 'Groep 3B')])).toEqual({ ...NOTHING, linked: to('x') })
  })
  test('where all of a year had it, all who are in that year now have it', () => {
    const before = [group('a', '3', 'Vlinders'), group('b', '3', 'Bijen')]
    expect(turn(licence(['a', 'b']), before, [group('x', '3', 'Mieren'), group('y', '3', 'Kevers'), group('z', '4', 'Vlinders')])).toEqual({ ...NOTHING, linked: to('x', 'y') })
  })
  test('where only some of a year had it and no name tells, the coordinator chooses', () => {
    const before = [group('a', '3', 'Vlinders'), group('b', '3', 'Bijen')]
    expect(turn(licence(['a']), before, [group('x', '3', 'Mieren'), group('y', '3', 'Kevers')])).toEqual({ ...NOTHING, open: open('no-group', 'a') })
  })
  test('a year that has no group any more is for the coordinator', () => {
    expect(turn(licence(['a']), [group('a', '8')], [group('x', '7')])).toEqual({ ...NOTHING, open: open('no-group', 'a') })
  })
  test('a title for group 3 leaves a group that moved up to 4 and goes to the new group 3', () => {
    expect(turn(licence(['a'], { yearGroups: ['3'] }), [group('a', '3', 'Vlinders')], [group('a', '4', 'Vlinders'), group('x', '3', 'Bijen')])).toEqual({ linked: to('x'), unlinked: to('a'), open: [] })
  })
  test('a group that moved up keeps what still suits it, and nobody need choose for it', () => {
    expect(turn(licence(['a'], { yearGroups: ['3', '4'] }), [group('a', '3'), group('b', '3')], [group('a', '4'), group('b', '4')])).toEqual(NOTHING)
  })
  test('a combined group goes by its name alone', () => {
    const before = [group('p', null, 'Plusklas', 'combined'), group('q', null, 'Spelling', 'combined')]
    expect(turn(licence(['p', 'q']), before, [group('x', null, 'Plusklas', 'combined'), group('y', null, 'Rekenen', 'combined'), group('z', null, 'Spelling')])).toEqual({ ...NOTHING, linked: to('x'), open: open('no-group', 'q') })
  })
  test('a combination class is no year: by its name alone', () => {
    expect(turn(licence(['a']), [group('a', 'C', '3/4')], [group('x', 'C', '4/5')])).toEqual({ ...NOTHING, open: open('no-group', 'a') })
  })
  test('what cannot be undone is never linked by itself, nor taken away', () => {
    expect(turn(licence(['a'], { final: true, yearGroups: ['3'] }), [group('a', '3')], [group('a', '4'), group('x', '3')])).toEqual({ ...NOTHING, open: open('final', 'a') })
  })
  test('more pupils than seats: nothing is linked and the coordinator chooses; a pupil in two groups takes one seat', () => {
    const years = [[group('a', '3', 'A'), group('b', '3', 'B')], [group('x', '3', 'A'), group('y', '3', 'B')]] as const
    const pupils = { x: ['1', '2'], y: ['2', '3'] }
    expect(turn(licence(['a', 'b'], { seats: 3 }), [...years[0]], [...years[1]], pupils)).toEqual({ ...NOTHING, linked: to('x', 'y') })
    expect(turn(licence(['a', 'b'], { seats: 2 }), [...years[0]], [...years[1]], pupils)).toEqual({ ...NOTHING, open: open('seats', 'a', 'b') })
  })
})

describe('ACC-10: whatever a school looks like', () => {
  const years = fc.constantFrom('1', '2', '3', '8', 'C', null)
  const groups = fc.uniqueArray(fc.record({ id: fc.constantFrom(...'abcdefgh'), name: fc.constantFrom('A', 'B', 'C'), kind: fc.constantFrom('base' as const, 'combined' as const), yearGroup: years }), { selector: ({ id }) => id, maxLength: 8 })
  const licences = fc.record({ id: fc.constant('L'), final: fc.boolean(), seats: fc.option(fc.nat(6)), yearGroups: fc.uniqueArray(fc.constantFrom('1', '2', '3', '8')), groupIds: fc.uniqueArray(fc.constantFrom(...'abcdefgh')) })
  const pupils = fc.dictionary(fc.constantFrom(...'abcdefgh'), fc.uniqueArray(fc.constantFrom('1', '2', '3', '4', '5', '6'), { maxLength: 4 }))
  test('what is linked is there, suits the title, was not linked before and fits the seats; nothing final changes; each link of a group that went is settled or listed', () => {
    fc.assert(fc.property(licences, groups, groups, pupils, (one, before, after, inGroups) => {
      const done = turn(one, before, after, inGroups)
      const there = new Map(after.map((each) => [each.id, each]))
      const kept = one.groupIds.filter((id) => before.some((each) => each.id === id) && there.has(id) && !done.unlinked.some(({ groupId }) => groupId === id))
      for (const { groupId } of done.linked) {
        expect(there.has(groupId) && suits(one.yearGroups, there.get(groupId)!.yearGroup) && !kept.includes(groupId)).toBe(true)
      }
      if (one.seats !== null && done.linked.length > 0) expect(new Set([...kept, ...done.linked.map(({ groupId }) => groupId)].flatMap((id) => inGroups[id] ?? [])).size).toBeLessThanOrEqual(one.seats)
      if (one.final) expect([done.linked, done.unlinked]).toEqual([[], []])
      for (const { groupId } of done.unlinked) expect(there.has(groupId)).toBe(true)
      const went = before.filter(({ id }) => one.groupIds.includes(id) && !there.has(id))
      if (done.linked.length === 0 && kept.length === 0) expect(went.every(({ id }) => done.open.some(({ groupId }) => groupId === id))).toBe(true)
    }), { numRuns: 1000 })
  })
  test('once it is done, the same groups a year on change nothing', () => {
    fc.assert(fc.property(licences, groups, groups, pupils, (one, before, after, inGroups) => {
      const done = turn(one, before, after, inGroups)
      const groupIds = [...one.groupIds.filter((id) => !done.unlinked.some(({ groupId }) => groupId === id)), ...done.linked.map(({ groupId }) => groupId)]
      expect(turn({ ...one, groupIds }, after, after, inGroups)).toEqual(NOTHING)
    }))
  })
})

describe('ACC-10: as many groups as a file may have', () => {
  test('take no time that counts, for many titles', () => {
    const many = (side: string) => Array.from({ length: 500 }, (_, at) => group(`${side}${at}`, '3', `${side} ${at}`))
    const [before, after] = [many('a'), many('b')]
    const licences = Array.from({ length: 40 }, (_, at) => licence(before.map(({ id }) => id), { id: `L${at}` }))
    const spent = cpuClock()
    expect(carryOver(licences, { before, after, pupilsOf: new Map() }).linked).toHaveLength(40 * 500)
    // What is cubic takes a minute here; this takes some hundredths of a second.
    expect(spent()).toBeLessThan(5_000)
  })
})
