import fc from 'fast-check'
import { expect, test } from 'vitest'
import { applyChanges, changesBetween } from './changes'
import { addRow, removeRow, setCell, undoEdit } from './edits'
import type { Draft } from './model'
import { goodDraft, groupRow, pupilRow, staffRow } from './test-support'

const ids = fc.uniqueArray(fc.constantFrom(...'abcdefgh'), { maxLength: 8 })
const words = fc.constantFrom('', 'x', 'y')
const draftOf = fc.record({ schoolYear: words, groups: ids, pupils: ids, staff: ids, name: words, lastName: words })
  .map(({ schoolYear, groups, pupils, staff, name, lastName }): Draft => ({ schoolYear, groups: groups.map((id) => groupRow(id, { name })), pupils: pupils.map((id) => pupilRow(id, { lastName })), staff: staff.map((id) => staffRow(id)) }))

test('LAS-6: the changes between any two drafts turn the one into the other, and twice is as once', () => {
  fc.assert(fc.property(draftOf, draftOf, (before, after) => {
    const changes = JSON.parse(JSON.stringify(changesBetween(before, after))) as ReturnType<typeof changesBetween>
    const once = applyChanges(before, changes)
    expect(once).toEqual(after)
    expect(applyChanges(once, changes)).toEqual(after)
  }))
})

test('LAS-6: what a second of typing changes is small, whatever the school', () => {
  const before = goodDraft({ pupils: Array.from({ length: 2000 }, (_, at) => pupilRow(`p${at}`)) })
  expect(changesBetween(before, before)).toEqual({})
  const typed = addRow(setCell(before, 'pupils', 'p7', 'lastName', 'Aa'), 'pupils', 'new')
  expect(changesBetween(before, typed)).toEqual({ pupils: { put: [expect.objectContaining({ id: 'p7', lastName: 'Aa' }), expect.objectContaining({ id: 'new' })], gone: [] } })
  const { draft, undo } = removeRow(before, 'pupils', 'p7')
  expect(changesBetween(before, draft)).toEqual({ pupils: { put: [], gone: ['p7'] } })
  const back = undoEdit(draft, undo!)
  expect(applyChanges(draft, changesBetween(draft, back)).pupils.map(({ id }) => id)).toEqual(before.pupils.map(({ id }) => id))
})
