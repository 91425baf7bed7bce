import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addSchoolDays } from '@/lib/core/school-days'
import { overSince, SUBSTITUTE_DAYS, untilWords } from './rules'
import { activateInput } from './schema'

const amsterdam = (moment: Date) => new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', dateStyle: 'short', timeStyle: 'medium' }).format(moment)

describe('SUB-2: school days', () => {
  test.each([
    ['a Monday, 1 day', '2026-11-23T08:00:00Z', 1, '2026-11-23 23:59:59', 'maandag 23 november 2026'],
    ['a Friday, 2 days', '2026-11-27T08:00:00Z', 2, '2026-11-30 23:59:59', 'maandag 30 november 2026'],
    ['a Saturday, 1 day', '2026-11-28T08:00:00Z', 1, '2026-11-30 23:59:59', 'maandag 30 november 2026'],
    ['a Sunday, 5 days', '2026-11-29T08:00:00Z', 5, '2026-12-04 23:59:59', 'vrijdag 4 december 2026'],
    ['late on Sunday in UTC is Monday here', '2026-11-22T23:30:00Z', 1, '2026-11-23 23:59:59', 'maandag 23 november 2026'],
    ['over the change to summer time', '2026-03-27T08:00:00Z', 2, '2026-03-30 23:59:59', 'maandag 30 maart 2026'],
    ['over the change to winter time', '2026-10-23T08:00:00Z', 2, '2026-10-26 23:59:59', 'maandag 26 oktober 2026'],
    ['in the hour that is there twice', '2026-10-25T01:30:00Z', 1, '2026-10-26 23:59:59', 'maandag 26 oktober 2026'],
  ] as const)('%s', (_, from, days, end, words) => {
    const until = addSchoolDays(new Date(from), days)
    expect(amsterdam(until)).toBe(end)
    expect(untilWords(until)).toBe(`tot en met ${words}`)
  })

  test('from whatever moment: ends on a school day, later than now, within a week and a weekend', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2026-01-01'), max: new Date('2036-01-01'), noInvalidDate: true }), fc.constantFrom(...SUBSTITUTE_DAYS), (now, days) => {
      const until = addSchoolDays(now, days)
      expect(until.getTime()).toBeGreaterThanOrEqual(now.getTime())
      expect(until.getTime() - now.getTime()).toBeLessThan(8.1 * 86_400_000)
      expect(amsterdam(until)).toMatch(/ 23:59:59$/)
      expect(untilWords(until)).not.toMatch(/zaterdag|zondag/)
    }))
  })
})

test('it was over at its end, or when somebody ended it before that', () => {
  const [early, late] = [new Date('2026-11-23'), new Date('2026-11-25')]
  expect([overSince({ endsAt: late, endedAt: early }), overSince({ endsAt: early, endedAt: late })]).toEqual([early, early])
})

describe('SUB-1: what Activeer sends', () => {
  const form = { groupId: '00000000-0000-4000-8000-000000000000', name: ' Ina Valk ', email: ' Ina@Inval.example ', days: '2' }
  test('a good one', () => expect(activateInput.parse(form)).toEqual({ ...form, name: 'Ina Valk', email: 'ina@inval.example', days: 2 }))
  test.each([[{ email: 'ina' }], [{ email: '' }], [{ email: 'ina@inval' }], [{ email: 'a@b.example, c@d.example' }], [{ name: '' }], [{ name: 'Ina\nValk' }], [{ days: '3' }], [{ days: '0' }], [{ days: '-1' }], [{ days: '1e9' }], [{ days: undefined }], [{ days: 'vijf' }]])('%j is refused, with a sentence', (wrong) => {
    const { success, error } = activateInput.safeParse({ ...form, ...wrong })
    expect(success).toBe(false)
    expect(error!.issues[0]!.message).toMatch(/^(Vul|Hier|Dit|Kies) .*\.$/)
  })
  test.each(['ids', ''])('%j is no group', (groupId) => expect(activateInput.safeParse({ ...form, groupId }).success).toBe(false))
})
