import type { CurrentPupil, CurrentRoster, CurrentStaff, Kind, RosterPlan } from './plan'
import type { Roster, RosterPerson } from './model'
import { isDummyKey } from './keys'
import { matchRecords, type Said } from './match'
import { normalName } from './normal-name'
import { BY_NAME } from './same-name'

/**
 * The coordinator's word on somebody who is there, by id, and the key under which the file has the same person, or the same
 * group (LAS-11). `other`: that it is somebody else, although the key is the same (strangers.ts).
 */
export type Pair = { kind: Kind; id: string; key: string; other?: true }

/** A pair as it is shown: names as they are and as the file has them, and the group that both have. */
export type ProposedPair = Pair & { before: string; after: string; group: string | null }

/**
 * Pairs that may be the same person after a change of LAS (LAS-11): neither was recognised by ECK iD or key, the name is
 * the same, so is a group by its name (somebody entered by hand has none of the LAS's), and nobody else fits. They count only when the coordinator says so: names are no
 * identity. Groups are proposed too, by name and kind: licences are linked to them.
 */
export function proposePairs(current: CurrentRoster, incoming: Roster): ProposedPair[] {
  // A group whose key is good for one file only is a new group each time.
  const groups = propose('groups', current.groups, incoming.groups.filter((group) => !isDummyKey(group.key)), {
    name: (group) => normalName(group.name), signs: ({ kind }) => [kind], signsOf: ({ kind }) => [kind], show: (group) => group.name,
  })
  const before = groupNames(current.groups.map((group) => [group.key ?? group.id, group.name]))
  const after = groupNames(incoming.groups.map((group) => [group.key, group.name]))
  // A group is the same by its key or by its name.
  const groupSigns = (keys: readonly string[], names: ReadonlyMap<string, string>) => keys.flatMap((key) => [`key ${key}`, `name ${names.get(key) ?? key}`])
  const shown = new Map(incoming.groups.map((group) => [group.key, group.name]))
  const people = <C extends CurrentPupil | CurrentStaff, I extends RosterPerson>(kind: Kind, there: readonly C[], come: readonly I[], ofC: (one: C) => string[], ofI: (one: I) => string[]) =>
    propose(kind, there, come, {
      name: (one) => normalName(one.firstName, one.prefix, one.lastName),
      signs: (one) => [...(one.manual ? [ANY_GROUP] : []), ...groupSigns(ofC(one), before)],
      signsOf: (one) => [ANY_GROUP, ...groupSigns(ofI(one), after)],
      show: (one) => [one.firstName, one.prefix, one.lastName].filter(Boolean).join(' '),
      strangers: BY_NAME,
      group: (a, b) => {
        const signs = new Set(groupSigns(ofC(a), before))
        return shown.get(ofI(b).find((key) => groupSigns([key], after).some((sign) => signs.has(sign))) ?? '') ?? null
      },
    })
  const pupilGroups = (one: { groupKey?: string | null; combinedGroupKeys: readonly string[] }) => [...(one.groupKey ? [one.groupKey] : []), ...one.combinedGroupKeys]
  return [
    ...groups,
    ...people('pupils', current.pupils, incoming.pupils, pupilGroups, pupilGroups),
    ...people('staff', current.staff, incoming.staff, (one) => [...one.groupKeys], (one) => [...one.groupKeys]),
  ]
}

/** How many people would get a second account here although somebody of their name, in their group, is not in the roster (LAS-11). */
export function countDoubles(plan: Pick<RosterPlan, 'pupils' | 'staff'>, current: CurrentRoster, incoming: Roster): number {
  // Most nights nobody is new: then there is nobody to compare.
  if (plan.pupils.added.length + plan.staff.added.length === 0) return 0
  const added = { pupils: new Set(plan.pupils.added.map(({ key }) => key)), staff: new Set(plan.staff.added.map(({ key }) => key)) }
  return proposePairs(current, incoming).filter(({ kind, key }) => kind !== 'groups' && added[kind].has(key)).length
}

/** Whoever was entered by hand fits in any group. */
const ANY_GROUP = 'any'

function groupNames(entries: [string, string][]): Map<string, string> {
  return new Map(entries.map(([key, name]) => [key, normalName(name)]))
}

type There = { id: string; key: string | null; removed?: boolean; manual?: boolean; eckId?: string | null }
type Come = { key: string; eckId?: string }

/** How two may be the same: by `name`, and by any sign that both have (`signs` of who is there, `signsOf` of who comes). */
type Likeness<C, I> = { name: (one: C | I) => string; signs: (one: C) => string[]; signsOf: (one: I) => string[]; show: (one: C | I) => string; strangers?: Pick<Said<C, I>, 'isStranger' | 'ifMany'>; group?: (a: C, b: I) => string | null }

function propose<C extends There, I extends Come>(kind: Kind, there: readonly C[], come: readonly I[], { name, signs, signsOf, show, strangers, group }: Likeness<C, I>): ProposedPair[] {
  const { fresh, missing, conflicts } = matchRecords(there, come, strangers)
  const disputed = new Set<C>(conflicts.map((conflict) => conflict.current))
  const open = missing.filter((one) => !one.removed && !disputed.has(one))
  if (open.length === 0) return []
  const like = finder(open, name, signs)
  const likeToo = finder(fresh, name, signsOf)
  return fresh.flatMap((one) => {
    const other = like(one, name(one), signsOf(one))
    // Nobody else may fit, on either side.
    if (!other || !likeToo(other, name(other), signs(other))) return []
    return [{ kind, id: other.id, key: one.key, before: show(other), after: show(one), group: group?.(other, one) ?? null }]
  })
}

/**
 * Finds the only one among `all` of a name who shares a sign; null when there is none, or a second. Looks at two at most
 * for each sign, however many have the same name.
 */
function finder<T extends { eckId?: string | null }>(all: readonly T[], nameOf: (one: T) => string, signsOf: (one: T) => string[]) {
  const found = new Map<string, T[]>()
  const place = (name: string, sign: string, hasEckId: boolean) => `${name}|${hasEckId}|${sign}`
  for (const one of all) {
    const name = nameOf(one)
    if (!name) continue
    for (const sign of new Set(signsOf(one))) {
      const at = place(name, sign, Boolean(one.eckId))
      const others = found.get(at)
      if (!others) found.set(at, [one])
      else if (others.length < 2) others.push(one)
    }
  }
  return ({ eckId }: { eckId?: string | null }, name: string, signs: readonly string[]): T | null => {
    const candidates = new Set<T>()
    for (const sign of signs) {
      // Two ECK iDs are two people, whatever they are called.
      for (const hasEckId of eckId ? [false] : [false, true]) for (const other of found.get(place(name, sign, hasEckId)) ?? []) candidates.add(other)
      if (candidates.size > 1) return null
    }
    return [...candidates][0] ?? null
  }
}

/** Of what the coordinator ticked, what is still proposed: nobody is joined by name on an old word. */
export function confirmedPairs(pairs: readonly Pair[], proposed: readonly Pair[]): Pair[] {
  const known = new Set(proposed.map(textOf))
  return pairs.filter((pair) => !pair.other && known.has(textOf(pair)))
}

/** Which two a word is about. */
export const textOf = ({ kind, id, key }: Pair) => JSON.stringify([kind, id, key])
