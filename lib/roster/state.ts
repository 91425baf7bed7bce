import { GIVEN_ROLES, type StaffRole } from '@/lib/access/actor'
import type { CurrentRoster } from './plan'

/**
 * The rows of a school that imports write, and of each row only what imports write: pins, pictures, home logins and
 * licence links are no part of it, so no import and no undo can touch them (LAS-5, LAS-8). Moments are ISO texts.
 */
export type RosterState = { groups: GroupRow[]; pupils: PupilRow[]; staff: StaffRow[] }

/**
 * `undone`: came with an import that was undone, and was not active since. Imports look past such a row, so that a file that is
 * offered again shows what it showed the first time; where the same one comes in again after all, it is this row (carry-out.ts).
 */
type Undoable = { undone?: boolean }

export type GroupRow = Undoable & {
  id: string
  lasKey: string | null
  kind: 'base' | 'combined'
  name: string
  yearGroup: string | null
  description: string | null
  removedAt: string | null
}

type PersonRow = Undoable & {
  id: string
  lasKey: string | null
  /** In plain text: in the database it lies encrypted. */
  eckId: string | null
  firstName: string
  prefix: string | null
  lastName: string | null
  initials: string | null
  removedAt: string | null
}

/** `combined` holds the ids of combined groups. */
export type PupilRow = PersonRow & { yearGroup: string | null; groupId: string | null; combined: readonly string[] }

/** `hasAddress`: the portal has an address for this person, which no import changes (LAS-7). `links` are the groups that the LAS gave, `picked` those of the coordinator (ACC-4); no group stands in both. */
export type StaffRow = PersonRow & { lasEmail: string | null; hasAddress?: boolean; fromLas: boolean; roles: readonly StaffRole[]; links: readonly string[]; picked: readonly string[] }

const seen = <Row extends Undoable>(rows: Row[]): Row[] => (rows.some(({ undone }) => undone) ? rows.filter(({ undone }) => !undone) : rows)
const given: readonly StaffRole[] = GIVEN_ROLES

/** The state as an import is compared with it: groups by the keys of the LAS. */
export function currentOfState(state: RosterState): CurrentRoster {
  // A group with a one-file key is named by its id, so that leaving it counts as a move.
  const keyOf = new Map(state.groups.map((group) => [group.id, group.undone ? group.id : (group.lasKey ?? group.id)]))
  const keysOf = (ids: readonly string[]) => ids.map((id) => keyOf.get(id)!)
  return {
    groups: seen(state.groups).map(({ undone: _, lasKey, removedAt, ...group }) => ({ ...group, key: lasKey, removed: removedAt !== null })),
    pupils: seen(state.pupils).map(({ undone: _, lasKey, removedAt, groupId, combined, ...pupil }) => ({
      ...pupil, key: lasKey, removed: removedAt !== null, groupKey: groupId && keyOf.get(groupId)!, combinedGroupKeys: keysOf(combined),
    })),
    staff: seen(state.staff).map(({ undone: _, lasKey, removedAt, lasEmail, hasAddress = false, fromLas, roles, links, picked, ...person }) => ({
      ...person, key: lasKey, removed: removedAt !== null, email: lasEmail, hasAddress, manual: !fromLas,
      keepsRole: roles.some((role) => given.includes(role)), groupKeys: keysOf(links), pickedGroupKeys: keysOf(picked),
    })),
  }
}
