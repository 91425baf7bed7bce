import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { readBeginnings, readKeys, safeAddress, stateOf } from './rules'

const now = new Date()
const jwk = (curve = 'P-256') => generateKeyPairSync('ec', { namedCurve: curve }).publicKey.export({ format: 'jwk' })

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

describe('keys', () => {
  test('public ones of P-256 and RSA from 2048 bits; what is not of a key falls away', () => {
    const key = jwk()
    expect(readKeys(JSON.stringify({ keys: [{ ...key, kid: 'a', x5c: ['x'] }] }))).toEqual({ keys: [{ ...key, kid: 'a', use: 'sig' }] })
    const rsa = (bits: number) => JSON.stringify({ keys: [generateKeyPairSync('rsa', { modulusLength: bits }).publicKey.export({ format: 'jwk' })] })
    expect(readKeys(rsa(2048))).toMatchObject({ keys: [{ kty: 'RSA' }] })
    expect(readKeys(rsa(1024))).toBeNull()
    expect(readKeys(JSON.stringify({ keys: [jwk('P-384')] }))).toBeNull()
  })
  test('private ones are refused by name', () => {
    expect(readKeys(JSON.stringify({ keys: [generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({ format: 'jwk' })] }))).toBe('private')
    expect(readKeys('{"keys":[{"kty":"oct","k":"AA"}]}')).toBe('private')
  })
  test.each(['', '[]', '{}', '{"keys":[]}', '{"keys":[null]}', '{"keys":[{"kty":"EC"}]}', 'null'])('%j is none', (text) => expect(readKeys(text)).toBeNull())
})
