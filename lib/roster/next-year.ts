import { randomUUID } from 'node:crypto'
import { compareNames, fullName } from '@/lib/core/names'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { carryOut } from './carry-out'
import { readState } from './current'
import { diffRoster } from './diff'
import type { Pair } from './pairs'
import { openRoster } from './staged'
import { currentOfState, type RosterState } from './state'

export type NextYearGroup = { id: string; name: string; kind: 'base' | 'combined'; yearGroup: string | null; teachers: string[]; pupils: { id: string; name: string; isNew: boolean }[] }
/** `2027-2028` and the groups that begin then. */
export type NextYear = { schoolYear: string; groups: NextYearGroup[] }

/** The school year that waits for 1 August, whether or not the actor has a group in it; null when none does. */
export async function nextSchoolYearOf(scope: Scope): Promise<string | null> {
  const row = await forSchool(scope).rosterImport.findFirst({ where: { status: 'scheduled' }, select: { schoolYear: true } })
  return row?.schoolYear ?? null
}

/**
 * The groups of the next school year as they would begin if that were now (ACC-10): all of them for who sees the whole
 * school, for others those in which they are the teacher. Null when nothing waits.
 */
export async function nextYearOf(scope: Scope, employmentId: string | null): Promise<NextYear | null> {
  const database = forSchool(scope)
  const row = await database.rosterImport.findFirst({ where: { status: 'scheduled' }, select: { id: true, schoolYear: true, rosterCipher: true, pairs: true } })
  if (!row?.rosterCipher || !row.schoolYear) return null
  const state = await readState(database, scope.schoolId)
  const plan = diffRoster(currentOfState(state), openRoster(row.rosterCipher, { schoolId: scope.schoolId, id: row.id }), row.pairs as Pair[])
  const after = carryOut(plan, state, { now: new Date(), newId: randomUUID })
  return { schoolYear: row.schoolYear, groups: groupsOf(after, new Set(state.pupils.map(({ id }) => id)), scope.groupIds === 'all' ? null : employmentId ?? '') }
}

/** `only`: the groups of this member of staff; null: all. */
function groupsOf(after: RosterState, known: ReadonlySet<string>, only: string | null): NextYearGroup[] {
  const staff = after.staff.filter(({ removedAt }) => removedAt === null)
  const worksIn = (person: RosterState['staff'][number], groupId: string) => person.links.includes(groupId) || person.picked.includes(groupId)
  const own = staff.find(({ id }) => id === only)
  const visible = (groupId: string) => only === null || (own !== undefined && worksIn(own, groupId))
  const collator = new Intl.Collator('nl', { numeric: true })
  return after.groups
    .filter(({ id, removedAt }) => removedAt === null && visible(id))
    .map(({ id, name, kind, yearGroup }) => ({
      id, name, kind, yearGroup,
      teachers: staff.filter((person) => person.roles.includes('teacher') && worksIn(person, id)).map(fullName).sort(collator.compare),
      pupils: after.pupils.filter((pupil) => pupil.removedAt === null && (pupil.groupId === id || pupil.combined.includes(id))).sort(compareNames).map((pupil) => ({ id: pupil.id, name: fullName(pupil), isNew: !known.has(pupil.id) })),
    }))
    .sort((a, b) => (a.kind === b.kind ? 0 : a.kind === 'base' ? -1 : 1) || collator.compare(a.yearGroup ?? '99', b.yearGroup ?? '99') || collator.compare(a.name, b.name))
}
