import { describe, expect, test } from 'vitest'
import { safeAddress } from '@/lib/core/safe-address'
import { readBeginnings, stateOf } from './rules'

const now = new Date()

test('how a certificate stands', () => {
  const [before, after] = [new Date(now.getTime() - 1), new Date(now.getTime() + 1)]
  expect(stateOf({ endsAt: null, validUntil: null }, now)).toBe('runs')
  expect(stateOf({ endsAt: after, validUntil: after }, now)).toBe('ends')
  expect(stateOf({ endsAt: before, validUntil: after }, now)).toBe('ended')
  expect(stateOf({ endsAt: null, validUntil: before }, now)).toBe('expired')
})

describe('addresses', () => {
  test.each(['http://elders.nl/', 'https://a:b@c.nl/', 'ftp://a/', 'x', 'https://a.nl/#x', 'http://localhost.elders.nl/'])('%s is refused', (text) => expect(safeAddress(text)).toBeNull())
  test('beginnings end with a slash, one a line', () => {
    expect(readBeginnings('https://b.nl/\n https://a.nl/x/ https://b.nl')).toEqual(['https://a.nl/x/', 'https://b.nl/'])
    expect(readBeginnings('')).toEqual([])
    for (const wrong of ['https://a.nl/x', 'https://a.nl/?x=/', 'a.nl/']) expect(readBeginnings(wrong)).toBeNull()
  })
})
