import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { plainCell, readCells } from './cells'
import { checkDraft } from './check'
import { pasteBlock } from './edits'
import { SKIP_KNOWN } from './known-rows'
import { emptyDraft, MOST_ROWS } from './model'
import { repeatedWords } from './repeats'
import { addPasted, fieldChoices, guessColumns, WHOLE_NAME } from './paste'
import { counter, goodDraft, groupRow, pupilRow, SCHOOL } from './test-support'
import { cpuClock } from '@/lib/core/test-support'

const paste = (text: string, table: 'groups' | 'pupils' | 'staff' = 'pupils', draft = emptyDraft('2025-2026'), makeGroups = true, choice = SKIP_KNOWN) => {
  const { rows } = readCells(text, 5000)
  return addPasted(draft, table, rows, guessColumns(rows, table, draft.groups), { makeGroups, freshId: counter('n'), choice })
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
    const text = Array.from({ length: 10_000 }, (_, at) => `Bo\tAa${at}\n`).join('')
    expect([readCells(text, 3001).rows.length, readCells(text, 3001).more]).toEqual([3001, true])
    const { added, left } = paste(text)
    expect([added, left]).toEqual([MOST_ROWS.pupils, 2000])
  })
  test('nothing but quotes is read in no time', () => {
    const spent = cpuClock()
    for (const text of ['"'.repeat(300_000), '"\n""'.repeat(50_000), '"a\n'.repeat(100_000)]) readCells(text, 3001)
    expect(spent()).toBeLessThan(3000)
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
  test('a number that is there already changes that row when asked; two of one number in the paste are one row', () => {
    const { draft, added, updated } = paste('Leerlingnummer\tRoepnaam\tAchternaam\nk-p\tBo\t\n77\tAd\tB\n77\tAd\tBakker', 'pupils', goodDraft(), true, { ...SKIP_KNOWN, sameKey: 'update' })
    expect([added, updated, draft.pupils.map(({ firstName, lastName }) => [firstName, lastName])]).toEqual([1, 1, [['Bo', 'Voorbeeld'], ['Ad', 'Bakker']]])
    expect(draft.pupils[0]).toMatchObject({ id: 'p', groups: ['g'] })
  })
  test('who is in the table already, by number or by name, is told and left out unless asked otherwise', () => {
    const text = 'Leerlingnummer\tNaam\tJaargroep\nk-p\tBo Anders\t5\n88\tKIND  p Voorbeeld\t5\n99\tNieuw Kind\t5'
    const start = goodDraft()
    const { draft, known, skipped, added, updated } = paste(text, 'pupils', start)
    expect(known).toEqual([{ by: 'key', name: 'Kind p Voorbeeld', row: 1 }, { by: 'name', name: 'Kind p Voorbeeld', row: 1 }])
    expect([skipped, added, updated, draft.pupils[0]]).toEqual([2, 1, 0, start.pupils[0]])
    const both = paste(text, 'pupils', start, true, { ...SKIP_KNOWN, sameKey: 'update', sameName: 'add' })
    expect([both.skipped, both.added, both.updated, both.draft.pupils.map(({ key }) => key)]).toEqual([0, 2, 1, ['k-p', '88', '99']])
    // The same list once more adds nobody.
    const twins = paste('Naam\tJaargroep\nNoah de Vries\t5\nNoah de Vries\t6', 'pupils', start, true, { ...SKIP_KNOWN, twice: 'both' })
    expect([twins.added, twins.known]).toEqual([2, []])
    expect(paste('Naam\tJaargroep\nNoah de Vries\t5\nNoah de Vries\t6', 'pupils', twins.draft)).toMatchObject({ added: 0, skipped: 2 })
    // Half a name is nobody's; a group that is skipped makes no other group either.
    expect(paste('Roepnaam\nKind p', 'pupils', start).known).toEqual([])
    expect(paste('Leerlingnummer\tRoepnaam\tGroep\nk-p\tBo\tNieuwe groep', 'pupils', start).newGroups).toEqual([])
    expect(paste('Groepsnaam\tJaargroep\ngroep G\t5', 'groups', start)).toMatchObject({ added: 0, known: [{ by: 'name', name: 'Groep g', row: 1 }] })
  })
  test('who stands in one paste twice comes in once, and is told by name; where the rows differ the last counts, unless they are two people', () => {
    const text = 'Naam\tGroep\tJaargroep\nNoah de Vries\tEgels\t5\nFien Dam\tEgels\t5\nNoah  DE vries\tOtters\t6\nFien Dam\tEgels\t5'
    const once = paste(text)
    expect([once.added, once.updated, once.draft.pupils.map(({ firstName, yearGroup }) => [firstName, yearGroup])]).toEqual([2, 0, [['Noah', '6'], ['Fien', '5']]])
    expect(once.repeated).toEqual([{ by: 'name', name: 'Noah de Vries', differs: ['Jaargroep', 'Groep'] }, { by: 'name', name: 'Fien Dam', differs: [] }])
    expect(repeatedWords(once.repeated)).toBe('Noah de Vries (jaargroep en groep niet gelijk: de laatste rij telt), Fien Dam')
    expect(paste(text, 'pupils', emptyDraft('2025-2026'), true, { ...SKIP_KNOWN, twice: 'both' }).added).toBe(4)
  })
  test.each([
    ['one number, another group', 'Leerlingnummer\tNaam\tGroep\n7\tBo Aa\tEgels\n7\tBo Aa\tOtters', 1, [['key', ['Groep']]]],
    ['one number three times', 'Leerlingnummer\tNaam\n7\tBo Aa\n7\tBo Aa\n7\tBo Aa', 1, [['key', []], ['key', []]]],
    ['one number, two names: a number is one row', 'Leerlingnummer\tNaam\n7\tBo Aa\n7\tAd Dam', 1, [['key', ['Roepnaam', 'Achternaam']]]],
    ['two numbers are two people', 'Leerlingnummer\tNaam\n7\tBo Aa\n8\tBo Aa', 2, []],
    ['a number on one of them only', 'Leerlingnummer\tNaam\n\tBo Aa\n8\tBo Aa\n8\tBo Aa', 1, [['name', []], ['key', []]]],
    ['two dates of birth are two people', 'Naam\tJaargroep\tGeboortedatum\nBo Aa\t5\t01-02-2016\nBo Aa\t5\t02-02-2016', 2, []],
    ['one date of birth', 'Naam\tJaargroep\tGeboortedatum\nBo Aa\t5\t01-02-2016\nBo Aa\t5\t01-02-2016', 1, [['name', []]]],
    ['first names only name nobody', 'Roepnaam\tJaargroep\nBo\t5\nBo\t5', 2, []],
  ])('twice in one paste: %s', (_, text, added, told) => {
    const outcome = paste(text)
    expect([outcome.added, outcome.draft.pupils.length, outcome.repeated.map(({ by, differs }) => [by, differs])]).toEqual([added, added, told])
    expect(JSON.stringify(outcome.draft)).not.toContain('2016')
  })
  test('a row of the table that is brought up to date by two lines is one row', () => {
    const { draft, updated, added, repeated } = paste('Leerlingnummer\tNaam\tJaargroep\nk-p\tBo Aa\t5\n\tBo Aa\t6', 'pupils', goodDraft(), true, { ...SKIP_KNOWN, sameKey: 'update' })
    expect([draft.pupils.length, added, updated, repeated.length, draft.pupils[0]]).toMatchObject([1, 0, 1, 1, { id: 'p', firstName: 'Bo', yearGroup: '6' }])
  })
  test('a pupil without a year group gets that of a group that has one; of a combined group the choice is told in words', () => {
    const groups = [groupRow('g', { yearGroup: '5' }), groupRow('c', { name: 'Mix', yearGroup: 'C' }), groupRow('x', { name: 'Plus', kind: 'combined', yearGroup: '8' })]
    const start = goodDraft({ groups, pupils: [pupilRow('p', { yearGroup: '3', groups: ['c'] }), pupilRow('q', { yearGroup: '4', groups: ['c'] })] })
    const { draft } = paste('Naam\tGroep\nBo Aa\tGroep g\nAd Bakker\tMix\nPuk Smit\tPlus', 'pupils', start)
    expect(draft.pupils.slice(2).map(({ yearGroup }) => yearGroup)).toEqual(['5', '', ''])
    expect(checkDraft(draft, SCHOOL).find(({ row, field }) => row === 4 && field === 'yearGroup')).toMatchObject({ code: 'year-choose', message: '‘Mix’ is een combinatiegroep: het portaal weet niet in welke jaargroep deze leerling zit.', remedy: 'Kies 3 of 4.' })
    expect(checkDraft({ ...draft, pupils: draft.pupils.slice(3, 4) }, SCHOOL).find(({ code }) => code === 'year-choose')).toMatchObject({ remedy: 'Kies 1 tot en met 8.' })
    // What somebody wrote stays.
    expect(paste('Naam\tGroep\tJaargroep\nBo Aa\tGroep g\t6', 'pupils', start).draft.pupils.at(-1)).toMatchObject({ yearGroup: '6' })
    // Straight into the table too.
    const block = pasteBlock({ ...start, pupils: [pupilRow('n', { yearGroup: '' })] }, 'pupils', 'n', 'groups', [['Groep g'], ['Mix']], counter('b'))
    expect(block.pupils.map(({ yearGroup }) => yearGroup)).toEqual(['5', ''])
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
