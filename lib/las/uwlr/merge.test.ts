import { describe, expect, test } from 'vitest'
import type { DraftPerson, RosterDraft } from '@/lib/roster/draft'
import { createFindings } from '@/lib/roster/findings'
import { mergeParts, nameByEckId } from './merge'

const at = { line: 1, column: 1 }
const SCHOOL = { at, schoolYear: '2026-2027', brin: '99BR', location: '00' }
const part = (parts: Partial<RosterDraft>): RosterDraft => ({ format: 'uwlr-2.2', school: SCHOOL, groups: [], pupils: [], staff: [], leavers: 0, ...parts })
const person = (key: string | undefined, groups: string[], more: Partial<DraftPerson> = {}): DraftPerson => ({ at, key, callName: 'Mila', lastName: 'Bron', references: groups.map((group) => ({ at, key: group, kind: 'base' })), ...more })
const groups = [{ at, key: 'a', kind: 'base' as const, name: 'A' }, { at, key: 'b', kind: 'base' as const, name: 'B' }]
const merge = (pupils: Partial<RosterDraft>, staff: Partial<RosterDraft> | null = {}) => {
  const findings = createFindings(10)
  return { draft: mergeParts({ structure: part({ groups }), pupils: part(pupils), staff: staff && part(staff) }, findings), codes: findings.list().map(({ code }) => code) }
}

describe('LAS-2: the three answers of the stepwise profile are one roster', () => {
  test('groups of the structure, people of theirs, leavers counted', () => {
    const { draft, codes } = merge({ pupils: [person('1', ['a']), person('2', [])], leavers: 3 }, { staff: [person('t', ['a'])] })
    expect(codes).toEqual([])
    expect(draft).toMatchObject({ school: SCHOOL, groups, leavers: 3, pupils: [{ key: '1' }, { key: '2' }], staff: [{ key: 't' }] })
  })
  test('who was told of in two groups is one, with both', () => {
    const { draft } = merge({ pupils: [person('1', ['a']), person('1', ['a', 'b'])] })
    expect(draft.pupils).toHaveLength(1)
    expect(draft.pupils[0]!.references.map(({ key }) => key)).toEqual(['a', 'b'])
  })
  test('the same key with another name or ECK iD stays twice, for the integrity rules to refuse', () => {
    expect(merge({ pupils: [person('1', ['a']), person('1', ['a'], { callName: 'Noud' })] }).draft.pupils).toHaveLength(2)
    expect(merge({ pupils: [person('1', ['a'], { eckId: 'x' }), person('1', ['a'], { eckId: 'y' })] }).draft.pupils).toHaveLength(2)
  })
  test('no staff to tell of is no staff', () => expect(merge({ pupils: [person('1', [])] }, null).draft.staff).toEqual([]))
  test.each([[{ brin: '99RB' }], [{ location: '01' }], [{ schoolYear: '2025-2026' }]])('answers of different schools or years are refused: %j', (other) => {
    expect(merge({ school: { ...SCHOOL, ...other } }).codes).toEqual(['link.parts-differ'])
  })
  test('location 00 and none, and a BRIN of six characters, are the same school', () => {
    expect(merge({ school: { ...SCHOOL, location: undefined } }).codes).toEqual([])
    expect(merge({ school: { ...SCHOOL, brin: '99BR00' } }).codes).toEqual([])
  })
})

test('LAS-9: who comes by ECK iD alone (UWLR 2.3) gets a key that nothing matches on; without either the rules refuse', () => {
  const { pupils } = nameByEckId(part({ pupils: [person(undefined, [], { eckId: 'x' }), person(undefined, [], { eckId: 'y' }), person('1', []), person(undefined, [])] }))
  expect(pupils.map(({ key }) => key)).toEqual(['#eck0', '#eck1', '1', undefined])
})
