import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { diffRoster } from './diff'
import { proposePairs } from './pairs'
import { planText, summarise } from './plan-summary'
import { currentOfState, type PupilRow, type RosterState, type StaffRow } from './state'
import { asRoster, doubles, EMPTY, importInto, ofFile, rosters } from './state-support'
import { group, pupil, roster, teacher } from './test-support'
import { undoOf, undoRecord } from './undo'

const AT = '2026-01-16T09:00:00.000Z'
const undone = (before: RosterState, after: RosterState, since: RosterState = after) => undoOf(undoRecord(before, after), since, AT)
/** A state without the order of rows and lists, and without rows that are nobody any more: not there, and without key and ECK iD of their own. */
const plain = (state: RosterState) => JSON.parse(JSON.stringify(state, (_, value: unknown) => (Array.isArray(value) && value.every((one) => typeof one === 'string') ? [...value].sort() : value))) as RosterState
const change = <Row extends { id: string }>(rows: Row[], pickRow: (row: Row) => boolean, parts: Partial<Row>): Row[] => rows.map((row) => (pickRow(row) ? { ...row, ...parts } : row))

describe('LAS-5, LAS-8: properties of imports, in memory', () => {
  it('apply(diff(a, b)) gives b, whatever a was', () => {
    fc.assert(fc.property(rosters(), rosters(), (a, b) => {
      expect(asRoster(importInto(importInto(EMPTY, a), b))).toEqual(ofFile(b))
    }), { numRuns: 500 })
  })

  it('importing twice changes nothing', () => {
    fc.assert(fc.property(rosters(false), rosters(false), (a, b) => {
      const once = importInto(importInto(EMPTY, a), b)
      expect(summarise(diffRoster(currentOfState(once), b)).nothing).toBe(true)
      expect(importInto(once, b)).toEqual(once)
    }), { numRuns: 500 })
  })

  it('undo gives a: rows that were there are exactly what they were, and nobody new is there', () => {
    fc.assert(fc.property(rosters(), rosters(), (a, b) => {
      const before = importInto(EMPTY, a)
      const after = importInto(before, b)
      const { state, counts } = undone(before, after)
      expect(plain({ groups: state.groups.slice(0, before.groups.length), pupils: state.pupils.slice(0, before.pupils.length), staff: state.staff.slice(0, before.staff.length) })).toEqual(plain(before))
      expect(asRoster(state)).toEqual(asRoster(before))
      expect([counts.groups.left, counts.pupils.left, counts.staff.left]).toEqual([0, 0, 0])
    }), { numRuns: 500 })
  })

  it('the same file again after an undo gives b, with the same records', () => {
    fc.assert(fc.property(rosters(false), rosters(false), (a, b) => {
      const before = importInto(EMPTY, a)
      const after = importInto(before, b)
      const taken = undone(before, after).state
      const lists = (state: RosterState) => plain(JSON.parse(planText(diffRoster(currentOfState(state), b))) as RosterState)
      expect(lists(taken), 'the preview is what it was, with the same pairs').toEqual(lists(before))
      expect(proposePairs(currentOfState(taken), b)).toEqual(proposePairs(currentOfState(before), b))
      const again = importInto(taken, b)
      expect(asRoster(again)).toEqual(asRoster(after))
      expect(doubles(again)).toEqual([])
      // Whose key went back to somebody else has nothing to be known by.
      for (const kind of ['groups', 'pupils', 'staff'] as const) for (const row of taken[kind]) {
        if (row.undone && (row.lasKey || ('eckId' in row && row.eckId))) expect(again[kind].find(({ id }) => id === row.id), 'nobody gets a second account').toMatchObject({ removedAt: null, undone: false })
      }
    }), { numRuns: 300 })
  })

  it('nothing ever makes a second account out of one person: over any row of imports and undos no key and no ECK iD is at two records', () => {
    fc.assert(fc.property(fc.array(fc.tuple(rosters(), fc.boolean()), { maxLength: 6 }), (steps) => {
      let state = EMPTY
      for (const [file, takeBack] of steps) {
        const after = importInto(state, file)
        expect(doubles(after)).toEqual([])
        // Who has an ECK iD or key that the school knows is that very record.
        for (const kind of ['pupils', 'staff'] as const) {
          const byEck = new Map((state[kind] as PupilRow[]).flatMap((row) => (row.eckId && !row.undone ? [[row.eckId, row.id]] : [])))
          for (const row of after[kind]) if (row.eckId && byEck.has(row.eckId)) expect(row.id).toBe(byEck.get(row.eckId))
        }
        state = takeBack ? undone(state, after).state : after
        expect(doubles(state)).toEqual([])
      }
    }), { numRuns: 300 })
  })
})

describe('LAS-5: undo touches only what the import touched', () => {
  const A = roster({
    groups: [group('g4', { name: '4A' }), group('g5', { name: '5A' })],
    pupils: [pupil('p1', { groupKey: 'g4', lastName: 'Aa' }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5' })],
    staff: [teacher('t1', { groupKeys: ['g4'] }), teacher('t2', { groupKeys: ['g5'] })],
  })
  const B = roster({
    groups: [group('g4', { name: '4A' }), group('g5', { name: 'Vijf' }), group('g6')],
    pupils: [pupil('p1', { groupKey: 'g5', firstName: 'Anders', lastName: 'Aa' }), pupil('p2', { groupKey: 'g5' }), pupil('p9', { groupKey: 'g6' })],
    staff: [teacher('t1', { groupKeys: ['g5'] }), teacher('t9', { groupKeys: ['g6'] })],
  })
  const before = importInto(EMPTY, A)
  const after = importInto(before, B)
  const staffOf = (state: RosterState, lasKey: string) => state.staff.find((row) => row.lasKey === lasKey)!
  const pupilOf = (state: RosterState, lasKey: string) => state.pupils.find((row) => row.lasKey === lasKey)!

  it('counts what comes back, goes and is restored', () => {
    expect(undone(before, after).counts).toEqual({
      groups: { back: 0, gone: 1, restored: 1, left: 0 }, pupils: { back: 1, gone: 1, restored: 1, left: 0 }, staff: { back: 1, gone: 1, restored: 1, left: 0 },
    })
  })

  it('a row that it does not change is the same object: nothing of it is written', () => {
    const { state } = undone(before, after)
    expect(pupilOf(state, 'p2')).toBe(pupilOf(after, 'p2'))
  })

  it('a role and a group given by hand since stay', () => {
    const since = { ...after, staff: change<StaffRow>(after.staff, (row) => row.lasKey === 't1', { roles: ['teacher', 'coordinator'], picked: [after.groups[0]!.id] }) }
    const t1 = staffOf(undone(before, after, since).state, 't1')
    expect(t1).toMatchObject({ roles: ['teacher', 'coordinator'], picked: [after.groups[0]!.id], links: [before.groups[0]!.id] })
  })

  it('a name that changed since stays, and is counted', () => {
    const since = { ...after, pupils: change<PupilRow>(after.pupils, (row) => row.lasKey === 'p1', { firstName: 'Nog anders' }) }
    const { state, counts } = undone(before, after, since)
    expect(pupilOf(state, 'p1')).toMatchObject({ firstName: 'Nog anders', groupId: before.groups[0]!.id })
    expect(counts.pupils.left).toBe(1)
  })

  it('whose work was ended since stays ended, without roles', () => {
    const ended = '2026-01-15T12:00:00.000Z'
    const since = { ...after, staff: change<StaffRow>(after.staff, (row) => row.lasKey === 't1', { removedAt: ended, roles: [], links: [] }) }
    const { state, counts } = undone(before, after, since)
    expect(staffOf(state, 't1')).toMatchObject({ removedAt: ended, roles: [], links: [] })
    expect(counts.staff.left).toBe(1)
  })

  it('who was erased in the meantime does not come back', () => {
    const since = { ...after, pupils: after.pupils.filter((row) => row.lasKey !== 'p3') }
    const { state, counts } = undone(before, after, since)
    expect(state.pupils.some((row) => row.lasKey === 'p3')).toBe(false)
    expect(counts.pupils).toMatchObject({ back: 0, left: 1 })
  })

  it('ACC-4: the teacher in somebody who stayed for a given role comes back', () => {
    const withRole: RosterState = { ...before, staff: change<StaffRow>(before.staff, (row) => row.lasKey === 't2', { roles: ['teacher', 'careCoordinator'] }) }
    const gone = importInto(withRole, B)
    expect(staffOf(gone, 't2')).toMatchObject({ removedAt: null, fromLas: false, roles: ['careCoordinator'], links: [] })
    expect(staffOf(undone(withRole, gone).state, 't2')).toMatchObject({ removedAt: null, fromLas: true, links: [before.groups[1]!.id] })
    expect([...staffOf(undone(withRole, gone).state, 't2').roles].sort()).toEqual(['careCoordinator', 'teacher'])
  })

  it('a key that the import gave to somebody new goes back to whoever had it', () => {
    const was = importInto(EMPTY, roster({ pupils: [pupil('k1', { eckId: 'E1' })] }))
    const then = importInto(was, roster({ pupils: [pupil('k2', { eckId: 'E1' }), pupil('k1', { firstName: 'Nieuw' })] }))
    const { state } = undone(was, then)
    expect(state.pupils.map(({ lasKey, removedAt }) => [lasKey, removedAt])).toEqual([['k1', null], [null, AT]])
  })

  it('the digest is that of what was shown: another change of a touched row gives another', () => {
    const { digest } = undone(before, after)
    expect(undone(before, after).digest).toBe(digest)
    expect(undoOf(undoRecord(before, after), after, '2027-01-01T00:00:00.000Z').digest).toBe(digest)
    const since = { ...after, pupils: change<PupilRow>(after.pupils, (row) => row.lasKey === 'p1', { firstName: 'Nog anders' }) }
    expect(undone(before, after, since).digest).not.toBe(digest)
  })
})
