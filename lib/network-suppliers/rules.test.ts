import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isSlug, personOf, readTold, supplierLabel, type Candidate } from './rules'
import { isNetworkRefusal, NETWORK_REFUSALS, networkRefusalAddress } from './refusals'

describe('SSO-3: what an environment says', () => {
  test('marks are read, addresses in lower case; names and other claims are not looked at', () => {
    expect(readTold({ sub: 'x', eck_id: ' https://ketenid.nl/a ', email: ' Bram@Bron.example ', las_key: 'L1', role: ['teacher'], name: 'Bram', given_name: 'Bram' }))
      .toEqual({ eckId: 'https://ketenid.nl/a', email: 'bram@bron.example', lasKey: 'L1', kind: 'staff' })
  })
  test.each<[unknown, 'pupil' | 'staff' | null]>([['pupil', 'pupil'], [['Leerling'], 'pupil'], ['student', 'pupil'], ['teacher', 'staff'], [['admin', 'teacher'], 'staff'], [undefined, null], [[], null], [7, null]])('role %j → %s', (role, kind) => expect(readTold({ role }).kind).toBe(kind))
  test('an address that the environment doubts is none', () => {
    expect(readTold({ email: 'a@b.example', email_verified: false }).email).toBeNull()
    expect(readTold({ email: 'a@b.example', email_verified: true }).email).toBe('a@b.example')
  })
  test('odd values count as absent, one by one', () => {
    expect(readTold({ eck_id: 7, email: 'x'.repeat(300), las_key: 'a\u0000b', role: 'teacher' })).toEqual({ eckId: null, email: null, lasKey: null, kind: 'staff' })
    fc.assert(fc.property(fc.anything(), (given) => {
      for (const mark of Object.values(readTold(given))) if (mark !== null) expect(mark).not.toMatch(/^$|\p{Cc}/u)
    }))
  })
})

describe('SSO-3: who it is', () => {
  const nobody = { eckId: null, email: null, lasKey: null, kind: null }
  const bo: Candidate = { kind: 'pupil', id: 'bo', otherEckId: false }
  const ann: Candidate = { kind: 'staff', id: 'ann', otherEckId: false }
  test('the one to whom everything points', () => expect(personOf(nobody, [bo])).toBe(bo))
  test('nobody; two people; somebody known under another ECK iD', () => {
    expect(personOf(nobody, [])).toBeNull()
    expect(personOf(nobody, [bo, ann])).toBeNull()
    expect(personOf(nobody, [{ ...bo, otherEckId: true }])).toBeNull()
  })
  test('a pupil’s mark never opens a teacher’s door, nor the other way round', () => {
    expect(personOf({ ...nobody, kind: 'pupil' }, [ann])).toBeNull()
    expect(personOf({ ...nobody, kind: 'staff' }, [bo])).toBeNull()
    expect(personOf({ ...nobody, kind: 'staff' }, [bo, ann])).toBe(ann)
  })
})

test('NET-3: environments are named as the manuals do', () => {
  expect([supplierLabel('MOO', 'Heutink ICT'), supplierLabel('Skool/Miloo', null)]).toEqual(['MOO van Heutink ICT', 'Skool/Miloo'])
  expect([isSlug('x-cool'), isSlug('X'), isSlug(''), isSlug(null), isSlug("a' or 1")]).toEqual([true, false, false, false, false])
})

test('every refusal has words for adults and for children, and an address of its own', () => {
  for (const [reason, { staff, pupil }] of Object.entries(NETWORK_REFUSALS)) {
    for (const text of [...Object.values(staff), ...Object.values(pupil)]) expect(text, reason).toMatch(/^[^a-z].*[.?]$/)
    expect(Object.values(pupil).join(' '), reason).not.toMatch(/\bu\b|\buw\b|\{/i)
  }
  expect([isNetworkRefusal('no-tick'), isNetworkRefusal('toString'), isNetworkRefusal(undefined)]).toEqual([true, false, false])
  expect(networkRefusalAddress('no-tick', { environment: 'skool', pupil: true })).toBe('/login/netwerk?reden=no-tick&omgeving=skool&wie=leerling')
})
