import { beforeAll, describe, expect, test } from 'vitest'
import { goodSettings, restartWith } from '@/lib/platform/test-support'

type Module = typeof import('./known-browser')
let known: Module
const settings = goodSettings()
async function served(change: object = {}): Promise<Module> {
  restartWith({ ...settings, ...change })
  return import('./known-browser')
}
beforeAll(async () => void (known = await served()))

const NOW = new Date('2026-11-22T12:00:00Z')
const later = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const ANJA = { door: 'staff-login', email: 'anja@school.example' } as const
const BAS = { door: 'staff-login', email: 'bas@school.example' } as const

describe('AUT-2: a browser that an account logged in in before', () => {
  test('is known to that account at that door, for ninety days', () => {
    const cookie = known.rememberBrowser(null, ANJA, NOW)
    expect(known.knownBrowser(cookie, ANJA, NOW)).toMatch(/^[\w-]{22}$/)
    expect([known.knownBrowser(cookie, BAS, NOW), known.knownBrowser(cookie, { ...ANJA, door: 'home-login' }, NOW)]).toEqual([null, null])
    expect(known.knownBrowser(cookie, ANJA, later(89.99))).not.toBeNull()
    expect(known.knownBrowser(cookie, ANJA, later(90))).toBeNull()
  })

  test('holds no name, and keeps its mark when the owner comes again: a new one would be a new count of tries', () => {
    const first = known.rememberBrowser(null, ANJA, NOW)
    const second = known.rememberBrowser(first, ANJA, later(80))
    expect(first).not.toContain('anja')
    expect(known.knownBrowser(second, ANJA, later(100))).toBe(known.knownBrowser(first, ANJA, NOW))
    expect(known.rememberBrowser(null, ANJA, NOW)).not.toBe(first)
  })

  test('serves six people, the latest ones; whoever it forgets is only unknown', () => {
    const people = Array.from({ length: 7 }, (_, at) => ({ door: 'home-login', email: `ouder${at}@thuis.example` }) as const)
    const cookie = people.reduce<string | null>((before, one) => known.rememberBrowser(before, one, NOW), null)
    expect(people.map((one) => known.knownBrowser(cookie, one, NOW) !== null)).toEqual([false, true, true, true, true, true, true])
    expect(cookie!.length).toBeLessThan(600)
    expect(encodeURIComponent(cookie!), 'no sign that a cookie must not hold').toBe(cookie)
  })

  test('nobody makes one up, and an end cannot be put off', async () => {
    const cookie = known.rememberBrowser(null, ANJA, NOW)
    const [mark, expires, seal] = cookie.split('.') as [string, string, string]
    for (const forged of [`${mark}.${(parseInt(expires, 36) + 9_999_999).toString(36)}.${seal}`, `${'A'.repeat(22)}.${expires}.${seal}`, `${mark}.${expires}.${'A'.repeat(43)}`, `${mark}.${expires}`, '', '~~~', 'x'.repeat(100_000), `${'~'.repeat(50)}${cookie}`])
      expect(known.knownBrowser(forged, ANJA, NOW), forged.slice(0, 80)).toBeNull()
    expect((await served({ NEXTAUTH_SECRET: 'another secret of at least 32 characters' })).knownBrowser(cookie, ANJA, NOW)).toBeNull()
  })

  test('its cookie: not for scripts, not sent by other sites’ forms, under https for this host only', async () => {
    const https = await served({ PUBLIC_URL: 'https://portaal.example' })
    expect(https.knownCookieName()).toBe('__Host-bekende-browser')
    expect((await served({ PUBLIC_URL: 'http://localhost:3000' })).knownCookieName()).toBe('bekende-browser')
  })
})
