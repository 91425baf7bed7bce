import { emailAddress } from '@/lib/core/email-address'
import { parseBrin } from '@/lib/core/brin'
import { firstDayOf, nextSchoolYear } from '@/lib/core/school-year'
import { finding } from './findings'
import type { Finding, Roster, RosterStaff } from './model'
import { subjectOf } from './subject'

/** The school that imports, by what it is known as at DUO or in its LAS. */
export type SchoolIdentity = { brin: string | null; schoolKey: string | null; name: string }

/**
 * What an import may bring into this school. Any finding with severity `error` refuses the file; one with `question`
 * needs an explicit confirmation first. `leftOut` are the staff that stay behind, each also with a finding that says why.
 */
export type SchoolCheck = { roster: Roster; findings: Finding[]; leftOut: RosterStaff[] }

/** How a roster came in: the two have different rules for staff (LAS-4). */
export type RosterSource = 'file' | 'link'

/**
 * Checks that a roster is of this school (LAS-3) and of this school year, and applies the staff rule of its source (LAS-4).
 * From a file who is linked to a group comes along, whatever the role, without e-mail address too; over a link only who
 * also has an e-mail address of their own and, where the LAS tells roles, is a teacher.
 */
export function checkAgainstSchool(roster: Roster, school: SchoolIdentity, currentSchoolYear: string, source: RosterSource = 'file'): SchoolCheck {
  const staff = source === 'link' ? selectLinkedStaff(roster.staff) : selectStaff(roster.staff)
  return {
    roster: { ...roster, staff: staff.selected },
    findings: [...checkIdentity(roster, school), ...checkYear(roster.schoolYear, currentSchoolYear, source), ...staff.findings],
    leftOut: staff.leftOut,
  }
}

/** The key counts only for a school without a BRIN (abroad, RT practice, Pabo). */
function checkIdentity(roster: Roster, { brin, schoolKey, name: school }: SchoolIdentity): Finding[] {
  if (brin) {
    const own = parseBrin(brin) ?? brin
    const file = roster.brin && (parseBrin(roster.brin) ?? roster.brin)
    if (!file) return [finding('school.brin-absent', { params: { own, school } })]
    return file === own ? [] : [finding('school.other-brin', { params: { own, file, school } })]
  }
  const own = schoolKey?.trim()
  if (!own) return [finding('school.no-identity', { params: { school } })]
  if (!roster.schoolKey) return [finding('school.key-absent', { params: { own, school } })]
  return roster.schoolKey === own ? [] : [finding('school.other-key', { params: { own, file: roster.schoolKey, school } })]
}

/** Over a link the portal asks for a year, so another one is odd; a file of the next year is one that waits (ACC-10). */
function checkYear(file: string, current: string, source: RosterSource): Finding[] {
  if (file === current) return []
  if (source === 'file' && file === nextSchoolYear(current)) return [finding('school-year.next', { params: { file, from: firstDayOf(file) } })]
  // Nobody has the groups of the year after the next: a slip, or the wrong file.
  if (file > nextSchoolYear(current)) return [finding('school-year.far', { params: { file, current, next: nextSchoolYear(current) } })]
  return [finding(file < current ? 'school-year.old' : 'school-year.future', { params: { file, current } })]
}

function selectStaff(staff: readonly RosterStaff[]): { selected: RosterStaff[]; leftOut: RosterStaff[]; findings: Finding[] } {
  const findings: Finding[] = []
  const leftOut: RosterStaff[] = []
  const linked = staff.filter((person) => {
    if (person.groupKeys.length > 0) return true
    leftOut.push(person)
    findings.push(finding('staff.no-group', about(person)))
    return false
  })
  const uses = new Map<string, number>()
  for (const person of linked) {
    const email = readEmail(person.email)
    if (email) uses.set(email, (uses.get(email) ?? 0) + 1)
  }
  const selected = linked.map(({ email: written, ...person }): RosterStaff => {
    if (!written) return person
    const email = readEmail(written)
    const count = email ? uses.get(email)! : 0
    if (email && count === 1) return { ...person, email }
    findings.push(email ? finding('staff.email-duplicate', about(person, { count })) : finding('staff.email-invalid', about(person)))
    return person
  })
  return { selected, leftOut, findings }
}

/** UWLR's code for a teacher (domain facts 2.3). */
const TEACHER = 'LRK'

/** Over a link: each who stays behind with the first reason that holds. */
function selectLinkedStaff(staff: readonly RosterStaff[]): { selected: RosterStaff[]; leftOut: RosterStaff[]; findings: Finding[] } {
  const findings: Finding[] = []
  const leftOut: RosterStaff[] = []
  const leave = (person: RosterStaff, code: Finding['code'], params?: Record<string, number>) => {
    leftOut.push(person)
    findings.push(finding(code, about(person, params)))
  }
  const uses = new Map<string, number>()
  for (const person of staff) {
    const email = readEmail(person.email)
    if (email) uses.set(email, (uses.get(email) ?? 0) + 1)
  }
  const selected = staff.flatMap((one): RosterStaff[] => {
    const { roles, email: written, ...person } = one
    if (person.groupKeys.length === 0) return (leave(one, 'link.staff-no-group'), [])
    if (roles && roles.length > 0 && !roles.includes(TEACHER)) return (leave(one, 'link.staff-role'), [])
    const email = readEmail(written)
    if (!email) return (leave(one, written ? 'link.staff-email-invalid' : 'link.staff-no-email'), [])
    const count = uses.get(email)!
    return count === 1 ? [{ ...person, email }] : (leave(one, 'link.staff-email-duplicate', { count }), [])
  })
  return { selected, leftOut, findings }
}

function about(person: RosterStaff, params: Record<string, number> = {}) {
  const subject = subjectOf({ ...person, callName: person.firstName })
  return { line: person.line, column: person.column, ...(person.path ? { path: person.path } : {}), subject, params: { kind: 'staff', ...params } }
}

/** By the same law as where staff type one: what comes in here must log in there (LAS-7). */
function readEmail(text: string | undefined): string | null {
  return emailAddress.safeParse(text).data ?? null
}
