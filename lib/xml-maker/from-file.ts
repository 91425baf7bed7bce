import { plainInitials } from '@/lib/core/names'
import { isYearGroup } from '@/lib/core/year-group'
import type { DraftGroup, DraftPerson, RosterDraft } from '@/lib/roster/draft'
import { isDummyKey } from '@/lib/roster/keys'
import { ownKey, type Draft, type GroupRow, type PupilRow, type StaffRow } from './model'
import { sharedYear } from './paste'

/** What was opened: the tables, the ECK iDs beside them, and how much was changed or left on the way. */
export type Opened = { draft: Draft; eckIds: Record<string, string>; notes: { newKeys: number; emails: number; leavers: number } }

/**
 * The tables of a file as it was read, mistakes and all: here they can be mended (LAS-6). Keys that are good for one file
 * only ('#001') give way to lasting ones. E-mail addresses stay behind: they are set at 'Leerkrachten' (LAS-7).
 */
export function draftFromFile(file: RosterDraft, defaultYear: string, freshId: () => string): Opened {
  const notes = { newKeys: 0, emails: file.staff.filter(({ email }) => email).length, leavers: file.leavers }
  const eckIds: Record<string, string> = {}
  const identity = (record: DraftGroup | DraftPerson) => {
    const id = freshId()
    const lasting = record.key !== undefined && !isDummyKey(record.key)
    if (!lasting) notes.newKeys += 1
    if ('eckId' in record && record.eckId) eckIds[id] = record.eckId
    return { id, key: lasting ? record.key! : ownKey(id) }
  }
  const groups = file.groups.map((group): GroupRow => ({ ...identity(group), name: group.name ?? '', kind: group.kind, yearGroup: group.yearGroup ?? '', description: group.description ?? '' }))
  const byKey = new Map<string, GroupRow>()
  for (const [at, { key }] of file.groups.entries()) if (key && !byKey.has(key)) byKey.set(key, groups[at]!)
  const refs = (person: DraftPerson, kind: 'base' | 'combined' | null) => [...new Set(person.references.filter((one) => kind === null || one.kind === kind).flatMap((one) => (one.key ? [byKey.get(one.key)?.id ?? one.key] : [])))]
  const yearOf = new Map(groups.map(({ id, yearGroup }) => [id, yearGroup]))
  const pupils = file.pupils.map((person): PupilRow => {
    const own = refs(person, 'base')
    return { ...identity(person), ...names(person), yearGroup: person.yearGroup ?? inherited(yearOf.get(own[0] ?? '')), groups: own, combined: refs(person, 'combined') }
  })
  const staff = file.staff.map((person): StaffRow => ({ ...identity(person), ...names(person), groups: refs(person, null) }))
  return { draft: { schoolYear: file.school?.schoolYear ?? defaultYear, groups: groups.map((group) => withYear(group, pupils)), pupils, staff }, eckIds, notes }
}

/** As the import does it: the first of the given names stands in for a roepnaam that is not there. */
function names({ callName, givenNames, initials, prefix, lastName }: DraftPerson) {
  return { firstName: callName ?? givenNames?.split(' ')[0] ?? initials ?? '', prefix: prefix ?? '', lastName: lastName ?? '', initials: plainInitials(initials ?? '') }
}

/** EDEXML 1.03 gives a pupil a group or a year group, never both: the group's is the pupil's, unless it is a mixed one. */
const inherited = (year: string | undefined): string => (year === undefined || year === 'C' || year === 'H' ? '' : year)

/** ECK2 has no year for a group: its pupils tell. */
function withYear(group: GroupRow, pupils: readonly PupilRow[]): GroupRow {
  if (group.kind === 'combined' || group.yearGroup !== '') return group
  return { ...group, yearGroup: sharedYear(new Set(pupils.filter(({ groups, yearGroup }) => groups[0] === group.id && isYearGroup(yearGroup)).map(({ yearGroup }) => yearGroup))) }
}
