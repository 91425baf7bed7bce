import { expect, test } from 'vitest'
import { isPupil, readIdentity, sameIdentity } from './identity'

const claims = { iss: 'i', aud: 'a', exp: 1, iat: 1, nonce: 'n', at_hash: 'h', sub: 's', role: ['pupil'] }

test('what serves the protocol is left out, what the school shares stays, also what we do not know', () => {
  const { told } = readIdentity({ ...claims, level: 'plus' })
  expect(told).toEqual({ sub: 's', role: ['pupil'], level: 'plus' })
})

test('odd or absent optional claims do not break a login', () => {
  const identity = readIdentity({ sub: 's', role: 'pupil', school_id: 'x', group_keys: null, given_name: 5 })
  expect(identity).toMatchObject({ sub: 's', role: [] })
  expect(identity.school_id).toBeUndefined()
})

test('a token without a subject is refused', () => {
  expect(() => readIdentity({ role: ['pupil'] })).toThrow()
})

test('a changed place is another identity, a new nonce is not', () => {
  const one = readIdentity({ ...claims, place: 'school' })
  expect(sameIdentity(one, readIdentity({ ...claims, place: 'school', nonce: 'm', iat: 2 }))).toBe(true)
  expect(sameIdentity(one, readIdentity({ ...claims, place: 'home' }))).toBe(false)
})

test('an extra role never takes the teacher’s view away', () => {
  expect(isPupil(readIdentity(claims))).toBe(true)
  expect(isPupil(readIdentity({ ...claims, role: ['pupil', 'teacher'] }))).toBe(false)
})
