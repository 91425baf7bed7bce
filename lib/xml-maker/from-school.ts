import { plainInitials } from '@/lib/core/names'
import type { CurrentRoster } from '@/lib/roster/plan'
import { ownKey, type Draft, type GroupRow, type PupilRow, type StaffRow } from './model'

type Person = { id: string; key: string | null; eckId?: string | null; firstName: string; prefix?: string | null; lastName?: string | null; initials?: string | null }

/** True when everybody who is there can be known again by a key or an ECK iD: else an import would make a second account. */
export function canStartFromSchool({ groups, pupils, staff }: CurrentRoster): boolean {
  const here = <Record extends { removed?: boolean }>(records: readonly Record[]) => records.filter(({ removed }) => !removed)
  return here(pupils).length > 0 && here(groups).every(({ key }) => key) && [...here(pupils), ...here(staff).filter(({ manual }) => !manual)].every(({ key, eckId }) => key || eckId)
}

/**
 * The tables with who is at school now (LAS-6): for schools without a LAS, whose own administration is what the portal
 * has. People who were entered by hand stay out: no import touches them (ACC-4).
 */
export function draftFromSchool(current: CurrentRoster, schoolYear: string, freshId: () => string): { draft: Draft; eckIds: Record<string, string> } {
  const eckIds: Record<string, string> = {}
  const row = (person: Person) => {
    const id = freshId()
    if (person.eckId) eckIds[id] = person.eckId
    return { id, key: person.key ?? ownKey(id), firstName: person.firstName, prefix: person.prefix ?? '', lastName: person.lastName ?? '', initials: plainInitials(person.initials ?? '') }
  }
  const ids = new Map<string, string>()
  const groups = current.groups.filter(({ removed }) => !removed).map((group): GroupRow => {
    const id = freshId()
    ids.set(group.key ?? group.id, id)
    return { id, key: group.key ?? ownKey(id), name: group.name, kind: group.kind, yearGroup: group.yearGroup ?? '', description: group.description ?? '' }
  })
  const refs = (keys: readonly (string | null | undefined)[]) => keys.flatMap((key) => (key ? (ids.get(key) ?? []) : []))
  return {
    draft: {
      schoolYear, groups,
      pupils: current.pupils.filter(({ removed }) => !removed).map((pupil): PupilRow => ({ ...row(pupil), yearGroup: pupil.yearGroup ?? '', groups: refs([pupil.groupKey]), combined: refs(pupil.combinedGroupKeys) })),
      staff: current.staff.filter(({ removed, manual }) => !removed && !manual).map((person): StaffRow => ({ ...row(person), groups: refs(person.groupKeys) })),
    },
    eckIds,
  }
}
