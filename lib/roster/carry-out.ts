import type { StaffRole } from '@/lib/access/actor'
import { isDummyKey } from './keys'
import type { RosterGroup, RosterPerson, RosterPupil } from './model'
import { isSameColleague, isSameGroup, isSamePerson, undoneBefore } from './undone'
import type { KindPlan, Match, RosterPlan } from './plan'
import type { GroupRow, PupilRow, RosterState, StaffRow } from './state'

/** When it happens, and where new rows get their ids from: arguments, so that a test can be sure of both. */
export type Circumstances = { now: Date; newId: () => string }

const lasting = (key: string) => (isDummyKey(key) ? null : key)

/**
 * What a school has once a plan is carried out: a row that does not change is the same object as before, so whoever
 * writes sees what is new. Nobody is deleted (LAS-5); a key that the file gives to one record leaves every other.
 */
export function carryOut(plan: RosterPlan, state: RosterState, { now, newId }: Circumstances): RosterState {
  const at = now.toISOString()
  const { groups, added } = carryOutGroups(plan.groups, state.groups, at, newId)
  const idOf = groupIds(plan.groups, state.groups, added)
  const ids = (keys: readonly string[]) => [...new Set(keys.map((key) => idOf.get(key)!))]
  return {
    groups,
    pupils: carryOutPupils(plan.pupils, state.pupils, at, newId, (key) => (key === undefined ? null : (idOf.get(key) ?? null)), ids),
    staff: carryOutStaff(plan.staff, state.staff, at, newId, ids),
  }
}

function touched<C extends { id: string }, I>(plan: KindPlan<C, I>): Map<string, Match<C, I>> {
  return new Map([...plan.changed, ...plan.moved, ...plan.returned].map((match) => [match.current.id, match]))
}

const idsOf = (records: readonly { id: string }[]) => new Set(records.map(({ id }) => id))

function carryOutGroups(plan: RosterPlan['groups'], rows: readonly GroupRow[], at: string, newId: () => string): { groups: GroupRow[]; added: GroupRow[] } {
  const removed = idsOf(plan.removed)
  const matches = touched(plan)
  const columns = ({ name, kind, yearGroup, description }: RosterGroup) => ({ name, kind, yearGroup: yearGroup ?? null, description: description ?? null })
  const again = undoneBefore(rows, plan.added, isSameGroup)
  const there = without(rows, again).map((row): GroupRow => {
    if (removed.has(row.id)) return { ...row, removedAt: at }
    const incoming = matches.get(row.id)?.incoming
    return incoming ? { ...row, ...columns(incoming), lasKey: lasting(incoming.key) ?? row.lasKey, removedAt: null } : row
  })
  const added = plan.added.map((group): GroupRow => ({ id: again.get(group)?.id ?? newId(), lasKey: lasting(group.key), ...columns(group), removedAt: null, ...(again.has(group) ? { undone: false } : {}) }))
  return { groups: [...letGo(there, matches, added), ...added], added }
}

/** The id behind each key that the file may name a group by. */
function groupIds(plan: RosterPlan['groups'], before: readonly GroupRow[], added: readonly GroupRow[]): Map<string, string> {
  return new Map([
    ...before.flatMap((row) => (row.lasKey === null ? [] : [[row.lasKey, row.id] as const])),
    ...[...touched(plan).values()].map((match) => [match.incoming.key, match.current.id] as const),
    ...plan.added.map((group, index) => [group.key, added[index]!.id] as const),
  ])
}

function carryOutPupils(
  plan: RosterPlan['pupils'], rows: readonly PupilRow[], at: string, newId: () => string,
  groupOf: (key: string | undefined) => string | null, ids: (keys: readonly string[]) => string[],
): PupilRow[] {
  const removed = idsOf(plan.removed)
  const matches = touched(plan)
  const columns = (pupil: RosterPupil) => ({ ...names(pupil), yearGroup: pupil.yearGroup ?? null, groupId: groupOf(pupil.groupKey), combined: ids(pupil.combinedGroupKeys), removedAt: null })
  const again = undoneBefore(rows, plan.added, isSamePerson)
  const there = without(rows, again).map((row): PupilRow => {
    if (removed.has(row.id)) return { ...row, removedAt: at }
    const incoming = matches.get(row.id)?.incoming
    return incoming ? { ...row, ...columns(incoming), ...identity(incoming, row) } : row
  })
  const added = plan.added.map((pupil): PupilRow => ({ id: newId(), ...cameBack(again.get(pupil)), ...columns(pupil), ...identity(pupil) }))
  return [...letGo(there, matches, added), ...added]
}

function carryOutStaff(plan: RosterPlan['staff'], rows: readonly StaffRow[], at: string, newId: () => string, ids: (keys: readonly string[]) => string[]): StaffRow[] {
  const removed = idsOf(plan.removed)
  const kept = idsOf(plan.kept)
  const returned = idsOf(plan.returned.map((match) => match.current))
  const matches = touched(plan)
  const again = undoneBefore(rows, plan.added, isSameColleague)
  const there = without(rows, again).map((row): StaffRow => {
    if (removed.has(row.id)) return { ...row, removedAt: at }
    if (kept.has(row.id)) return keepGivenRoles(row)
    const incoming = matches.get(row.id)?.incoming
    if (!incoming) return row
    // Who was gone comes back as a teacher and no more: what a coordinator once gave ended with the work (ACC-4).
    const back = returned.has(row.id)
    const picked = back ? [] : row.picked
    // Who stayed for a role given by hand and is back in the LAS is a teacher again.
    const roles: readonly StaffRole[] = back ? ['teacher'] : row.roles.includes('teacher') ? row.roles : [...row.roles, 'teacher']
    const fromLas = back || !row.roles.includes('teacher') || row.fromLas
    return {
      ...row, ...names(incoming), ...identity(incoming, row), lasEmail: incoming.email || row.lasEmail, fromLas, roles, removedAt: null,
      picked, links: ids(incoming.groupKeys).filter((id) => !picked.includes(id)),
    }
  })
  // Roles in a LAS grant nothing here: whoever comes with a group is a teacher, and no more (LAS-4, domain facts 2.3).
  const added = plan.added.map((person): StaffRow => ({
    id: newId(), ...cameBack(again.get(person)), ...names(person), ...identity(person), lasEmail: person.email || (again.get(person)?.lasEmail ?? null), fromLas: true, roles: ['teacher'], removedAt: null, links: ids(person.groupKeys), picked: [],
  }))
  return [...letGo(there, matches, added), ...added]
}

/**
 * Who is in the LAS no more but has a role that the coordinator gave stays: the LAS never takes those (ACC-4). Only the
 * teacher in that person goes, with the LAS's groups; from then on the person counts as entered by hand.
 */
function keepGivenRoles(row: StaffRow): StaffRow {
  return { ...row, fromLas: false, roles: row.roles.filter((role) => role !== 'teacher'), links: [] }
}

/** A key or ECK iD that the file gives to somebody is taken from whoever else holds it, long gone people included. */
function letGo<Row extends { id: string; lasKey: string | null; eckId?: string | null }>(rows: readonly Row[], matches: ReadonlyMap<string, { incoming: { key: string; eckId?: string } }>, added: readonly Row[]): Row[] {
  const keys = new Map(added.map((row) => [row.lasKey, row.id]))
  const eckIds = new Map(added.map((row) => [row.eckId ?? null, row.id]))
  for (const [id, { incoming }] of matches) {
    keys.set(lasting(incoming.key), id)
    eckIds.set(incoming.eckId || null, id)
  }
  const anothers = (owners: ReadonlyMap<string | null, string>, row: Row, value: string | null | undefined) => !!value && (owners.get(value) ?? row.id) !== row.id
  return rows.map((row) => {
    const [key, eckId] = [anothers(keys, row, row.lasKey), anothers(eckIds, row, row.eckId)]
    return key || eckId ? { ...row, ...(key ? { lasKey: null } : {}), ...(eckId ? { eckId: null } : {}) } : row
  })
}

/** Rows but those that come back as the new ones that they were before the undo. */
function without<Row extends { id: string }>(rows: readonly Row[], again: ReadonlyMap<object, Row>): readonly Row[] {
  const ids = idsOf([...again.values()])
  return ids.size === 0 ? rows : rows.filter(({ id }) => !ids.has(id))
}

/** As new in all but who it is: key and ECK iD are what the file says, for another may have the old ones by now. */
const cameBack = <Row extends { id: string }>(row: Row | undefined): { id?: string; undone?: boolean } => (row ? { ...row, undone: false } : {})

function names(person: RosterPerson) {
  return { firstName: person.firstName, prefix: person.prefix ?? null, lastName: person.lastName ?? null, initials: person.initials ?? null }
}

/** An ECK iD or a lasting key that the file does not have is not erased (LAS-9). */
function identity(person: RosterPerson, row?: { lasKey: string | null; eckId: string | null }) {
  return { lasKey: lasting(person.key) ?? row?.lasKey ?? null, eckId: person.eckId || (row?.eckId ?? null) }
}
