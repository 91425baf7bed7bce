import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { endOfDutchDay, startOfDutchDay } from './dutch-day'

describe('a day in Dutch time', () => {
  test.each([
    ['in winter', '2026-11-20T10:00:00Z', '2026-11-19T23:00:00.000Z', '2026-11-20T22:59:59.999Z'],
    ['in summer', '2026-06-20T10:00:00Z', '2026-06-19T22:00:00.000Z', '2026-06-20T21:59:59.999Z'],
    ['just after Dutch midnight, when it is still yesterday in Greenwich', '2026-11-19T23:00:00Z', '2026-11-19T23:00:00.000Z', '2026-11-20T22:59:59.999Z'],
    ['when the clock goes forward: 23 hours', '2026-03-29T12:00:00Z', '2026-03-28T23:00:00.000Z', '2026-03-29T21:59:59.999Z'],
    ['when the clock goes back: 25 hours', '2026-10-25T12:00:00Z', '2026-10-24T22:00:00.000Z', '2026-10-25T22:59:59.999Z'],
  ])('%s', (_, moment, start, end) => {
    expect([startOfDutchDay(new Date(moment)).toISOString(), endOfDutchDay(new Date(moment)).toISOString()]).toEqual([start, end])
  })
  test('holds the moment, and its end belongs to the same day', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), (moment) => {
      const [start, end] = [startOfDutchDay(moment), endOfDutchDay(moment)]
      expect(start <= moment && moment <= end).toBe(true)
      expect(startOfDutchDay(end)).toEqual(start)
    }))
  })
})
