import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { canonical } from '@/lib/platform/door'
import { readNetwork } from './rules'
import { addAddressInput } from './schema'

const outcome = (typed: string): string => {
  try {
    return readNetwork(typed)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('NET-1: an address as a coordinator types it', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7/32'], [' 203.0.113.7 ', '203.0.113.7/32'], ['203.0.113.7/32', '203.0.113.7/32'], ['192.0.2.9/28', '192.0.2.0/28'], ['192.0.2.255/20', '192.0.0.0/20'], ['0.0.0.0', '0.0.0.0/32'],
    ['2001:db8::1', '2001:db8::1/128'], ['2001:DB8:0:0::1', '2001:db8::1/128'], ['2001:db8::5/64', '2001:db8::/64'], ['2001:db8:1:2::/48', '2001:db8:1::/48'],
    ['::ffff:203.0.113.7', '203.0.113.7/32'], ['::ffff:203.0.113.7/124', '203.0.113.0/28'],
  ])('%j is %s', (typed, network) => expect(outcome(typed)).toBe(network))

  test.each([
    '', ' ', 'school', 'school.example', '1', '127.1', '203.0.113', '203.0.113.', '203.0.113.256', '203.0.113.07', '0xcb.0.113.7', '0313.0.113.7', '3405803783', '203.0.113.7.1', '203.0.113.7/', '203.0.113.7/33', '203.0.113.7/-1', '203.0.113.7/a', '203.0.113.0/24/24',
    '203.0.113.7, 203.0.113.8', '203.0.113.7-203.0.113.9', '203.0.113.7:80', 'http://203.0.113.7', '203 .0.113.7', '２０３.0.113.7', '::g', ':', ':::', '2001:db8::/129', 'fe80::1%eth0', '[2001:db8::1]', '2001:db8::1::2', '1:2:3:4:5:6:7:8:9', "'; drop table school_address; --",
  ])('%j is malformed', (typed) => expect(outcome(typed)).toBe('address-malformed'))

  test.each(['0.0.0.0/0', '203.0.113.0/19', '10.0.0.0/8', '::/0', '2001:db8::/47', '::ffff:0.0.0.0/96', '::ffff:203.0.113.0/115'])('%s is too wide for one school', (typed) => expect(outcome(typed)).toBe('address-too-wide'))

  const inside = (address: string, network: string) => {
    const [ip, [base, bits]] = [ipaddr.parse(canonical(address)!), ipaddr.parseCIDR(network)]
    return ip.kind() === base.kind() && ip.match(base, bits)
  }
  test('what is stored always contains the address that was typed, as the door would see it', () => {
    fc.assert(fc.property(fc.oneof(fc.tuple(fc.ipV4(), fc.integer({ min: 20, max: 32 })), fc.tuple(fc.ipV6(), fc.integer({ min: 48, max: 128 }))), ([address, bits]) => {
      fc.pre(!ipaddr.parse(address).toNormalizedString().startsWith('0:0:0:0:0:ffff:'))
      expect(inside(address, readNetwork(`${address}/${bits}`))).toBe(true)
      expect(inside(address, readNetwork(address))).toBe(true)
    }))
  })
  test('it is a network, not too wide, and read again it stays what it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: -1, max: 130 })).map((pair) => pair.join('/'))), (typed) => {
      const network = outcome(typed)
      if (network.startsWith('address-')) return
      expect(readNetwork(network)).toBe(network)
      const [base, bits] = ipaddr.parseCIDR(network)
      expect(bits).toBeGreaterThanOrEqual(base.kind() === 'ipv4' ? 20 : 48)
    }), { numRuns: 1_000 })
  })
  test('the form: an address is asked for, static unless chosen otherwise', () => {
    expect(addAddressInput.parse({ address: ' 203.0.113.7 ' })).toEqual({ address: '203.0.113.7', connectionType: 'static' })
    for (const form of [{}, { address: ' ' }, { address: 'x'.repeat(61) }, { address: '203.0.113.7', connectionType: 'wifi' }]) expect(addAddressInput.safeParse(form).success).toBe(false)
  })
})
