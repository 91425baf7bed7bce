import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, differences, reversed } from './changes'
import { split } from './split-rules'
import { hangingOn, splitUndoBlocks, SPLIT_UNDO_WORDS } from './split-undo-rules'
import { B, based, plain, splitOrder, worlds } from './test-support'
import { faultsOf, type Row, type TableName, type World } from './world'

/** Small worlds of which some base groups of one school went to the other, with what it takes to undo that. */
const splits = fc.tuple(worlds(), fc.integer({ min: 1, max: 7 })).map(([made, some]) => {
  const world = based(made)
  const { after } = split(world, splitOrder(world, some))
  const changes = differences(world, after)
  return { world, after, undo: { changes, hung: hangingOn(after, changes, B) } }
})
type Split = { world: World; after: World; undo: { changes: ReturnType<typeof differences>; hung: string[] } }

const RUNS = { numRuns: 300 }
const withRow = (world: World, table: TableName, row: Row): World => ({ ...world, [table]: [...world[table], row] })
const newOne = (after: World, table: 'group' | 'pupil' | 'employment') => after[table].find(({ id }) => String(id).startsWith('new-'))
const blocksOf = (now: World, { undo }: Split) => splitUndoBlocks(now, undo, B)

describe('ACC-8: properties of undoing a split, over small worlds', () => {
  test('undone, every row is exactly what it was', () => {
    fc.assert(fc.property(splits, (made) => {
      const { world, after, undo } = made
      expect(blocksOf(after, made)).toEqual([])
      const back = applied(after, reversed(undo.changes))
      expect(faultsOf(back)).toEqual([])
      expect(plain(back)).toEqual(plain(world))
    }), RUNS)
  })

  test('nothing that came after is ever lost: it stays, or undoing is refused', () => {
    const later = fc.record({ table: fc.constantFrom('pupil', 'employment', 'group') as fc.Arbitrary<'pupil' | 'employment' | 'group'>, at: fc.nat(), column: fc.constantFrom('las_key', 'removed_at') })
    fc.assert(fc.property(splits, later, (made, { table, at, column }) => {
      const { after, undo } = made
      fc.pre(after[table].length > 0)
      const one = after[table][at % after[table].length]!
      const now: World = { ...after, [table]: after[table].map((row) => (row === one ? { ...row, [column]: 'later' } : row)) }
      const found = applied(now, reversed(undo.changes))[table].find(({ id }) => id === one.id)
      if (found?.[column] !== 'later') expect(blocksOf(now, made)).toContain('people')
      if (String(one.id).startsWith('new-')) expect(found).toBeUndefined()
    }), RUNS)
  })

  test('what hangs on a new row refuses it, by what it is', () => {
    fc.assert(fc.property(splits, (made) => {
      const { after } = made
      const [group, pupil] = [newOne(after, 'group'), newOne(after, 'pupil')]
      fc.pre(group !== undefined && pupil !== undefined)
      const at = { school_id: B, pupil_id: pupil!.id! }
      const cases: [TableName, Row, string][] = [
        ['pupil', { id: 'late', school_id: B, portal_id: 1, las_key: null, eck_id_hash: null, group_id: group!.id!, removed_at: null }, 'people'],
        ['employment_group', { school_id: B, employment_id: 'somebody', group_id: group!.id!, by_hand: true }, 'people'],
        ['pupil_home', { ...at, slot: 9, home_account_id: 'late' }, 'homes'],
        ['pupil_badge', { ...at, id: 'late' }, 'logins'],
        ['pupil_login_code', at, 'logins'],
        ['licence_group', { school_id: B, licence_id: 'one', group_id: group!.id! }, 'licences'],
        ['licence_person', { ...at, id: 'late', licence_id: 'one', employment_id: null }, 'licences'],
        ['substitution', { id: 'late', school_id: B, group_id: group!.id!, employment_id: 'somebody' }, 'substitute'],
      ]
      for (const [table, row, block] of cases) expect(blocksOf(withRow(after, table, row), made)).toEqual([block])
    }), RUNS)
  })

  test('a role that the split gave to somebody who worked there: a group given since refuses it, one of before does not', () => {
    fc.assert(fc.property(splits, (made) => {
      const { world, after, undo } = made
      const there = after.employment.find((row) => row.school_id === B && undo.changes.some(({ table, kind, key }) => table === 'employment' && kind === 'update' && key === JSON.stringify([row.id!])))
      fc.pre(there !== undefined)
      expect(blocksOf(after, made)).toEqual([])
      expect(world.employment.some(({ id }) => id === there!.id)).toBe(true)
      expect(blocksOf(withRow(after, 'employment_group', { school_id: B, employment_id: there!.id!, group_id: 'late', by_hand: true }), made)).toEqual(['people'])
    }), RUNS)
  })

  test('a place at the old school that somebody else took', () => {
    fc.assert(fc.property(splits, (made) => {
      const { after, undo } = made
      const home = undo.changes.find(({ table, kind }) => table === 'pupil_home' && kind === 'delete')
      fc.pre(home?.kind === 'delete')
      const taken = withRow(after, 'pupil_home', { ...(home as { before: Row }).before, home_account_id: 'somebody' })
      expect(blocksOf(taken, made)).toEqual(['homes'])
    }), RUNS)
  })
})

test('each reason is a sentence', () => {
  for (const words of Object.values(SPLIT_UNDO_WORDS)) expect(words).toMatch(/^[A-Z].*\.$/)
})
