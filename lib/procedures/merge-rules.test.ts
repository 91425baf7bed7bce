import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { tenantModels } from '@/lib/platform/db/scope'
import { applied, differences, reversed, touchedSince } from './changes'
import { merged } from './merge-rules'
import { blocksOf, BLOCK_WORDS, type SchoolState } from './rules'
import { A, B, ORDER, plain, worlds } from './test-support'
import { undoBlocks } from './undo-rules'
import { faultsOf, STAYS, TABLE_NAMES, TABLES, type Row, type World } from './world'

const RUNS = { numRuns: 300 }
const rowsOf = (world: World, school: string) => TABLE_NAMES.flatMap((table) => world[table].filter((row) => row.school_id === school).map((row) => ({ table, row })))

describe('ACC-8: properties of a merger, over small worlds', () => {
  test('what the database would refuse never comes of it', () => {
    fc.assert(fc.property(worlds(), (world) => {
      expect(faultsOf(world)).toEqual([])
      expect(faultsOf(merged(world, ORDER).after)).toEqual([])
    }), RUNS)
  })

  test('nobody stays behind, nobody is lost, and everybody keeps the number that publishers know', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after } = merged(world, ORDER)
      for (const table of ['group', 'pupil', 'employment'] as const) {
        expect(after[table].map(({ id }) => id).sort()).toEqual(world[table].map(({ id }) => id).sort())
        expect(after[table].filter((row) => row.school_id !== B)).toEqual([])
      }
      const numbers = (of: World) => [...of.pupil, ...of.employment].map(({ id, portal_id: number }) => `${String(id)} ${String(number)}`).sort()
      expect(numbers(after)).toEqual(numbers(world))
      // What is left with the school that went is what the other had already.
      expect([...new Set(rowsOf(after, A).map(({ table }) => table))].filter((table) => !['licence', 'school_address', 'address_tool'].includes(table))).toEqual([])
    }), RUNS)
  })

  test('undone, every row is exactly what it was', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after } = merged(world, ORDER)
      const changes = differences(world, after)
      expect(plain(applied(world, changes))).toEqual(plain(after))
      expect(undoBlocks(after, { changes: changes, staff: [] }, new Map())).toEqual([])
      expect(plain(applied(after, reversed(changes)))).toEqual(plain(world))
    }), RUNS)
  })

  test('every pupil’s ECK iD is there still, in a row that is active when one of them was', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after } = merged(world, ORDER)
      const holders = (of: readonly Row[]) => [...new Set(of.flatMap(({ eck_id_hash: eck }) => (eck == null ? [] : [String(eck)])))].sort()
      expect(holders(after.pupil)).toEqual(holders(world.pupil))
      for (const eck of holders(world.pupil)) if (world.pupil.some((row) => row.eck_id_hash === eck && row.removed_at === null)) expect(after.pupil.find((row) => row.eck_id_hash === eck)!.removed_at).toBeNull()
    }), RUNS)
  })

  test('who works at both has a login when one of them had, is active when one was, and has the roles and groups of both', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after, summary } = merged(world, ORDER)
      const byNumber = (of: World, number: number) => of.employment.find((row) => row.portal_id === number)!
      for (const { keeps, ends } of summary.staff) {
        const were = [keeps, ...ends].map((number) => byNumber(world, number))
        const is = byNumber(after, keeps)
        expect([is.user_id !== null, is.eck_id_hash !== null, is.removed_at === null]).toEqual([were.some((row) => row.user_id !== null), were.some((row) => row.eck_id_hash !== null), were.some((row) => row.removed_at === null)])
        for (const row of were) if (row.removed_at === null) expect(is.roles).toEqual(expect.arrayContaining([...(row.roles as string[])]))
        const groups = (of: World, ids: unknown[]) => [...new Set(of.employment_group.flatMap((link) => (ids.includes(link.employment_id) ? [String(link.group_id)] : [])))].sort()
        expect(groups(after, [is.id])).toEqual(groups(world, were.map(({ id }) => id)))
        for (const number of ends) expect(byNumber(after, number)).toMatchObject({ user_id: null, las_key: null, removed_at: expect.anything() })
      }
    }), RUNS)
  })

  test('the school that stays lets go of no key, licence or address', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after, summary } = merged(world, ORDER)
      const ended = new Set([...summary.pupils, ...summary.staff].flatMap(({ ends }) => ends))
      for (const { table, row } of rowsOf(world, B)) {
        const now = after[table].find((each) => each.id === row.id && row.id !== undefined)
        if (now && row.las_key && !ended.has(Number(row.portal_id))) expect(now.las_key).toBe(row.las_key)
        if (table === 'licence') expect(Number(now!.seats)).toBeGreaterThanOrEqual(Number(row.seats))
        if (table === 'school_address') expect(now).toEqual(row)
      }
    }), RUNS)
  })

  test('a change since of what the merger wrote is seen; of anything else it is not', () => {
    fc.assert(fc.property(worlds(), fc.nat(), (world, at) => {
      const { after } = merged(world, ORDER)
      const changes = differences(world, after)
      fc.pre(after.pupil.length > 0)
      const one = after.pupil[at % after.pupil.length]!
      const pin = { ...after, pupil: after.pupil.map((row) => (row === one ? { ...row, pin_cipher: 'new' } : row)) }
      expect(touchedSince(pin, changes)).toEqual([])
      expect(applied(pin, reversed(changes)).pupil.find(({ id }) => id === one.id)!.pin_cipher).toBe('new')
      const moved = changes.some(({ table, key }) => table === 'pupil' && key === JSON.stringify([one.id!]))
      const gone = { ...after, pupil: after.pupil.filter((row) => row !== one) }
      expect(touchedSince(gone, changes).includes('pupil')).toBe(moved)
    }), RUNS)
  })

  test('a badge given since goes along with its pupil; what ties the two schools together blocks', () => {
    fc.assert(fc.property(worlds(), (world) => {
      const { after } = merged(world, ORDER)
      const changes = differences(world, after)
      const pupil = world.pupil.find((row) => row.school_id === A)
      fc.pre(pupil !== undefined)
      const badge = { id: 'later', school_id: B, pupil_id: pupil!.id! }
      const since = { ...after, pupil_badge: [...after.pupil_badge, badge] }
      expect(undoBlocks(since, { changes: changes, staff: [] }, new Map())).toEqual([])
      expect(applied(since, reversed(changes)).pupil_badge.find(({ id }) => id === 'later')!.school_id).toBe(A)
      const licence = world.licence.find((row) => row.school_id === B)
      fc.pre(licence !== undefined && !after.licence_person.some((row) => row.licence_id === licence.id && row.pupil_id === pupil!.id))
      const tied = { ...after, licence_person: [...after.licence_person, { id: 'tie', school_id: B, licence_id: licence!.id!, pupil_id: pupil!.id!, employment_id: null }] }
      expect(undoBlocks(tied, { changes: changes, staff: [] }, new Map())).toEqual(['mixed'])
    }), RUNS)
  })
})

describe('ACC-8: who is at both', () => {
  const person = (id: string, school: string, more: Row = {}): Row => ({ id, school_id: school, portal_id: Number(id.replace(/\D/g, '')), las_key: null, eck_id_hash: 'e', eck_id_cipher: `c-${id}`, eck_id_at: 'then', group_id: null, removed_at: null, ...more })
  const empty = Object.fromEntries(TABLE_NAMES.map((table) => [table, []])) as unknown as World
  const outcome = (pupils: Row[], chosen: string[] = []) => merged({ ...empty, pupil: pupils }, { ...ORDER, chosen }).summary.pupils[0]

  test('both active: the school that stays; unless somebody chose', () => {
    expect(outcome([person('p1', A), person('p2', B)])).toMatchObject({ keeps: 2, ends: [1], keepsOfStays: true })
    expect(outcome([person('p1', A), person('p2', B)], ['p1'])).toMatchObject({ keeps: 1, ends: [2], keepsOfStays: false })
  })
  test('who is active goes before who left', () => {
    expect(outcome([person('p1', A), person('p2', B, { removed_at: 'then' })])).toMatchObject({ keeps: 1 })
    expect(outcome([person('p1', A, { removed_at: 'then' }), person('p2', B, { removed_at: 'then' })])).toMatchObject({ keeps: 2 })
  })
  test('a child without an ECK iD lets go of its LAS key: the LAS that goes on may give it to another', () => {
    const { after, summary } = merged({ ...empty, pupil: [person('p1', A, { eck_id_hash: null, las_key: '7' }), person('p2', A, { las_key: '8' }), person('p3', B, { eck_id_hash: null, las_key: '9' })] }, ORDER)
    expect(after.pupil.map(({ las_key: key }) => key)).toEqual([null, '8', '9'])
    expect(summary.keys.pupils).toBe(1)
  })
  test('one login and one ECK iD that lead to different people here: it is one person all the same', () => {
    const staff = (id: string, school: string, eck: string | null, user: string | null) => ({ ...person(id, school), eck_id_hash: eck, user_id: user, invited_email: null, roles: ['teacher'], from_las: true, ends_at: null, substitute_group_id: null })
    const { after, summary } = merged({ ...empty, employment: [staff('s1', A, 'e', 'u'), staff('s2', B, null, 'u'), staff('s3', B, 'e', null)] }, ORDER)
    expect(summary.staff).toEqual([{ id: 's1', keeps: 2, ends: [3, 1] }])
    expect(after.employment.find(({ id }) => id === 's2')).toMatchObject({ eck_id_hash: 'e', user_id: 'u', removed_at: null })
    expect(faultsOf(after)).toEqual([])
  })
})

describe('ACC-8: what stands in the way', () => {
  const school = (id: string, more: Partial<SchoolState> = {}): SchoolState => ({ id, name: id, brin: `${id}`, active: true, link: false, waiting: 0, undoable: [], ...more })
  test.each<[string, Partial<SchoolState>, Partial<SchoolState>, Parameters<typeof blocksOf>[2], string[]]>([
    ['nothing', {}, {}, null, []], ['with itself', { id: 'b' }, { id: 'b' }, null, ['same']], ['closed', { active: false }, { active: false }, null, ['goes-closed', 'stays-closed']],
    ['a link', { link: true }, { link: true }, null, ['goes-link', 'stays-link']], ['an import', { waiting: 1 }, { waiting: 2 }, null, ['goes-waiting', 'stays-waiting']], ['a merger of yesterday', { undoable: [{ mergeId: 'm', until: new Date() }] }, {}, null, ['undoable']],
    ['a number that is none', {}, {}, { brin: 'x', atDuo: false, usedBy: null }, ['brin-malformed']], ['somebody else’s number', {}, {}, { brin: '99AA01', atDuo: true, usedBy: 'c' }, ['brin-used']],
    ['the number of the one that goes', { brin: '99AA01' }, {}, { brin: '99AA01', atDuo: true, usedBy: 'a' }, ['brin-of-goes']], ['unknown at DUO', {}, {}, { brin: '99AA01', atDuo: false, usedBy: null }, ['brin-unknown']],
    ['its own number', {}, {}, { brin: '99AA01', atDuo: true, usedBy: 'b' }, []],
  ])('%s', (_, goes, stays, location, expected) => {
    const blocks = blocksOf(school('a', goes), school('b', stays), location)
    expect(blocks).toEqual(expected)
    for (const block of blocks) expect(BLOCK_WORDS[block]).toMatch(/\.$/)
  })
})

test('every table of a school goes along in a merger, or stays for a reason', () => {
  const tableOf = (model: string) => model.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase()
  const known = [...Object.keys(TABLES), ...Object.keys(STAYS)]
  expect([...tenantModels].map(tableOf).filter((table) => !known.includes(table))).toEqual([])
})
