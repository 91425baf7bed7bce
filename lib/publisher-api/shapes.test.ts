import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { groupLists, institutionDetails, metaResult, roleCodes, splitHouseNumber, staffMember, student, type GroupRow, type PupilRow, type SchoolRow, type StaffRow } from './shapes'

const ALL = ['schoolName', 'role', 'groups', 'yearGroup', 'firstName', 'lastName', 'eckId', 'email', 'lasKey']
const all = new Set(ALL)
/** As a publisher gets it: what is undefined is not there. */
const sent = (value: unknown): unknown => JSON.parse(JSON.stringify(value))

const school: SchoolRow = {
  name: 'De Regenboog', brin: '99RB01', schoolKey: null, street: 'Kleurenlaan', houseNumber: '7a', postalCode: '1234AB', city: 'Voorbeeldstad',
  schoolRef: '5c0ffee0-0000-4000-8000-000000000001', boardNumber: '41001', active: true, mergedInto: null,
}
const pupil: PupilRow = {
  portalId: '100123', lasKey: '5001', firstName: 'Bo', prefix: 'van', lastName: 'Aa', initials: 'B', yearGroup: '5', groupKey: '5a', combinedKeys: ['plus'],
}
const member: StaffRow = {
  portalId: '100200', lasKey: 'L1', firstName: 'Ina', prefix: 'de', lastName: 'Valk', initials: 'I', roles: ['substitute'],
  endsAt: new Date('2026-11-24T22:59:59.999Z'), email: 'ina@inval.example', groupKeys: ['5a'], combinedKeys: ['plus'],
}

describe('InstitutionDetails (domain facts 1.3)', () => {
  test('splits BRIN and house number; the addition is written in lower case', () => {
    expect(sent(institutionDetails(school, all))).toEqual({
      naam: 'De Regenboog', straat: 'Kleurenlaan', huisnummer: '7', huisnummertoevoeging: 'a', postcode: '1234AB', woonplaats: 'Voorbeeldstad',
      brincode: '99RB', dependancecode: '01', instellingRef: '5c0ffee0-0000-4000-8000-000000000001', bestuurscode: '41001', actief: true, gefuseerdNaar: null,
    })
  })
  test('a school abroad has a key and no BRIN', () => {
    const details = sent(institutionDetails({ ...school, brin: null, schoolKey: 'WINDROOS' }, all))
    expect(details).toMatchObject({ schoolkey: 'WINDROOS' })
    expect(details).not.toHaveProperty('brincode')
    expect(details).not.toHaveProperty('dependancecode')
  })
  test('without schoolName its numbers remain', () => {
    expect(Object.keys(sent(institutionDetails(school, new Set())) as object)).toEqual(['brincode', 'dependancecode', 'instellingRef', 'bestuurscode', 'actief', 'gefuseerdNaar'])
  })
  test.each([
    ['7', '7', null], ['12a', '12', 'a'], ['12-3', '12', '3'], [' 12 bis ', '12', 'bis'], ['t.o. 4', 't.o. 4', null], [null, null, null],
  ])('house number %j', (text, number, addition) => expect(splitHouseNumber(text)).toEqual({ number, addition }))
})

describe('Group', () => {
  const base: GroupRow = { lasKey: '5a', kind: 'base', name: 'Groep 5A', yearGroup: '5', description: null }
  const combined: GroupRow = { lasKey: 'plus', kind: 'combined', name: 'Plusklas', yearGroup: null, description: 'dinsdag' }
  test('base groups are groepen, combined ones subgroepen', () => {
    expect(sent(groupLists([base, combined], all))).toEqual({
      groepen: [{ lasKey: '5a', naam: 'Groep 5A', jaargroep: '5' }], subgroepen: [{ lasKey: 'plus', naam: 'Plusklas', omschrijving: 'dinsdag' }],
    })
  })
  test('the year of a group tells that of its pupils: only with yearGroup', () => {
    expect(sent(groupLists([base], new Set(['groups'])))).toEqual({ groepen: [{ lasKey: '5a', naam: 'Groep 5A' }], subgroepen: [] })
  })
  test('without groups the lists are empty and there', () => {
    expect(groupLists([base, combined], new Set(['yearGroup']))).toEqual({ groepen: [], subgroepen: [] })
  })
})

describe('Student', () => {
  test('with everything agreed', () => {
    expect(sent(student(pupil, all, 'https://ketenid.nl/1'))).toEqual({
      id: 100123, eckid: 'https://ketenid.nl/1', lasKey: '5001', persoonsgegevens: { achternaam: 'Aa', voornaam: 'Bo', voorvoegsel: 'van', voorletters: 'B' },
      jaargroep: '5', groep: '5a', subgroepen: ['plus'],
    })
  })
  test('with nothing agreed: a number', () => {
    expect(sent(student(pupil, new Set(), 'https://ketenid.nl/1'))).toEqual({ id: 100123, persoonsgegevens: {}, subgroepen: [] })
  })
})

describe('StaffMember', () => {
  test('with everything agreed; the last day is the Dutch one', () => {
    expect(sent(staffMember(member, all, null))).toEqual({
      id: 100200, lasKey: 'L1', persoonsgegevens: { achternaam: 'Valk', voornaam: 'Ina', voorvoegsel: 'de', voorletters: 'I' },
      emailadres: 'ina@inval.example', einddatum: '2026-11-24', rollen: ['Inval'], groepen: ['5a'], subgroepen: ['plus'],
    })
  })
  test('with nothing agreed', () => {
    expect(sent(staffMember({ ...member, endsAt: null }, new Set(), 'x'))).toEqual({ id: 100200, persoonsgegevens: {}, rollen: [], groepen: [], subgroepen: [] })
  })
  test('roles are a set of the codes that publishers know', () => {
    expect(roleCodes(['coordinator', 'teacher', 'careCoordinator', 'remedialTeacher', 'intern', 'substitute'])).toEqual(['ICTCoordinator', 'Leerkracht', 'IBRTer', 'Stagiair', 'Inval'])
    expect(roleCodes(['supportStaff'])).toEqual([])
  })
})

test('PUB-3: whatever is agreed, no field holds what was not', () => {
  const secrets: Record<string, string[]> = {
    role: ['Inval'], groups: ['"5a"', 'plus'], yearGroup: ['"5"'], firstName: ['Bo', 'Ina', '"B"', '"I"'], lastName: ['"Aa"', 'Valk', 'van', '"de"'],
    eckId: ['ketenid'], email: ['@'], lasKey: ['5001', 'L1'], schoolName: ['Regenboog', 'Kleurenlaan', '1234AB', 'Voorbeeldstad'],
  }
  fc.assert(
    fc.property(fc.subarray(ALL), (some) => {
      const agreed = new Set(some)
      const text = JSON.stringify([institutionDetails(school, agreed), student(pupil, agreed, 'ketenid'), staffMember(member, agreed, 'ketenid')])
      for (const [attribute, words] of Object.entries(secrets)) for (const word of words) expect(text.includes(word), `${attribute}: ${word}`).toBe(agreed.has(attribute))
    }),
  )
})

test('metaResult has moments in UTC', () => {
  expect(metaResult(new Date('2026-11-20T17:00:00Z'), new Date('2026-11-22T08:15:00Z'))).toEqual({ mutationTimestamp: '2026-11-20T17:00:00.000Z', generationTimestamp: '2026-11-22T08:15:00.000Z' })
})
