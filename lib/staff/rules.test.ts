import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { STAFF_ROLES, type GivenRole, type Role } from '@/lib/access/actor'
import { groupsToPick, landing, safePath, whyNotRoles } from './rules'
import { signInInput } from './schema'

describe('NAV-1: where somebody lands', () => {
  test.each<[Role[], string]>([
    [['coordinator'], '/beheer'], [['teacher', 'coordinator'], '/beheer'], [['teacher'], '/groepen'], [['careCoordinator'], '/groepen'], [['substitute'], '/groepen'],
    [['helpdesk'], '/helpdesk'], [['lookOn'], '/beheer'], [['publisherAdmin'], '/uitgeverij'], [[], '/mijn-profiel'],
  ])('%j → %s', (roles, path) => expect(landing(roles)).toBe(path))
  test('with any role at a school, on a tab of the school', () => {
    for (const role of STAFF_ROLES) expect(['/beheer', '/groepen']).toContain(landing([role]))
  })
})

/** Where a browser on the portal goes when it is sent to this address. */
const reached = (location: string) => new URL(location, 'https://portaal.example/login/leerkracht')

describe('where to go after logging in: never out of the portal', () => {
  test.each(['/beheer', '/groepen/1?a=b&c=d', '/', '/start', '/a//b', '/%2f%2fx', '/?next=https://evil.example'])('%s is a path of the portal', (path) => expect(safePath(path)).toBe(path))
  test('a publisher’s request that waits is one; all else below /oidc and /api is not', () => {
    expect(safePath('/oidc/auth?client_id=malmberg&state=a%2Fb')).toBe('/oidc/auth?client_id=malmberg&state=a%2Fb')
    expect(safePath(`/saml/sso/${'x'.repeat(43)}`)).toBe(`/saml/sso/${'x'.repeat(43)}`)
    for (const path of ['/oidc/auth', '/oidc/session/end?x=y', '/oidc/auth/../session/end?x=y', '/api/auth/signout']) expect(safePath(path), path).toBeNull()
  })
  test('a fragment falls off: it never reached the server', () => expect(safePath('/groepen#x')).toBe('/groepen'))
  test.each([
    undefined, '', 'beheer', 'https://evil.example', '//evil.example', '/\\evil.example', '\\\\evil.example', '/\t/evil.example', '/\n/evil.example', ' //evil.example', 'javascript:alert(1)', '/a\\..\\..\\b', '/\u0000', '/ /evil.example',
  ])('%j is none', (path) => expect(safePath(path)).toBeNull())
  test.each(['/.//evil.example', '/..//evil.example', '/x/..//evil.example', '/x/../..//evil.example', '/%2e//evil.example', '/.%2e//evil.example/path', '/././/evil.example'])('%s does not lead out by the way of its dots', (path) => {
    const to = safePath(path)
    if (to !== null) expect(reached(to).origin).toBe('https://portaal.example')
  })
  test('whatever is asked for, the browser stays', () => {
    const piece = fc.constantFrom('/', '//', '\\', '.', '..', '%2e', '%2f', '?', '#', '@', ':', 'evil.example', 'http:', 'https:', 'javascript:', '\t', '\n', '\r', ' ', '\u00a0', '／', '。', 'x')
    const path = fc.oneof(fc.string(), fc.webUrl(), fc.array(piece, { maxLength: 8 }).map((pieces) => pieces.join('')), fc.array(piece, { maxLength: 8 }).map((pieces) => `/${pieces.join('')}`))
    fc.assert(fc.property(path, (next) => {
      const to = safePath(next)
      if (to === null) return
      expect(to).toMatch(/^\/(?![/\\])/)
      expect(reached(to).origin).toBe('https://portaal.example')
    }), { numRuns: 5_000 })
  })
})

describe('AUT-1: what the login form sends', () => {
  const read = (form: object) => signInInput.safeParse({ email: 'anja@school.example', password: 'x', ...form })
  test('an address is compared in lower case, without blanks', () => expect(read({ email: '  Anja@School.Example ' }).data?.email).toBe('anja@school.example'))
  test.each([[{ email: 'anja' }], [{ email: `${'a'.repeat(250)}@b.example` }], [{ email: undefined }], [{ password: undefined }], [{ password: 'x'.repeat(201) }], [{ next: '/'.repeat(2001) }]])('%j is refused, with a sentence', (form) => {
    const { success, error } = read(form)
    expect(success).toBe(false)
    expect(error!.issues).toHaveLength(1)
    if (!('next' in form)) expect(error!.issues[0]!.message).toMatch(/^(Vul|Dit) .*\.$/)
  })
})

describe('ACC-4: which roles go together', () => {
  const ask = (roles: GivenRole[], groupIds: string[], otherRole = false) => whyNotRoles({ roles, groupIds, otherRole })
  test('at least one role, unless the LAS gives one', () => expect([ask([], []), ask([], [], true), ask(['coordinator'], [])]).toEqual(['role-missing', null, null]))
  test('a stagiair(e) has exactly one group', () => expect([ask(['intern'], []), ask(['intern'], ['a', 'b']), ask(['intern', 'coordinator'], ['a', 'a'])]).toEqual(['intern-one-group', 'intern-one-group', null]))
  test('a pick counts only where a role asks for one', () => expect([groupsToPick(['careCoordinator'], ['a']), groupsToPick(['supportStaff', 'coordinator'], ['a'])]).toEqual([[], ['a']]))
})
