import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { applied, differences } from './changes'
import { closingSteps, erasedFrom, isReadyToClose, mayReopen } from './closing-rules'
import type { SchoolState } from './rules'
import { split, splitBlocks, SPLIT_WORDS } from './split-rules'
import { A, B, based, plain, splitOrder, worlds } from './test-support'
import { faultsOf, momentText, type Row, type World } from './world'

const cases = fc.tuple(worlds().map(based), fc.nat(7))
const there = (row: Row) => row.removed_at === null

describe('ACC-8: properties of a split, over small worlds', () => {
  test('what the database would refuse never comes of it, and writing the difference makes it', () => {
    fc.assert(fc.property(cases, ([world, some]) => {
      const { after } = split(world, splitOrder(world, some))
      expect(faultsOf(after)).toEqual([])
      expect(plain(applied(world, differences(world, after)))).toEqual(plain(after))
    }), { numRuns: 300 })
  })

  test('who goes is new there, with a number that nobody had, and inactive here; who stays is untouched', () => {
    fc.assert(fc.property(cases, ([world, some]) => {
      const given = splitOrder(world, some)
      const { after, report } = split(world, given)
      const goes = (row: Row) => row.school_id === A && there(row) && given.groupIds.includes(String(row.group_id)) && world.group.some((group) => group.id === row.group_id && there(group))
      for (const row of world.pupil) {
        const now = after.pupil.find(({ id }) => id === row.id)!
        expect([now.id, now.school_id, now.portal_id]).toEqual([row.id, row.school_id, row.portal_id])
        if (row.school_id === A) expect(now).toEqual(goes(row) ? { ...row, removed_at: 'now' } : row)
      }
      expect(report.pupils.map(({ was }) => was).sort()).toEqual(world.pupil.filter(goes).map((row) => Number(row.portal_id)).sort())
      const known = new Set(world.pupil.filter((row) => row.school_id === A).map((row) => row.portal_id))
      for (const { becomes } of report.pupils) expect(known.has(becomes)).toBe(false)
      for (const { was, becomes } of report.pupils) {
        const [old, made] = [world.pupil.find((row) => row.portal_id === was)!, after.pupil.find((row) => row.portal_id === becomes)!]
        expect(made).toMatchObject({ school_id: B, removed_at: null })
        expect(made.eck_id_hash).toEqual(old.eck_id_hash ?? made.eck_id_hash)
        if (String(made.id).startsWith('new-')) expect(made.picture_cipher).toBe(`picture of ${String(made.id)}`)
      }
      // No title goes along.
      expect(after.licence_person).toEqual(world.licence_person)
    }), { numRuns: 300 })
  })

  test('no home is lost: each address of a child that goes is at the new one, as far as there are places', () => {
    fc.assert(fc.property(cases, ([world, some]) => {
      const { after, report } = split(world, splitOrder(world, some))
      for (const { was, becomes } of report.pupils) {
        const [old, made] = [world.pupil.find((row) => row.portal_id === was)!, after.pupil.find((row) => row.portal_id === becomes)!]
        const accounts = (of: World, id: Row[string]) => of.pupil_home.filter((row) => row.pupil_id === id).map((row) => String(row.home_account_id))
        expect(accounts(after, old.id!)).toEqual([])
        const both = new Set([...accounts(world, made.id!), ...accounts(world, old.id!)])
        expect(accounts(after, made.id!).length).toBe(Math.min(2, both.size))
      }
    }), { numRuns: 300 })
  })
})

describe('ACC-8: what stands in the way of a split', () => {
  const school = (id: string, more: Partial<SchoolState> = {}): SchoolState => ({ id, name: id, brin: id, active: true, link: false, waiting: 0, undoable: [], ...more })
  const some = { groups: 1, of: 3, substitutes: 0 }
  test.each<[string, Partial<SchoolState>, Partial<SchoolState>, Partial<typeof some>, string[]]>([
    ['nothing', {}, {}, {}, []], ['itself', { id: 'b' }, {}, {}, ['same']], ['closed', { active: false }, { active: false }, {}, ['from-closed', 'to-closed']], ['links', { link: true }, { link: true }, {}, ['from-link', 'to-link']],
    ['imports', { waiting: 1 }, { waiting: 1 }, {}, ['from-waiting', 'to-waiting']], ['no group', {}, {}, { groups: 0 }, ['none']], ['all groups', {}, {}, { groups: 3 }, ['all']], ['a substitute', {}, {}, { substitutes: 1 }, ['substitute']],
    ['a merger of yesterday', { undoable: [{ mergeId: 'm', until: new Date() }] }, {}, {}, ['undoable']],
  ])('%s', (_, from, to, chosen, expected) => {
    const blocks = splitBlocks(school('a', from), school('b', to), { ...some, ...chosen })
    expect(blocks).toEqual(expected)
    for (const block of blocks) expect(SPLIT_WORDS[block]).toMatch(/\.$/)
  })
})

describe('ACC-7: closing', () => {
  const fine = { link: false, ticked: 0, waiting: 0 }
  test.each([[fine, true], [{ ...fine, link: true }, false], [{ ...fine, waiting: 1 }, false], [{ ...fine, ticked: 1 }, false]])('%j: %s', (facts, ready) => {
    expect(isReadyToClose(facts)).toBe(ready)
    for (const step of closingSteps(facts)) expect(step.href).toMatch(/^\/beheer\//)
  })
  test('opened again as long as the data is there and nobody else has it', () => {
    const closedAt = new Date('2026-11-22T10:00:00Z')
    expect(erasedFrom(closedAt, 180)).toEqual(new Date('2027-05-21T10:00:00Z'))
    expect([mayReopen({ closedAt, erasedAt: null, mergedInto: false }), mayReopen({ closedAt, erasedAt: closedAt, mergedInto: false }), mayReopen({ closedAt, erasedAt: null, mergedInto: true }), mayReopen({ closedAt: null, erasedAt: null, mergedInto: false })]).toEqual([true, false, false, false])
  })
})

test.each([['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00+00:00'], ['2026-11-22T10:00:00.120Z', '2026-11-22T10:00:00.12+00:00'], ['2026-11-22T10:00:00.007Z', '2026-11-22T10:00:00.007+00:00'], ['2026-11-22T10:00:10.000Z', '2026-11-22T10:00:10+00:00']])('%s is %s in the database', (iso, text) => expect(momentText(new Date(iso))).toBe(text))
