import fc from 'fast-check'
import { expect, test } from 'vitest'
import { dutchInput, dutchMoment } from './dutch-moment'

test.each([
  ['2026-11-23T09:05', '2026-11-23T08:05:00.000Z'], ['2026-07-01T09:05', '2026-07-01T07:05:00.000Z'], ['2026-11-23', '2026-11-22T23:00:00.000Z'], ['2026-11-23T09:05:00', '2026-11-23T08:05:00.000Z'],
])('%s is %s', (text, iso) => expect(dutchMoment(text)?.toISOString()).toBe(iso))

test.each(['', 'morgen', '2026-02-31T10:00', '2026-13-01T10:00', '2026-11-23T24:00', '2026-11-23T10:60', '1999-01-01T00:00', '9999-01-01T00:00', '2026-11-23 10:00'])('%j is none', (text) => expect(dutchMoment(text)).toBeNull())

test('what an input holds comes back as the same moment, but for the hour that the clock repeats', () => {
  fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2100-01-01'), noInvalidDate: true }), (date) => {
    const minute = new Date(Math.floor(date.getTime() / 60_000) * 60_000)
    expect(dutchInput(dutchMoment(dutchInput(minute))!)).toBe(dutchInput(minute))
  }))
})
