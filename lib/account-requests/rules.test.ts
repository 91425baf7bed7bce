import { randomInt } from 'node:crypto'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { besideDuo, formPath, kindOfPath, newReference, objection, OBJECTION_WORDS, otherRequest, REQUEST_KINDS, REQUEST_SCHOOLS, schoolOfPath, type Objection, type RequestKind, type RequestSchool, type Standing } from './rules'
import { requestInput } from './schema'

describe('ACC-1: for which school a request can be made', () => {
  test.each<[RequestKind, RequestSchool, Standing['duo'], Standing['account'], Objection | null]>([
    ['account', 'primary', 'open', 'none', null],
    ['account', 'primary', 'unknown', 'none', 'brin-unknown'],
    ['account', 'primary', 'closed', 'none', 'brin-closed'],
    ['account', 'primary', 'open', 'alone', 'account-exists'],
    ['account', 'primary', 'open', 'coordinated', 'ask-coordinator'],
    ['account', 'primary', 'open', 'ended', 'account-ended'],
    ['account', 'abroad', 'unknown', 'none', null],
    ['account', 'teacherTraining', 'unknown', 'none', null],
    ['coordinator', 'primary', 'open', 'none', 'no-account'],
    ['coordinator', 'primary', 'open', 'alone', null],
    ['coordinator', 'primary', 'closed', 'alone', null],
    ['coordinator', 'primary', 'open', 'coordinated', 'ask-coordinator'],
    ['coordinator', 'remedialPractice', 'unknown', 'alone', null],
  ])('%s, %s, at DUO %s, here %s: %s', (kind, school, duo, account, expected) => expect(objection(kind, school, { duo, account })).toBe(expected))

  test('one that another account has leads to the second request, one without an account to the first; nothing names anybody', () => {
    expect([otherRequest('account-exists'), otherRequest('no-account'), otherRequest('ask-coordinator')]).toEqual(['coordinator', 'account', null])
    for (const words of Object.values(OBJECTION_WORDS)) expect(words).not.toMatch(/@|\{/)
  })

  test('each form has its address, and no other address has a form', () => {
    for (const kind of REQUEST_KINDS) for (const school of REQUEST_SCHOOLS) {
      const [, , first, second] = formPath(kind, school).split('/')
      expect([kindOfPath(first!), schoolOfPath(second!)]).toEqual([kind, school])
    }
    for (const path of ['', 'toString', 'account', '__proto__']) expect([kindOfPath(path), schoolOfPath(path)]).toEqual([null, null])
  })
})

describe('ACC-1: beside DUO’s record', () => {
  const duo = { name: 'Basisschool De Vrije Vogel', boardName: 'Stichting Vogels', boardNumber: '41009' }
  test('differences are marked; case, blanks and full stops are none', () => {
    const same = (asked: Partial<Record<'schoolName' | 'boardName' | 'boardNumber', string>>) => besideDuo({ schoolName: duo.name, boardName: duo.boardName, boardNumber: duo.boardNumber, ...asked }, duo).map((line) => line.same)
    expect(same({ schoolName: ' basisschool  de vrije vogel', boardName: 'Stichting Vogels.' })).toEqual([true, true, true])
    expect(same({ boardName: 'Stichting Vissen' })).toEqual([true, false, true])
    expect(besideDuo({ schoolName: 'x', boardName: 'y', boardNumber: 'z' }, { ...duo, boardName: null })[1]).toMatchObject({ atDuo: null, same: false })
  })
})

test('a reference is easy to read out, and no two are alike', () => {
  const made = new Set(Array.from({ length: 500 }, () => newReference((below) => randomInt(below))))
  expect(made.size).toBe(500)
  for (const reference of made) expect(reference).toMatch(/^A-[2-9A-HJ-NP-TV-Z]{4}-[2-9A-HJ-NP-TV-Z]{4}$/)
})

describe('ACC-1: the form', () => {
  const typed = { kind: 'account', schoolKind: 'primary', boardName: 'Stichting Vogels', boardNumber: '41009', schoolName: 'De Vrije Vogel', brin: ' 99vv ', signatoryName: 'B. Stuurder', signatoryEmail: 'Bestuur@Vogels.example', firstName: 'Vera', lastName: 'Vogel', email: 'vera@vogel.example' }
  test('a BRIN without a location is the main one; addresses in lower case', () => expect(requestInput.parse(typed)).toMatchObject({ brin: '99VV00', signatoryEmail: 'bestuur@vogels.example' }))
  test.each([['brin', '9VV'], ['brin', undefined], ['boardNumber', '123'], ['signatoryEmail', 'geen adres'], ['firstName', ' '], ['schoolName', 'a\u202eb'], ['boardName', 'x'.repeat(121)], ['schoolKind', 'test'], ['kind', 'iets']])('refused: %s %j', (field, value) => {
    expect(requestInput.safeParse({ ...typed, [field]: value }).success).toBe(false)
  })
  test('elsewhere than at DUO a BRIN is not needed, a place is', () => {
    const abroad = { ...typed, schoolKind: 'abroad', brin: undefined, boardNumber: 'KvK 12345678', city: 'Lissabon, Portugal' }
    expect(requestInput.parse(abroad)).toMatchObject({ city: 'Lissabon, Portugal' })
    expect(requestInput.safeParse({ ...abroad, city: '' }).success).toBe(false)
    expect(requestInput.safeParse({ ...abroad, brin: 'ABC' }).success).toBe(false)
  })
  test('whatever is typed, it ends with an answer', () => {
    fc.assert(fc.property(fc.dictionary(fc.constantFrom(...Object.keys(typed)), fc.string()), (wild) => void requestInput.safeParse({ ...typed, ...wild })))
  })
})
