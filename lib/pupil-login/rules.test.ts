import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { badgeToken, methodOf, shortNames } from './rules'
import { pupilSignInInput } from './sign-in'

type Pupil = { id: string; firstName: string; prefix: string | null; lastName: string | null }
const pupils = (...names: [first: string, last?: string | null, prefix?: string | null][]): Pupil[] => names.map(([firstName, lastName = null, prefix = null], at) => ({ id: String(at), firstName, prefix, lastName }))
const shown = (list: Pupil[]) => [...shortNames(list).values()]

describe('PUP-1: names as classmates see them', () => {
  test.each<[string, Pupil[], string[]]>([
    ['the first name', pupils(['Bo', 'Aa', 'van'], ['Chris', 'Bakker']), ['Bo', 'Chris']],
    ['namesakes by as much of the last name as tells them apart', pupils(['Bo', 'Bakker'], ['Bo', 'Cornelissen']), ['Bo B.', 'Bo C.']],
    ['… more where one letter is not enough', pupils(['Bo', 'Bakker'], ['Bo', 'Berg', 'van den']), ['Bo Ba.', 'Bo Be.']],
    ['… whole where one begins like the other', pupils(['Bo', 'Berg'], ['Bo', 'Bergen', 'van']), ['Bo Berg', 'Bo Berge.']],
    ['case and accents do not tell apart', pupils(['Zoë', 'Bakker'], ['zoe', 'Berg']), ['Zoë Ba.', 'zoe Be.']],
    ['three of a name', pupils(['Bo', 'Aa'], ['Bo', 'Bakker'], ['Bo', 'Bos'], ['Ad', 'Aa']), ['Bo A.', 'Bo Ba.', 'Bo Bo.', 'Ad']],
    ['without a last name', pupils(['Bo'], ['Bo', 'Bakker']), ['Bo', 'Bo B.']],
    ['a letter of two halves stays whole', pupils(['Bo', '😀x'], ['Bo', 'Bakker']), ['Bo 😀.', 'Bo B.']],
  ])('%s', (_, list, expected) => expect(shown(list)).toEqual(expected))

  const name = fc.constantFrom('Bo', 'bo', 'Zoë', 'Zoe', 'Chris')
  const last = fc.option(fc.constantFrom('Aa', 'Bakker', 'Berg', 'Bergen', 'Bakkers', ''))
  const group = fc.array(fc.record({ firstName: name, lastName: last, prefix: fc.option(fc.constantFrom('van', 'de')) }), { maxLength: 8 }).map((list) => list.map((one, at) => ({ id: String(at), ...one })))
  test('each begins with the first name, and two are the same only where the whole names are', () => {
    fc.assert(fc.property(group, (list) => {
      const names = shortNames(list)
      expect(names.size).toBe(list.length)
      for (const one of list) {
        expect(names.get(one.id)!.startsWith(one.firstName)).toBe(true)
        for (const other of list) if (other.id !== one.id && names.get(one.id) === names.get(other.id)) expect(other.lastName ?? '').toBe(one.lastName ?? '')
      }
    }))
  })
})

describe('GRP-2: pin or picture', () => {
  test.each([[null, null, 'pin'], [null, 'picture', 'picture'], ['pin', 'picture', 'pin'], ['picture', 'pin', 'picture'], ['picture', null, 'picture']] as const)('pupil %s, group %s → %s', (own, group, expected) => expect(methodOf(own, group)).toBe(expected))
  test('what a sign-in may send', () => {
    const id = '5c0ffee0-0000-4000-8000-000000000001'
    const read = (change: object) => pupilSignInInput.safeParse({ ref: id, pupil: id, secret: '0123', target: null, ...change }).success
    for (const secret of ['0123', 'rode-ballon', 'a1']) expect(read({ secret })).toBe(true)
    for (const secret of ['', 'Rood', 'x', '../x', 1234, null, ['0123'], 'x'.repeat(41)]) expect(read({ secret }), String(secret)).toBe(false)
    for (const change of [{ ref: 'x' }, { pupil: '' }, { target: 'x'.repeat(2001) }, { target: undefined }]) expect(read(change)).toBe(false)
  })
})

describe('PUP-5: what a camera read', () => {
  const portal = 'https://portaal.example'
  const token = 'a'.repeat(43)
  test('a badge of this portal', () => expect(badgeToken(`${portal}/login/leerlingen/badge#${token}`, portal)).toBe(token))
  test.each([
    ['of another portal', `https://ander.example/login/leerlingen/badge#${token}`], ['over http', `http://portaal.example/login/leerlingen/badge#${token}`],
    ['of another page', `${portal}/login/leerlingen/badgex#${token}`], ['without a token', `${portal}/login/leerlingen/badge`], ['with a short one', `${portal}/login/leerlingen/badge#abc`],
    ['with a wrong sign', `${portal}/login/leerlingen/badge#${token}%20`], ['a name before the host', `https://portaal.example@evil.example/login/leerlingen/badge#${token}`], ['only a token', token], ['a wifi code', 'WIFI:T:WPA;S:school;;'], ['empty', ''],
  ])('is no badge: %s', (_, text) => expect(badgeToken(text, portal)).toBeNull())
  test('nothing that a camera may read throws, and what is taken is a token', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.webUrl({ withFragments: true }), fc.string().map((hash) => `${portal}/login/leerlingen/badge#${hash}`)), (text) => {
      const found = badgeToken(text, portal)
      expect(found === null || /^[\w-]{20,100}$/.test(found)).toBe(true)
    }))
  })
})
