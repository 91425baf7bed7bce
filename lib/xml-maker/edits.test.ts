import { describe, expect, test } from 'vitest'
import { checkDraft } from './check'
import { addRow, pasteBlock, readYear, removeRow, setCell, undoEdit } from './edits'
import { groupIndex, readRefs, showRefs } from './groups'
import { MOST_ROWS, MOST_TEXT } from './model'
import { splitName } from './names'
import { counter, goodDraft, groupRow, pupilRow, SCHOOL, staffRow } from './test-support'

const codes = (draft: Parameters<typeof checkDraft>[0]) => checkDraft(draft, SCHOOL).map(({ code, table, row, field }) => [code, table, row, field])

describe('LAS-6: editing', () => {
  const draft = goodDraft({ groups: [groupRow('g', { name: 'Egels' }), groupRow('h', { name: 'Bevers' })] })

  test('one cell: only that row becomes another object', () => {
    const two = { ...draft, pupils: [pupilRow('p'), pupilRow('q')] }
    const after = setCell(two, 'pupils', 'q', 'lastName', 'Łucja')
    expect(after.pupils[1]).toMatchObject({ lastName: 'Łucja' })
    expect([after.pupils[0] === two.pupils[0], after.groups === two.groups]).toEqual([true, true])
  })
  test('a group by its name, with or without capitals, ‘groep’ or its key; another name changes nothing for who is in it', () => {
    for (const text of ['egels', 'Groep Egels', 'k-g', ' EGELS ']) expect(setCell(draft, 'pupils', 'p', 'groups', text).pupils[0]!.groups, text).toEqual(['g'])
    const renamed = setCell(setCell(draft, 'pupils', 'p', 'groups', 'Egels'), 'groups', 'g', 'name', 'Otters')
    expect([showRefs(renamed.pupils[0]!.groups, groupIndex(renamed.groups)), codes(renamed)]).toEqual(['Otters', []])
  })
  test('what is no group stays as typed, and is told', () => {
    const after = setCell(draft, 'pupils', 'p', 'groups', 'Otters')
    expect([after.pupils[0]!.groups, codes(after)]).toEqual([['Otters'], [['group-unknown', 'pupils', 1, 'groups']]])
  })
  test('two groups of one name are told apart by their keys', () => {
    const index = groupIndex([groupRow('a', { name: 'Plus' }), groupRow('b', { name: 'plus' }), groupRow('c', { name: 'A; B' })])
    expect(index.labels).toEqual(['Plus (k-a)', 'plus (k-b)', 'A B'])
    expect([readRefs('plus (K-B)', index), readRefs('Plus', index), readRefs('A B; plus (k-a)', index)]).toEqual([['b'], ['Plus'], ['c', 'a']])
  })
  test('a group’s removal leaves its name with the pupils; undo brings it back for all', () => {
    const { draft: without, undo } = removeRow(draft, 'groups', 'g')
    expect([without.pupils[0]!.groups, without.staff[0]!.groups]).toEqual([['Egels'], ['Egels']])
    expect(codes(without).map(([code]) => code)).toEqual(['group-unknown', 'group-unknown'])
    const edited = setCell(without, 'pupils', 'p', 'firstName', 'Bo')
    const back = undoEdit(edited, undo!)
    expect([back.groups.map(({ id }) => id), back.pupils[0]!.groups, back.pupils[0]!.firstName]).toEqual([['g', 'h'], ['g'], 'Bo'])
    expect(undoEdit(back, undo!), 'twice is once').toBe(back)
  })
  test('a row at the end has a lasting key of its own', () => {
    expect(addRow(draft, 'pupils', 'x1').pupils[1]).toMatchObject({ id: 'x1', key: 'lp-x1', firstName: '' })
    const full = { ...draft, staff: Array.from({ length: MOST_ROWS.staff }, (_, at) => staffRow(`s${at}`)) }
    expect(addRow(full, 'staff', 'x')).toBe(full)
  })
  test('a block from a spreadsheet: to the right and down, with new rows, and no further than the table', () => {
    const after = pasteBlock(draft, 'pupils', 'p', 'lastName', [['Aa', 'BA', '6', 'Bevers', '', 'k1', 'te', 'veel'], ['Bakker']], counter('n'))
    expect(after.pupils).toMatchObject([{ id: 'p', firstName: 'Kind p', lastName: 'Aa', initials: 'BA', yearGroup: '6', groups: ['h'], key: 'k1' }, { id: 'n1', key: 'lp-n1', lastName: 'Bakker' }])
    expect(pasteBlock(draft, 'pupils', 'nobody', 'lastName', [['x']], counter())).toBe(draft)
  })
  test('a cell holds no more than it may; a field that is none changes nothing', () => {
    expect([...setCell(draft, 'pupils', 'p', 'lastName', '🦔'.repeat(1000)).pupils[0]!.lastName]).toHaveLength(MOST_TEXT)
    expect(setCell(draft, 'pupils', 'p', 'id', 'other').pupils[0]).toBe(draft.pupils[0])
  })
  test.each([['groep 5', '5'], ['Gr. 5', '5'], ['leerjaar 08', '8'], ['b', 'B'], ['vijf', 'vijf'], ['', ''], ['groep', 'groep']])('jaargroep %j is %j', (text, code) => expect(readYear(text)).toBe(code))
  test.each([['Bo van den Berg', ['Bo', 'van den', 'Berg']], ['Berg, Bo van den', ['Bo', 'van den', 'Berg']], ['Aad', ['Aad', '', '']], ['Jan Peter Smit', ['Jan', '', 'Peter Smit']], ['王小明', ['王小明', '', '']], ['El Amrani', ['El', '', 'Amrani']]])('%j in its parts', (text, parts) => expect(Object.values(splitName(text))).toEqual(parts))
})

describe('LAS-6: the checks', () => {
  const pupil = (parts: Parameters<typeof pupilRow>[1]) => goodDraft({ groups: [groupRow('g'), groupRow('c', { kind: 'combined', yearGroup: '', name: 'Plus' })], pupils: [pupilRow('p', { groups: ['g'], ...parts })] })
  test('nothing wrong: nothing told', () => expect(codes(goodDraft())).toEqual([]))
  test.each([
    ['firstName', { firstName: ' ' }, 'missing'], ['yearGroup', { yearGroup: '' }, 'missing'], ['yearGroup', { yearGroup: '9' }, 'year-unknown'], ['yearGroup', { yearGroup: 'C' }, 'year-of-group'], ['yearGroup', { yearGroup: 'H' }, 'year-left'],
    ['prefix', { prefix: 'van der lange' }, 'too-long'], ['prefix', { lastName: '', prefix: 'van' }, 'needs-last-name'], ['initials', { initials: 'A1' }, 'initials'], ['initials', { initials: 'A.B.C.D.E.F.G.' }, 'too-long'],
    ['lastName', { lastName: 'x'.repeat(201) }, 'too-long'], ['lastName', { lastName: '=HYPERLINK("x")' }, 'formula'], ['lastName', { lastName: 'a\u202eb' }, 'invisible'], ['lastName', { lastName: 'a\ud800' }, 'invisible'],
    ['key', { key: '#001' }, 'key-dummy'], ['key', { key: ' ' }, 'missing'], ['key', { key: 'k'.repeat(257) }, 'too-long'],
    ['groups', { groups: ['g', 'nergens'] }, 'several-groups'], ['groups', { groups: ['c'] }, 'group-combined'], ['combined', { combined: ['g'] }, 'group-base'], ['combined', { combined: ['x'] }, 'group-unknown'],
  ] as const)('%s %j: %s', (field, parts, code) => {
    const found = checkDraft(pupil(parts as never), SCHOOL)
    expect(found.map((one) => [one.code, one.field])).toContainEqual([code, field])
    expect(found.find((one) => one.code === code)).toMatchObject({ level: 'error', table: 'pupils', rowId: 'p', row: 1, remedy: expect.stringMatching(/\.$/) })
  })
  test('what only ECK2 minds, and what is advice', () => {
    expect(checkDraft(pupil({ lastName: 'x'.repeat(71) }), SCHOOL)).toMatchObject([{ level: 'eck2', code: 'too-long-eck2' }])
    expect(checkDraft(pupil({ groups: [] }), SCHOOL)).toMatchObject([{ level: 'advice', code: 'no-group' }])
    expect(checkDraft(goodDraft({ staff: [staffRow('s')] }), SCHOOL)).toMatchObject([{ level: 'advice', code: 'staff-no-group' }])
  })
  test('keys: each its own within a table', () => {
    expect(codes(goodDraft({ pupils: [pupilRow('p', { groups: ['g'] }), pupilRow('q', { key: ' k-p ', groups: ['g'] })] }))).toEqual([['key-double', 'pupils', 2, 'key']])
  })
  test('the whole: school year, school, and somebody to bring in', () => {
    const ofYear = (schoolYear: string) => checkDraft(goodDraft({ schoolYear }), SCHOOL, '2026-2027').map(({ code, level }) => [code, level])
    expect(['2025-2026', '2026-2027', '2027-2028', '2028-2029'].map(ofYear)).toEqual([[['school-year-old', 'advice']], [], [], [['school-year-far', 'advice']]])
    expect(checkDraft({ schoolYear: '2025-2027', groups: [], pupils: [], staff: [] }, { brin: null, schoolKey: ' ' }).map(({ code }) => code)).toEqual(['school-year', 'school-unknown', 'no-pupils'])
  })
})
