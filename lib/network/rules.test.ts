import fc from 'fast-check'
import ipaddr from 'ipaddr.js'
import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { canonical } from '@/lib/platform/door'
import { holds, networkAround, parseNetwork, readNetwork, shownNetwork, type Surroundings } from './rules'
import { addAddressInput } from './schema'

/** A real portal, with an address of its own and a proxy in another place. */
const OUT: Surroundings = { loopback: false, portal: ['198.51.100.10', '2001:db8:ffff::/64'] }
const DEMO: Surroundings = { loopback: true, portal: [] }

const outcome = (typed: string, here = OUT): string => {
  try {
    return readNetwork(typed, here)
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('NET-1: an address as a coordinator types it', () => {
  test.each([
    ['203.0.113.7', '203.0.113.7/32'], [' 203.0.113.7 ', '203.0.113.7/32'], ['203.0.113.7/32', '203.0.113.7/32'], ['192.0.2.9/28', '192.0.2.0/28'], ['192.0.2.255/20', '192.0.0.0/20'],
    ['2001:db8::1', '2001:db8::1/128'], ['2001:DB8:0:0::1', '2001:db8::1/128'], ['2001:db8::5/64', '2001:db8::/64'], ['2001:db8:1:2::/48', '2001:db8:1::/48'],
    ['::ffff:203.0.113.7', '203.0.113.7/32'], ['::ffff:203.0.113.7/124', '203.0.113.0/28'],
  ])('%j is %s', (typed, network) => expect(outcome(typed)).toBe(network))

  test.each([
    '', ' ', 'school', 'school.example', '1', '127.1', '203.0.113', '203.0.113.', '203.0.113.256', '203.0.113.07', '0xcb.0.113.7', '0313.0.113.7', '3405803783', '203.0.113.7.1', '203.0.113.7/', '203.0.113.7/33', '203.0.113.7/-1', '203.0.113.7/a', '203.0.113.0/24/24',
    '203.0.113.7, 203.0.113.8', '203.0.113.7-203.0.113.9', '203.0.113.7:80', 'http://203.0.113.7', '203 .0.113.7', '２０３.0.113.7', '::g', ':', ':::', '2001:db8::/129', 'fe80::1%eth0', '[2001:db8::1]', '2001:db8::1::2', '1:2:3:4:5:6:7:8:9', "'; drop table school_address; --",
  ])('%j is malformed', (typed) => expect(outcome(typed)).toBe('address-malformed'))

  test.each(['203.0.113.0/19', '128.0.0.0/1', '2001:db8::/47', '2000::/3', '::/1', '::ffff:203.0.113.0/115'])('%s is too wide for one school', (typed) => expect(outcome(typed)).toBe('address-too-wide'))

  const inside = (address: string, network: string) => {
    const [ip, [base, bits]] = [ipaddr.parse(canonical(address)!), ipaddr.parseCIDR(network)]
    return ip.kind() === base.kind() && ip.match(base, bits)
  }
  test('what is stored always contains the address that was typed, as the door would see it', () => {
    fc.assert(fc.property(fc.oneof(fc.tuple(fc.ipV4(), fc.integer({ min: 20, max: 32 })), fc.tuple(fc.ipV6(), fc.integer({ min: 48, max: 128 }))), ([address, bits]) => {
      fc.pre(!ipaddr.parse(address).toNormalizedString().startsWith('0:0:0:0:0:ffff:'))
      expect(inside(address, parseNetwork(`${address}/${bits}`))).toBe(true)
      expect(inside(address, networkAround(address))).toBe(true)
    }))
  })
  test('it is a network, not too wide, and read again it stays what it is', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.tuple(fc.oneof(fc.ipV4(), fc.ipV6()), fc.integer({ min: -1, max: 130 })).map((pair) => pair.join('/'))), (typed) => {
      const network = outcome(typed)
      if (network.startsWith('address-')) return
      expect(outcome(network)).toBe(network)
      expect(outcome(shownNetwork(network))).toBe(network)
      const [base, bits] = ipaddr.parseCIDR(network)
      expect(bits).toBeGreaterThanOrEqual(base.kind() === 'ipv4' ? 20 : 48)
    }), { numRuns: 1_000 })
  })
  test.each(['0.0.0.0/0', '::/0', '::ffff:0.0.0.0/96'])('%s is the whole internet', (typed) => expect(outcome(typed)).toBe('address-everything'))

  test.each([
    '10.0.0.0/8', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.0/24', '192.168.0.0/16', '100.64.0.1', '100.127.255.255', '169.254.1.1',
    'fc00::1', 'fd12:3456::/64', 'fe80::1', 'fec0::1', '::ffff:192.168.1.1',
  ])('%s is no address on the internet', (typed) => expect([outcome(typed), outcome(typed, DEMO)]).toEqual(['address-private', 'address-private']))

  test.each(['11.0.0.1', '9.255.255.255', '172.15.255.255', '172.32.0.0', '192.167.255.255', '192.169.0.0', '100.63.255.255', '100.128.0.0', '169.253.255.255', '126.255.255.255', '128.0.0.0', '1.0.0.0', '223.255.255.255', '2000::1', '3fff::1'])(
    '%s, just beside them, is', (typed) => expect(outcome(typed)).toMatch(/^[\d:.a-f]+\/(32|128)$/))

  test.each(['127.0.0.1', '127.0.0.0/24', '127.255.255.255', '::1', '::ffff:127.0.0.1'])('%s is loopback: only where the portal itself is visited there', (typed) => {
    expect(outcome(typed)).toBe('address-loopback')
    expect(outcome(typed, DEMO)).toMatch(/^(127|::1)/)
  })

  test.each(['0.0.0.0', '0.1.2.3', '224.0.0.1', '239.255.255.255', '255.255.255.255', '240.0.0.0/24', '::', 'ff02::1', '4000::1', '1::', '::5'])('%s is nobody’s', (typed) => expect(outcome(typed)).toBe('address-special'))

  test.each(['198.51.100.10', '198.51.100.0/24', '2001:db8:ffff::77', '2001:db8:ffff::/48'])('%s holds the portal or its proxy: then everybody would be at school', (typed) => {
    expect(outcome(typed)).toBe('address-portal')
    expect(outcome(typed, { ...OUT, portal: [] })).not.toMatch(/^address-/)
  })
  test.each(['198.51.100.11', '2001:db8:fffe::/64'])('%s, beside the portal, is a school’s', (typed) => expect(outcome(typed)).not.toMatch(/^address-/))

  test('IPv6: the /64 stands for the computer; loopback and IPv4 stand for themselves', () => {
    expect(['2001:db8:1:2:3:4:5:6', '203.0.113.7', '::1', '::ffff:203.0.113.7'].map(networkAround)).toEqual(['2001:db8:1:2::/64', '203.0.113.7/32', '::1/128', '203.0.113.7/32'])
  })
  test('one network in another', () => {
    const cases = [['203.0.113.0/24', '203.0.113.7/32', true], ['203.0.113.7/32', '203.0.113.0/24', false], ['203.0.113.7/32', '203.0.113.7/32', true], ['203.0.113.0/28', '203.0.113.16/32', false], ['2001:db8::/48', '2001:db8:0:9::/64', true], ['2001:db8::/64', '203.0.113.7/32', false]] as const
    for (const [outer, inner, expected] of cases) expect(holds(outer, inner), `${outer} ⊇ ${inner}`).toBe(expected)
  })

  test('the form: an address is asked for, static unless chosen otherwise', () => {
    expect(addAddressInput.parse({ address: ' 203.0.113.7 ' })).toEqual({ address: '203.0.113.7', connectionType: 'static' })
    for (const form of [{}, { address: ' ' }, { address: 'x'.repeat(61) }, { address: '203.0.113.7', connectionType: 'wifi' }]) expect(addAddressInput.safeParse(form).success).toBe(false)
  })
})
