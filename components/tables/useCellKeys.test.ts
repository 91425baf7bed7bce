import { describe, expect, test } from 'vitest'
import { nextCell } from './useCellKeys'

describe('moving through the cells of a table of 3 rows and 4 columns', () => {
  test.each([
    ['ArrowRight', false, [1, 1], [1, 2]],
    ['ArrowLeft', false, [1, 0], [1, 0]],
    ['ArrowDown', false, [2, 1], [2, 1]],
    ['ArrowUp', false, [1, 1], [0, 1]],
    ['Home', false, [1, 2], [1, 0]],
    ['End', false, [1, 2], [1, 3]],
    ['Home', true, [1, 2], [0, 0]],
    ['End', true, [1, 2], [2, 3]],
    ['PageDown', false, [0, 2], [2, 2]],
  ] as const)('%s (control: %s) from %j leads to %j', (key, control, [row, column], to) => {
    expect(nextCell(key, control, row, column, 3, 4)).toEqual(to)
  })
  test('leaves other keys alone', () => {
    expect(nextCell('Tab', false, 0, 0, 3, 4)).toBeUndefined()
    expect(nextCell(' ', false, 0, 0, 3, 4)).toBeUndefined()
  })
})
