import { compareText, isDummyKey } from './keys'
import { matchRecords, type Said } from './match'
import { confirmedPairs, proposePairs, type Pair } from './pairs'
import { BY_NAME } from './same-name'
import { standingWords } from './strangers'
import { spared } from './skipped'
import type { Roster, RosterGroup, RosterPerson, RosterPupil, RosterStaff, SkippedRow } from './model'
import type { CurrentGroup, CurrentPupil, CurrentRoster, CurrentStaff, FieldChange, GroupName, Kind, KindPlan, RosterPlan } from './plan'

type Value = FieldChange['before']
type Words = Pick<Said<never, never>, 'pairs' | 'others'>
type CurrentBase = { id: string; key: string | null; removed?: boolean; manual?: boolean; keepsRole?: boolean }

/**
 * What an import would change, before anything does (LAS-5). People keep their identity: a change of name, key or group
 * is a change of the same record, never a new account (LAS-8). Missing is removed, which means made inactive; people
 * entered by hand stay, and so does who has a role given by hand, with that role alone (ACC-4). An ECK iD, an e-mail address or a lasting key that the file does not have is not erased: the
 * school may have it from elsewhere (LAS-7, LAS-9). Of whom only the key says who it is, while the whole name is another,
 * a person must say so; until then it is somebody new (strangers.ts). `pairs` holds what the coordinator said.
 */
export function diffRoster(current: CurrentRoster, incoming: Roster, pairs: readonly Pair[] = []): RosterPlan {
  const words = pairs.length === 0 ? [] : [...confirmedPairs(pairs, proposePairs(current, incoming)), ...standingWords(pairs, current, incoming)]
  const said = (kind: Kind): Words => {
    const ours = words.filter((word) => word.kind === kind)
    return { pairs: new Map(ours.filter(({ other }) => !other).map(({ key, id }) => [key, id])), others: new Set(ours.filter(({ other }) => other).map(({ key, id }) => `${id} ${key}`)) }
  }
  const { skipped } = incoming
  const groups = planKind<CurrentGroup, RosterGroup>(current.groups, incoming.groups, groupChanges, () => [], said('groups'))
  const people = underNewKeys(current, groups)
  return {
    groups,
    pupils: planKind<CurrentPupil, RosterPupil>(people.pupils, incoming.pupils, pupilChanges, pupilMoves, { ...said('pupils'), ...BY_NAME }, skipped?.pupils),
    staff: planKind<CurrentStaff, RosterStaff>(people.staff, incoming.staff, staffChanges, staffMoves, { ...said('staff'), ...BY_NAME }, skipped?.staff),
    groupNames: groupNames(current, incoming),
  }
}

/** Whoever is in a group that gets another key (LAS-11) is in it under that key: no move. */
function underNewKeys(current: CurrentRoster, groups: RosterPlan['groups']): CurrentRoster {
  const renamed = new Map([...groups.changed, ...groups.returned].flatMap(({ current: group, incoming }) => {
    const known = group.key ?? group.id
    return known === incoming.key ? [] : [[known, incoming.key] as const]
  }))
  if (renamed.size === 0) return current
  const key = (one: string) => renamed.get(one) ?? one
  return {
    groups: current.groups,
    pupils: current.pupils.map((pupil) => ({ ...pupil, groupKey: pupil.groupKey && key(pupil.groupKey), combinedGroupKeys: pupil.combinedGroupKeys.map(key) })),
    staff: current.staff.map((person) => ({ ...person, groupKeys: person.groupKeys.map(key), ...(person.pickedGroupKeys ? { pickedGroupKeys: person.pickedGroupKeys.map(key) } : {}) })),
  }
}

function planKind<C extends CurrentBase, I extends { key: string }>(
  current: readonly C[],
  incoming: readonly I[],
  changesOf: (current: C, incoming: I) => FieldChange[],
  movesOf: (current: C, incoming: I) => FieldChange[],
  said: Said<C, I>,
  skippedRows: readonly SkippedRow[] = [],
): KindPlan<C, I> {
  const matching = matchRecords(current, incoming, said)
  const absent = matching.missing.filter((record) => !record.removed && !record.manual).sort(byKeyAndId)
  const skipped = absent.filter(spared(skippedRows))
  const missing = skipped.length === 0 ? absent : absent.filter((record) => !skipped.includes(record))
  const plan: KindPlan<C, I> = {
    added: [...matching.fresh].sort(byKey),
    changed: [],
    moved: [],
    returned: [],
    removed: missing.filter((record) => !record.keepsRole),
    kept: missing.filter((record) => record.keepsRole),
    skipped,
    conflicts: [...matching.conflicts].sort((a, b) => byKey(a.incoming, b.incoming)),
    strangers: [...matching.strangers].sort((a, b) => byKey(a.incoming, b.incoming)),
    unchanged: 0,
  }
  for (const pair of [...matching.pairs].sort((a, b) => byKey(a.incoming, b.incoming))) {
    const changes = changesOf(pair.current, pair.incoming)
    const moves = movesOf(pair.current, pair.incoming)
    if (pair.current.removed) plan.returned.push({ ...pair, changes: [...changes, ...moves] })
    else {
      if (changes.length > 0) plan.changed.push({ ...pair, changes })
      if (moves.length > 0) plan.moved.push({ ...pair, changes: moves })
      if (changes.length + moves.length === 0) plan.unchanged += 1
    }
  }
  return plan
}

function groupChanges(current: CurrentGroup, incoming: RosterGroup): FieldChange[] {
  return changed([
    ['key', current.key, isDummyKey(incoming.key) ? current.key : incoming.key],
    ['name', current.name, incoming.name],
    ['kind', current.kind, incoming.kind],
    ['yearGroup', current.yearGroup, incoming.yearGroup],
    ['description', current.description, incoming.description],
  ])
}

function personChanges(current: CurrentPupil | CurrentStaff, incoming: RosterPerson): FieldChange[] {
  // A dummy key is good for one file only, so it never takes the place of another key.
  const key = isDummyKey(incoming.key) ? current.key : incoming.key
  return changed([
    ['key', current.key, key],
    ['eckId', current.eckId, incoming.eckId ?? current.eckId],
    ['firstName', current.firstName, incoming.firstName],
    ['prefix', current.prefix, incoming.prefix],
    ['lastName', current.lastName, incoming.lastName],
    ['initials', current.initials, incoming.initials],
  ])
}

function pupilChanges(current: CurrentPupil, incoming: RosterPupil): FieldChange[] {
  return [...personChanges(current, incoming), ...changed([['yearGroup', current.yearGroup, incoming.yearGroup]])]
}

function staffChanges(current: CurrentStaff, incoming: RosterStaff): FieldChange[] {
  // What the LAS knows is only offered where the portal has no address yet: where it has one, nothing changes.
  const offered = current.hasAddress ? current.email : incoming.email ?? current.email
  return [...personChanges(current, incoming), ...changed([['email', current.email, offered]])]
}

function pupilMoves(current: CurrentPupil, incoming: RosterPupil): FieldChange[] {
  return changed([
    ['groupKey', current.groupKey, incoming.groupKey],
    ['combinedGroupKeys', current.combinedGroupKeys, incoming.combinedGroupKeys],
  ])
}

function staffMoves(current: CurrentStaff, incoming: RosterStaff): FieldChange[] {
  // A group that the coordinator picked for somebody needs no second link; who comes back leaves those behind.
  const picked = current.removed ? [] : (current.pickedGroupKeys ?? [])
  return changed([['groupKeys', current.groupKeys, incoming.groupKeys.filter((key) => !picked.includes(key))]])
}

function changed(fields: readonly (readonly [string, Value | undefined, Value | undefined])[]): FieldChange[] {
  return fields.flatMap(([field, before, after]) => {
    const change = { field, before: normal(before), after: normal(after) }
    return same(change.before, change.after) && !(isGroupField(field) && namesDummy(change.after)) ? [] : [change]
  })
}

/** Absent, null and empty are the same to a database and to a file. */
function normal(value: Value | undefined): Value {
  if (typeof value === 'string' || value === null || value === undefined) return value || null
  return [...new Set(value)].sort(compareText)
}

function same(a: Value, b: Value): boolean {
  if (typeof a === 'string' || typeof b === 'string' || a === null || b === null) return a === b
  return a.length === b.length && a.every((key, index) => key === b[index])
}

function isGroupField(field: string): boolean {
  return field === 'groupKey' || field === 'combinedGroupKeys' || field === 'groupKeys'
}

/** A group with a dummy key is a new group in every file, so being in it again is a move all the same. */
function namesDummy(value: Value): boolean {
  return typeof value === 'string' ? isDummyKey(value) : (value ?? []).some(isDummyKey)
}

function groupNames(current: CurrentRoster, incoming: Roster): GroupName[] {
  const names = new Map<string, GroupName>()
  const set = (key: string, { name, kind, yearGroup }: CurrentGroup | RosterGroup) => names.set(key, { key, name, kind, yearGroup: yearGroup ?? null })
  for (const group of current.groups) if (group.key !== null) set(group.key, group)
  for (const group of incoming.groups) set(group.key, group)
  return [...names.values()].sort(byKey)
}

function byKey(a: { key: string }, b: { key: string }): number {
  return compareText(a.key, b.key)
}

function byKeyAndId(a: CurrentBase, b: CurrentBase): number {
  return compareText(a.key ?? '', b.key ?? '') || compareText(a.id, b.id)
}
