import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseBrin, splitBrin } from './brin'
import { dateTime, day } from './dates'
import { AppError } from './errors'
import { compareNames, firstNameWithPrefix, fullName } from './names'
import { addSchoolDays } from './school-days'
import { isSchoolYear, schoolYearOf } from './school-year'
import { isTextKey, sentence, TEXTS, type TextKey } from './texts'

test('these tests run far from Dutch time', () => expect(process.env.TZ).toBe('Pacific/Auckland'))

describe('ACC-2: BRIN', () => {
  const digits = fc.integer({ min: 0, max: 99 }).map((n) => String(n).padStart(2, '0'))
  const letters = fc.string({ unit: fc.constantFrom(...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'), minLength: 2, maxLength: 2 })
  const blanks = fc.string({ unit: fc.constantFrom(' ', '\t', '\n', '\u00a0'), maxLength: 3 })
  const anyCase = (text: string) => fc.array(fc.boolean(), { minLength: text.length, maxLength: text.length }).map((up) => [...text].map((c, at) => (up[at] ? c : c.toLowerCase())).join(''))

  test('however it is written, a BRIN has one form', () => {
    const spelling = fc.tuple(digits, letters, digits).chain(([a, b, c]) => fc.tuple(fc.constant(`${a}${b}${c}`), anyCase(a + b), blanks, blanks))
    fc.assert(fc.property(spelling, ([brin, institution, left, right]) => {
      const location = brin.slice(4)
      expect(parseBrin(`${left}${institution}${location}${right}`)).toBe(brin)
      expect(parseBrin(`${left}${institution}${right}`, `${left}${location}${right}`)).toBe(brin)
      expect(parseBrin(`${left}${institution}${right}`)).toBe(`${brin.slice(0, 4)}00`)
      expect(parseBrin(institution, ' ')).toBe(`${brin.slice(0, 4)}00`)
      expect(splitBrin(brin)).toEqual({ institution: brin.slice(0, 4), location })
      expect(parseBrin(parseBrin(brin)!)).toBe(brin)
    }))
  })

  test('nothing else is one', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const brin = parseBrin(text)
      if (brin !== null) expect([text.trim().toUpperCase(), `${text.trim().toUpperCase()}00`]).toContain(brin)
    }))
  })
  test.each(['', '99', '9AAA00', '99A100', '99AA0', '99AA000', '99AA-00', '99 AA 00', '99ÅÄ00', '٩٩AA00', 'O9AA00', '99AA00\n99AA01'])('%j is none', (text) => expect(parseBrin(text)).toBeNull())
  test('a location beside a BRIN that has one already is none', () => expect(parseBrin('99AA00', '01')).toBeNull())
})

describe('GRP-1: names', () => {
  const name = (lastName: string | null, firstName = 'A', prefix: string | null = null) => ({ firstName, prefix, lastName })
  test('whole, and with the prefix behind the first name', () => {
    const aad = name('Aa', 'Aad', 'van')
    expect([fullName(aad), firstNameWithPrefix(aad)]).toEqual(['Aad van Aa', 'Aad van'])
    expect([fullName({ firstName: 'Bo' }), firstNameWithPrefix(name('Bakker', 'Bo'))]).toEqual(['Bo', 'Bo'])
    expect(fullName(name('', 'Bo', ''))).toBe('Bo')
  })
  test('in the order of a Dutch register: by last name, the prefix does not count, accents neither', () => {
    const sorted = ['Aa', 'Aarsbergen', 'Bakker', 'Berg', 'Éclair', 'Ederveen', 'Hof', 'IJssel', 'Łucja', 'Meer', 'Zwart']
    const shuffled = [name('Meer', 'A', 'van der'), name('Hof', 'A', "van 't"), name('Berg', 'A', 'van den'), ...sorted.filter((last) => !['Meer', 'Hof', 'Berg'].includes(last)).reverse().map((last) => name(last))]
    expect(shuffled.sort(compareNames).map(({ lastName }) => lastName)).toEqual(sorted)
  })
  test('by first name where the last name is the same; who has no last name stands at the first name', () => {
    expect([name('Bakker', 'Chris'), name('bakker', 'Bo'), name(null, 'Bas'), name('Aa', 'Zoë')].sort(compareNames).map(({ firstName }) => firstName)).toEqual(['Zoë', 'Bo', 'Chris', 'Bas'])
  })
  test('it is an order', () => {
    const names = fc.record({ firstName: fc.string({ minLength: 1 }), lastName: fc.option(fc.string()) })
    fc.assert(fc.property(names, names, names, (a, b, c) => {
      expect(Math.sign(compareNames(a, b)) + Math.sign(compareNames(b, a))).toBe(0)
      if (compareNames(a, b) <= 0 && compareNames(b, c) <= 0) expect(compareNames(a, c)).toBeLessThanOrEqual(0)
    }))
  })
})

describe('ACC-10: school years', () => {
  test.each([
    ['2026-07-31T21:59:59Z', '2025-2026'], ['2026-07-31T22:00:00Z', '2026-2027'], ['2026-08-01T12:00:00Z', '2026-2027'],
    ['2026-12-31T22:59:59Z', '2026-2027'], ['2026-12-31T23:00:00Z', '2026-2027'], ['2027-01-01T00:00:00Z', '2026-2027'], ['2027-07-31T12:00:00Z', '2026-2027'],
  ])('%s is in %s, for it is 1 August in Dutch time that counts', (moment, year) => expect(schoolYearOf(new Date(moment))).toBe(year))
  test.each([['2026-2027', true], ['1999-2000', true], ['2026-2028', false], ['2027-2026', false], ['2026/2027', false], ['26-27', false], ['2026-2027 ', false], ['', false]])('%j → %s', (text, is) => expect(isSchoolYear(text)).toBe(is))
  test('every day has one, and it is one', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2000-01-01'), max: new Date('2099-01-01'), noInvalidDate: true }), (moment) => {
      expect(isSchoolYear(schoolYearOf(moment))).toBe(true)
    }))
  })
})

describe('SUB-2: school days', () => {
  const end = (from: string, days: number) => addSchoolDays(new Date(from), days).toISOString()
  test.each([
    ['one day is today, to its end', '2026-11-18T08:00:00Z', 1, '2026-11-18T22:59:59.999Z'],
    ['two days', '2026-11-18T08:00:00Z', 2, '2026-11-19T22:59:59.999Z'],
    ['a weekend does not count', '2026-11-20T08:00:00Z', 2, '2026-11-23T22:59:59.999Z'],
    ['five days from Wednesday', '2026-11-18T08:00:00Z', 5, '2026-11-24T22:59:59.999Z'],
    ['asked on a Saturday: from Monday', '2026-11-21T08:00:00Z', 1, '2026-11-23T22:59:59.999Z'],
    ['asked on a Sunday: from Monday', '2026-11-22T08:00:00Z', 2, '2026-11-24T22:59:59.999Z'],
    ['late in the evening it is still today in the Netherlands', '2026-11-18T22:30:00Z', 1, '2026-11-18T22:59:59.999Z'],
    ['after midnight it is tomorrow', '2026-11-18T23:30:00Z', 1, '2026-11-19T22:59:59.999Z'],
    ['over the change to winter time', '2026-10-23T08:00:00Z', 2, '2026-10-26T22:59:59.999Z'],
    ['over the change to summer time', '2026-03-27T08:00:00Z', 2, '2026-03-30T21:59:59.999Z'],
  ])('%s', (_, from, days, expected) => expect(end(from, days)).toBe(expected))
  test('never ends in a weekend, never before it began, and a day more never ends sooner', () => {
    fc.assert(fc.property(fc.date({ min: new Date('2020-01-01'), max: new Date('2040-01-01'), noInvalidDate: true }), fc.integer({ min: 1, max: 20 }), (from, days) => {
      const [last, later] = [addSchoolDays(from, days), addSchoolDays(from, days + 1)]
      expect(last.getTime()).toBeGreaterThanOrEqual(from.getTime())
      expect(later.getTime()).toBeGreaterThan(last.getTime())
      expect(['za', 'zo']).not.toContain(new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', weekday: 'short' }).format(last))
    }))
  })
})

describe('dates, in Dutch time and words', () => {
  test.each([['2026-11-20T13:05:00Z', '20 november 2026, 14:05'], ['2026-07-01T22:30:00Z', '2 juli 2026, 00:30'], ['2026-12-31T23:00:00Z', '1 januari 2027, 00:00']])('%s → %s', (moment, text) => {
    expect(dateTime(new Date(moment))).toBe(text)
    expect(day(new Date(moment))).toBe(text.split(',')[0])
  })
})

describe('texts', () => {
  test('what an address says is one of our codes or nothing', () => {
    expect(['not-found', 'constructor', '__proto__', 'toString', '', undefined].map(isTextKey)).toEqual([true, false, false, false, false, false])
  })
  const keys = Object.keys(TEXTS) as TextKey[]
  test.each(keys)('%s: one Dutch sentence or more, every placeholder filled in', (key) => {
    const names = [...TEXTS[key].matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)
    const text = sentence(key, Object.fromEntries(names.map((name) => [name, `<${name}>`])))
    for (const name of names) expect(text).toContain(`<${name}>`)
    expect(text).toMatch(/^(‘[^’]+’ [a-z]|[A-Z]).*[.!]$/)
    expect(text).not.toMatch(/[{}]|undefined/)
    expect(sentence(key)).not.toMatch(/[{}]|undefined/)
  })
  test('what a value says is not read as a placeholder', () => expect(sentence('seats-exceeded', { title: '{needed}', needed: 3, seats: 0 })).toContain('‘{needed}’: 3 leerlingen, 0 plaatsen'))
  test('an AppError carries the code for people and the detail for the log', () => {
    const error = new AppError('login-wait', 'detail', { minutes: '1 minuut' })
    expect([error.code, error.message, error.values, error.name]).toEqual(['login-wait', 'login-wait: detail', { minutes: '1 minuut' }, 'AppError'])
  })
})
