import { isYearGroup } from '@/lib/core/year-group'
import type { GroupIndex } from './groups'
import type { AnyRow, Draft, GroupRow, PupilRow, TableName } from './model'

/** Codes that a class may have and a pupil may not: a class of several years, and who is gone. */
const NO_PUPILS = ['C', 'H']

/** The year group that everybody in this class has; null where each has an own one (a combined class, a group across classes) or none is known. */
export function yearOfGroup(group: GroupRow | null): string | null {
  return group && group.kind === 'base' && isYearGroup(group.yearGroup) && !NO_PUPILS.includes(group.yearGroup) ? group.yearGroup : null
}

/** A pupil without a year group gets that of the own group, where it has one for all; everybody else is left as is. */
export function withYear(row: AnyRow, table: TableName, index: GroupIndex): AnyRow {
  if (table !== 'pupils') return row
  const pupil = row as PupilRow
  if (pupil.yearGroup !== '' || pupil.groups.length !== 1) return row
  const year = yearOfGroup(index.find(pupil.groups[0]!))
  return year === null ? row : { ...pupil, yearGroup: year }
}

/** For each combined class the years that its pupils have, in order: what there is to choose from for the others. By group id. */
export function yearsInCombined(draft: Draft, index: GroupIndex): ReadonlyMap<string, string[]> {
  const years = new Map<string, Set<string>>()
  for (const pupil of draft.pupils) {
    const group = pupil.groups.length === 1 ? index.find(pupil.groups[0]!) : null
    if (!group || group.yearGroup !== 'C') continue
    const known = years.get(group.id) ?? new Set<string>()
    if (isYearGroup(pupil.yearGroup) && !NO_PUPILS.includes(pupil.yearGroup)) known.add(pupil.yearGroup)
    years.set(group.id, known)
  }
  return new Map([...years].map(([id, set]) => [id, [...set].sort((a, b) => a.localeCompare(b, 'nl', { numeric: true }))]))
}

/** `3 of 4`; where nobody in the class has a year yet, the years of a primary school. */
export function yearsToChoose(years: readonly string[] | undefined): string {
  return years && years.length > 1 ? `${years.slice(0, -1).join(', ')} of ${years.at(-1)!}` : '1 tot en met 8'
}
