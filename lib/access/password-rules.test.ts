import { describe, expect, test } from 'vitest'
import { newPassword } from './password-rules'

describe('AUT-2: 8 to 20 characters, at least 1 letter and 1 digit', () => {
  test.each(['abcdefg1', 'Welkom2026', '1'.repeat(19) + 'a', 'пароль12', 'een zin met 1 cijfer'])('%j is a password', (text) => expect(newPassword(20).safeParse(text).success).toBe(true))
  test.each(['', 'abcdef1', 'abcdefgh', '12345678', 'a1'.repeat(11), '        '])('%j is none', (text) => expect(newPassword(20).safeParse(text).success).toBe(false))
  test('the longest is a setting, but never more than bcrypt reads: 72 bytes', () => {
    expect(newPassword(72).safeParse(`${'a'.repeat(71)}1`).success).toBe(true)
    expect(newPassword(72).safeParse(`${'é'.repeat(40)}1`).success).toBe(false)
  })
})
