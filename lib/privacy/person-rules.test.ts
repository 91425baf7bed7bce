import { describe, expect, test } from 'vitest'
import { models } from './kept'
import { namesPerson, NOT_BY_PERSON, reaches, SUBJECT_KINDS, tellsOf, whereOf, type SubjectKind } from './person-rules'
import { keepingOf } from './rules'

const modelOf = (name: string) => models.find((model) => model.name === name)!
const WORD: Record<SubjectKind, 'leerling' | 'medewerker' | 'ouder'> = { pupil: 'leerling', staff: 'medewerker', parent: 'ouder' }

describe('DAT-3: no table is forgotten', () => {
  test.each(SUBJECT_KINDS)('each table that keeps something of a %s is searched, or is named as one that cannot be', (kind) => {
    const kept = models.filter((model) => keepingOf(model, 180)?.whose.includes(WORD[kind]))
    expect(kept.length).toBeGreaterThan(3)
    expect(kept.filter((model) => !reaches(model, kind) && !(model.name in NOT_BY_PERSON)).map(({ name }) => name)).toEqual([])
  })
  test('what is named as not by person is a table that is there', () => {
    expect(Object.keys(NOT_BY_PERSON).filter((name) => !modelOf(name))).toEqual([])
  })
  test('a table that somebody adds is searched by its columns', () => {
    const added = { name: 'Passkey', table: 'passkey', keeps: null, key: ['id'], fields: ['id', 'userId', 'revokedById'].map((name) => ({ name, column: name, type: 'String', sealed: null, untold: null })) }
    expect(whereOf(added, { schoolId: 's', userId: 'u', emails: [] })).toEqual({ about: { OR: [{ userId: 'u' }] }, by: { OR: [{ revokedById: 'u' }] } })
    expect(whereOf(added, { schoolId: 's', pupilId: 'p', emails: [] })).toEqual({ about: null, by: null })
  })
})

describe('where somebody is found', () => {
  const traces = { schoolId: 's', employmentId: 'e', userId: 'u', emails: ['a@b.example'] }
  test('links in mails: those that this school had sent', () => expect(whereOf(modelOf('MailToken'), traces).about).toEqual({ sentBySchool: 's', OR: [{ userId: 'u' }] }))
  test('the own row, and by no empty id', () => {
    expect(whereOf(modelOf('Employment'), traces).about).toEqual({ OR: [{ id: 'e' }, { userId: 'u' }, { invitedEmail: { in: ['a@b.example'] } }, { lasEmail: { in: ['a@b.example'] } }] })
    expect(whereOf(modelOf('Employment'), { schoolId: 's', emails: [] }).about).toBeNull()
    expect(JSON.stringify(whereOf(modelOf('AuditEvent'), { schoolId: 's', pupilId: 'p', emails: [] }))).not.toContain('null,')
  })
  test('pseudonyms of a pupil', () => expect(whereOf(modelOf('PairwiseSubject'), { schoolId: 's', pupilId: 'p', emails: [] }).about).toEqual({ OR: [{ personId: { in: ['p'] } }] }))
})

test.each<[string, string, boolean]>([
  ['Aad van Aa', 'Aad van Aa', true], ['  aad  VAN aa ', 'Aad van Aa', true], ['', 'Aad', false], ['Aad', 'Aad van Aa', false], [' ', ' ', false], ['Zoe\u0308', 'Zo\u00eb', true],
])('typing %j confirms %j: %s', (typed, name, expected) => expect(namesPerson(typed, name)).toBe(expected))

test('whether a text tells of somebody', () => {
  const bo = { lasKey: '5001', firstName: 'Bo', lastName: 'Aa' }
  expect([tellsOf('{"key":"5001"}', bo), tellsOf('{"key":"15001"}', bo), tellsOf('Bo van Aa, regel 3', bo), tellsOf('Bo de Wit', bo)]).toEqual([true, false, true, false])
  expect(tellsOf('"x"', { lasKey: null, firstName: 'Bo', lastName: null })).toBe(false)
})
