import { expect, test } from 'vitest'
import { endOf, LOOK_ON_MINUTES, lookOnEnd } from './rules'

const now = new Date('2026-11-23T09:00:00Z')
const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000)

test('ACC-11: looking on ends by itself after thirty minutes', () => {
  expect(lookOnEnd(now)).toEqual(at(30))
  expect(LOOK_ON_MINUTES).toBe(30)
})

test.each([
  ['goes on', { endsAt: at(1), endedAt: null }, null],
  ['ran out', { endsAt: at(-1), endedAt: null }, at(-1)],
  ['was stopped', { endsAt: at(20), endedAt: at(-5) }, at(-5)],
  ['was stopped after it had run out', { endsAt: at(-10), endedAt: at(-5) }, at(-10)],
])('one that %s', (_, row, end) => expect(endOf(row, now)).toEqual(end))
