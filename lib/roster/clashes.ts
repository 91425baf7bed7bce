import type { DraftGroup, DraftPerson, GroupReference, RosterDraft } from './draft'
import type { FindingDetails } from './finding-words'
import type { Findings } from './findings'
import { subjectOf } from './subject'

/** The groups that one person's references lead to, each once, in the order of the file. */
export type Referred = { base: string[]; combined: string[] }

/**
 * Checks keys, ECK iDs and references over the whole file (domain facts 2.4, rules 1 to 3) and follows the references,
 * person by person in the draft's order.
 */
export function findClashes(draft: RosterDraft, findings: Findings): { pupils: Referred[]; staff: Referred[] } {
  // Groups and combined groups share one space of keys.
  const groups = checkKeys(draft.groups, 'group', (group) => group.name, findings)
  checkKeys(draft.pupils, 'pupil', subjectOf, findings)
  checkKeys(draft.staff, 'staff', subjectOf, findings)
  checkEckIds(draft.pupils, 'pupil', findings)
  checkEckIds(draft.staff, 'staff', findings)
  return {
    pupils: draft.pupils.map((pupil) => follow(pupil, 'pupil', groups, findings)),
    staff: draft.staff.map((person) => follow(person, 'staff', groups, findings)),
  }
}

function checkKeys<T extends DraftGroup | DraftPerson>(
  records: readonly T[],
  kind: string,
  nameOf: (record: T) => string | undefined,
  findings: Findings,
): ReadonlyMap<string, T> {
  const seen = new Map<string, T>()
  for (const record of records) {
    const { key } = record
    const first = key ? seen.get(key) : undefined
    if (key && !first) {
      seen.set(key, record)
      continue
    }
    const details = about(record, kind, nameOf(record))
    markFaulty(record, first)
    if (first && key) findings.add('key.duplicate', { ...details, params: { kind, key, first: first.at.line, firstSubject: nameOf(first) ?? '' } })
    else if (!record.unusable) findings.add(key === undefined ? 'key.missing' : 'key.blank', details)
  }
  return seen
}

/** The value itself stays out of the finding: it is not to be shown or logged (domain facts 5). */
function checkEckIds(people: readonly DraftPerson[], kind: string, findings: Findings): void {
  const seen = new Map<string, DraftPerson>()
  for (const person of people) {
    if (!person.eckId) continue
    const first = seen.get(person.eckId)
    if (!first) {
      seen.set(person.eckId, person)
      continue
    }
    markFaulty(person, first)
    const params = { kind, first: first.at.line, firstSubject: subjectOf(first) ?? first.key ?? '' }
    findings.add('eckid.duplicate', { ...about(person, kind, subjectOf(person)), params })
  }
}

function follow(person: DraftPerson, kind: string, groups: ReadonlyMap<string, DraftGroup>, findings: Findings): Referred {
  const base: string[] = []
  const combined: string[] = []
  for (const reference of person.references) {
    const group = reference.key ? groups.get(reference.key) : undefined
    if (group && reference.key && group.kind === reference.kind) (group.kind === 'base' ? base : combined).push(reference.key)
    else tellBroken(person, reference, kind, group, findings)
  }
  return { base: once(base), combined: once(combined) }
}

function once(keys: string[]): string[] {
  return keys.length < 2 ? keys : [...new Set(keys)]
}

function tellBroken(person: DraftPerson, reference: GroupReference, kind: string, group: DraftGroup | undefined, findings: Findings): void {
  markFaulty(person)
  const details = { ...about(person, kind, subjectOf(person)), ...reference.at }
  if (!reference.key) return findings.add('reference.no-key', details)
  const params = { kind, group: reference.key.slice(0, 60), groupKind: reference.kind }
  if (group) findings.add('reference.wrong-kind', { ...details, params: { ...params, actualKind: group.kind } })
  else findings.add('reference.dangling', { ...details, params })
}

/** Of people only: what is wrong with a group refuses the file. */
function markFaulty(...records: (DraftGroup | DraftPerson | undefined)[]): void {
  for (const record of records) if (record && 'references' in record) record.faulty = true
}

function about(record: DraftGroup | DraftPerson, kind: string, subject: string | undefined): FindingDetails {
  return { ...record.at, subject, params: { kind } }
}
