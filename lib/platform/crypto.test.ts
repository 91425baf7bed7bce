import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from './test-support'

type Crypto = typeof import('./crypto')
let crypto: Crypto
const OLD = randomBytes(32).toString('base64')
const NEW = randomBytes(32).toString('base64')
const settings = goodSettings()
async function startWith(keys: string): Promise<Crypto> {
  restartWith({ ...settings, ENCRYPTION_KEYS: keys })
  return import('./crypto')
}
beforeAll(async () => void (crypto = await startWith(`old:${OLD}`)))

describe('encrypt and decrypt', () => {
  test('give back any text and any bytes, and never twice the same cipher', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }).filter((text) => !/\p{Surrogate}/u.test(text)), fc.string(), (text, context) => {
      const [one, two] = [crypto.encrypt(text, context), crypto.encrypt(text, context)]
      expect(crypto.decrypt(one, context)).toBe(text)
      expect(Buffer.from(one).equals(Buffer.from(two))).toBe(false)
    }))
    fc.assert(fc.property(fc.uint8Array(), (bytes) => {
      expect([...crypto.decryptBytes(crypto.encrypt(bytes, 'x'), 'x')]).toEqual([...bytes])
    }))
  })

  test('a pin’s cipher is worthless in a secret’s place: another context does not open it', () => {
    fc.assert(fc.property(fc.string(), fc.string(), fc.string(), (text, context, other) => {
      fc.pre(context !== other && Buffer.from(context).compare(Buffer.from(other)) !== 0)
      expect(() => crypto.decrypt(crypto.encrypt(text, context), other)).toThrow()
    }))
  })

  test('a cipher that was touched anywhere, cut or lengthened does not open', () => {
    const sealed = crypto.encrypt('4711', 'pin')
    for (let at = 0; at < sealed.length; at += 1) {
      const touched = Uint8Array.from(sealed)
      touched[at]! ^= 1
      expect(() => crypto.decrypt(touched, 'pin'), `byte ${at}`).toThrow()
      expect(() => crypto.decrypt(sealed.slice(0, at), 'pin'), `first ${at}`).toThrow()
    }
    expect(() => crypto.decrypt(Uint8Array.from([...sealed, 0]), 'pin')).toThrow()
    expect(Buffer.from(sealed).toString('latin1')).not.toContain('4711')
  })

  test('a cipher with a shortened tag does not open: that would be guessed a million times sooner', () => {
    const sealed = crypto.encrypt('', 'pin')
    for (const short of [4, 8, 12, 13, 14, 15]) expect(() => crypto.decrypt(sealed.slice(0, sealed.length - 16 + short), 'pin'), `${short} bytes`).toThrow()
  })

  test('a view into a larger buffer opens too: that is what pg gives', () => {
    const sealed = crypto.encrypt('4711', 'pin')
    const larger = new Uint8Array(sealed.length + 9)
    larger.set(sealed, 5)
    expect(crypto.decrypt(larger.subarray(5, 5 + sealed.length), 'pin')).toBe('4711')
  })
})

describe('rotation of ENCRYPTION_KEYS', () => {
  let before: Uint8Array
  beforeEach(async () => void (before = (await startWith(`old:${OLD}`)).encrypt('4711', 'pin')))

  test('with a new key in front, the old still opens and the new one encrypts', async () => {
    const rotated = await startWith(`new:${NEW},old:${OLD}`)
    expect(rotated.decrypt(before, 'pin')).toBe('4711')
    const after = rotated.encrypt('4711', 'pin')
    expect(() => (crypto = rotated).decrypt(after, 'pin')).not.toThrow()
    expect((await startWith(`new:${NEW}`)).decrypt(after, 'pin')).toBe('4711')
  })

  test('without the old key, and with another under its name, it opens no more', async () => {
    const gone = await startWith(`new:${NEW}`)
    expect(() => gone.decrypt(before, 'pin')).toThrow('not configured any more')
    const other = await startWith(`old:${NEW}`)
    expect(() => other.decrypt(before, 'pin')).toThrow()
  })
})

describe('hashes, tokens, derived secrets', () => {
  test('a lookup hash finds the same value in the same context, under the same key, and nothing else', async () => {
    const here = await startWith(`old:${OLD}`)
    const hash = (value: string, context: string, from = here) => Buffer.from(from.lookupHash(value, context)).toString('hex')
    expect(hash('a', 'x')).toBe(hash('a', 'x'))
    expect(new Set([hash('a', 'x'), hash('b', 'x'), hash('a', 'y'), hash('xa', '')]).size).toBe(4)
    const before = hash('a', 'x')
    restartWith({ ...settings, LOOKUP_KEY: NEW })
    expect(hash('a', 'x', await import('./crypto'))).not.toBe(before)
    restartWith(settings)
  })
  test('tokens are 256 bits, for a cookie or an address, and never the same', () => {
    const tokens = Array.from({ length: 500 }, () => crypto.randomToken())
    expect(new Set(tokens).size).toBe(500)
    for (const token of tokens) expect(token).toMatch(/^[\w-]{43}$/)
  })
  test('each purpose has a secret of its own', () => {
    expect(crypto.derivedSecret('a')).toMatch(/^[0-9a-f]{64}$/)
    expect(crypto.derivedSecret('a')).toBe(crypto.derivedSecret('a'))
    expect(crypto.derivedSecret('a')).not.toBe(crypto.derivedSecret('b'))
  })
  test('sameSecret is equality, whatever the lengths', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (a, b) => {
      expect(crypto.sameSecret(a, b)).toBe(Buffer.from(a).equals(Buffer.from(b)))
    }))
    expect(crypto.sameSecret('', '')).toBe(true)
  })
})
