import type { RosterGroup, RosterPupil } from '@/lib/roster/model'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { YEAR_GROUPS } from '@/lib/core/year-group'
import { read, TODAY } from '@/lib/roster/test-support'
import { createEdexmlReader } from '@/lib/roster/formats/edexml'
import type { Roster } from '@/lib/roster/model'
import { checkDraft, isReady } from './check'
import { draftFromFile } from './from-file'
import type { Draft } from './model'
import { faultsOf } from './test-structure'
import { counter, goodDraft, groupRow, pupilRow, SCHOOL, staffRow } from './test-support'
import { toRoster } from './to-roster'
import { writeEck2 } from './write-eck2'
import { writeEdexml } from './write-edexml'
import { writeXml } from './xml'

const MADE = { at: new Date('2026-01-15T09:30:12.345Z'), author: 'Leerpoort XML-maker' }
/** The part of a roster that a file is about. */
const content = ({ schoolYear, brin, schoolKey, groups, pupils, staff }: Roster) => {
  const bare = <T extends { line?: number; column?: number }>(rows: readonly T[]) => rows.map(({ line: _line, column: _column, ...row }) => row)
  return { schoolYear, brin, schoolKey, groups: bare(groups), pupils: bare(pupils), staff: bare(staff) }
}
const errors = (result: ReturnType<typeof read>) => result.findings.filter(({ severity }) => severity === 'error')

/** Names of any script, and of signs that mean something to XML. */
const anyText = (max: number) => fc.oneof(fc.string({ unit: 'grapheme', minLength: 1, maxLength: max }), fc.string({ unit: fc.constantFrom('&', '<', '>', '"', "'", ']', ';', '-', 'é', ' ', 'x'), minLength: 1, maxLength: max }), fc.constantFrom('van', '王小明', 'محمد', ']]>', '&amp;', '<!--', '</roepnaam>', 'D’Hondt'))
const SPACE = (text: string) => text.trim() !== ''
const key = fc.string({ unit: fc.constantFrom('a', 'B', '7', '-', '&', '"', 'é'), minLength: 1, maxLength: 12 })
const year = fc.constantFrom(...YEAR_GROUPS.filter((code) => code !== 'C' && code !== 'H'))
const draftOf = fc.record({ groups: fc.uniqueArray(fc.record({ key, name: anyText(20), kind: fc.constantFrom('base' as const, 'combined' as const), yearGroup: year, description: fc.oneof(fc.constant(''), anyText(30)) }), { selector: (row) => row.key, maxLength: 5 }) }).chain(({ groups }) => {
  const rows = groups.map((group, at) => ({ ...group, id: `g${at}`, yearGroup: group.kind === 'base' ? group.yearGroup : '' }))
  const of = (kind: string) => rows.filter((row) => row.kind === kind).map(({ id }) => id)
  const names = { firstName: anyText(20), prefix: fc.oneof(fc.constant(''), anyText(5)), lastName: anyText(30), initials: fc.constantFrom('', 'A', 'ABC', 'a.b.', 'Ü') }
  const people = (extra: object) => fc.uniqueArray(fc.record({ key, ...names, ...extra }), { selector: (row) => row.key, minLength: 1, maxLength: 6 })
  return fc.record({
    pupils: people({ yearGroup: year, groups: fc.subarray(of('base'), { maxLength: Math.min(1, of('base').length) }), combined: fc.subarray(of('combined')), eckId: fc.option(fc.uuid()) }),
    staff: people({ groups: fc.subarray(rows.map(({ id }) => id)) }),
  }).map(({ pupils, staff }) => {
    const eckIds: Record<string, string> = {}
    const identified = (prefix: string) => (row: object, at: number) => {
      const { eckId, ...cells } = row as { eckId?: string | null }
      if (eckId) eckIds[`${prefix}${at}`] = eckId
      return { id: `${prefix}${at}`, ...cells }
    }
    return { draft: { schoolYear: '2025-2026', groups: rows, pupils: pupils.map(identified('p')), staff: staff.map(identified('s')) } as unknown as Draft, eckIds }
  })
}).filter(({ draft }) => [...draft.groups.map(({ name }) => name), ...[...draft.pupils, ...draft.staff].flatMap((row) => [row.firstName, row.lastName])].every(SPACE))

describe('LAS-6: what comes out is read back to the same roster', () => {
  test('EDEXML 2.1: property, with the elements in the order of the standard', () => {
    let ready = 0
    fc.assert(fc.property(draftOf, ({ draft, eckIds }) => {
      if (!isReady(checkDraft(draft, SCHOOL), 'edexml')) return
      ready += 1
      const roster = toRoster(draft, SCHOOL, eckIds)
      const file = writeEdexml(roster, MADE)
      expect(faultsOf(file, 'edexml')).toEqual([])
      const back = read(file, { size: 97 })
      expect(errors(back)).toEqual([])
      expect(back.roster?.format).toBe('edexml-2.1')
      expect(content(back.roster!)).toEqual(content(roster))
    }), { numRuns: 300 })
    expect(ready, 'most drafts of the generator are good').toBeGreaterThan(100)
  })

  test('ECK2: the same but for ECK iDs, which it has no place for; the groups’ years follow from who is in them', () => {
    fc.assert(fc.property(draftOf, ({ draft, eckIds }) => {
      if (!isReady(checkDraft(draft, SCHOOL), 'eck2')) return
      const roster = toRoster(draft, SCHOOL, eckIds)
      const file = writeEck2(roster, MADE)
      expect(faultsOf(file, 'eck2')).toEqual([])
      const back = read(file)
      expect([back.roster?.format, errors(back)]).toEqual(['eck2-1.0', []])
      const without = { ...roster, groups: [...roster.groups.filter(({ kind }) => kind === 'base'), ...roster.groups.filter(({ kind }) => kind === 'combined')].map(({ yearGroup: _, ...group }) => ({ ...group, ...yearOf(group, roster.pupils) })), pupils: roster.pupils.map(({ eckId: _, ...pupil }) => pupil), staff: roster.staff.map(({ eckId: _, ...person }) => person) }
      expect(content(back.roster!)).toEqual(content(without))
    }), { numRuns: 200 })
  })

  const yearOf = ({ key, kind }: RosterGroup, pupils: readonly RosterPupil[]) => {
    const years = kind === 'base' ? [...new Set(pupils.flatMap(({ groupKey, yearGroup }) => (groupKey === key && yearGroup ? [yearGroup] : [])))] : []
    return years.length === 0 ? {} : { yearGroup: years.length > 1 ? ('C' as const) : years[0]! }
  }

  test('opened again it is the same draft: nobody loses the key', () => {
    const draft = goodDraft({ groups: [groupRow('g'), groupRow('plus', { kind: 'combined', yearGroup: '', name: 'Plusklas' })], pupils: [pupilRow('p', { groups: ['g'], combined: ['plus'], prefix: 'van', initials: 'AB' })] })
    const reader = createEdexmlReader({ today: TODAY })
    reader.write(new TextEncoder().encode(writeEdexml(toRoster(draft, SCHOOL, { p: 'https://ketenid.nl/x/1' }), MADE)))
    reader.finish()
    const { draft: back, eckIds, notes } = draftFromFile(reader.draft()!, '2025-2026', counter())
    expect(back.pupils).toEqual([{ id: 'a3', key: 'k-p', firstName: 'Kind p', prefix: 'van', lastName: 'Voorbeeld', initials: 'AB', yearGroup: '5', groups: ['a1'], combined: ['a2'] }])
    expect([eckIds, notes]).toEqual([{ a3: 'https://ketenid.nl/x/1' }, { newKeys: 0, emails: 0, leavers: 0 }])
  })

  test('a school without a BRIN is named by its key', () => {
    const back = read(writeEdexml(toRoster(goodDraft(), { brin: null, schoolKey: 'WINDROOS' }, {}), MADE))
    expect([back.roster?.brin, back.roster?.schoolKey]).toEqual([undefined, 'WINDROOS'])
  })
})

describe('LAS-6: the files themselves', () => {
  const draft = goodDraft({ pupils: [pupilRow('p', { groups: ['g'], lastName: '"</achternaam><bsn>1</bsn>&x;' })], staff: [staffRow('s', { groups: ['g'] })] })
  test('a name that looks like markup is a name: no element comes of it', () => {
    const file = writeEdexml(toRoster(draft, SCHOOL, {}), MADE)
    expect(file).toContain('<achternaam>&quot;&lt;/achternaam&gt;&lt;bsn&gt;1&lt;/bsn&gt;&amp;x;</achternaam>')
    expect(read(file).dropped).toEqual({})
  })
  test('no e-mail address stands in either, and no birth date that is anybody’s', () => {
    const roster = toRoster(draft, SCHOOL, {})
    for (const file of [writeEdexml({ ...roster, staff: roster.staff.map((one) => ({ ...one, email: 'a@b.example' })) }, MADE), writeEck2(roster, MADE)]) expect(file).not.toMatch(/mail|@/)
    expect(writeEck2(roster, MADE)).toContain('<geboortedatum>1900-01-01</geboortedatum>')
  })
  test('what XML cannot hold does not break the file', () => {
    expect(writeXml({ name: 'a', attributes: { b: '\t"\u0000' }, text: '\ud800x\uffff\u0001' })).toBe('<?xml version="1.0" encoding="UTF-8"?>\n<a b="&#9;&quot;">x</a>\n')
  })
  test('the check of the structure sees an element out of order, and one too many', () => {
    const file = writeEdexml(toRoster(draft, SCHOOL, {}), MADE)
    expect(faultsOf(file.replace(/(<jaargroep>5<\/jaargroep>)\s*(<groep key="k-g"\/>)/, '$2$1'), 'edexml')).not.toEqual([])
    expect(faultsOf(file.replace('</roepnaam>', '</roepnaam><roepnaam>x</roepnaam>'), 'edexml')).not.toEqual([])
    expect(faultsOf(file, 'eck2')).not.toEqual([])
  })
})
