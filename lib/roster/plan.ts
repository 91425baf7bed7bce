import type { RosterGroup, RosterPupil, RosterStaff } from './model'

type Optional = string | null | undefined

/**
 * What a school has now. `removed` ones were made inactive by an earlier import and may come back; `manual` ones were
 * entered by hand and no import removes them; those with `keepsRole` have a role that the coordinator gave (ACC-4).
 */
export type CurrentRoster = { groups: CurrentGroup[]; pupils: CurrentPupil[]; staff: CurrentStaff[] }

type CurrentRecord = { id: string; key: string | null; removed?: boolean; manual?: boolean; keepsRole?: boolean }
type CurrentName = { eckId?: string | null; firstName: string; prefix?: Optional; lastName?: Optional; initials?: Optional }

export type CurrentGroup = CurrentRecord & { name: string; kind: 'base' | 'combined'; yearGroup?: Optional; description?: Optional }
export type CurrentPupil = CurrentRecord &
  CurrentName & { yearGroup?: Optional; groupKey?: Optional; combinedGroupKeys: readonly string[] }
/** `hasAddress`: an e-mail address was set in the portal; `pickedGroupKeys`: groups that the coordinator picked. No import touches either (LAS-7, ACC-4). */
export type CurrentStaff = CurrentRecord & CurrentName & { email?: Optional; hasAddress?: boolean; groupKeys: readonly string[]; pickedGroupKeys?: readonly string[] }

/** One field as it is and as it will be; null is absent. Lists of group keys are sorted. */
export type FieldChange = { field: string; before: string | null | readonly string[]; after: string | null | readonly string[] }

/** A current record that an incoming one is. */
export type Match<C, I> = { current: C; incoming: I; changes: FieldChange[] }

/**
 * What an import would do to one kind of record (LAS-5). A person whose name and group change stands in both `changed`
 * and `moved`, each with its own changes; someone in `returned` only there, with all changes. Lists are in the order of
 * the keys, so that equal plans are equal texts.
 */
export type KindPlan<C, I> = {
  added: I[]
  changed: Match<C, I>[]
  /** In other groups than before. Empty for groups. */
  moved: Match<C, I>[]
  /** Was removed, comes back under the same identity. */
  returned: Match<C, I>[]
  /** No longer in the file: to be made inactive, never deleted. */
  removed: C[]
  /** No longer in the file, but with a role given by hand: stays with that, and loses only what the LAS gave (ACC-4). */
  kept: C[]
  /** In the file on a row that is left out: stays as it is (LAS-3). */
  skipped: C[]
  /**
   * The same LAS key but another ECK iD: one of them is another person, perhaps after a change of LAS. Nothing is
   * matched; the incoming one stands in `added` and a person must look (LAS-11).
   */
  conflicts: { current: C; incoming: I }[]
  /**
   * The same LAS key and another first and last name, while no ECK iD tells: nobody is matched until the coordinator says
   * who it is. The incoming one stands in `added`, the current one, if still there, in `removed` (LAS-8).
   */
  strangers: { current: C; incoming: I }[]
  unchanged: number
}

export type RosterPlan = {
  groups: KindPlan<CurrentGroup, RosterGroup>
  pupils: KindPlan<CurrentPupil, RosterPupil>
  staff: KindPlan<CurrentStaff, RosterStaff>
  /** Every group that the plan speaks of, old and new, for a summary per group. */
  groupNames: GroupName[]
}
/** What a group is called, and what tells it from another of that name. */
export type GroupName = { key: string; name: string; kind: 'base' | 'combined'; yearGroup: string | null }

/** Which kinds of record a plan has. */
export const KINDS = ['groups', 'pupils', 'staff'] as const
export type Kind = (typeof KINDS)[number]
