import { compareText } from './keys'
import { unplaced } from './model'
import { changesCombined, changesGroup, combinedKeys } from './moves'
import { KINDS, type CurrentPupil, type CurrentRoster, type CurrentStaff, type KindPlan, type Kind, type RosterPlan } from './plan'

/** How many of a kind; someone who changes and moves counts in both. `combined`: joins or leaves a combined group, which is no move. An import of before this was counted apart has no such number. */
export type Counts = Record<'added' | 'changed' | 'moved' | 'returned' | 'removed' | 'kept' | 'skipped' | 'conflicts' | 'strangers' | 'unchanged', number> & { combined?: number }

/** What happens to one group's people: `arrived` and `departed` moved from or to another group, or (staff) stay for a role given by hand. */
export type GroupSummary = {
  key: string
  name: string
  pupils: GroupCounts
  staff: GroupCounts
}
type GroupCounts = Record<'added' | 'changed' | 'arrived' | 'departed' | 'returned' | 'removed', number>

export type PlanSummary = Record<Kind, Counts> & { perGroup: GroupSummary[]; nothing: boolean; /** Rows that were left out for an error of their own; kept with an import that was confirmed. */ leftOut?: number }

/** Counts a plan, per kind and per group, for the preview (LAS-5). Only groups where something happens are listed. */
export function summarise(plan: RosterPlan): PlanSummary {
  const combined = combinedKeys(plan)
  const counts = { groups: count(plan.groups, combined), pupils: count(plan.pupils, combined), staff: count(plan.staff, combined) }
  const nothing = KINDS.every((kind) => {
    const { added, changed, moved, returned, removed, kept } = plan[kind]
    return added.length + changed.length + moved.length + returned.length + removed.length + kept.length === 0
  })
  return { ...counts, perGroup: perGroup(plan), nothing }
}

function count<C, I>(plan: KindPlan<C, I>, combined: ReadonlySet<string>): Counts {
  return {
    added: plan.added.length,
    changed: plan.changed.length,
    moved: plan.moved.filter(({ changes }) => changesGroup(changes, combined)).length,
    combined: plan.moved.filter(({ changes }) => changesCombined(changes, combined)).length,
    returned: plan.returned.length,
    removed: plan.removed.length,
    kept: plan.kept.length,
    skipped: plan.skipped.length,
    conflicts: plan.conflicts.length,
    strangers: plan.strangers.length,
    unchanged: plan.unchanged,
  }
}

function perGroup(plan: RosterPlan): GroupSummary[] {
  const names = new Map(plan.groupNames.map((group) => [group.key, group.name]))
  const groups = new Map<string, GroupSummary>()
  const none = () => ({ added: 0, changed: 0, arrived: 0, departed: 0, returned: 0, removed: 0 })
  const tally = (keys: readonly string[], kind: 'pupils' | 'staff', act: keyof GroupCounts) => {
    for (const key of keys) {
      const group = groups.get(key) ?? { key, name: names.get(key) ?? key, pupils: none(), staff: none() }
      group[kind][act] += 1
      groups.set(key, group)
    }
  }
  const walk = <C, I>(
    kind: 'pupils' | 'staff',
    part: KindPlan<C, I>,
    before: (one: C) => string[],
    after: (one: I) => string[],
  ) => {
    for (const one of part.added) tally(after(one), kind, 'added')
    for (const match of part.changed) tally(after(match.incoming), kind, 'changed')
    for (const match of part.returned) tally(after(match.incoming), kind, 'returned')
    for (const one of part.removed) tally(before(one), kind, 'removed')
    for (const one of part.kept) tally(before(one), kind, 'departed')
    for (const match of part.moved) {
      const [from, to] = [before(match.current), after(match.incoming)]
      tally(to.filter((key) => !from.includes(key)), kind, 'arrived')
      tally(from.filter((key) => !to.includes(key)), kind, 'departed')
    }
  }
  walk('pupils', plan.pupils, pupilGroups, pupilGroups)
  walk('staff', plan.staff, staffGroups, staffGroups)
  return [...groups.values()].sort((a, b) => compareText(a.key, b.key))
}

function pupilGroups(pupil: Pick<CurrentPupil, 'groupKey' | 'combinedGroupKeys'>): string[] {
  return [...new Set([...(pupil.groupKey ? [pupil.groupKey] : []), ...pupil.combinedGroupKeys])]
}

function staffGroups(person: Pick<CurrentStaff, 'groupKeys'>): string[] {
  return [...new Set(person.groupKeys)]
}

/** An import that would remove more than this share of a kind, and more than a handful, waits for a person (LAS-5). */
export const GUARD_SHARE = 0.25
export const GUARD_COUNT = 5

/** What the guard saw of one kind. `lost` are the removed that nothing comes in the place of; all of several is always too many. `of` are those that an import could remove: there, not entered by hand, and without a role given by hand. */
export type GuardShare = { kind: Kind; removed: number; lost: number; of: number; share: number; flagged: boolean }

/**
 * `renamed` are people who by their key stay the same but get another first and last name: many of them means that the
 * keys are of another LAS, and that children would end up with each other's accounts.
 */
export type GuardVerdict = {
  flagged: boolean
  removals: GuardShare[]
  renamed: { count: number; of: number; share: number; flagged: boolean }
  /** Pairs that share a LAS key but not the ECK iD; one is enough to wait for a person. */
  conflicts: number
  /** People of whom only the key says who they are, while the whole name is another: one is enough, too (LAS-8). */
  strangers: number
}

/**
 * Tells whether an import must wait until a person has looked and confirmed (LAS-5). At the turn of the school year other
 * groups come in the place of last year's: then only how many fewer there are counts (ACC-10).
 */
export function guard(plan: RosterPlan, current: CurrentRoster, turnover = false): GuardVerdict {
  const removals = KINDS.map((kind): GuardShare => {
    const of = current[kind].filter((record) => !record.removed && !record.manual && !record.keepsRole).length
    const replaced = turnover && kind === 'groups' ? plan.groups.added.length + plan.groups.returned.length : 0
    const removed = plan[kind].removed.length
    const lost = Math.max(0, removed - replaced)
    const { share, flagged } = weigh(lost, of)
    return { kind, removed, lost, of, share, flagged: flagged || (of > 1 && lost === of) }
  })
  const renamed = weighRenames(plan)
  const conflicts = plan.pupils.conflicts.length + plan.staff.conflicts.length
  const strangers = plan.pupils.strangers.length + plan.staff.strangers.length
  const flagged = conflicts > 0 || strangers > 0 || renamed.flagged || removals.some((share) => share.flagged)
  return { flagged, removals, renamed, conflicts, strangers }
}

function weighRenames(plan: RosterPlan): GuardVerdict['renamed'] {
  const matched = [...plan.pupils.changed, ...plan.pupils.moved, ...plan.staff.changed, ...plan.staff.moved]
  const of = new Set(matched.map((match) => match.incoming)).size + plan.pupils.unchanged + plan.staff.unchanged
  // Whoever has the same ECK iD is the same person, whatever the name.
  const byKeyOnly = [...plan.pupils.changed, ...plan.staff.changed].filter(
    ({ current, incoming }) => !incoming.eckId || incoming.eckId !== current.eckId,
  )
  const count = byKeyOnly.filter(({ changes }) =>
    ['firstName', 'lastName'].every((name) => changes.some(({ field }) => field === name)),
  ).length
  return { count, of, ...weigh(count, of) }
}

/** What the guard stops at, by name: whoever said yes to one has not said yes to another. */
export function guardReasons({ removals, renamed, conflicts, strangers }: GuardVerdict): string[] {
  return [...removals.filter(({ flagged }) => flagged).map(({ kind }) => `removed ${kind}`), ...(renamed.flagged ? ['renamed'] : []), ...(conflicts > 0 ? ['conflicts'] : []), ...(strangers > 0 ? ['strangers'] : [])]
}

/** Whether a part is both more than a handful and more than an ordinary share. */
export function weigh(part: number, of: number): { share: number; flagged: boolean } {
  const share = of === 0 ? 0 : part / of
  return { share, flagged: part > GUARD_COUNT && share > GUARD_SHARE }
}

/**
 * A plan as one text, to take a digest of: equal plans give equal texts, wherever the file writes things (the fields of
 * a record always come in the order of the reader and of the statement). The digest
 * tells whether what a person confirmed is still what would happen.
 */
export function planText(plan: RosterPlan): string {
  return JSON.stringify([plan.groupNames, kindOf(plan.groups), kindOf(plan.pupils), kindOf(plan.staff)])
}

function kindOf<C, I extends object>({ added, changed, moved, returned, conflicts, strangers, ...rest }: KindPlan<C, I>): object {
  const placeless = <M extends { incoming: I }>(matches: M[]) => matches.map(({ incoming, ...match }) => [match, unplaced(incoming)])
  return [added.map(unplaced), placeless(changed), placeless(moved), placeless(returned), placeless(conflicts), placeless(strangers), rest]
}
