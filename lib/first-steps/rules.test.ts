import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ready, stepsOf, type SchoolFacts } from './rules'

const EMPTY: SchoolFacts = { pupils: 0, linked: false, addresses: 0, devices: 0, environments: 0, publishers: 0, licences: 0, pupilLogins: false, shortcuts: false, teachers: 0, teachersWithAddress: 0, homes: 0, coordinators: 1, coordinatorsInvited: [], linkWaits: false }
const done = (facts: Partial<SchoolFacts>) => stepsOf({ ...EMPTY, ...facts }).filter((step) => step.done).map(({ id }) => id)

describe('ACC-3: what still has to be done, after the manual (seeds 001)', () => {
  test('the manual’s order', () => expect(stepsOf(EMPTY).map(({ id }) => id)).toEqual(['people', 'address', 'environment', 'publishers', 'logins', 'shortcuts', 'licences', 'staff', 'second', 'homes']))
  test('a school that is new has everything to do', () => expect(done({})).toEqual([]))
  test.each<[Partial<SchoolFacts>, string[]]>([
    [{ pupils: 3 }, ['people']],
    [{ addresses: 1 }, ['address']],
    [{ devices: 1 }, ['address']],
    // In an environment pupils come in from everywhere, and need no shortcuts.
    [{ environments: 1 }, ['address', 'environment', 'shortcuts']],
    [{ publishers: 1 }, ['publishers']],
    [{ pupilLogins: true }, ['logins']],
    [{ shortcuts: true }, ['shortcuts']],
    [{ licences: 1 }, ['licences']],
    [{ teachers: 2, teachersWithAddress: 1 }, []],
    [{ teachers: 2, teachersWithAddress: 2 }, ['staff']],
    [{ teachers: 2, linked: true }, ['staff']],
    [{ linked: true }, []],
    [{ coordinators: 2 }, ['second']],
    [{ homes: 1 }, ['homes']],
  ])('%j ticks %j', (facts, expected) => expect(done(facts)).toEqual(expected))

  test('what waits for somebody else says for whom, until it is done', () => {
    const waits = (facts: Partial<SchoolFacts>) => Object.fromEntries(stepsOf({ ...EMPTY, ...facts }).flatMap(({ id, waits: words }) => (words ? [[id, words]] : [])))
    expect(waits({})).toEqual({})
    expect(waits({ coordinatorsInvited: ['Jan Jansen', 'Els de Wit'], linkWaits: true })).toEqual({ people: expect.stringContaining('toestemming in uw LAS'), second: 'Wacht op Jan Jansen en Els de Wit: de activatielink is nog niet gebruikt.' })
    expect(waits({ coordinatorsInvited: ['Jan Jansen'], coordinators: 2, linkWaits: true, pupils: 1 })).toEqual({})
  })

  test('ready without what is optional, and not before', () => {
    const all = { pupils: 1, addresses: 1, publishers: 1, licences: 1, pupilLogins: true, shortcuts: true, teachers: 1, teachersWithAddress: 1 }
    expect(ready(stepsOf({ ...EMPTY, ...all }))).toBe(true)
    for (const key of Object.keys(all)) expect(ready(stepsOf({ ...EMPTY, ...all, [key]: EMPTY[key as keyof SchoolFacts] })), key).toBe(false)
  })

  test('having more never unticks a step, teachers without an address apart', () => {
    fc.assert(fc.property(fc.constantFrom('pupils', 'addresses', 'devices', 'environments', 'publishers', 'licences', 'homes', 'coordinators', 'teachersWithAddress'), fc.nat(5), fc.nat(5), (key, had, more) => {
      const count = (value: number) => stepsOf({ ...EMPTY, teachers: 20, [key]: value }).filter((step) => step.done).length
      expect(count(had + more)).toBeGreaterThanOrEqual(count(had))
    }))
  })
})
