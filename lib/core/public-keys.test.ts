import { generateKeyPairSync } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readPublicKeys } from './public-keys'

const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' })
const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })
const jwk = (pair: { publicKey: import('node:crypto').KeyObject }, more: object = {}) => ({ ...pair.publicKey.export({ format: 'jwk' }), ...more })
const text = (value: unknown) => JSON.stringify(value)

describe('SSO-1, PUB-2: the public keys of a publisher', () => {
  test.each([
    ['a JWKS', text({ keys: [jwk(ec, { kid: 'a', use: 'sig', alg: 'ES256' })] })],
    ['one JWK', text(jwk(ec, { kid: 'a' }))],
  ])('%s: what a signature is checked by, with its name, and nothing else', (_, given) => {
    expect(readPublicKeys(given)).toEqual({ keys: [{ kty: 'EC', crv: 'P-256', x: expect.any(String), y: expect.any(String), use: 'sig', kid: 'a' }] })
  })
  test('a PEM, as OpenSSL writes it', () => {
    expect(readPublicKeys(`\n${ec.publicKey.export({ format: 'pem', type: 'spki' })}\n`)).toMatchObject({ keys: [{ kty: 'EC' }] })
    expect(readPublicKeys(String(rsa.publicKey.export({ format: 'pem', type: 'spki' })))).toMatchObject({ keys: [{ kty: 'RSA' }] })
    expect(readPublicKeys(text(jwk(generateKeyPairSync('ed25519'))))).toMatchObject({ keys: [{ kty: 'OKP', crv: 'Ed25519' }] })
  })
  test.each([
    ['not JSON', 'kluis', 'not-json'],
    ['a list', '[1]', 'not-json'],
    ['no keys', text({ keys: [] }), 'no-keys'],
    ['a private JWK', text(ec.privateKey.export({ format: 'jwk' })), 'private'],
    ['a private key among public ones', text({ keys: [jwk(ec), ec.privateKey.export({ format: 'jwk' })] }), 'private'],
    ['a private PEM', String(ec.privateKey.export({ format: 'pem', type: 'pkcs8' })), 'private'],
    ['a shared secret', text({ kty: 'oct', k: 'geheim' }), 'private'],
    ['a short RSA key', text(jwk(generateKeyPairSync('rsa', { modulusLength: 1024 }))), 'bad-key'],
    ['another curve', text(jwk(generateKeyPairSync('ec', { namedCurve: 'secp256k1' }))), 'bad-key'],
    ['half a key', text({ kty: 'EC', crv: 'P-256', x: 'AA' }), 'bad-key'],
    ['a broken PEM', '-----BEGIN PUBLIC KEY-----\nAAAA\n-----END PUBLIC KEY-----', 'bad-key'],
    ['more than a rotation needs', text({ keys: Array.from({ length: 6 }, () => jwk(ec)) }), 'too-many'],
  ])('%s is refused', (_, given, problem) => expect(readPublicKeys(given)).toEqual({ problem }))
  test('whatever is pasted: an answer, and never something private in it', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.json(), fc.record({ kty: fc.constantFrom('EC', 'RSA', 'OKP', 'oct'), d: fc.string(), x: fc.string() }).map(text)), (given) => {
      expect(text(readPublicKeys(given))).not.toMatch(/"(d|p|q|k)":/)
    }))
  })
})
