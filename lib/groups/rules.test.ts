import { beforeAll, describe, expect, test } from 'vitest'
import { passwordChoices } from '@/lib/pictures/choose'
import { goodSettings, restartWith } from '@/lib/platform/test-support'
import { HOME_WORDS, homeState, type HomeState } from './rules'

describe('GRP-5: Thuislogin', () => {
  test.each<[string, boolean[], HomeState]>([['nothing set', [], 'Nee/Nee'], ['one address, not activated', [false], 'Ja/Nee'], ['two, none activated', [false, false], 'Ja/Nee'], ['one of two activated', [false, true], 'Ja/Ja'], ['all activated', [true, true], 'Ja/Ja']])('%s → %s', (_, activated, expected) => {
    expect(homeState(activated)).toBe(expected)
    expect(HOME_WORDS[expected].length).toBeGreaterThan(3)
  })
})

describe('a new pupil’s picture, pin and password picture', () => {
  let credentials: typeof import('./credentials')
  let crypto: typeof import('@/lib/platform/crypto')
  beforeAll(async () => {
    restartWith(goodSettings())
    ;[credentials, crypto] = await Promise.all([import('./credentials'), import('@/lib/platform/crypto')])
  })

  test('pins: four digits, none that a classmate tries first', () => {
    const pins = Array.from({ length: 30_000 }, () => credentials.newPin())
    const steps = (pin: string) => [...pin].slice(1).map((digit, at) => Number(digit) - Number(pin[at]))
    expect(pins.filter((pin) => !/^\d{4}$/.test(pin))).toEqual([])
    expect([...new Set(pins.filter((pin) => steps(pin).every((step) => step === 0)))]).toEqual([])
    expect([...new Set(pins.filter((pin) => steps(pin).every((step) => step === 1)))]).toEqual([])
    expect([...new Set(pins.filter((pin) => steps(pin).every((step) => step === -1)))]).toEqual([])
  })
  test('pins are spread over all that are left', () => {
    const first = new Map<string, number>()
    for (let at = 0; at < 20_000; at += 1) for (const [place, digit] of [...credentials.newPin()].entries()) first.set(`${place}${digit}`, (first.get(`${place}${digit}`) ?? 0) + 1)
    expect(first.size).toBe(40)
    for (const count of first.values()) expect(Math.abs(count - 2_000)).toBeLessThan(350)
  })

  test('GRP-1: each pupil of a class gets a picture that nobody has; all is sealed under its own context', () => {
    const taken: string[] = []
    for (let at = 0; at < 30; at += 1) taken.push(credentials.newCredentials(`p${at}`, taken).picture)
    expect(new Set(taken).size).toBe(30)
    const id = crypto.randomToken()
    const made = credentials.newCredentials(id, [])
    expect(crypto.decrypt(made.pinCipher, 'pin')).toMatch(/^\d{4}$/)
    expect(passwordChoices(id).map(({ slug }) => slug)).toContain(crypto.decrypt(made.pictureCipher, 'password-picture'))
    expect(() => crypto.decrypt(made.pinCipher, 'password-picture')).toThrow()
  })
  test('PUP-3: the password picture is any of the pupil’s twelve, by chance', () => {
    const drawn = new Set(Array.from({ length: 400 }, () => crypto.decrypt(credentials.newCredentials('the same pupil', []).pictureCipher, 'password-picture')))
    expect(drawn.size).toBe(12)
  })
})
