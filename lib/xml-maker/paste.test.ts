import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCell, readCells } from './cells'
import { checkDraft } from './check'
import { emptyDraft, MOST_ROWS } from './model'
import { addPasted, fieldChoices, guessColumns, WHOLE_NAME } from './paste'
import { counter, goodDraft, groupRow, SCHOOL } from './test-support'

const paste = (text: string, table: 'groups' | 'pupils' | 'staff' = 'pupils', draft = emptyDraft('2025-2026'), makeGroups = true) => {
  const { rows } = readCells(text, 5000)
  return addPasted(draft, table, rows, guessColumns(rows, table, draft.groups), { makeGroups, freshId: counter('n') })
}

describe('LAS-6: reading what was pasted', () => {
  test.each([
    ['tabs', 'a\tb\nc\td\n', [['a', 'b'], ['c', 'd']]],
    ['semicolons and Windows line ends', 'a;b\r\nc;d', [['a', 'b'], ['c', 'd']]],
    ['commas', 'a,b\nc,d', [['a', 'b'], ['c', 'd']]],
    ['quotes', '"a\tb"\t"zei ""ja"""\n"twee\nregels"\tx', [['a\tb', 'zei "ja"'], ['twee\nregels', 'x']]],
    ['a quote that is never closed', '"a\tb\nc\td', [['"a', 'b'], ['c', 'd']]],
    ['a quote inside', "a \"b\" c\t'd'", [['a "b" c', "'d'"]]],
    ['empty lines, empty cells, a mark in front', '\ufeff\n\na\t\tb\n\t\t\n', [['a', '', 'b']]],
    ['nothing', '', []],
  ])('%s', (_, text, rows) => expect(readCells(text, 100).rows).toEqual(rows))

  test('property: what a spreadsheet writes is read back', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', '"', '\t', '\n', ';', ',', 'é', ' ') })
    fc.assert(fc.property(fc.array(fc.array(cell, { minLength: 2, maxLength: 4 }), { maxLength: 6 }), (rows) => {
      const text = rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join('\t')).join('\n')
      expect(readCells(text, 100, '\t').rows).toEqual(rows.filter((row) => row.some((one) => one.trim() !== '')))
    }))
  })
  test('10,000 rows: so many as fit, and it says that there were more', () => {
    const text = 'Bo\tAa\n'.repeat(10_000)
    expect([readCells(text, 3001).rows.length, readCells(text, 3001).more]).toEqual([3001, true])
    const { added, left } = paste(text)
    expect([added, left]).toEqual([MOST_ROWS.pupils, 2000])
  })
  test('nothing but quotes is read in no time', () => {
    const began = performance.now()
    for (const text of ['"'.repeat(300_000), '"\n""'.repeat(50_000), '"a\n'.repeat(100_000)]) readCells(text, 3001)
    expect(performance.now() - began).toBeLessThan(3000)
  })
  test('what nobody sees is taken out, names of any script stay', () => {
    expect(plainCell(' Bo\u0000\u202e\u200b  van\u00a0Aa\u0007 ')).toBe('Bo van Aa')
    for (const name of ['محمد', '王小明', 'Łucja Żółć', '🦔', 'D’Hondt']) expect(plainCell(name)).toBe(name)
  })
})

describe('LAS-6: which column is what', () => {
  const guess = (text: string, table: 'groups' | 'pupils' | 'staff' = 'pupils') => guessColumns(readCells(text, 100).rows, table, [groupRow('g', { name: 'Egels' })])
  test('by headings, in Dutch', () => {
    expect(guess('Achternaam\tTussenvoegsel\tRoepnaam\tGroep\tJaargroep\tLeerlingnummer\tE-mail\tGeboortedatum')).toEqual({ headed: true, fields: ['lastName', 'prefix', 'firstName', 'groups', 'yearGroup', 'key', '', ''] })
    expect(guess('LEERLING_NR;Voornaam;Voorvoegsel;Familienaam;Klas;Leerjaar').fields).toEqual(['key', 'firstName', 'prefix', 'lastName', 'groups', 'yearGroup'])
    expect(guess('Naam\tGroepen\tE-mailadres', 'staff').fields).toEqual([WHOLE_NAME, 'groups', ''])
    expect(guess('Groepsnaam\tJaargroep', 'groups').fields).toEqual(['name', 'yearGroup'])
  })
  test('without headings by what stands there; no column twice', () => {
    expect(guess('Bo van Aa\tegels\t5\t10023\tbo@x.example\nAd Bakker\tEgels\t5\t10024\t')).toEqual({ headed: false, fields: [WHOLE_NAME, 'groups', 'yearGroup', 'key', ''] })
    expect(guess('Roepnaam\tRoepnaam\tAchternaam').fields).toEqual(['firstName', '', 'lastName'])
  })
  test('a person can choose each column of the table', () => expect(fieldChoices('pupils').map(({ label }) => label)).toEqual(['Roepnaam', 'Tussenvoegsel', 'Achternaam', 'Voorletters', 'Jaargroep', 'Groep', 'Samengestelde groepen', 'Leerlingnummer', 'Hele naam']))
})

describe('LAS-6: adding it', () => {
  test('pupils with their groups: groups that are not there are made, with the year that their pupils share', () => {
    const { draft, added, newGroups } = paste('Roepnaam\tAchternaam\tGroep\tJaargroep\nBo\tAa\tEgels\t5\nAd\tBakker\tegels\tgroep 5\nPuk\tSmit\tMix\t3\nMo\tB\tMix\t4')
    expect([added, newGroups, draft.groups.map(({ yearGroup }) => yearGroup)]).toEqual([4, ['Egels', 'Mix'], ['5', 'C']])
    expect(draft.pupils[1]).toMatchObject({ firstName: 'Ad', lastName: 'Bakker', yearGroup: '5', groups: [draft.groups[0]!.id] })
    expect(checkDraft(draft, SCHOOL)).toEqual([])
  })
  test('or they are not made, and told', () => {
    const { draft, newGroups } = paste('Roepnaam\tGroep\tJaargroep\nBo\tEgels\t5', 'pupils', goodDraft(), false)
    expect([newGroups, draft.pupils.at(-1)!.groups]).toEqual([[], ['Egels']])
  })
  test('a number that is there already changes that row; two of one number in the paste are one row', () => {
    const { draft, added, updated } = paste('Leerlingnummer\tRoepnaam\tAchternaam\nk-p\tBo\t\n77\tAd\tB\n77\tAd\tBakker', 'pupils', goodDraft())
    expect([added, updated, draft.pupils.map(({ firstName, lastName }) => [firstName, lastName])]).toEqual([1, 2, [['Bo', 'Voorbeeld'], ['Ad', 'Bakker']]])
    expect(draft.pupils[0]).toMatchObject({ id: 'p', groups: ['g'] })
  })
  test('formulas and markup are text; formulas are told', () => {
    const { draft } = paste('Roepnaam\tAchternaam\tJaargroep\n=cmd|\'/c calc\'!A1\t<script>alert(1)</script>\t5')
    expect(draft.pupils[0]).toMatchObject({ firstName: "=cmd|'/c calc'!A1", lastName: '<script>alert(1)</script>' })
    expect(checkDraft(draft, SCHOOL).map(({ code }) => code)).toEqual(['formula', 'no-group'].slice(0, draft.groups.length > 0 ? 2 : 1))
  })
  test('rows that were still blank give way', () => {
    const blank = { ...emptyDraft('2025-2026'), pupils: [{ id: 'b', key: 'lp-b', firstName: '', prefix: '', lastName: '', initials: '', yearGroup: '', groups: [], combined: [] }] }
    expect(paste('Roepnaam\tAchternaam\nBo\tAa', 'pupils', blank).draft.pupils).toMatchObject([{ firstName: 'Bo' }])
    const group = { ...groupRow('leeg'), name: '', yearGroup: '' }
    expect(paste('Roepnaam\tGroep\nBo\tEgels', 'pupils', { ...blank, groups: [group] }).draft.groups).toMatchObject([{ name: 'Egels' }])
  })
  test('nothing that was pasted makes it fall over', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), fc.constantFrom('groups' as const, 'pupils' as const, 'staff' as const), (text, table) => {
      const { draft } = paste(text, table, goodDraft())
      checkDraft(draft, SCHOOL)
    }))
  })
})
