import fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'
import { knownDevice, rememberPupil, UNKNOWN_DEVICE } from './known-device'

const [BO, AAD] = ['7c0ffee0-0000-4000-8000-000000000001', '7c0ffee0-0000-4000-8000-000000000002']
const cookieOf = (line: string) => line.split(';')[0]!
beforeAll(() => restartWith(goodSettings()))

describe('PUP-4: what a device says of itself', () => {
  test('nothing is known of a new one; after a login it has a mark, and is that pupil’s usual device, nobody else’s', () => {
    expect(knownDevice(undefined, BO)).toEqual(UNKNOWN_DEVICE)
    const cookie = cookieOf(rememberPupil(undefined, BO))
    expect(knownDevice(cookie, BO)).toEqual({ mark: expect.stringMatching(/^[\w-]{16}$/), usual: true })
    expect(knownDevice(cookie, AAD)).toMatchObject({ mark: knownDevice(cookie, BO).mark, usual: false })
  })

  test('a class and a half share it; the longest ago is forgotten; the mark stays', () => {
    const pupils = Array.from({ length: 50 }, (_, at) => `7c0ffee0-0000-4000-8000-0000000001${String(at).padStart(2, '0')}`)
    const cookie = pupils.reduce<string | undefined>((before, id) => cookieOf(rememberPupil(before, id)), undefined)!
    expect(pupils.map((id) => knownDevice(cookie, id).usual)).toEqual(pupils.map((_, at) => at >= 2))
    expect(cookie.length).toBeLessThan(600)
    expect(knownDevice(cookieOf(rememberPupil(cookie, pupils[10]!)), BO).mark).toBe(knownDevice(cookie, BO).mark)
  })

  test('it holds no name and no id, is out of reach of scripts, and ends by itself', () => {
    const line = rememberPupil(undefined, BO)
    expect(line).not.toContain(BO.slice(0, 8))
    expect(line).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=7776000$/)
    expect(line, 'next-auth would take a name that begins like the session’s for a part of it').not.toMatch(/^leerpoort/)
  })

  test('what was not sealed here counts for nothing', () => {
    const cookie = cookieOf(rememberPupil(undefined, BO))
    fc.assert(fc.property(fc.nat(cookie.length - 1), fc.constantFrom('A', '-', '.', ' ', ''), (at, sign) => {
      const forged = cookie.slice(0, at) + sign + cookie.slice(at + 1)
      if (forged === cookie) return
      const { mark, usual } = knownDevice(forged, BO)
      expect(mark === null || !usual || mark === knownDevice(cookie, BO).mark).toBe(true)
    }))
    for (const made of ['bekend-apparaat=', 'bekend-apparaat=x', `bekend-apparaat=${'a'.repeat(16)}.${'b'.repeat(43)}.${'c'.repeat(8)}`, `bekend-apparaat=${'a'.repeat(5000)}`]) expect(knownDevice(made, BO)).toEqual(UNKNOWN_DEVICE)
  })
})
