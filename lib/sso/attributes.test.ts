import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ALL_CLAIMS, ALWAYS, ATTRIBUTES, claimsFor, isAttribute, type Attribute, type PersonFacts } from './attributes'
import { grantId, readGrantId } from './grant'
import { accountId, readAccountId } from './person-claims'
import { isRefusalReason, refusalAddress, REFUSALS } from './refusals'

const BO: PersonFacts = {
  subject: 'pseudonym', schoolPortalId: 100001, schoolName: 'De Regenboog', roles: ['pupil'], groups: [{ key: '5a', name: 'Groep 5A' }], yearGroup: '5', firstName: 'Bo', prefix: 'van', lastName: 'Aa', eckId: 'https://ketenid.nl/x', place: 'school',
}
const names = Object.keys(ATTRIBUTES) as Attribute[]

describe('PUB-3, SSO-1: claims are cut to what was agreed', () => {
  test('nothing agreed: the pseudonym and the school’s number', () => expect(claimsFor(BO, [])).toEqual({ sub: 'pseudonym', school_id: 100001 }))
  test.each<[Attribute, object]>([
    ['schoolName', { school_name: 'De Regenboog' }], ['role', { role: ['pupil'] }], ['groups', { group_keys: ['5a'], group_names: ['Groep 5A'] }], ['yearGroup', { year_group: '5' }],
    ['firstName', { given_name: 'Bo' }], ['lastName', { family_name: 'van Aa' }], ['eckId', { eck_id: 'https://ketenid.nl/x' }], ['place', { place: 'school' }], ['email', {}], ['lasKey', {}],
  ])('%s alone brings its own claims', (attribute, claims) => expect(claimsFor(BO, [attribute])).toEqual({ sub: 'pseudonym', school_id: 100001, ...claims }))
  test('the table above has every attribute', () => expect(names).toHaveLength(10))

  test('never more than agreed, whatever was agreed: also words that name nothing', () => {
    const agreed = fc.array(fc.oneof(fc.constantFrom<string>(...names), fc.constantFrom('sub', 'email', 'toString', '__proto__', 'constructor', 'portalId'), fc.string()))
    fc.assert(fc.property(agreed, (list) => {
      const allowed = new Set<string>([...ALWAYS, ...list.filter(isAttribute).flatMap((attribute) => [...ATTRIBUTES[attribute].claims])])
      const given = Object.keys(claimsFor(BO, list))
      expect(given.filter((claim) => !allowed.has(claim))).toEqual([])
      expect(given.filter((claim) => !ALL_CLAIMS.includes(claim))).toEqual([])
      expect(new Set(given)).toEqual(allowed)
    }))
  })

  test('what is not there is left out, not sent as null', () => {
    expect(claimsFor({ ...BO, yearGroup: null, prefix: null, lastName: null, eckId: null, groups: [] }, names)).toEqual({
      sub: 'pseudonym', school_id: 100001, school_name: 'De Regenboog', role: ['pupil'], group_keys: [], group_names: [], given_name: 'Bo', place: 'school',
    })
  })
  test('a group whose key is good for one file only has no key to send', () => {
    expect(claimsFor({ ...BO, groups: [{ key: null as unknown as string, name: 'Vlinders' }] }, ['groups'])).toMatchObject({ group_keys: [], group_names: ['Vlinders'] })
  })
  test('each attribute has words for the page, and a claim no other has', () => {
    const claims = names.flatMap((name) => [...ATTRIBUTES[name].claims])
    expect(new Set(claims).size).toBe(claims.length)
    for (const { words } of Object.values(ATTRIBUTES)) expect(words.length).toBeGreaterThan(3)
  })
})

describe('ids that the provider hands back', () => {
  test('a grant id names its client and account', () => {
    fc.assert(fc.property(fc.string(), fc.string(), (clientId, account) => {
      fc.pre(!/\p{Surrogate}/u.test(clientId + account))
      expect(readGrantId(grantId(clientId, account))).toEqual({ clientId, accountId: account })
    }))
  })
  test('garbage names nobody', () => {
    fc.assert(fc.property(fc.string(), (text) => {
      const read = readGrantId(text)
      if (read) expect([typeof read.clientId, typeof read.accountId]).toEqual(['string', 'string'])
    }))
    for (const json of ['null', '1', '{}', '[]', '["a"]', '[1,2]', '["a",null]', '']) expect(readGrantId(Buffer.from(json).toString('base64url')), json).toBeNull()
  })
  test('account ids: pupils and staff, and nothing else', () => {
    const id = '5c0ffee0-0000-4000-8000-000000000001'
    for (const kind of ['pupil', 'staff'] as const) for (const place of ['school', 'home'] as const) expect(readAccountId(accountId({ kind, personId: id, place }))).toEqual({ kind, personId: id, place })
    for (const text of ['', id, `.${id}`, 'pupil', 'pupil.', `home.${id}.school`, `Pupil.${id}.school`, `pupil.${id}`, `pupil.${id}.`, `pupil.${id}.here`, `pupil..home`]) expect(readAccountId(text), text).toBeNull()
  })
})

describe('the page that says why not', () => {
  test.each(Object.keys(REFUSALS))('%s: for staff what, why and who can mend it; for pupils in their words', (reason) => {
    const { staff, pupil } = REFUSALS[reason as keyof typeof REFUSALS]
    for (const text of [...Object.values(staff), ...Object.values(pupil)]) {
      expect(text).toMatch(/[.!?]$/)
      expect(text.replace(/\{(title|publisher)\}/g, '')).not.toMatch(/[{}]/)
    }
    expect(Object.values(pupil).join(' ')).not.toMatch(/\b(u|uw|licentie|ICT)\b/i)
  })
  test('its address', () => {
    expect(refusalAddress('no-consent', 'p&x')).toBe('/geen-toegang?reden=no-consent&titel=p%26x')
    expect(refusalAddress('not-signed-in')).toBe('/geen-toegang?reden=not-signed-in')
    for (const text of [undefined, '', 'toString', '__proto__', 'x']) expect(isRefusalReason(text)).toBe(false)
    expect(isRefusalReason('not-linked')).toBe(true)
  })
})
