import { plainInitials } from '@/lib/core/names'
import type { YearGroup } from '@/lib/core/year-group'
import { splitBrin } from '@/lib/core/brin'
import type { Roster, RosterGroup, RosterPerson } from '@/lib/roster/model'
import { asWritten, type SchoolMark } from './check'
import { filledRows } from './edits'
import { groupIndex, type GroupIndex } from './groups'
import type { Draft, PupilRow, StaffRow } from './model'

/**
 * The roster that a draft without errors stands for, as every reader will see it (LAS-6). `eckIds` are by row id: they
 * stay on the server while somebody edits.
 */
export function toRoster(draft: Draft, school: SchoolMark, eckIds: Readonly<Record<string, string>>): Roster {
  const index = groupIndex(draft.groups)
  return {
    format: 'edexml-2.1',
    schoolYear: draft.schoolYear,
    ...(school.brin ? { brin: school.brin } : { schoolKey: school.schoolKey?.trim() ?? '' }),
    groups: filledRows(draft, 'groups').map(({ key, name, kind, yearGroup, description }): RosterGroup => ({
      key: asWritten(key), name: asWritten(name), kind,
      ...(kind === 'base' ? { yearGroup: yearGroup as YearGroup } : {}), ...(asWritten(description) ? { description: asWritten(description) } : {}),
    })),
    pupils: filledRows(draft, 'pupils').map((row) => ({
      ...person(row, eckIds), yearGroup: row.yearGroup as YearGroup,
      ...(row.groups[0] === undefined ? {} : { groupKey: keysOf(row.groups, index)[0] }), combinedGroupKeys: keysOf(row.combined, index),
    })),
    staff: filledRows(draft, 'staff').map((row) => {
      const keys = keysOf(row.groups, index)
      const base = new Set(draft.groups.filter(({ kind }) => kind === 'base').map(({ key }) => asWritten(key)))
      // Readers tell classes before groups across classes.
      return { ...person(row, eckIds), groupKeys: [...keys.filter((key) => base.has(key)), ...keys.filter((key) => !base.has(key))] }
    }),
  }
}

function person(row: PupilRow | StaffRow, eckIds: Readonly<Record<string, string>>): RosterPerson {
  const optional = { eckId: eckIds[row.id], prefix: asWritten(row.prefix), lastName: asWritten(row.lastName), initials: plainInitials(asWritten(row.initials)) }
  return { key: asWritten(row.key), firstName: asWritten(row.firstName), ...Object.fromEntries(Object.entries(optional).filter(([, text]) => text)) }
}

function keysOf(refs: readonly string[], index: GroupIndex): string[] {
  return [...new Set(refs.flatMap((ref) => index.find(ref)?.key ?? []))].map(asWritten)
}

/** The school's elements in the order of both standards: brincode and dependancecode, or the school key. */
export function schoolElements({ brin, schoolKey }: Pick<Roster, 'brin' | 'schoolKey'>): [name: string, text: string][] {
  if (!brin) return [['schoolkey', schoolKey ?? '']]
  const { institution, location } = splitBrin(brin)
  return [['brincode', institution], ['dependancecode', location]]
}
