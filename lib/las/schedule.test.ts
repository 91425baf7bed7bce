import { randomUUID } from 'node:crypto'
import { TZDate } from '@date-fns/tz'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { asksAhead, NIGHT, nextNight, nextRun, PAUSES, turnOf } from './schedule'

const HOUR = 3_600_000
const at = (text: string) => new Date(text)
const dutch = (moment: Date) => new TZDate(moment, 'Europe/Amsterdam')
const moment = fc.date({ min: at('2024-01-01'), max: at('2031-01-01'), noInvalidDate: true })
const school = fc.uuid()

describe('LAS-2: every school has its turn each night, Dutch time', () => {
  test('always after now, in the night, within a day and a bit, whatever the clock does', () => {
    fc.assert(fc.property(school, moment, (id, now) => {
      const turn = nextNight(id, now)
      const hour = dutch(turn).getHours()
      expect(turn.getTime()).toBeGreaterThan(now.getTime())
      expect(turn.getTime() - now.getTime()).toBeLessThanOrEqual(26 * HOUR)
      expect(hour).toBeGreaterThanOrEqual(NIGHT.from)
      expect(hour).toBeLessThan(NIGHT.to)
    }))
  })

  test('once each Dutch day: from turn to turn no day is passed over and none comes twice', () => {
    fc.assert(fc.property(school, moment, (id, now) => {
      let turn = nextNight(id, now)
      for (let night = 0; night < 5; night += 1) {
        const next = nextNight(id, turn)
        const midnights = [turn, next].map((each) => Date.UTC(dutch(each).getFullYear(), dutch(each).getMonth(), dutch(each).getDate()))
        expect(midnights[1]! - midnights[0]!).toBe(24 * HOUR)
        turn = next
      }
    }))
  })

  test.each([
    ['the clock goes forward: three hours', '2026-03-28T22:00:00Z', '2026-03-29T00:00:00Z', '2026-03-29T03:00:00Z'],
    ['the clock goes back: five hours', '2026-10-24T21:00:00Z', '2026-10-24T23:00:00Z', '2026-10-25T04:00:00Z'],
    ['an ordinary night: four hours', '2026-11-22T12:00:00Z', '2026-11-23T00:00:00Z', '2026-11-23T04:00:00Z'],
  ])('%s', (_, now, from, to) => {
    const turns = Array.from({ length: 2000 }, () => nextNight(randomUUID(), at(now)).getTime())
    expect(Math.min(...turns)).toBeGreaterThanOrEqual(at(from).getTime())
    expect(Math.max(...turns)).toBeLessThan(at(to).getTime())
    // Spread: no tenth of the night has more than twice its share.
    const share = (at(to).getTime() - at(from).getTime()) / 10
    const tenths = Array.from({ length: 10 }, (_each, tenth) => turns.filter((turn) => Math.floor((turn - at(from).getTime()) / share) === tenth).length)
    expect(Math.max(...tenths)).toBeLessThan(400)
    expect(Math.min(...tenths)).toBeGreaterThan(100)
  })

  test('a school’s turn is always the same', () => {
    expect(turnOf('5c0ffee0-0000-4000-8000-000000000001')).toBe(turnOf('5c0ffee0-0000-4000-8000-000000000001'))
    expect(nextNight('a', at('2026-11-22T12:00:00Z')).getTime() - nextNight('a', at('2026-11-21T12:00:00Z')).getTime()).toBe(24 * HOUR)
  })
})

describe('LAS-2: after a failure', () => {
  const now = at('2026-11-22T12:00:00Z')
  const minutes = (failures: number, soon = true) => (nextRun('a', now, failures, soon).getTime() - now.getTime()) / 60_000

  test('5, 15 and 60 minutes, then the next night, where it begins anew', () => {
    expect([1, 2, 3].map((failures) => minutes(failures))).toEqual([...PAUSES])
    expect(nextRun('a', now, 4, true)).toEqual(nextNight('a', now))
    expect([5, 6, 7].map((failures) => minutes(failures))).toEqual([...PAUSES])
  })
  test('what trying again does not mend waits for the night; so does a good run', () => {
    expect(nextRun('a', now, 1, false)).toEqual(nextNight('a', now))
    expect(nextRun('a', now, 0, true)).toEqual(nextNight('a', now))
  })
  test('never later than the next night', () => {
    fc.assert(fc.property(school, moment, fc.nat(20), fc.boolean(), (id, when, failures, soon) => {
      const next = nextRun(id, when, failures, soon).getTime()
      expect(next).toBeGreaterThan(when.getTime())
      expect(next).toBeLessThanOrEqual(nextNight(id, when).getTime())
    }))
  })
})

describe('ACC-10: from May to July the next school year is asked for, too', () => {
  test.each([
    ['2027-04-30T21:59:59Z', false], ['2027-04-30T22:00:00Z', true], ['2027-07-31T21:59:59Z', true], ['2027-07-31T22:00:00Z', false], ['2026-12-01T12:00:00Z', false],
  ])('%s', (at, expected) => expect(asksAhead(new Date(at))).toBe(expected))
})
