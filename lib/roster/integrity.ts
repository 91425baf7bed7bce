import { parseBrin } from '@/lib/core/brin'
import { plainInitials } from '@/lib/core/names'
import { isSchoolYear } from '@/lib/core/school-year'
import { isYearGroup, type YearGroup } from '@/lib/core/year-group'
import { findClashes, type Referred } from './clashes'
import { withoutRepeats } from './repeated-rows'
import type { DraftGroup, DraftPerson, DraftSchool, RosterDraft } from './draft'
import type { Findings } from './findings'
import { isDummyKey } from './keys'
import type { Roster, RosterGroup, RosterPerson, RosterPupil, RosterStaff, SkippedRow } from './model'
import { subjectOf } from './subject'

/** ECK iD as the Nummervoorziening hands it out; a test file may have another, so it only earns a notice (domain facts 5). */
const ECK_ID = /^https:\/\/ketenid\.nl\/[a-z0-9]+\/[0-9a-f]{128}$/

/**
 * Runs the integrity rules of domain facts 2.4 over a draft, tells all that is wrong in `findings`, and makes the roster
 * of it. The roster counts only when no finding is an error (LAS-3).
 */
export function resolveDraft(written: RosterDraft, findings: Findings): Resolved {
  const draft = withoutRepeats(written, findings)
  const school = checkSchool(draft.school, findings)
  const referred = findClashes(draft, findings)
  const groups = draft.groups.map((group) => toGroup(group, findings))
  const yearOf = new Map(groups.map((group) => [group.key, group.yearGroup]))
  const pupils = draft.pupils.map((pupil, index) => toPupil(pupil, referred.pupils[index]!, yearOf, draft.groups.length > 0, findings))
  if (groups.every(({ yearGroup }) => yearGroup === undefined)) deriveYears(groups, pupils)
  const staff = draft.staff.map((person, index) => toStaff(person, referred.staff[index]!, findings))
  countOddities(draft, findings)
  if (pupils.length === 0) findings.add('pupils.none')
  else if (groups.length === 0) findings.add('groups.none')
  const filled = new Set(pupils.flatMap((pupil) => [...(pupil.groupKey === undefined ? [] : [pupil.groupKey]), ...pupil.combinedGroupKeys]))
  for (const group of draft.groups) {
    if (group.key && !filled.has(group.key)) findings.add('group.empty', { ...group.at, subject: group.name ?? group.key, params: { kind: 'group' } })
  }
  const roster = { format: draft.format, ...school, groups, pupils, staff }
  return { roster, partial: withoutFaulty(draft, roster, findings) }
}

/** What a draft comes to: whole, and without the rows that have an error of their own; null where nothing would be left, or nothing left out. */
export type Resolved = { roster: Roster; partial: Roster | null }

function withoutFaulty(draft: RosterDraft, roster: Roster, findings: Findings): Roster | null {
  if (findings.hasFileErrors() || !findings.hasErrors()) return null
  const sound = <Person>(people: Person[], drafts: DraftPerson[]) => people.filter((_, index) => !drafts[index]!.faulty)
  const skipped = <Person extends RosterPerson>(people: Person[], drafts: DraftPerson[]) => people.flatMap((person, index) => (drafts[index]!.faulty ? [skippedRow(person)] : []))
  const pupils = sound(roster.pupils, draft.pupils)
  if (pupils.length === 0) return null
  return { ...roster, pupils, staff: sound(roster.staff, draft.staff), skipped: { pupils: skipped(roster.pupils, draft.pupils), staff: skipped(roster.staff, draft.staff) } }
}

function skippedRow({ line, key, eckId, firstName, prefix, lastName }: RosterPerson): SkippedRow {
  const name = [firstName, prefix, lastName].filter(Boolean).join(' ')
  return { line, ...(key ? { key } : {}), ...(eckId ? { eckId } : {}), ...(name ? { name } : {}) }
}

function checkSchool(school: DraftSchool | null, findings: Findings): Pick<Roster, 'schoolYear' | 'brin' | 'schoolKey' | 'producer'> {
  if (!school) {
    findings.add('school.missing')
    return { schoolYear: '' }
  }
  const { at, schoolYear, schoolKey, producer } = school
  if (!schoolYear) findings.add('school.year-missing', at)
  else if (!isSchoolYear(schoolYear)) findings.add('school.year-form', { ...at, params: { value: schoolYear.slice(0, 20) } })
  const written = `${school.brin ?? ''}${school.location ?? ''}`
  const brin = readBrin(school)
  if (school.brin && !brin) findings.add('school.brin-form', { ...at, params: { value: written.slice(0, 20) } })
  if (!school.brin && !schoolKey) findings.add('school.unidentified', at)
  return {
    schoolYear: schoolYear ?? '',
    ...(brin ? { brin } : {}),
    ...(schoolKey ? { schoolKey } : {}),
    ...(producer ? { producer } : {}),
  }
}

/** Some systems write all six characters in brincode and the last two again in dependancecode. */
function readBrin({ brin, location }: DraftSchool): string | null {
  if (!brin) return null
  return location && brin.length === 6 && brin.endsWith(location) ? parseBrin(brin) : parseBrin(brin, location)
}

function toGroup(draft: DraftGroup, findings: Findings): RosterGroup {
  const { at, key = '', name, description } = draft
  if (!name && !draft.unusable) findings.add('group.no-name', { ...at, params: { key } })
  const group: RosterGroup = { line: at.line, key, name: name ?? '', kind: draft.kind }
  const yearGroup = readYearGroup(draft, 'group', name ?? key, findings)
  if (yearGroup) group.yearGroup = yearGroup
  if (description) group.description = description
  return group
}

function toPupil(
  draft: DraftPerson,
  referred: Referred,
  yearOf: ReadonlyMap<string, YearGroup | undefined>,
  fileHasGroups: boolean,
  findings: Findings,
): RosterPupil {
  const groupKey = referred.base[0]
  if (referred.base.length > 1) {
    draft.faulty = true
    tell('pupil.several-groups', draft, findings)
  }
  if (fileHasGroups && !draft.references.some((reference) => reference.kind === 'base')) tell('pupil.no-group', draft, findings)
  const pupil: RosterPupil = { ...toPerson(draft, 'pupil', findings), combinedGroupKeys: referred.combined }
  const yearGroup = readYearGroup(draft, 'pupil', subjectOf(draft), findings) ?? inheritedYear(draft, groupKey, yearOf)
  if (yearGroup) pupil.yearGroup = yearGroup
  if (groupKey !== undefined) pupil.groupKey = groupKey
  return pupil
}

/** 1.03 gives a pupil a group or a year group, never both: then the group's is the pupil's, unless it is a mixed one. */
function inheritedYear(
  pupil: DraftPerson,
  groupKey: string | undefined,
  yearOf: ReadonlyMap<string, YearGroup | undefined>,
): YearGroup | undefined {
  const year = groupKey === undefined || pupil.yearGroup ? undefined : yearOf.get(groupKey)
  return year === 'C' || year === 'H' ? undefined : year
}

/** What ECK2 does not say of its groups follows from who is in them: one year, or several, which makes it a combination class (2.4, rule 6). */
function deriveYears(groups: RosterGroup[], pupils: readonly RosterPupil[]): void {
  const years = new Map<string, Set<YearGroup>>()
  for (const { groupKey, yearGroup } of pupils) if (groupKey !== undefined && yearGroup) years.set(groupKey, (years.get(groupKey) ?? new Set()).add(yearGroup))
  for (const group of groups) {
    const [first, ...more] = group.kind === 'base' ? (years.get(group.key) ?? []) : []
    if (first) group.yearGroup = more.length > 0 ? 'C' : first
  }
}

function toStaff(draft: DraftPerson, referred: Referred, findings: Findings): RosterStaff {
  const staff: RosterStaff = { ...toPerson(draft, 'staff', findings), column: draft.at.column, ...(draft.at.path ? { path: draft.at.path } : {}), groupKeys: [...referred.base, ...referred.combined] }
  if (draft.email) staff.email = draft.email
  if (draft.roles) staff.roles = draft.roles
  return staff
}

function toPerson(draft: DraftPerson, kind: 'pupil' | 'staff', findings: Findings): RosterPerson {
  const { at, key = '', eckId, initials, prefix, lastName } = draft
  const firstName = draft.callName ?? draft.givenNames?.split(' ')[0] ?? initials
  const person: RosterPerson = { line: at.line, key, firstName: firstName ?? [prefix, lastName].filter(Boolean).join(' ') }
  if (eckId) person.eckId = eckId
  if (firstName) {
    if (prefix) person.prefix = prefix
    if (lastName) person.lastName = lastName
    const plain = plainInitials(initials ?? '')
    if (plain) person.initials = plain
  } else if (!draft.unusable) {
    const params = { kind, key }
    if (lastName) findings.add('person.no-first-name', { ...at, subject: lastName.slice(0, 60), params })
    else {
      draft.faulty = true
      findings.add('person.no-name', { ...at, params })
    }
  }
  return person
}

function tell(code: 'pupil.several-groups' | 'pupil.no-group', pupil: DraftPerson, findings: Findings): void {
  findings.add(code, { ...pupil.at, subject: subjectOf(pupil), params: { kind: 'pupil' } })
}

function readYearGroup(draft: DraftGroup | DraftPerson, kind: string, subject: string | undefined, findings: Findings): YearGroup | undefined {
  const code = draft.yearGroup
  if (!code) return undefined
  if (isYearGroup(code)) return code
  findings.add('year-group.unknown', { ...draft.at, subject, params: { kind, code: code.slice(0, 20) } })
  return undefined
}

/** Told once with a count: what a coordinator cannot mend one by one, and ECK iDs must not be shown. */
function countOddities(draft: RosterDraft, findings: Findings): void {
  const people = [...draft.pupils, ...draft.staff]
  const eckIds = people.filter((person) => person.eckId && !ECK_ID.test(person.eckId)).length
  if (eckIds > 0) findings.add('eckid.form', { params: { count: eckIds } })
  const dummies = [...people, ...draft.groups].filter((record) => record.key && isDummyKey(record.key)).length
  if (dummies > 0) findings.add('keys.dummy', { params: { count: dummies } })
  if (draft.leavers > 0) findings.add('pupils.left', { params: { count: draft.leavers } })
}
