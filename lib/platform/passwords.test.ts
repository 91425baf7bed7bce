import bcrypt from 'bcrypt'
import { beforeAll, describe, expect, test, vi } from 'vitest'
import { goodSettings, restartWith } from './test-support'

let passwords: typeof import('./passwords')
let gate: { activeCount: number; pendingCount: number }
beforeAll(async () => {
  restartWith(goodSettings())
  passwords = await import('./passwords')
  await passwords.hashPassword('Welkom2026')
  gate = (globalThis as unknown as Record<symbol, typeof gate>)[Symbol.for('leerpoort.bcrypt-gate')]!
})

describe('AUT-1, AUT-3: passwords', () => {
  test('the right one fits, others do not; two hashes of one password differ', async () => {
    const [one, two] = await Promise.all([passwords.hashPassword('Welkom2026'), passwords.hashPassword('Welkom2026')])
    expect(one).not.toBe(two)
    expect(one).toMatch(/^\$2[aby]\$04\$/)
    expect(await passwords.checkPassword('Welkom2026', one)).toBe(true)
    for (const wrong of ['welkom2026', 'Welkom2026 ', '', one]) expect(await passwords.checkPassword(wrong, one)).toBe(false)
  })

  test.each([['null', null], ['undefined', undefined]])('without a hash (%s) nothing fits, and it is compared all the same: no enumeration by time', async (_, hash) => {
    const compare = vi.spyOn(bcrypt, 'compare')
    expect(await passwords.checkPassword('Welkom2026', hash)).toBe(false)
    expect(compare).toHaveBeenCalledTimes(1)
    expect(bcrypt.getRounds(String(compare.mock.calls[0]![1]))).toBe(4)
    compare.mockRestore()
  })

  test('a morning’s peak: at most two are hashed at once, the rest wait their turn and all are answered', async () => {
    const hash = await passwords.hashPassword('Welkom2026')
    const all = [...Array.from({ length: 10 }, () => passwords.checkPassword('Welkom2026', hash)), passwords.hashPassword('x'), passwords.checkPassword('x', null)]
    let most = 0
    await Promise.all(all.map((each) => (each as Promise<unknown>).then(() => (most = Math.max(most, gate.activeCount)))))
    expect(most).toBeGreaterThan(0)
    expect(most).toBeLessThanOrEqual(2)
    expect([gate.activeCount, gate.pendingCount]).toEqual([0, 0])
  })
})
