import { describe, expect, it } from 'vitest'
import { findingText } from './finding-texts'
import { checkAgainstSchool } from './rules'
import { codes, roster, teacher } from './test-support'

const school = (parts: { brin?: string | null; schoolKey?: string | null }) => ({ brin: null, schoolKey: null, name: 'De Klimop', ...parts })
const check = (file: { brin?: string; schoolKey?: string }, own: { brin?: string | null; schoolKey?: string | null }) =>
  codes(checkAgainstSchool(roster({ brin: undefined, ...file }), school(own), '2025-2026'))

describe('LAS-3: a file is of this school or it is refused', () => {
  it('compares the BRIN; location 00 and none are the same', () => {
    expect(check({ brin: '99ZZ00' }, { brin: '99ZZ00' })).toEqual([])
    expect(check({ brin: '99ZZ00' }, { brin: '99ZZ' })).toEqual([])
    expect(check({ brin: '99ZZ' }, { brin: '99zz00' })).toEqual([])
    expect(check({ brin: '99ZZ01' }, { brin: '99ZZ00' })).toEqual(['school.other-brin'])
    expect(check({ brin: '99XX99' }, { brin: '99ZZ00' })).toEqual(['school.other-brin'])
  })

  it('names both schools', () => {
    const { findings } = checkAgainstSchool(roster({ brin: '99XX99' }), school({ brin: '99ZZ00' }), '2025-2026')
    expect(findings[0]).toMatchObject({ severity: 'error' })
    expect(findingText(findings[0]!).message).toBe('Dit bestand is van een school met BRIN 99XX99, maar De Klimop heeft BRIN 99ZZ00.')
  })

  it('does not look at the key of a school with a BRIN', () => {
    expect(check({ brin: '99ZZ00', schoolKey: 'anders' }, { brin: '99ZZ00', schoolKey: 'eigen' })).toEqual([])
    expect(check({ schoolKey: 'eigen' }, { brin: '99ZZ00', schoolKey: 'eigen' })).toEqual(['school.brin-absent'])
  })

  it('compares the key of a school without a BRIN: abroad, RT practice, Pabo', () => {
    expect(check({ schoolKey: 'eigen' }, { schoolKey: 'eigen' })).toEqual([])
    expect(check({ schoolKey: 'anders' }, { schoolKey: 'eigen' })).toEqual(['school.other-key'])
    expect(check({ brin: '99ZZ00' }, { schoolKey: 'eigen' })).toEqual(['school.key-absent'])
    expect(check({ brin: '99ZZ00', schoolKey: 'x' }, {})).toEqual(['school.no-identity'])
  })
})

describe('LAS-3: another school year asks, it does not refuse', () => {
  it.each([
    ['2025-2026', []],
    ['2012-2013', [['question', 'school-year.old']]],
    ['2026-2027', [['notice', 'school-year.next']]],
    ['2027-2028', [['error', 'school-year.far']]],
    ['2028-2029', [['error', 'school-year.far']]],
  ])('%s', (schoolYear, expected) => {
    const { findings } = checkAgainstSchool(roster({ schoolYear }), school({ brin: '99ZZ' }), '2025-2026')
    expect(findings.map(({ severity, code }) => [severity, code])).toEqual(expected)
  })

  it('over a link another year than was asked for is always a question: only a file waits by itself (ACC-10)', () => {
    const { findings } = checkAgainstSchool(roster({ schoolYear: '2026-2027' }), school({ brin: '99ZZ' }), '2025-2026', 'link')
    expect(findings.map(({ code }) => code)).toEqual(['school-year.future'])
    expect(checkAgainstSchool(roster({ schoolYear: '2028-2029' }), school({ brin: '99ZZ' }), '2025-2026', 'link').findings.map(({ code }) => code)).toEqual(['school-year.far'])
  })
})

describe('LAS-4: from a file everyone linked to a group comes along', () => {
  const staffOf = (...staff: ReturnType<typeof teacher>[]) => checkAgainstSchool(roster({ staff }), school({ brin: '99ZZ' }), '2025-2026')

  it('without an e-mail address too; who has no group is listed with the reason', () => {
    const result = staffOf(teacher('1', { groupKeys: ['g'] }), teacher('2', { line: 80, lastName: 'Smit' }))
    expect(result.roster.staff.map(({ key }) => key)).toEqual(['1'])
    expect(result.leftOut.map(({ key }) => key)).toEqual(['2'])
    expect(result.findings).toMatchObject([{ severity: 'notice', code: 'staff.no-group', line: 80, subject: 'Juf2 S.' }])
  })

  it('keeps a valid e-mail address in lower case and drops another', () => {
    const result = staffOf(teacher('1', { groupKeys: ['g'], email: ' Anja@School.Example ' }), teacher('2', { groupKeys: ['g'], email: 'anja at school' }))
    expect(result.roster.staff).toEqual([teacher('1', { groupKeys: ['g'], email: 'anja@school.example' }), teacher('2', { groupKeys: ['g'] })])
    expect(codes(result)).toEqual(['staff.email-invalid'])
  })

  it('drops an address that two people have from both', () => {
    const result = staffOf(
      teacher('1', { groupKeys: ['g'], email: 'a@b.example' }),
      teacher('2', { groupKeys: ['g'], email: 'A@B.example' }),
      teacher('3', { groupKeys: ['g'], email: 'c@b.example' }),
    )
    expect(result.roster.staff.map(({ email }) => email)).toEqual([undefined, undefined, 'c@b.example'])
    expect(result.findings.map(({ code, severity, params }) => [code, severity, params?.count])).toEqual([
      ['staff.email-duplicate', 'warning', 2],
      ['staff.email-duplicate', 'warning', 2],
    ])
  })

  it('does not count the address of someone who stays behind', () => {
    const result = staffOf(teacher('1', { groupKeys: ['g'], email: 'a@b.example' }), teacher('2', { email: 'a@b.example' }))
    expect(result.roster.staff[0]?.email).toBe('a@b.example')
  })
})

describe('LAS-4: over a link a member of staff needs a group and an e-mail address of their own', () => {
  const email = (name: string) => `${name}@school.example`
  const linked = (...staff: ReturnType<typeof teacher>[]) => {
    const { roster: checked, findings, leftOut } = checkAgainstSchool(roster({ staff }), school({ brin: '99ZZ' }), '2025-2026', 'link')
    return { keys: checked.staff.map(({ key }) => key), staff: checked.staff, told: findings.map(({ code, subject }) => [code, subject]), leftOut: leftOut.map(({ key }) => key) }
  }

  it('comes along with both, the address in lower case, and the LAS’s roles go no further', () => {
    const { staff, told } = linked(teacher('1', { groupKeys: ['g'], email: ' Anja@School.Example ', roles: ['LRK', 'ICT'] }))
    expect(staff).toEqual([{ key: '1', firstName: 'Juf1', groupKeys: ['g'], email: 'anja@school.example' }])
    expect(told).toEqual([])
  })
  it.each([
    ['no group', teacher('1', { email: email('a') }), 'link.staff-no-group'],
    ['no address', teacher('1', { groupKeys: ['g'] }), 'link.staff-no-email'],
    ['an address that is none', teacher('1', { groupKeys: ['g'], email: 'anja at school' }), 'link.staff-email-invalid'],
    ['roles without teacher, where the LAS tells roles', teacher('1', { groupKeys: ['g'], email: email('a'), roles: ['DIR'] }), 'link.staff-role'],
  ])('%s: left out, with the reason', (_, person, code) => {
    expect(linked(person)).toMatchObject({ keys: [], leftOut: ['1'], told: [[code, 'Juf1']] })
  })
  it('two with one address: neither, also when one of them has no group', () => {
    expect(linked(teacher('1', { groupKeys: ['g'], email: email('a') }), teacher('2', { groupKeys: ['g'], email: email('A') })).keys).toEqual([])
    expect(linked(teacher('1', { groupKeys: ['g'], email: email('a') }), teacher('2', { email: email('a') })).keys).toEqual([])
  })
  it('a LAS that tells no roles: everyone counts as a teacher', () => expect(linked(teacher('1', { groupKeys: ['g'], email: email('a'), roles: [] })).keys).toEqual(['1']))
})
