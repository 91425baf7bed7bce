import { describe, expect, test } from 'vitest'
import { AppError } from '@/lib/core/errors'
import { readNetwork } from './rules'
import { surroundingsOf } from './surroundings'

const settings = { PUBLIC_URL: 'https://portaal.example', TRUSTED_PROXIES: [] as string[], HOST: undefined as string | undefined }
const outcome = (typed: string, change: Partial<typeof settings> = {}, own: string[] = []) => {
  try {
    return readNetwork(typed, surroundingsOf({ ...settings, ...change }, own))
  } catch (error) {
    if (error instanceof AppError) return error.code
    throw error
  }
}

describe('NET-1: the portal’s own address is no school’s', () => {
  test('the machine’s addresses, the one that it listens on, and its proxies’', () => {
    expect(outcome('203.0.113.7')).toBe('203.0.113.7/32')
    expect(outcome('203.0.113.7', {}, ['192.0.2.1', '203.0.113.7'])).toBe('address-portal')
    expect(outcome('2001:db8::7', {}, ['fe80::1%eth0', '2001:db8::7'])).toBe('address-portal')
    expect(outcome('203.0.113.7', { HOST: '203.0.113.7' })).toBe('address-portal')
    expect(outcome('203.0.113.7', { TRUSTED_PROXIES: ['203.0.113.0/29'] })).toBe('address-portal')
    expect(outcome('203.0.113.0/24', { TRUSTED_PROXIES: ['203.0.113.7'] })).toBe('address-portal')
  })
  test('a HOST that is a word or everything is no address', () => {
    for (const HOST of ['loopback', 'portaal.example', '0.0.0.0', '::', '']) expect(outcome('203.0.113.7', { HOST }), HOST).toBe('203.0.113.7/32')
  })
  test('loopback: where the portal is visited on loopback, and nowhere else', () => {
    for (const PUBLIC_URL of ['http://localhost:3000', 'http://127.0.0.1:41234', 'http://[::1]:3000']) {
      expect([outcome('127.0.0.1', { PUBLIC_URL }), outcome('::1', { PUBLIC_URL }), outcome('127.0.0.1', { PUBLIC_URL, HOST: '127.0.0.1' })]).toEqual(['127.0.0.1/32', '::1/128', '127.0.0.1/32'])
    }
    for (const PUBLIC_URL of ['https://portaal.example', 'https://localhost.example', 'https://127.0.0.1.example', 'http://192.168.1.4'])
      expect([outcome('127.0.0.1', { PUBLIC_URL }), outcome('::1', { PUBLIC_URL })]).toEqual(['address-loopback', 'address-loopback'])
  })
})
