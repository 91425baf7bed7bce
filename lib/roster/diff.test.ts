import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffRoster } from './diff'
import type { Roster } from './model'
import { reportOf } from './import-report'
import type { CurrentPupil, CurrentRoster, CurrentStaff, RosterPlan } from './plan'
import { planByGroup } from './plan-groups'
import { proposePairs, type Pair } from './pairs'
import { guard, planText, summarise } from './plan-summary'
import { findStrangers } from './strangers'
import { applyPlanInMemory, group, pupil, roster, teacher } from './test-support'

const NOBODY: CurrentRoster = { groups: [], pupils: [], staff: [] }
const now = (parts: Partial<CurrentRoster>): CurrentRoster => ({ ...NOBODY, ...parts })
const child = (id: string, parts: Partial<CurrentPupil> = {}): CurrentPupil => ({ id, key: id, firstName: `Kind${id}`, combinedGroupKeys: [], ...parts })
const colleague = (id: string, parts: Partial<CurrentStaff> = {}): CurrentStaff => ({ id, key: id, firstName: `Juf${id}`, groupKeys: [], ...parts })
const pupilsPlan = (current: CurrentPupil[], incoming: Roster['pupils']) => diffRoster(now({ pupils: current }), roster({ pupils: incoming })).pupils

describe('LAS-8: people keep their identity over imports', () => {
  it('matches by ECK iD before the key, and then a new key is a change', () => {
    const plan = pupilsPlan([child('a', { key: 'old', eckId: 'E1' }), child('b', { key: 'new' })], [pupil('new', { eckId: 'E1', firstName: 'Kinda' })])
    expect(plan.changed).toMatchObject([{ current: { id: 'a' }, changes: [{ field: 'key', before: 'old', after: 'new' }] }])
    expect(plan.removed.map(({ id }) => id)).toEqual(['b'])
    expect(plan.added).toEqual([])
  })

  it('matches by LAS key through a change of name, and notes a first ECK iD', () => {
    const plan = pupilsPlan([child('1', { lastName: 'Berg' })], [pupil('1', { firstName: 'Sam', lastName: 'van den Berg', eckId: 'E1' })])
    expect(plan.changed[0]?.changes).toEqual([
      { field: 'eckId', before: null, after: 'E1' },
      { field: 'firstName', before: 'Kind1', after: 'Sam' },
      { field: 'lastName', before: 'Berg', after: 'van den Berg' },
    ])
  })

  it('of whom the first and last name are others too, the key does not say who it is: the coordinator does', () => {
    const there = [child('1', { firstName: 'Fleur', lastName: 'Berg' })]
    const comes = [pupil('1', { firstName: 'Omar', lastName: 'Smit', eckId: 'E1' })]
    const plan = (...words: Pair[]) => diffRoster(now({ pupils: there }), roster({ pupils: comes }), words).pupils
    const numbers = ({ strangers, added, removed, changed }: ReturnType<typeof plan>) => [strangers, added, removed, changed].map(({ length }) => length)
    expect(numbers(plan())).toEqual([1, 1, 1, 0])
    expect(numbers(plan({ kind: 'pupils', id: '1', key: '1' })), 'the same').toEqual([0, 0, 0, 1])
    expect(numbers(plan({ kind: 'pupils', id: '1', key: '1', other: true })), 'somebody else').toEqual([0, 1, 1, 0])
    expect(numbers(plan({ kind: 'staff', id: '1', key: '1' }, { kind: 'pupils', id: '2', key: '1' }, { kind: 'pupils', id: '1', key: '2' })), 'words about others').toEqual([1, 1, 1, 0])
    expect(numbers(pupilsPlan([{ ...there[0]!, eckId: 'E1' }], comes)), 'the same ECK iD on both sides').toEqual([0, 0, 0, 1])
    expect(numbers(pupilsPlan([{ ...there[0]!, removed: true }], comes)), 'somebody who is gone').toEqual([1, 1, 0, 0])
    expect(numbers(pupilsPlan([...there, child('2', { firstName: 'Omar', lastName: 'Smit', eckId: 'E1' })], comes)), 'whose ECK iD is another’s here is that one').toEqual([0, 0, 1, 1])
  })

  it('keys of another LAS that are others’ here: the pairs by name are proposed, and a tick answers for both', () => {
    const there = [child('1', { firstName: 'Fleur', lastName: 'Berg', groupKey: 'g' }), child('2', { firstName: 'Omar', lastName: 'Smit', groupKey: 'g' })]
    const comes = roster({ groups: [group('g')], pupils: [pupil('1', { firstName: 'Omar', lastName: 'Smit', groupKey: 'g' }), pupil('2', { firstName: 'Fleur', lastName: 'Berg', groupKey: 'g' })] })
    const current = now({ groups: [{ id: 'g', key: 'g', name: 'Groep g', kind: 'base' }], pupils: there })
    const pairs = proposePairs(current, comes)
    expect(pairs.map(({ id, key }) => [id, key])).toEqual([['2', '1'], ['1', '2']])
    expect(findStrangers(current, comes)).toMatchObject([{ id: '1', key: '1', before: 'Fleur Berg', after: 'Omar Smit' }, { id: '2', key: '2' }])
    const { pupils } = diffRoster(current, comes, pairs)
    expect([pupils.strangers, pupils.added, pupils.removed]).toEqual([[], [], []])
    expect(pupils.changed.map(({ current: { id }, changes }) => [id, changes.map(({ field }) => field)])).toEqual([['2', ['key']], ['1', ['key']]])
  })

  it('a teacher as well: with a key goes a login', () => {
    const { staff } = diffRoster(now({ staff: [colleague('1', { lastName: 'Berg', hasAddress: true })] }), roster({ staff: [teacher('1', { firstName: 'Piet', lastName: 'Smit', groupKeys: ['g'] })] }))
    expect([staff.strangers.length, staff.added.length, staff.removed.length, staff.changed.length]).toEqual([1, 1, 1, 0])
  })

  it('never matches by name', () => {
    const plan = pupilsPlan([child('1', { firstName: 'Sam' })], [pupil('2', { firstName: 'Sam' })])
    expect([plan.added.length, plan.removed.length]).toEqual([1, 1])
  })

  it('never matches on a key that begins with #, nor lets it replace a lasting key', () => {
    const plan = pupilsPlan([child('1', { key: '#1' }), child('2', { key: 'k2', eckId: 'E2' })], [pupil('#1'), pupil('#9', { eckId: 'E2', firstName: 'Kind2' })])
    expect(plan.added.map(({ key }) => key)).toEqual(['#1'])
    expect(plan.removed.map(({ id }) => id)).toEqual(['1'])
    expect(plan.unchanged).toBe(1)
  })

  it('gives nobody two matches: the ECK iD of one and the key of the other are two people', () => {
    const plan = pupilsPlan([child('1', { key: 'k', eckId: 'E1' })], [pupil('k'), pupil('x', { eckId: 'E1', firstName: 'Kind1' })])
    expect(plan.changed.map(({ incoming }) => incoming.key)).toEqual(['x'])
    expect(plan.added.map(({ key }) => key)).toEqual(['k'])
  })

  it('does not join two people whom their ECK iDs tell apart, though the key is the same (LAS-11)', () => {
    const plan = pupilsPlan([child('1', { eckId: 'E1' })], [pupil('1', { eckId: 'E2' })])
    expect(plan.conflicts).toMatchObject([{ current: { id: '1' }, incoming: { eckId: 'E2' } }])
    expect([plan.added.length, plan.removed.length, plan.changed.length]).toEqual([1, 1, 0])
    const current = now({ pupils: [child('1', { eckId: 'E1' })] })
    expect(guard(diffRoster(current, roster({ pupils: [pupil('1', { eckId: 'E2' })] })), current)).toMatchObject({ flagged: true, conflicts: 1 })
  })

  it('brings back who was removed, by key or ECK iD, rather than making a second account', () => {
    const plan = pupilsPlan(
      [child('1', { removed: true }), child('2', { key: 'old', eckId: 'E2', removed: true }), child('3', { removed: true })],
      [pupil('1', { groupKey: 'g' }), pupil('new', { eckId: 'E2' })],
    )
    expect(plan.returned.map(({ current }) => current.id)).toEqual(['1', '2'])
    expect(plan.returned[0]?.changes).toEqual([{ field: 'groupKey', before: null, after: 'g' }])
    expect([plan.added, plan.removed, plan.changed, plan.moved]).toEqual([[], [], [], []])
  })

  it('prefers who is there to who was removed under the same key', () => {
    const plan = pupilsPlan([child('old', { key: 'k', removed: true }), child('here', { key: 'k', firstName: 'Kindk' })], [pupil('k')])
    expect([plan.unchanged, plan.returned.length]).toEqual([1, 0])
  })
})

describe('LAS-5: what an import would change', () => {
  it('tells a move apart from a change', () => {
    const plan = pupilsPlan([child('1', { groupKey: '4A', combinedGroupKeys: ['s2', 's1'] })], [pupil('1', { groupKey: '5A', combinedGroupKeys: ['s1', 's2'] })])
    expect(plan.moved).toMatchObject([{ changes: [{ field: 'groupKey', before: '4A', after: '5A' }] }])
    expect(plan.changed).toEqual([])
  })

  it('counts being in a group with a dummy key as a move, since that group is a new one', () => {
    expect(pupilsPlan([child('1', { groupKey: '#1' })], [pupil('1', { groupKey: '#1' })]).moved).toHaveLength(1)
  })

  it('removes who is missing, but not who was entered by hand or is removed already', () => {
    const plan = diffRoster(now({ staff: [colleague('1'), colleague('2', { key: null, manual: true }), colleague('3', { removed: true })] }), roster())
    expect(plan.staff.removed.map(({ id }) => id)).toEqual(['1'])
  })

  it('keeps who has a role given by hand: not removed, and nothing to do the next time (ACC-4)', () => {
    const current = now({ groups: [{ id: 'g', key: 'a', name: 'A', kind: 'base' }], staff: [colleague('1', { keepsRole: true, groupKeys: ['a'] }), colleague('2', { groupKeys: ['a'] }), colleague('3', { keepsRole: true, removed: true })] })
    const incoming = roster({ groups: [group('a', { name: 'A' })] })
    const plan = diffRoster(current, incoming)
    expect([plan.staff.removed.map(({ id }) => id), plan.staff.kept.map(({ id }) => id)]).toEqual([['2'], ['1']])
    expect(summarise(plan)).toMatchObject({ nothing: false, staff: { removed: 1, kept: 1 }, perGroup: [{ key: 'a', staff: { removed: 1, departed: 1 } }] })
    expect(guard(plan, current).removals[2]).toMatchObject({ kind: 'staff', removed: 1, of: 1 })
    const alone = now({ staff: [colleague('1', { keepsRole: true })] })
    expect(summarise(diffRoster(alone, roster())).nothing).toBe(false)
    expect(summarise(diffRoster(applyPlanInMemory(current, plan), incoming)).nothing).toBe(true)
  })

  it('does not erase an e-mail address or ECK iD that the file lacks (LAS-7, LAS-9)', () => {
    const plan = diffRoster(now({ staff: [colleague('1', { email: 'a@b.example', eckId: 'E1' })] }), roster({ staff: [teacher('1')] }))
    expect(plan.staff.unchanged).toBe(1)
  })

  it('shows no change of an address that was set in the portal: what the LAS has is not what logs in (LAS-7)', () => {
    const emails = (current: Partial<CurrentStaff>, email?: string) => diffRoster(now({ staff: [colleague('1', current)] }), roster({ staff: [teacher('1', { email })] })).staff.changed.map(({ changes }) => changes)
    expect(emails({ email: null, hasAddress: true }, 'las@b.example')).toEqual([])
    expect(emails({ email: 'oud@b.example', hasAddress: true }, 'las@b.example')).toEqual([])
    expect(emails({ email: null }, 'las@b.example')).toEqual([[{ field: 'email', before: null, after: 'las@b.example' }]])
    expect(emails({ email: 'oud@b.example' }, 'las@b.example')).toEqual([[{ field: 'email', before: 'oud@b.example', after: 'las@b.example' }]])
  })

  it('takes null, absent and empty for the same', () => {
    expect(pupilsPlan([child('1', { prefix: null, lastName: '', yearGroup: null, groupKey: null })], [pupil('1')]).unchanged).toBe(1)
  })

  it('follows groups by key: renamed, gone, back', () => {
    const current = now({
      groups: [
        { id: '1', key: 'a', name: '4A', kind: 'base', yearGroup: '4' },
        { id: '2', key: 'b', name: 'B', kind: 'base' },
        { id: '3', key: 'c', name: 'Groep c', kind: 'base', removed: true },
      ],
    })
    const plan = diffRoster(current, roster({ groups: [group('a', { name: '5A', yearGroup: '5' }), group('c'), group('d')] })).groups
    expect(plan.changed[0]?.changes.map(({ field }) => field)).toEqual(['name', 'yearGroup'])
    expect([plan.removed[0]?.key, plan.returned[0]?.incoming.key, plan.added[0]?.key]).toEqual(['b', 'c', 'd'])
  })

  it('summarises per kind and per group', () => {
    const current = now({
      groups: [{ id: 'g', key: '4A', name: 'Vier', kind: 'base' }],
      pupils: [child('1', { groupKey: '4A' }), child('2', { groupKey: '4A' }), child('3', { groupKey: '4A' })],
    })
    const incoming = roster({
      groups: [group('4A', { name: 'Vier' }), group('5A', { name: 'Vijf' })],
      pupils: [pupil('1', { groupKey: '4A' }), pupil('2', { groupKey: '5A' }), pupil('4', { groupKey: '5A' })],
      staff: [teacher('1', { groupKeys: ['5A'] })],
    })
    const summary = summarise(diffRoster(current, incoming))
    expect(summary.pupils).toEqual({ added: 1, changed: 0, moved: 1, combined: 0, returned: 0, removed: 1, kept: 0, skipped: 0, conflicts: 0, strangers: 0, unchanged: 1 })
    expect(summary.perGroup).toMatchObject([
      { key: '4A', name: 'Vier', pupils: { departed: 1, removed: 1, arrived: 0 }, staff: { added: 0 } },
      { key: '5A', name: 'Vijf', pupils: { added: 1, arrived: 1 }, staff: { added: 1 } },
    ])
    expect(summary.nothing).toBe(false)
  })
})

describe('LAS-5: joining or leaving a combined group is no move', () => {
  const base = [group('4A'), group('5A'), group('plus', { kind: 'combined' })]
  const there = base.map(({ key, name, kind }) => ({ id: key, key, name, kind }))
  const plan = (was: Partial<CurrentPupil>, is: Parameters<typeof pupil>[1]) => diffRoster(now({ groups: there, pupils: [child('1', { groupKey: '4A', ...was })] }), roster({ groups: base, pupils: [pupil('1', { groupKey: '4A', ...is })] }))
  const staffPlan = (was: string[], is: string[]) => diffRoster(now({ groups: there, staff: [colleague('1', { groupKeys: was })] }), roster({ groups: base, staff: [teacher('1', { groupKeys: is })] }))
  const acts = (one: RosterPlan) => planByGroup(one).groups.flatMap(({ key, people }) => people.map(({ act }) => `${key}:${act}`)).sort()
  it.each<[string, RosterPlan, 'pupils' | 'staff', [moved: number, combined: number], string[]]>([
    ['joins', plan({}, { combinedGroupKeys: ['plus'] }), 'pupils', [0, 1], ['4A:combined', 'plus:arrived']],
    ['leaves', plan({ combinedGroupKeys: ['plus'] }, {}), 'pupils', [0, 1], ['4A:combined', 'plus:left']],
    ['moves', plan({}, { groupKey: '5A' }), 'pupils', [1, 0], ['4A:departed', '5A:arrived']],
    ['moves and joins', plan({}, { groupKey: '5A', combinedGroupKeys: ['plus'] }), 'pupils', [1, 1], ['4A:departed', '5A:arrived', 'plus:arrived']],
    ['is in no group any more', plan({}, { groupKey: undefined }), 'pupils', [1, 0], ['4A:left', 'null:changed']],
    ['a teacher joins', staffPlan(['4A'], ['4A', 'plus']), 'staff', [0, 1], ['4A:combined', 'plus:arrived']],
    ['a teacher takes a class besides', staffPlan(['4A'], ['4A', '5A']), 'staff', [1, 0], ['4A:changed', '5A:arrived']],
    ['a teacher gives one up', staffPlan(['4A', '5A'], ['4A']), 'staff', [1, 0], ['4A:changed', '5A:left']],
  ])('%s', (_, one, kind, [moved, combined], told) => {
    const summary = summarise(one)
    expect([summary[kind].moved, summary[kind].combined, summary.nothing]).toEqual([moved, combined, false])
    expect(acts(one)).toEqual(told)
  })
  it('the report that is kept tells no ECK iD', () => {
    const report = JSON.stringify(reportOf(plan({ eckId: null }, { eckId: 'https://ketenid.nl/geheim' })))
    expect(report).not.toContain('ketenid')
    expect(report).toContain('aanwezig')
  })
})

describe('LAS-5: the guard stops an import that would remove an unusual share', () => {
  const many = (count: number, parts: Partial<CurrentPupil> = {}) => Array.from({ length: count }, (_, i) => child(`${i}`, parts))
  const verdict = (had: number, left: number) => {
    const current = now({ pupils: many(had) })
    return guard(diffRoster(current, roster({ pupils: current.pupils.slice(left).map(({ key }) => pupil(key!)) })), current)
  }
  it.each([
    [100, 26, true],
    [100, 25, false],
    [8, 5, false],
    [8, 6, true],
    [0, 0, false],
  ])('%i pupils of whom %i would go: %s', (had, left, flagged) => {
    const { removals, flagged: all } = verdict(had, left)
    expect(removals.find(({ kind }) => kind === 'pupils')).toMatchObject({ kind: 'pupils', removed: left, of: had, share: had ? left / had : 0, flagged })
    expect(all).toBe(flagged)
  })

  it('does not count who was entered by hand or removed before', () => {
    const current = now({ pupils: [...many(10), child('x', { removed: true }), child('y', { manual: true })] })
    expect(guard(diffRoster(current, roster()), current).removals[1]).toMatchObject({ removed: 10, of: 10, share: 1 })
  })

  it('stops when many keys suddenly are other people: the keys of another LAS', () => {
    const current = now({ pupils: many(20, { lastName: 'Oud' }) })
    const strangers = current.pupils.map(({ key }) => pupil(key!, { firstName: `Ander${key}`, lastName: 'Nieuw' }))
    expect(guard(diffRoster(current, roster({ pupils: strangers })), current)).toMatchObject({ flagged: true, strangers: 20 })
    const said = current.pupils.map(({ id, key }) => ({ kind: 'pupils' as const, id, key: key! }))
    expect(guard(diffRoster(current, roster({ pupils: strangers }), said), current), 'the word for each of them is one; that they are so many asks once more').toMatchObject({ flagged: true, strangers: 0, renamed: { count: 20, of: 20 } })
    const known = now({ pupils: current.pupils.map((one) => ({ ...one, eckId: `E${one.id}` })) })
    const same = strangers.map((one) => ({ ...one, eckId: `E${one.key}` }))
    expect(guard(diffRoster(known, roster({ pupils: same })), known).flagged).toBe(false)
  })
})

describe('LAS-5, LAS-8: properties of the plan', () => {
  // Small alphabets, so that keys, ECK iDs and names meet each other often.
  const key = fc.constantFrom('1', '2', '3', '4', '5', '6', '__proto__')
  const eckId = fc.option(fc.constantFrom('E1', 'E2', 'E3', 'E4', 'E5'), { nil: undefined })
  const name = fc.constantFrom('Daan', 'Fleur', 'Zoë')
  const person = { key, eckId, firstName: name, prefix: fc.option(fc.constant('van'), { nil: undefined }) }
  const groupKeys = fc.uniqueArray(fc.constantFrom('a', 'b', 's'))
  const unique = <T extends { key: string; eckId?: string }>(one: fc.Arbitrary<T>) =>
    fc.array(one, { maxLength: 7 }).map((list) => {
      const seen = new Set<string>()
      return list.filter((record) => {
        const marks = [`k${record.key}`, ...(record.eckId ? [`e${record.eckId}`] : [])]
        if (marks.some((mark) => seen.has(mark))) return false
        for (const mark of marks) seen.add(mark)
        return true
      })
    })
  const rosters: fc.Arbitrary<Roster> = fc
    .record({
      groups: unique(fc.record({ key: fc.constantFrom('a', 'b', 's'), name, kind: fc.constantFrom('base' as const, 'combined' as const) })),
      pupils: unique(fc.record({ ...person, groupKey: fc.option(fc.constantFrom('a', 'b'), { nil: undefined }), combinedGroupKeys: groupKeys })),
      staff: unique(fc.record({ ...person, email: fc.option(fc.constant('a@b.example'), { nil: undefined }), groupKeys })),
    })
    .map((parts) => roster(parts))
  const schools = fc.array(rosters, { maxLength: 4 }).map((imports) => imports.reduce((school, one) => applyPlanInMemory(school, diffRoster(school, one)), NOBODY))

  /** A school's people as a file would tell of them; what an import does not erase is left aside. */
  const visible = (school: CurrentRoster) => {
    const tell = <T extends { removed?: boolean; manual?: boolean }>(records: readonly T[], fields: readonly (keyof T)[]) =>
      records
        .filter((record) => !record.removed && !record.manual)
        .map((record) => JSON.stringify(fields.map((field) => (Array.isArray(record[field]) ? [...(record[field] as string[])].sort() : record[field] || null))))
        .sort()
    return {
      groups: tell(school.groups, ['key', 'name', 'kind']),
      pupils: tell(school.pupils, ['key', 'firstName', 'prefix', 'groupKey', 'combinedGroupKeys']),
      staff: tell(school.staff, ['key', 'firstName', 'prefix', 'groupKeys']),
    }
  }
  const asCurrent = (incoming: Roster) => applyPlanInMemory(NOBODY, diffRoster(NOBODY, incoming))

  it('carrying out the plan gives what the file says', () => {
    fc.assert(
      fc.property(schools, rosters, (school, incoming) => {
        expect(visible(applyPlanInMemory(school, diffRoster(school, incoming)))).toEqual(visible(asCurrent(incoming)))
      }),
      { numRuns: 500 },
    )
  })

  it('importing twice changes nothing the second time', () => {
    fc.assert(
      fc.property(schools, rosters, (school, incoming) => {
        const once = applyPlanInMemory(school, diffRoster(school, incoming))
        expect(summarise(diffRoster(once, incoming)).nothing).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('nobody is lost or doubled: every record has one fate', () => {
    fc.assert(
      fc.property(schools, rosters, (school, incoming) => {
        const plan = diffRoster(school, incoming)
        for (const kind of ['pupils', 'staff', 'groups'] as const) {
          const part = plan[kind]
          const matched = new Set<unknown>([...part.changed, ...part.moved].map(({ incoming: one }) => one)).size + part.unchanged
          expect(part.added.length + matched + part.returned.length).toBe(incoming[kind].length)
          const there = school[kind].filter(({ removed, manual }) => !removed && !manual).length
          expect(matched + part.removed.length).toBe(there)
        }
        const after = applyPlanInMemory(school, plan)
        expect(after.pupils.slice(0, school.pupils.length).map(({ id }) => id)).toEqual(school.pupils.map(({ id }) => id))
        expect(new Set(after.pupils.map(({ id }) => id)).size).toBe(after.pupils.length)
      }),
      { numRuns: 500 },
    )
  })

  it('the order in the file and the lines do not matter: the plan’s text is the same', () => {
    fc.assert(
      fc.property(schools, rosters, (school, incoming) => {
        const turned = {
          ...incoming,
          groups: [...incoming.groups].reverse(),
          pupils: incoming.pupils.map((one, line) => ({ ...one, line })).reverse(),
          staff: [...incoming.staff].reverse(),
        }
        expect(planText(diffRoster(school, turned))).toBe(planText(diffRoster(school, incoming)))
      }),
      { numRuns: 300 },
    )
  })
})
