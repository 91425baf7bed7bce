import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isElsewhere, networkOf } from './networks'

describe('AUT-4: when an address is another one', () => {
  test.each([
    ['203.0.113.7', '203.0.113.250', false], ['203.0.113.7', '203.0.114.7', true], ['203.0.113.7', '::ffff:203.0.113.9', false],
    ['2001:db8:1:2::7', '2001:db8:1:ffff::1', false], ['2001:db8:1::7', '2001:db8:2::7', true], ['203.0.113.7', '2001:db8:1::7', true],
    ['127.0.0.1', '::1', false], ['127.0.0.1', '203.0.113.7', true],
  ])('opened at %s, comes from %s: elsewhere %s', (opened, comes, elsewhere) => {
    expect(isElsewhere(comes, opened, [])).toBe(elsewhere)
    expect(isElsewhere(comes, opened, [networkOf(comes)!]), 'confirmed there').toBe(false)
  })

  test('an address that is not known is not elsewhere', () => {
    expect(isElsewhere(null, '203.0.113.7', [])).toBe(false)
    expect(isElsewhere('unknown', '203.0.113.7', [])).toBe(false)
  })

  test('whatever comes in, it is a network or none, and the same one again', () => {
    fc.assert(fc.property(fc.oneof(fc.ipV4(), fc.ipV6(), fc.string()), (text) => {
      const network = networkOf(text)
      expect(network === null || network === 'loopback' || /^[\d.]+\.0\/24$|^[0-9a-f:]+::\/48$/.test(network)).toBe(true)
      expect(networkOf(text)).toBe(network)
    }))
  })
})
