import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, STAFF_ROLES, type Role } from '@/lib/access/actor'
import { placeOf, whyNoManagement, whyNot, type AccessFacts, type Visitor, type WhyNot } from './rules'

const OPEN: AccessFacts = {
  productId: 'p', productName: 'Titel', url: 'https://uitgever.example/app', audience: 'pupil', teacherEntrance: true, publisherId: 'u', publisherName: 'Uitgever',
  connected: true, consented: true, licensed: true, linked: true, linkedAnywhere: true, atSchool: true, homeAllowed: false, test: false,
}
const NOT_MINE = { linked: false, linkedAnywhere: true }
const NOBODYS = { linked: false, linkedAnywhere: false }
const pupil: Visitor = { kind: 'pupil', login: 'school', onDevice: false }
const atHome: Visitor = { ...pupil, login: 'home' }
const byEnvironment: Visitor = { ...pupil, login: 'environment' }
const staff = (...roles: Role[]): Visitor => ({ kind: 'staff', roles })

type Row = [title: string, visitor: Visitor, facts: Partial<AccessFacts>, expected: WhyNot | null]

describe('LIC-1, SSO-1: why a title does not open', () => {
  test.each<Row>([
    ['a linked pupil at school', pupil, {}, null],
    ['PUB-1: the school did not tick the publisher', pupil, { consented: false }, 'no-consent'],
    ['the publisher has no connection', pupil, { connected: false }, 'not-connected'],
    ['no licence that runs', pupil, { licensed: false }, 'no-licence'],
    ['AUT-6: teachers’ software', pupil, { audience: 'teacher' }, 'not-for-you'],
    ['a pupil who is not linked', pupil, NOT_MINE, 'not-linked'],
    ['PUP-2: a pupil elsewhere', pupil, { atSchool: false }, 'not-at-school'],
    ['PUP-6: … on an enrolled device', { ...pupil, onDevice: true }, { atSchool: false }, null],
    ['LIC-5: at home, what is allowed there', atHome, { atSchool: false, homeAllowed: true }, null],
    ['LIC-5: at home, what is not', atHome, { atSchool: false }, 'not-at-home'],
    ['LIC-5: tests are made at school, whatever else is set', atHome, { atSchool: false, homeAllowed: true, test: true }, 'not-at-home'],
    ['HOM-2: a home login is one at a school address too', atHome, { atSchool: true }, 'not-at-home'],
    ['LIC-5: at home, not linked', atHome, { ...NOT_MINE, homeAllowed: true }, 'not-linked'],
    ['SSO-3: through a network environment, at school', byEnvironment, {}, null],
    ['SSO-3: … elsewhere, as at home', byEnvironment, { atSchool: false }, 'not-at-home'],
    ['SSO-3: … elsewhere, what is allowed at home', byEnvironment, { atSchool: false, homeAllowed: true }, null],
    ['what the coordinator can mend comes before what the publisher must', pupil, { consented: false, connected: false, licensed: false, ...NOBODYS, atSchool: false }, 'no-consent'],
    ['… then the connection', pupil, { connected: false, licensed: false, ...NOBODYS, atSchool: false }, 'not-connected'],
    ['… then the licence', pupil, { licensed: false, ...NOBODYS, atSchool: false }, 'no-licence'],
    ['… then the link', pupil, { ...NOBODYS, atSchool: false }, 'not-linked'],

    ['a linked teacher', staff('teacher'), {}, null],
    ['AUT-1: staff work anywhere', staff('teacher'), { atSchool: false }, null],
    ['a teacher of another group', staff('teacher'), NOT_MINE, 'not-linked'],
    ['teachers’ software', staff('teacher'), { audience: 'teacher', teacherEntrance: false }, null],
    ['AUT-6: pupils’ software without an entrance for teachers', staff('teacher'), { teacherEntrance: false }, 'not-for-you'],
    ['a teacher without a tick', staff('teacher'), { consented: false }, 'no-consent'],
    ['a teacher without a licence', staff('teacher'), { licensed: false }, 'no-licence'],

    ['a coordinator alone has licence management, not the title', staff('coordinator'), NOBODYS, 'not-linked'],
    ['… nor where others are linked', staff('coordinator'), NOT_MINE, 'not-linked'],
    ['000: a coordinator who teaches opens it before anything is linked', staff('coordinator', 'teacher'), NOBODYS, null],
    ['… but not without licence', staff('coordinator', 'teacher'), { ...NOBODYS, licensed: false }, 'no-licence'],
    ['… and not what teachers have no entrance to', staff('coordinator', 'teacher'), { ...NOBODYS, teacherEntrance: false }, 'not-for-you'],

    ['GRP-6: an IB’er sees the software of all groups', staff('careCoordinator'), NOT_MINE, null],
    ['GRP-6: an RT’er too', staff('remedialTeacher'), NOT_MINE, null],
    ['… as far as a group has it', staff('remedialTeacher'), NOBODYS, 'not-linked'],
    ['GRP-6: an intern only the own group’s', staff('intern'), NOT_MINE, 'not-linked'],
    ['… and that one', staff('intern'), {}, null],
    ['support staff the groups that were picked', staff('supportStaff'), NOT_MINE, 'not-linked'],
    ['SUB-1: a substitute the own group’s', staff('substitute'), {}, null],
    ['… and no other', staff('substitute'), NOT_MINE, 'not-linked'],
    ['HLP-3: the helpdesk opens nothing', staff('helpdesk'), NOT_MINE, 'not-linked'],
    ['nobody’s role', staff(), NOT_MINE, 'not-linked'],
  ])('%s', (_, visitor, facts, expected) => expect(whyNot({ ...OPEN, ...facts }, visitor)).toBe(expected))
})

describe('LIC-1: licence management', () => {
  const all = { connected: true, consented: true, licensed: true }
  test.each<[string, Role[], Partial<typeof all>, WhyNot | null]>([
    ['a coordinator', ['coordinator'], {}, null],
    ['a coordinator with more roles', ['teacher', 'coordinator'], {}, null],
    ['without a tick', ['coordinator'], { consented: false }, 'no-consent'],
    ['without a connection', ['coordinator'], { connected: false }, 'not-connected'],
    ['without a licence', ['coordinator'], { licensed: false }, 'no-licence'],
    ...ROLES.filter((role) => role !== 'coordinator').map((role): [string, Role[], object, WhyNot] => [`a ${role}`, [role], {}, 'not-for-you']),
  ])('%s', (_, roles, facts, expected) => expect(whyNoManagement({ ...all, ...facts }, roles)).toBe(expected))
})

describe('an extra role never takes something away', () => {
  const roles = fc.subarray([...STAFF_ROLES])
  const facts = fc.record({ audience: fc.constantFrom('pupil' as const, 'teacher' as const), teacherEntrance: fc.boolean(), connected: fc.boolean(), consented: fc.boolean(), licensed: fc.boolean(), linked: fc.boolean(), linkedAnywhere: fc.boolean(), atSchool: fc.boolean() })
    .map((some): AccessFacts => ({ ...OPEN, ...some, linkedAnywhere: some.linkedAnywhere || some.linked }))

  test('whyNot', () => {
    fc.assert(fc.property(facts, roles, fc.constantFrom(...ROLES), (title, held, extra) => {
      if (whyNot(title, staff(...held)) === null) expect(whyNot(title, staff(...held, extra))).toBeNull()
    }))
  })

  test('whyNoManagement', () => {
    fc.assert(fc.property(facts, roles, fc.constantFrom(...ROLES), (title, held, extra) => {
      if (whyNoManagement(title, held) === null) expect(whyNoManagement(title, [...held, extra])).toBeNull()
    }))
  })

  test('PUB-1, SSO-1: whoever it is, nothing opens without tick, connection and licence', () => {
    fc.assert(fc.property(facts, fc.oneof(roles.map((held) => staff(...held)), fc.constant(pupil)), (title, visitor) => {
      if (whyNot(title, visitor) === null) expect([title.consented, title.connected, title.licensed]).toEqual([true, true, true])
    }))
  })
})

test.each([
  ['the shortcut', pupil, true, 'school'], ['/thuis, wherever', atHome, true, 'home'], ['an environment at school', byEnvironment, true, 'school'], ['an environment elsewhere', byEnvironment, false, 'home'],
  ['staff, who prepare lessons anywhere', staff('teacher'), false, 'school'],
] as const)('LIC-5: publishers hear the place: %s', (_, visitor, atSchool, place) => expect(placeOf({ atSchool }, visitor)).toBe(place))
