import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { generateSecret, generateSync } from 'otplib'
import { describe, expect, test } from 'vitest'
import { readCode, readRecoveryCode, recoveryCode, totpStep } from './rules'

describe('AUT-7: recovery codes', () => {
  test('each is read back, however it is typed', () => {
    for (let at = 0; at < 200; at += 1) {
      const code = recoveryCode(randomBytes(64))
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{5}-[2-9A-HJKMNP-Z]{5}$/)
      for (const typed of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) expect(readRecoveryCode(typed)).toBe(code)
    }
  })
  test('what is none, is none', () => {
    for (const text of ['', '12345', '7KQ2M-XW9P', '7KQ2M-XW9PAA', '7KQ2M-XW9P0', 'ILOUI-LOUIL']) expect(readRecoveryCode(text)).toBeNull()
    fc.assert(fc.property(fc.string(), (text) => readRecoveryCode(text) === null || readRecoveryCode(text)!.length === 11))
  })
  test('too little chance is refused', () => expect(() => recoveryCode(new Uint8Array(4))).toThrow())
})

describe('AUT-7: codes of an app', () => {
  const secret = generateSecret()
  const at = (seconds: number) => new Date(1_800_000_000_000 + seconds * 1000)
  const codeAt = (seconds: number) => generateSync({ secret, epoch: at(seconds).getTime() / 1000 })

  test.each([[0, true], [-30, true], [30, true], [-90, false], [90, false]])('made %i seconds from now: good %s', (when, good) => {
    expect(totpStep(secret, codeAt(when), null, at(0)) !== null).toBe(good)
  })
  test('a code counts once, and none before it any more', () => {
    const step = totpStep(secret, codeAt(0), null, at(0))!
    expect(totpStep(secret, codeAt(0), step, at(0))).toBeNull()
    expect(totpStep(secret, codeAt(-30), step, at(0))).toBeNull()
    expect(totpStep(secret, codeAt(30), step, at(0))).toBe(step + 1)
  })
  test('another secret, or another code: no', () => {
    expect(totpStep(generateSecret(), codeAt(0), null, at(0))).toBeNull()
  })
  test('as people type it', () => {
    expect([readCode(' 123 456 '), readCode('12345'), readCode('1234567'), readCode('12345a'), readCode('')]).toEqual(['123456', null, null, null, null])
  })
})
