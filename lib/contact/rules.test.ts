import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DEFAULT_HOURS, isStartOfYear, openState, openWords } from './rules'

describe('HLP-1: weekdays from 8:00 to 12:30, to 17:00 at the start of a school year', () => {
  test.each([
    ['2026-11-23T06:59:00Z', 'Nu gesloten. Vandaag open vanaf 8:00 uur.'],
    ['2026-11-23T07:00:00Z', 'Nu open, tot 12:30 uur.'],
    ['2026-11-23T11:29:59Z', 'Nu open, tot 12:30 uur.'],
    ['2026-11-23T11:30:00Z', 'Nu gesloten. Morgen open vanaf 8:00 uur.'],
    ['2026-11-27T15:00:00Z', 'Nu gesloten. Maandag open vanaf 8:00 uur.'],
    ['2026-11-28T09:00:00Z', 'Nu gesloten. Maandag open vanaf 8:00 uur.'],
    ['2026-11-29T09:00:00Z', 'Nu gesloten. Morgen open vanaf 8:00 uur.'],
    ['2026-08-31T14:59:00Z', 'Nu open, tot 17:00 uur.'],
    ['2026-08-31T15:00:00Z', 'Nu gesloten. Morgen open vanaf 8:00 uur.'],
    ['2026-08-31T05:59:00Z', 'Nu gesloten. Vandaag open vanaf 8:00 uur.'],
  ])('%s: %s', (iso, words) => expect(openWords(openState(DEFAULT_HOURS, new Date(iso)))).toBe(words))

  test('the start of a school year, first and last day included; a period may run over New Year', () => {
    const on = (day: string, hours = DEFAULT_HOURS) => isStartOfYear(hours, new Date(`${day}T10:00:00Z`))
    expect([on('2026-08-14'), on('2026-08-15'), on('2026-09-30'), on('2026-10-01')]).toEqual([false, true, true, false])
    const winter = { ...DEFAULT_HOURS, startFrom: '12-20', startUntil: '01-10' }
    expect([on('2026-12-19', winter), on('2026-12-31', winter), on('2027-01-10', winter), on('2027-01-11', winter)]).toEqual([false, true, true, false])
  })
  test('at every moment it says something, and never open on a weekend', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2030-01-01'), noInvalidDate: true }), (now) => {
      const state = openState(DEFAULT_HOURS, now)
      const day = new Intl.DateTimeFormat('en', { timeZone: 'Europe/Amsterdam', weekday: 'short' }).format(now)
      if (day === 'Sat' || day === 'Sun') expect(state.open).toBe(false)
      expect(openWords(state)).toMatch(/^Nu (open|gesloten)/)
    }))
  })
})
