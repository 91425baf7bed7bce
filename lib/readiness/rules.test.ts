import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { dutchDay, firstDayBounds, firstSchoolDay, isSeason, reminderOf, schoolChecks, yearToPrepare, type SchoolFacts } from './rules'
import { teacherAnswers, type TeacherFacts } from './teacher-rules'

describe('ACC-9: which year, and when', () => {
  test.each([
    ['2027-04-30T10:00:00Z', '2026-2027', false], ['2027-04-30T22:00:00Z', '2027-2028', true], ['2027-07-31T21:59:00Z', '2027-2028', true], ['2027-07-31T22:00:00Z', '2027-2028', true],
    ['2027-09-30T21:59:00Z', '2027-2028', true], ['2027-09-30T22:00:00Z', '2027-2028', false], ['2026-11-22T10:00:00Z', '2026-2027', false],
  ])('%s: %s', (now, year, season) => {
    expect(yearToPrepare(new Date(now))).toBe(year)
    expect(isSeason(new Date(now))).toBe(season)
  })

  test('PUB-6: publishers that take new groups over only by hand are told of, and only those', () => {
    const byHand = ['Kwintessens: maak ze zelf aan.']
    expect(schoolChecks({ ...GOOD, byHand }).at(-1)).toMatchObject({ state: 'todo', list: byHand })
    expect(schoolChecks({ ...GOOD, year: 'none', byHand }).at(-1)).toMatchObject({ state: 'wait', list: byHand })
    expect(schoolChecks({ ...GOOD, byHand: [] })).toEqual(schoolChecks(GOOD))
  })
  test('the last Monday of August, in whatever year', () => {
    expect(firstSchoolDay('2026-2027', null)).toBe('2026-08-31')
    expect(firstSchoolDay('2027-2028', null)).toBe('2027-08-30')
    expect(firstSchoolDay('2025-2026', null)).toBe('2025-08-25')
    fc.assert(fc.property(fc.integer({ min: 2000, max: 2100 }), (year) => {
      const day = new Date(`${firstSchoolDay(`${year}-${year + 1}`, null)}T12:00:00Z`)
      expect([day.getUTCDay(), day.getUTCMonth(), day.getUTCDate() > 24]).toEqual([1, 7, true])
    }))
  })

  test('the school’s own day counts for its own year only', () => {
    expect(firstSchoolDay('2027-2028', '2027-08-23')).toBe('2027-08-23')
    expect(firstSchoolDay('2028-2029', '2027-08-23')).toBe('2028-08-28')
    const { min, max } = firstDayBounds('2027-2028')
    for (const outside of ['2027-07-31', '2027-10-01']) expect([outside < min || outside > max, firstSchoolDay('2027-2028', outside)]).toEqual([true, '2027-08-30'])
  })

  test.each<[string, string | null]>([
    ['2027-07-14', null], ['2027-07-15', 'week-0'], ['2027-07-21', 'week-0'], ['2027-07-22', 'week-1'], ['2027-08-28', 'week-6'], ['2027-08-29', 'last'], ['2027-08-30', null], ['2027-09-15', null],
  ])('reminder of %s: %s', (today, expected) => expect(reminderOf(today, '2027-08-30')).toBe(expected))

  test('whatever the first day: at most one name a week, the last on the day before, none after', () => {
    const days = fc.integer({ min: 0, max: 60 }).map((after) => dutchDay(new Date(Date.UTC(2027, 7, 1 + after, 12))))
    fc.assert(fc.property(days, (firstDay) => {
      const names: string[] = []
      for (let at = Date.UTC(2027, 6, 1, 12); at < Date.UTC(2027, 10, 1); at += 86_400_000) {
        const today = dutchDay(new Date(at))
        const name = reminderOf(today, firstDay)
        if (name) names.push(name)
        if (name) expect(today < firstDay && today >= '2027-07-15').toBe(true)
      }
      expect(names.at(-1)).toBe('last')
      expect(names.filter((name) => name === 'last')).toHaveLength(1)
      for (const name of new Set(names)) expect(names.filter((each) => each === name).length).toBeLessThanOrEqual(7)
    }))
  })
})

const GOOD: SchoolFacts = {
  schoolYear: '2027-2028', year: 'begun', manual: true, firstDay: '2027-08-30', groups: [{ name: '4A', teachers: 1, pupils: 20 }], pupilsWithoutGroup: 0, teachers: 1, leaving: 22, teachersWithoutAddress: [], teachersNotInvited: [], sharedAddresses: [],
  knownAtDuo: true, coordinators: 2, newShortcutsSince: null, licencesOpen: 0,
}
const states = (facts: Partial<SchoolFacts>) => schoolChecks({ ...GOOD, ...facts }).map(({ state }) => state)

describe('ACC-9: the school’s list', () => {
  test('an address that only the file brought is an open point: nobody was mailed a link', () => {
    expect(schoolChecks({ ...GOOD, teachersNotInvited: ['Bert Bos'] })[3]).toMatchObject({ state: 'todo', href: '/leerkrachten', list: [expect.stringMatching(/^Bert Bos: .*geen activatielink/)] })
  })

  test('all is well', () => expect(new Set(states({}))).toEqual(new Set(['ok'])))
  test.each<[string, Partial<SchoolFacts>, number]>([
    ['pupils without a group', { pupilsWithoutGroup: 1 }, 0], ['a group without pupils', { groups: [{ name: '4A', teachers: 1, pupils: 0 }] }, 0], ['no coordinator who can log in', { coordinators: 0 }, 5],
    ['nobody left', { leaving: 0 }, 1], ['a group without a teacher', { groups: [{ name: '4A', teachers: 0, pupils: 3 }] }, 2], ['no address', { teachersWithoutAddress: ['Anja'] }, 3],
    ['one address for two', { sharedAddresses: ['a@b.example'] }, 3], ['unknown at DUO', { knownAtDuo: false }, 4], ['new shortcuts', { newShortcutsSince: '3 juli 2027' }, 6], ['licences to choose', { licencesOpen: 2 }, 7],
  ])('%s', (_, facts, at) => {
    const found = states(facts)
    expect(found.flatMap((state, index) => (state === 'todo' ? [index] : []))).toEqual([at])
  })
  test('a combined group with pupils needs a teacher, too; its pupils count once', () => {
    const [pupils, , teachers] = schoolChecks({ ...GOOD, groups: [...GOOD.groups, { name: 'Plusklas', teachers: 0, pupils: 4, combined: true }] })
    expect(pupils).toMatchObject({ state: 'ok', words: 'Er zijn: 1 groep met 20 leerlingen, en 1 samengestelde groep.' })
    expect(teachers).toMatchObject({ state: 'todo', list: ['Plusklas'] })
    expect(states({ groups: [...GOOD.groups, { name: 'Plusklas', teachers: 0, pupils: 0, combined: true }] })).toEqual(states({}))
  })
  test('no group at all: of its teachers nothing can be said', () => expect(states({ groups: [] }).slice(0, 3)).toEqual(['todo', 'ok', 'wait']))
  test('a school without teachers is not in order, whatever came in; what is known of the year ahead counts', () => {
    for (const year of ['none', 'begun', 'scheduled'] as const) expect(states({ year, teachers: 0, groups: [{ name: '4A', teachers: 0, pupils: 20 }] }).slice(2, 4)).toEqual(['todo', 'wait'])
    expect(states({ year: 'scheduled', teachers: 0, groups: [{ name: '4A', teachers: 1, pupils: 20 }] }).slice(2, 4)).toEqual(['ok', 'wait'])
  })
  test('nothing of the new year: it is said once, and nothing is judged by it', () => {
    expect(states({ year: 'none' })).toEqual(['todo', 'wait', 'wait', 'ok', 'ok', 'ok', 'ok', 'wait'])
    expect(schoolChecks({ ...GOOD, year: 'none' })[0]!.words).toContain('uiterlijk 1 dag voor de 1e schooldag')
    expect(schoolChecks({ ...GOOD, year: 'none', manual: false })[0]!.words).toContain('koppeling')
  })
  test('HLP-3: who may not hear of licences gets the list without them', () => {
    const words = (facts: Partial<SchoolFacts>) => JSON.stringify(schoolChecks({ ...GOOD, ...facts }))
    expect(words({})).toContain('icenties')
    for (const year of ['begun', 'scheduled', 'none'] as const) expect(words({ year, licencesOpen: null })).not.toContain('icenties')
  })
  test('every point that asks for something leads somewhere', () => {
    fc.assert(fc.property(fc.record({
      year: fc.constantFrom('begun', 'scheduled', 'none'), manual: fc.boolean(), pupilsWithoutGroup: fc.nat(3), leaving: fc.option(fc.nat(3)), knownAtDuo: fc.option(fc.boolean()), coordinators: fc.nat(3), licencesOpen: fc.nat(3),
      groups: fc.array(fc.record({ name: fc.string(), teachers: fc.nat(2), pupils: fc.nat(2) })), teachersWithoutAddress: fc.array(fc.string()),
    }), (facts) => {
      for (const check of schoolChecks({ ...GOOD, ...(facts as Partial<SchoolFacts>) })) if (check.state === 'todo') expect(check.href).toMatch(/^\//)
    }))
  })
})

const MINE: TeacherFacts = { schoolYear: '2027-2028', year: 'begun', activated: true, throughEnvironment: false, groups: [{ name: '4A', pupils: 20, titles: ['Rekenen'] }], titles: [{ productId: 'p', name: 'Rekenen', reason: null }] }
const answers = (facts: Partial<TeacherFacts>) => teacherAnswers({ ...MINE, ...facts }).map(({ state }) => state)

describe('ACC-9: the teacher’s four questions', () => {
  test('literally those of the manual', () => {
    expect(teacherAnswers(MINE).map(({ question }) => question)).toEqual(['Kan ik inloggen?', 'Zie ik mijn nieuwe groepen en al mijn nieuwe leerlingen?', 'Zie ik alle software voor mijn groep?', 'Kan ik ook inloggen op die software?'])
    expect(answers({})).toEqual(['ok', 'ok', 'ok', 'ok'])
  })
  test.each<[string, Partial<TeacherFacts>, string[]]>([
    ['not activated', { activated: false }, ['todo', 'ok', 'ok', 'ok']], ['through an environment', { activated: false, throughEnvironment: true }, ['ok', 'ok', 'ok', 'ok']],
    ['no group', { groups: [], titles: [] }, ['ok', 'todo', 'wait', 'wait']], ['an empty group', { groups: [{ name: '4A', pupils: 0, titles: ['x'] }] }, ['ok', 'todo', 'ok', 'ok']],
    ['a group without software', { groups: [{ name: '4A', pupils: 2, titles: [] }], titles: [] }, ['ok', 'ok', 'todo', 'wait']],
    ['a title that does not open', { titles: [{ productId: 'p', name: 'Rekenen', reason: 'no-consent' }] }, ['ok', 'ok', 'ok', 'todo']],
    ['the year is not there', { year: 'none' }, ['ok', 'wait', 'ok', 'ok']],
  ])('%s', (_, facts, expected) => expect(answers(facts)).toEqual(expected))
  test('a title that does not open leads to why', () => {
    const closed = teacherAnswers({ ...MINE, titles: [{ productId: 'p7', name: 'Rekenen', reason: 'not-linked' }] })[3]!
    expect(closed.list).toEqual([{ text: 'Rekenen: de licentie is niet aan uw groep gekoppeld', state: 'todo', href: '/lesmateriaal/waarom?titel=p7' }])
  })
})
