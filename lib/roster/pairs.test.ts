import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffRoster } from './diff'
import type { Roster } from './model'
import { normalName } from './normal-name'
import { confirmedPairs, proposePairs } from './pairs'
import { guard, planText } from './plan-summary'
import { currentOfState, type RosterState } from './state'
import { asRoster, doubles, EMPTY, importInto, ofFile, rosters } from './state-support'
import { group, pupil, roster, teacher } from './test-support'
import { cpuClock } from '@/lib/core/test-support'

const OLD = roster({
  groups: [group('g5', { name: 'Groep 5A' }), group('g6', { name: 'Groep 6A' })],
  pupils: [pupil('p1', { firstName: 'Zoë', lastName: 'van Aa', groupKey: 'g5' }), pupil('p2', { firstName: 'Bo', lastName: 'Smit', groupKey: 'g6', eckId: 'E2' }), pupil('p3', { firstName: 'Sam', lastName: 'Dal', groupKey: 'g5' })],
  staff: [teacher('t1', { firstName: 'Anja', lastName: 'Berg', groupKeys: ['g5'] })],
})
/** The same school out of another LAS: every key another. */
const NEW: Roster = roster({
  groups: [group('900', { name: 'groep 5a' }), group('901', { name: 'Groep 6A' })],
  pupils: [pupil('x1', { firstName: 'Zoe', prefix: 'van', lastName: 'Aa', groupKey: '900' }), pupil('x2', { firstName: 'Bo', lastName: 'Smit', groupKey: '901', eckId: 'E2' }), pupil('x3', { firstName: 'Sam', lastName: 'Dal', groupKey: '901' })],
  staff: [teacher('y1', { firstName: 'Anja', lastName: 'Berg', groupKeys: ['900'] })],
})
const school = importInto(EMPTY, OLD)
const idOf = (state: RosterState, firstName: string) => [...state.pupils, ...state.staff].find((row) => row.firstName === firstName)!.id
const proposed = (state = school, file = NEW) => proposePairs(currentOfState(state), file)

describe('LAS-11: pairs after a change of LAS', () => {
  it('names are compared without capitals, accents and blanks', () => {
    expect(normalName('Zoë', null, ' van  Aa ')).toBe('zoe van aa')
    expect(normalName('Łucja-Ann', 'Ördeğ')).toBe(normalName('łucja ann', 'ORDEG'))
    expect(normalName('李', '')).toBe('李')
  })

  it('proposes the same name in a group of the same name, groups too; not whoever an ECK iD tells, nor another group', () => {
    expect(proposed().map(({ kind, before, key }) => [kind, before, key])).toEqual([
      ['groups', 'Groep 5A', '900'], ['groups', 'Groep 6A', '901'], ['pupils', 'Zoë van Aa', 'x1'], ['staff', 'Anja Berg', 'y1'],
    ])
  })

  it('proposes nobody when two fit: who of them it is, a name cannot tell', () => {
    const twins = roster({ ...NEW, pupils: [pupil('x1', { firstName: 'Zoë', lastName: 'van Aa', groupKey: '900' }), pupil('x9', { firstName: 'Zoë', lastName: 'van Aa', groupKey: '900' })] })
    expect(proposed(school, twins).filter(({ kind }) => kind === 'pupils')).toEqual([])
    const doubled = importInto(EMPTY, roster({ ...OLD, pupils: [...OLD.pupils, pupil('p9', { firstName: 'Zoë', lastName: 'van Aa', groupKey: 'g5' })] }))
    expect(proposed(doubled).filter(({ kind }) => kind === 'pupils')).toEqual([])
  })

  it('two ECK iDs are two people, whatever they are called', () => {
    const known = importInto(EMPTY, roster({ ...OLD, pupils: [pupil('p1', { firstName: 'Zoë', lastName: 'van Aa', groupKey: 'g5', eckId: 'E1' })] }))
    const other = roster({ ...NEW, pupils: [pupil('x1', { firstName: 'Zoë', lastName: 'van Aa', groupKey: '900', eckId: 'E9' })] })
    expect(proposed(known, other).filter(({ kind }) => kind === 'pupils')).toEqual([])
  })

  it('without a tick nobody is joined by name: everybody without an ECK iD would be new', () => {
    const plan = diffRoster(currentOfState(school), NEW)
    expect([plan.pupils.added.length, plan.pupils.removed.length, plan.staff.added.length]).toEqual([2, 2, 1])
  })

  it('ticked pairs are the same records under new keys, and being in a paired group is no move', () => {
    const pairs = proposed()
    const plan = diffRoster(currentOfState(school), NEW, pairs)
    expect([plan.groups.added, plan.groups.removed, plan.pupils.moved.length, plan.staff.moved.length]).toEqual([[], [], 0, 0])
    const after = importInto(school, NEW, undefined, pairs)
    expect(after.pupils.find(({ lasKey }) => lasKey === 'x1')!.id).toBe(idOf(school, 'Zoë'))
    expect(after.pupils.find(({ lasKey }) => lasKey === 'x2')!.id).toBe(idOf(school, 'Bo'))
    expect(after.staff.find(({ lasKey }) => lasKey === 'y1')!.id).toBe(idOf(school, 'Anja'))
    expect(after.groups.map(({ id, lasKey }) => [id, lasKey])).toEqual(school.groups.map(({ id }, at) => [id, ['900', '901'][at]]))
    // Sam sits in another group now, so nobody may say that he is the same.
    expect(after.pupils.filter(({ firstName }) => firstName === 'Sam')).toHaveLength(2)
    expect(asRoster(after)).toEqual(ofFile(NEW))
  })

  it('the digest knows the pairs, and the guard is calmer with them', () => {
    const current = currentOfState(school)
    const [without, pairs] = [diffRoster(current, NEW), diffRoster(current, NEW, proposed())]
    expect(planText(without)).not.toBe(planText(pairs))
    expect(guard(pairs, current).removals.map(({ removed }) => removed)).toEqual([0, 1, 0])
  })

  it('a pair that is no longer proposed does not count, and nobody can be joined who never was', () => {
    const made = [{ kind: 'pupils' as const, id: idOf(school, 'Sam'), key: 'x1' }]
    expect(confirmedPairs(made, proposed())).toEqual([])
    expect(diffRoster(currentOfState(school), NEW, made).pupils.added.map(({ key }) => key)).toEqual(['x1', 'x3'])
  })

  it('somebody entered by hand can be joined with whom the LAS brings', () => {
    const byHand: RosterState = { ...school, staff: [{ ...school.staff[0]!, lasKey: null, fromLas: false, roles: ['careCoordinator'], links: [] }] }
    const pairs = proposed(byHand)
    expect(pairs.filter(({ kind }) => kind === 'staff')).toHaveLength(1)
    const after = importInto(byHand, NEW, undefined, pairs)
    expect(after.staff).toMatchObject([{ id: school.staff[0]!.id, lasKey: 'y1', roles: ['careCoordinator', 'teacher'], fromLas: true }])
  })

  it('whatever is ticked, the school has what the file says, and no key or ECK iD is at two records', () => {
    fc.assert(fc.property(rosters(), rosters(), fc.infiniteStream(fc.boolean()), (a, b, ticks) => {
      const before = importInto(EMPTY, a)
      const pairs = proposePairs(currentOfState(before), b).filter(() => ticks.next().value)
      const after = importInto(before, b, undefined, pairs)
      expect(asRoster(after)).toEqual(ofFile(b))
      expect(doubles(after)).toEqual([])
      for (const { kind, id } of pairs) expect(after[kind].find((row) => row.id === id)!.removedAt).toBeNull()
      expect(after.pupils.length).toBe(before.pupils.length + diffRoster(currentOfState(before), b, pairs).pupils.added.length)
    }), { numRuns: 400 })
  })
})

describe('LAS-11: who else fits', () => {
  const one = (key: string, parts: object = {}) => pupil(key, { firstName: 'Bo', lastName: 'Smit', ...parts })
  const groups = ['g1', 'g2', 'g3'].map((key) => group(key, { name: key }))
  const pairsOf = (before: ReturnType<typeof pupil>[], after: ReturnType<typeof pupil>[]) =>
    proposePairs(currentOfState(importInto(EMPTY, roster({ groups, pupils: before, staff: [] }))), roster({ groups, pupils: after, staff: [] })).map(({ key }) => key)
  const across = (...combinedGroupKeys: string[]) => ({ combinedGroupKeys })

  it('however many others of the name one has, each counts against the pair', () => {
    const there = ['a', 'b', 'c'].map((key, at) => one(key, { groupKey: `g${at + 1}` }))
    expect(pairsOf(there, [one('x', { groupKey: 'g3' })])).toEqual(['x'])
    // y fits all three, so c may be y as well as x.
    expect(pairsOf(there, [one('x', { groupKey: 'g3' }), one('y', across('g1', 'g2', 'g3'))])).toEqual([])
    expect(pairsOf([one('c', { groupKey: 'g3' }), one('d', across('g1', 'g2', 'g3'))], [one('x', { groupKey: 'g3' })])).toEqual([])
  })
  it('somebody of another ECK iD is nobody else', () => {
    expect(pairsOf([one('a', { groupKey: 'g1', eckId: 'E1' }), one('b', { groupKey: 'g1' })], [one('x', { groupKey: 'g1', eckId: 'E2' })])).toEqual(['x'])
    expect(pairsOf([one('a', { groupKey: 'g1', eckId: 'E1' })], [one('x', { groupKey: 'g1', eckId: 'E2' })])).toEqual([])
  })
  it('as many of one name as a file may have take no time that counts', () => {
    const many = (from: string, eckIds: boolean) => Array.from({ length: 6000 }, (_, at) => one(`${from}${at}`, { groupKey: 'g1', ...(eckIds ? { eckId: `${from}-${at}` } : {}) }))
    for (const eckIds of [false, true]) {
      const current = { groups: [], staff: [], pupils: many('a', eckIds).map((each) => ({ ...each, id: each.key })) }
      const spent = cpuClock()
      expect(proposePairs(current, roster({ groups, pupils: many('x', eckIds), staff: [] }))).toEqual([])
      expect(spent()).toBeLessThan(2_500)
    }
  })
})
