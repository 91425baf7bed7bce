import { fullName } from '@/lib/core/names'
import { labelGroups } from './group-labels'
import { compareText } from './keys'
import { changesGroup, combinedKeys } from './moves'
import type { CurrentPupil, CurrentStaff, FieldChange, KindPlan, RosterPlan } from './plan'
import type { RosterPupil, RosterStaff } from './model'

/** What happens to a person, seen from one group. `combined`: only the combined groups differ; `left`: goes out of this group and into no other in its place. */
export type Act = 'added' | 'returned' | 'changed' | 'combined' | 'arrived' | 'left' | 'departed' | 'removed' | 'kept' | 'skipped'
export type PersonView = { name: string; kind: 'pupils' | 'staff'; act: Act; changes: FieldChange[] }
/** One group of the preview; `key` null is for whoever is in none. `act` is what happens to the group itself. */
export type GroupView = { key: string | null; name: string; act: 'added' | 'returned' | 'changed' | 'removed' | null; changes: FieldChange[]; people: PersonView[] }

/**
 * A plan by group (LAS-5): each group that something happens to or in, with everybody whom it concerns and their old and
 * new values. Who moves stands in both groups. In the order of the names. `names` is what each group that is spoken of is
 * called here, by its key.
 */
export function planByGroup(plan: RosterPlan): { groups: GroupView[]; names: ReadonlyMap<string, string> } {
  const groups = new Map<string | null, GroupView>()
  const group = (key: string | null): GroupView => {
    const known = groups.get(key)
    if (known) return known
    const made: GroupView = { key, name: key === null ? 'Zonder groep' : key, act: null, changes: [], people: [] }
    groups.set(key, made)
    return made
  }
  const acts = (key: string | null, parts: Partial<GroupView>) => Object.assign(group(key), parts)
  for (const one of plan.groups.added) acts(one.key, { act: 'added' })
  for (const one of plan.groups.removed) acts(one.key ?? one.id, { act: 'removed' })
  for (const { incoming, changes } of plan.groups.returned) acts(incoming.key, { act: 'returned', changes })
  for (const { incoming, changes } of plan.groups.changed) acts(incoming.key, { act: 'changed', changes })
  const tell = (keys: readonly string[], person: PersonView) => (keys.length > 0 ? keys : [null]).forEach((key) => group(key).people.push(person))
  const combined = combinedKeys(plan)
  walk('pupils', plan.pupils, pupilGroups, pupilGroups, tell, combined)
  walk('staff', plan.staff, staffGroups, staffGroups, tell, combined)
  for (const view of groups.values()) view.people.sort((a, b) => ORDER.indexOf(a.act) - ORDER.indexOf(b.act) || a.kind.localeCompare(b.kind) || compareText(a.name, b.name))
  const names = groupLabels(plan, [...groups.values()])
  for (const view of groups.values()) if (view.key !== null) view.name = names.get(view.key) ?? view.key
  const collator = new Intl.Collator('nl', { numeric: true })
  const sorted = [...groups.values()].sort((a, b) => Number(a.key === null) - Number(b.key === null) || collator.compare(a.name, b.name) || compareText(a.key ?? '', b.key ?? ''))
  return { groups: sorted, names }
}

/** What the groups of these views, and of the changes in them, are called. */
function groupLabels({ groupNames, groups: { removed } }: RosterPlan, views: readonly GroupView[]): Map<string, string> {
  const keysIn = (changes: readonly FieldChange[]) => changes.flatMap(({ field, before, after }) => (/groupKeys?$/i.test(field) ? [before, after].flatMap((value) => value ?? []) : []))
  const spoken = new Set(views.flatMap(({ key, changes, people }) => [...(key === null ? [] : [key]), ...keysIn(changes), ...people.flatMap((person) => keysIn(person.changes))]))
  const keyless = removed.filter(({ key }) => key === null).map(({ id, name, kind, yearGroup }) => ({ key: id, name, kind, yearGroup: yearGroup ?? null, keyless: true }))
  return labelGroups([...groupNames, ...keyless].filter(({ key }) => spoken.has(key)))
}

const ORDER: readonly Act[] = ['added', 'returned', 'arrived', 'changed', 'combined', 'departed', 'left', 'removed', 'kept', 'skipped']

type Named = { firstName: string; prefix?: string | null; lastName?: string | null }
const nameOf = ({ firstName, prefix, lastName }: Named) => fullName({ firstName, prefix: prefix ?? null, lastName: lastName ?? null })

function walk<C extends Named, I extends Named>(
  kind: PersonView['kind'], plan: KindPlan<C, I>, before: (one: C) => string[], after: (one: I) => string[], tell: (keys: readonly string[], person: PersonView) => void, combined: ReadonlySet<string>,
): void {
  const plain = (one: Named, act: Act): PersonView => ({ name: nameOf(one), kind, act, changes: [] })
  for (const one of plan.added) tell(after(one), plain(one, 'added'))
  for (const { incoming, changes } of plan.returned) tell(after(incoming), { ...plain(incoming, 'returned'), changes })
  for (const [act, list] of [['removed', plan.removed], ['kept', plan.kept], ['skipped', plan.skipped]] as const) for (const one of list) tell(before(one), plain(one, act))
  // Who changes and moves stands in both lists: once here, with all changes.
  const matches = new Map<I, { current: C; changes: FieldChange[] }>()
  for (const { current, incoming, changes } of [...plan.changed, ...plan.moved]) matches.set(incoming, { current, changes: [...(matches.get(incoming)?.changes ?? []), ...changes] })
  for (const [incoming, { current, changes }] of matches) {
    const [from, to] = [before(current), after(incoming)]
    const person = (act: Act): PersonView => ({ ...plain(incoming, act), changes })
    const [stays, comes, leaves] = [to.filter((key) => from.includes(key)), to.filter((key) => !from.includes(key)), from.filter((key) => !to.includes(key))]
    const moves = changes.filter(({ field }) => /^(combinedGroupKeys|groupKeys?)$/.test(field))
    const onlyCombined = moves.length === changes.length && !changesGroup(moves, combined)
    if (stays.length > 0 || to.length === 0) tell(stays, person(onlyCombined ? 'combined' : 'changed'))
    if (comes.length > 0) tell(comes, person('arrived'))
    // Out of one class and into another; or out of a class or a combined group, and into nothing in its place.
    const elsewhere = comes.some((key) => !combined.has(key))
    const departed = leaves.filter((key) => elsewhere && !combined.has(key))
    const left = leaves.filter((key) => !departed.includes(key))
    if (departed.length > 0) tell(departed, person('departed'))
    if (left.length > 0) tell(left, person('left'))
  }
}

function pupilGroups(pupil: Pick<CurrentPupil | RosterPupil, 'groupKey' | 'combinedGroupKeys'>): string[] {
  return [...new Set([...(pupil.groupKey ? [pupil.groupKey] : []), ...pupil.combinedGroupKeys])]
}

function staffGroups(person: Pick<CurrentStaff | RosterStaff, 'groupKeys'>): string[] {
  return [...new Set(person.groupKeys)]
}
