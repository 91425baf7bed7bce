import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { PUBLISHED_AFTER, renewal, SIGNS_FOR } from './key-schedule'

const NOW = new Date('2026-11-24T03:40:00Z')
const before = (milliseconds: number) => new Date(NOW.getTime() - milliseconds)
const HOUR = 3_600_000

describe('SSO-1: signing keys are renewed by a schedule', () => {
  test('none that there is not yet: the first one is made when it is needed', () => expect(renewal([], NOW)).toEqual({ add: false, retire: [] }))
  test('a new one when the one that signs did so for a quarter; not a second while one waits', () => {
    expect(renewal([{ kid: 'a', signsFrom: before(SIGNS_FOR - HOUR) }], NOW).add).toBe(false)
    expect(renewal([{ kid: 'a', signsFrom: before(SIGNS_FOR) }], NOW).add).toBe(true)
    expect(renewal([{ kid: 'a', signsFrom: before(SIGNS_FOR) }, { kid: 'b', signsFrom: before(-HOUR) }], NOW)).toEqual({ add: false, retire: [] })
  })
  test('the one before stays published for a week after another took its place', () => {
    const old = { kid: 'a', signsFrom: before(2 * SIGNS_FOR) }
    expect(renewal([old, { kid: 'b', signsFrom: before(PUBLISHED_AFTER - HOUR) }], NOW).retire).toEqual([])
    expect(renewal([old, { kid: 'b', signsFrom: before(PUBLISHED_AFTER) }], NOW).retire).toEqual(['a'])
  })
  test('whatever there is: the one that signs and those that wait stay', () => {
    fc.assert(fc.property(fc.array(fc.integer({ min: -2 * SIGNS_FOR, max: 4 * SIGNS_FOR }), { minLength: 1, maxLength: 6 }), (ages) => {
      const keys = ages.toSorted((a, b) => b - a).map((age, at) => ({ kid: String(at), signsFrom: before(age) }))
      const { retire } = renewal(keys, NOW)
      const signing = keys.findLast(({ signsFrom }) => signsFrom <= NOW)
      for (const { kid, signsFrom } of keys) if (kid === signing?.kid || signsFrom > NOW) expect(retire).not.toContain(kid)
    }))
  })
})
