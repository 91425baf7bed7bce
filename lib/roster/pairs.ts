import type { CurrentPupil, CurrentRoster, CurrentStaff, Kind } from './plan'
import type { Roster, RosterPerson } from './model'
import { isDummyKey } from './keys'
import { matchRecords } from './match'

/** Somebody who is there, by id, and the key under which the file has the same person, or the same group (LAS-11). */
export type Pair = { kind: Kind; id: string; key: string }

/** A pair as it is shown: names as they are and as the file has them, and the group that both have. */
export type ProposedPair = Pair & { before: string; after: string; group: string | null }

/** A name as people would compare it: capitals, accents and blanks do not count. */
export function normalName(...parts: (string | null | undefined)[]): string {
  return parts.filter(Boolean).join(' ').normalize('NFKD').replace(/\p{M}+/gu, '').toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
}

/**
 * Pairs that may be the same person after a change of LAS (LAS-11): neither was recognised by ECK iD or key, the name is
 * the same, so is a group by its name (somebody entered by hand has none of the LAS's), and nobody else fits. They count only when the coordinator says so: names are no
 * identity. Groups are proposed too, by name and kind: licences are linked to them.
 */
export function proposePairs(current: CurrentRoster, incoming: Roster): ProposedPair[] {
  // A group whose key is good for one file only is a new group each time.
  const groups = propose('groups', current.groups, incoming.groups.filter((group) => !isDummyKey(group.key)), (group) => normalName(group.name), (a, b) => a.kind === b.kind, (group) => group.name)
  const before = groupNames(current.groups.map((group) => [group.key ?? group.id, group.name]))
  const after = groupNames(incoming.groups.map((group) => [group.key, group.name]))
  const sameGroup = (a: readonly string[], b: readonly string[]) => b.find((key) => a.some((other) => other === key || (before.get(other) ?? other) === (after.get(key) ?? key)))
  const shown = new Map(incoming.groups.map((group) => [group.key, group.name]))
  const people = <C extends CurrentPupil | CurrentStaff, I extends RosterPerson>(kind: Kind, there: readonly C[], come: readonly I[], ofC: (one: C) => string[], ofI: (one: I) => string[]) =>
    propose(kind, there, come, (one) => normalName(one.firstName, one.prefix, one.lastName), (a, b) => a.manual === true || sameGroup(ofC(a), ofI(b)) !== undefined, (one) => [one.firstName, one.prefix, one.lastName].filter(Boolean).join(' '),
      (a, b) => shown.get(sameGroup(ofC(a), ofI(b)) ?? '') ?? null)
  const pupilGroups = (one: { groupKey?: string | null; combinedGroupKeys: readonly string[] }) => [...(one.groupKey ? [one.groupKey] : []), ...one.combinedGroupKeys]
  return [
    ...groups,
    ...people('pupils', current.pupils, incoming.pupils, pupilGroups, pupilGroups),
    ...people('staff', current.staff, incoming.staff, (one) => [...one.groupKeys], (one) => [...one.groupKeys]),
  ]
}

function groupNames(entries: [string, string][]): Map<string, string> {
  return new Map(entries.map(([key, name]) => [key, normalName(name)]))
}

type There = { id: string; key: string | null; removed?: boolean; manual?: boolean; eckId?: string | null }
type Come = { key: string; eckId?: string }

function propose<C extends There, I extends Come>(
  kind: Kind, there: readonly C[], come: readonly I[], name: (one: C | I) => string, fits: (a: C, b: I) => boolean, show: (one: C | I) => string,
  group: (a: C, b: I) => string | null = () => null,
): ProposedPair[] {
  const { fresh, missing, conflicts } = matchRecords(there, come)
  const disputed = new Set<C>(conflicts.map((conflict) => conflict.current))
  const open = missing.filter((one) => !one.removed && !disputed.has(one))
  if (open.length === 0) return []
  const byName = new Map<string, C[]>()
  for (const one of open) if (name(one)) byName.set(name(one), [...(byName.get(name(one)) ?? []), one])
  // Two ECK iDs are two people, whatever they are called.
  const candidates = fresh.map((one) => [one, (byName.get(name(one)) ?? []).filter((other) => !(one.eckId && other.eckId) && fits(other, one))] as const)
  const asked = new Map<C, number>()
  for (const [, found] of candidates) for (const other of found) asked.set(other, (asked.get(other) ?? 0) + 1)
  return candidates.flatMap(([one, found]) => {
    const [other] = found
    if (!other || found.length > 1 || asked.get(other) !== 1) return []
    return [{ kind, id: other.id, key: one.key, before: show(other), after: show(one), group: group(other, one) }]
  })
}

/** Of what the coordinator ticked, what is still proposed: nobody is joined by name on an old word. */
export function confirmedPairs(pairs: readonly Pair[], proposed: readonly Pair[]): Pair[] {
  const known = new Set(proposed.map(textOf))
  return pairs.filter((pair) => known.has(textOf(pair)))
}

const textOf = ({ kind, id, key }: Pair) => JSON.stringify([kind, id, key])
