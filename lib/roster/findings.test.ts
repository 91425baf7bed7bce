import { expect, test } from 'vitest'
import { finding, inOrder } from './findings'

test('LAS-3: findings stand gravest first, and then in the order of the file’s lines, whoever saw them', () => {
  const at = (line: number, column = 1) => ({ line, column })
  const told = [
    finding('staff.no-group', at(9)), finding('reference.dangling', at(40)), finding('key.duplicate', at(12, 30)), finding('findings.more', { params: { count: 3, errors: 0 } }),
    finding('key.duplicate', at(12, 4)), finding('school-year.old'), finding('staff.no-group', at(3)), finding('school.other-brin'),
  ]
  expect(inOrder(told).map(({ code, line, column }) => [code, line, column])).toEqual([
    ['school.other-brin', undefined, undefined], ['key.duplicate', 12, 4], ['key.duplicate', 12, 30], ['reference.dangling', 40, 1],
    ['school-year.old', undefined, undefined], ['staff.no-group', 3, 1], ['staff.no-group', 9, 1], ['findings.more', undefined, undefined],
  ])
})
