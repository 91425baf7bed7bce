import { expect, test } from 'vitest'
import { whereTo } from './keys'

const press = (key: string, more = {}) => ({ key, shift: false, ctrl: false, atStart: false, atEnd: false, ...more })
const at = (row: number, column: number) => ({ row, column })
test.each([
  ['Enter', {}, at(1, 2), at(2, 2)], ['Enter', {}, at(4, 2), 'add'], ['Enter', { shift: true }, at(1, 2), at(0, 2)],
  ['ArrowDown', {}, at(4, 0), at(4, 0)], ['ArrowUp', {}, at(1, 0), at(0, 0)], ['PageDown', {}, at(0, 1), at(4, 1)],
  ['ArrowLeft', {}, at(1, 1), null], ['ArrowLeft', { atStart: true }, at(1, 1), at(1, 0)], ['ArrowLeft', { atStart: true }, at(1, 0), null],
  ['ArrowRight', { atEnd: true }, at(1, 1), at(1, 2)], ['ArrowRight', { atEnd: true }, at(1, 2), null],
  ['Home', {}, at(1, 1), null], ['Home', { ctrl: true }, at(1, 1), at(0, 0)], ['End', { ctrl: true }, at(1, 1), at(4, 2)], ['a', {}, at(1, 1), null], ['Tab', {}, at(1, 1), null],
] as const)('LAS-6: %s %j from %j leads to %j', (key, more, from, to) => expect(whereTo(press(key, more), from, 5, 3)).toEqual(to))
