import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { looksLikePin, methodAtHome, tilesBySchool, type HomeChild } from './rules'
import { childInput, forgottenInput, homeSignInInput } from './schema'

const child = (change: Partial<HomeChild>): HomeChild => ({ id: 'a', firstName: 'Bo', prefix: null, lastName: 'Aa', picture: 'uil', method: null, groupMethod: 'pin', schoolId: 's1', schoolName: 'De Regenboog', ...change })

describe('HOM-9: the child’s pin in the place of the password', () => {
  test.each([['1111', true], [' 0420 ', true], ['11111', false], ['111', false], ['Welkom2026', false], ['1 1 1 1', false], ['', false]])('%j → %s', (text, expected) => expect(looksLikePin(text)).toBe(expected))
  test('is said at the field, whatever the address', () => {
    const answer = homeSignInInput.safeParse({ email: 'niemand@nergens.example', password: '1111' })
    expect(answer.error?.issues.map(({ path, message }) => [path[0], message.slice(0, 38)])).toEqual([['password', 'Vier cijfers zijn de pincode van uw ki']])
  })
})

describe('what may come in', () => {
  test('blanks around an address and capitals do not matter', () => {
    expect(forgottenInput.parse({ email: ' Ouder@Thuis.Example ' })).toEqual({ email: 'ouder@thuis.example' })
    expect(homeSignInInput.parse({ email: ' Ouder@Thuis.Example ', password: ' Welkom2026 ' })).toEqual({ email: 'ouder@thuis.example', password: ' Welkom2026 ' })
  })
  test('whatever is typed: an answer, never a fault', () => {
    fc.assert(fc.property(fc.anything(), fc.anything(), (email, password) => {
      const answer = homeSignInInput.safeParse({ email, password })
      if (!answer.success) for (const { message } of answer.error.issues) expect(message).toMatch(/\S/)
    }))
  })
  test.each([[{ pupil: 'x' }], [{ secret: '111' }], [{ secret: '11111' }], [{ secret: 'Rood' }], [{ secret: 1111 }], [{ secret: null }], [{ pupil: undefined }]])('no child’s step: %j', (change) => {
    const right = { pupil: '5c0ffee0-0000-4000-8000-000000000001', secret: '0420' }
    expect([childInput.safeParse(right).success, childInput.safeParse({ ...right, ...change }).success]).toEqual([true, false])
  })
})

describe('HOM-2: the children as they choose themselves', () => {
  test.each([[null, 'pin', 'pin'], [null, 'picture', 'picture'], ['pin', 'picture', 'pin'], ['badge', 'picture', 'pin'], [null, 'badge', 'pin'], [null, null, 'pin']] as const)('pupil %s, group %s → %s', (own, group, expected) => expect(methodAtHome(own, group)).toBe(expected))

  test('by school; two of one name are told apart, at two schools too', () => {
    const tiles = tilesBySchool([child({ id: 'a', lastName: 'Smit', schoolId: 's2', schoolName: 'Zonnewijzer' }), child({ id: 'b', lastName: 'Bakker' }), child({ id: 'c', firstName: 'Aad', method: 'picture' })])
    expect(tiles).toEqual([
      { school: 'De Regenboog', children: [{ id: 'b', name: 'Bo B.', picture: 'uil', method: 'pin' }, { id: 'c', name: 'Aad', picture: 'uil', method: 'picture' }] },
      { school: 'Zonnewijzer', children: [{ id: 'a', name: 'Bo S.', picture: 'uil', method: 'pin' }] },
    ])
  })
  test('two schools of the same name stay two; nobody is nobody', () => {
    expect(tilesBySchool([child({}), child({ id: 'b', firstName: 'Ad', schoolId: 's2' })])).toHaveLength(2)
    expect(tilesBySchool([])).toEqual([])
  })
})
