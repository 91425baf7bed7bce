import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ROLES, ROLE_WORDS, scopeOf, STAFF_ROLES, type Role, type StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { LOOK_ON_READS, may, PERMISSIONS, type Permission } from './permissions'

/** The table as the requirements want it: coordinator, teacher, IB'er, RT'er, intern, support, substitute, helpdesk, publisher. */
const MATRIX: Record<Permission, string> = {
  'manage.view': '1........',
  'roster.import': '1........',
  'las.watch': '.......1.',
  'school.close': '1........',
  'schools.procedures': '.......1.',
  'accounts.decide': '.......1.',
  'publisher.manage': '........1',
  'publishers.people': '.......1.',
  'publishers.lookup': '.......1.',
  'duo.keep': '.......1.',
  'publishers.keep': '.......1.',
  'school.ask-name': '1........',
  'consent.set': '1........',
  'network.set': '1........',
  'devices.enrol': '1111.....',
  'devices.set': '1........',
  'network.suppliers': '1........',
  'privacy.requests': '1........',
  'agreements.ask': '1........',
  'agreements.watch': '.......1.',
  'privacy.watch': '.......1.',
  'licences.link': '1........',
  'licences.view': '1111111..',
  'licences.why': '1111111..',
  'shortcuts.download': '1111111..',
  'groups.view': '1111111..',
  'groups.login-method': '1111..1..',
  'pupils.change': '1111..1..',
  'home.addresses': '1111.....',
  'groups.credentials': '1111..1..',
  'staff.view': '1111111..',
  'staff.status': '1........',
  'staff.set': '1........',
  'staff.login-rules': '1........',
  'substitutes.set': '1........',
  'audit.view': '1........',
  'audit.export': '1........',
  'helpdesk.view': '.......1.',
  'helpdesk.clear-factors': '.......1.',
  'helpdesk.send': '.......1.',
  'helpdesk.notices': '.......1.',
  'helpdesk.look-on': '.......1.',
  'profile.view': '111111111',
}

/** ACC-11: what somebody who looks on may read, written out once more. A permission that is not in it is closed. */
const LOOKED_ON = new Set(['manage.view', 'roster.import', 'consent.set', 'network.set', 'network.suppliers', 'devices.set', 'groups.view', 'staff.view', 'staff.status', 'staff.set', 'substitutes.set', 'audit.view'])

test('ACC-11, HLP-3: looking on reads what a coordinator reads, never material, licences, results, pins or pictures', () => {
  expect(new Set(LOOK_ON_READS)).toEqual(LOOKED_ON)
  for (const permission of LOOK_ON_READS) {
    expect(may(['coordinator'], permission)).toBe(true)
    expect(permission).not.toMatch(/licences|shortcuts|results|credentials|pupils|login-method|home|export|helpdesk|devices\.enrol/)
  }
})

describe('NAV-1, GRP-6: who may do what', () => {
  test('the table has these permissions and no others, each with words for people', () => {
    expect(Object.keys(PERMISSIONS).sort()).toEqual(Object.keys(MATRIX).sort())
    for (const { means } of Object.values(PERMISSIONS)) expect(means).toMatch(/^[a-z].{8,}[^.]$/)
  })
  const cells = Object.entries(MATRIX).flatMap(([permission, row]) => ROLES.map((role, at) => [permission as Permission, role, role === 'lookOn' ? LOOKED_ON.has(permission) : row[at] === '1'] as const))
  test.each(cells)('%s · %s → %s', (permission, role, expected) => expect(may([role], permission)).toBe(expected))

  test('nobody without a role may anything; what is not in the table nobody may', () => {
    for (const permission of Object.keys(PERMISSIONS) as Permission[]) expect(may([], permission)).toBe(false)
    for (const name of ['toString', '__proto__', 'unknown']) expect(() => may([...ROLES], name as Permission)).toThrow()
  })

  test('roles are a union: an extra role never takes a permission away', () => {
    fc.assert(fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ROLES), fc.constantFrom(...(Object.keys(PERMISSIONS) as Permission[])), (held, extra, permission) => {
      if (may(held, permission)) expect(may([...held, extra], permission)).toBe(true)
      if (may([...held, extra], permission)) expect(may(held, permission) || may([extra], permission)).toBe(true)
    }))
  })

  test('each role has its Dutch word', () => {
    expect(Object.keys(ROLE_WORDS).sort()).toEqual([...ROLES].sort())
    expect(ROLES.slice(0, STAFF_ROLES.length)).toEqual([...STAFF_ROLES])
  })
})

describe('GRP-6: what somebody sees', () => {
  const school = { id: 's', portalId: 1, name: 'School' }
  const actor = (roles: Role[], groupIds: string[]): StaffActor & { school: typeof school } => ({ kind: 'staff', sessionId: 'x', userId: 'u', name: 'Anja', email: 'a@b.example', school, employmentId: 'e', roles, groupIds, boundTo: null, address: null })

  test.each<[Role, 'all' | 'own']>([['coordinator', 'all'], ['careCoordinator', 'all'], ['remedialTeacher', 'all'], ['teacher', 'own'], ['intern', 'own'], ['supportStaff', 'own'], ['substitute', 'own'], ['helpdesk', 'own'], ['publisherAdmin', 'own'], ['lookOn', 'all']])('%s: %s groups', (role, groups) => {
    expect(scopeOf(actor([role], ['g']))).toEqual({ schoolId: 's', groupIds: groups === 'all' ? 'all' : ['g'] })
  })
  test('without a role and a group: nothing', () => expect(scopeOf(actor([], []))).toEqual({ schoolId: 's', groupIds: [] }))

  test('an extra role never hides a group', () => {
    fc.assert(fc.property(fc.subarray([...ROLES]), fc.constantFrom(...ROLES), fc.uniqueArray(fc.string()), (held, extra, groupIds) => {
      const [before, after] = [scopeOf(actor(held, groupIds)).groupIds, scopeOf(actor([...held, extra], groupIds)).groupIds]
      if (after !== 'all') expect(after).toEqual(before)
    }))
  })
})

test('DAT-2: the audit log names people by id, never by name', () => {
  const school = { id: 's', portalId: 1, name: 'School' }
  expect(auditActor({ kind: 'pupil', sessionId: 'x', pupilId: 'p', firstName: 'Bo', picture: 'uil', school, login: 'school', onDevice: false, homeAccountId: null, address: '192.0.2.7' })).toEqual({ kind: 'pupil', id: 'p', address: '192.0.2.7' })
})
