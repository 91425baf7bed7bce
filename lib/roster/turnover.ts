import { nextSchoolYear, schoolYearOf } from '@/lib/core/school-year'
import type { YearTurn } from '@/lib/licences/carry-over'
import type { CurrentRoster, RosterPlan } from './plan'
import { guard, weigh, type PlanSummary } from './plan-summary'
import type { RosterState } from './state'

/** True for a roster of the next school year: it waits until 1 August (ACC-10). */
export function isAhead(schoolYear: string | null, now: Date): boolean {
  return schoolYear === nextSchoolYear(schoolYearOf(now))
}

/** Whether an import was kept for the new school year: what was agreed on then is on record before it is applied. */
export function wasScheduled({ counts }: { counts: unknown }): boolean {
  return counts !== null
}

/** Whether a roster takes a school from one school year into a later one. */
export function isTurnover(from: string | null, to: string): boolean {
  return from !== null && to > from
}

/** How many seemed to be here under another number when it was agreed on; none where that was not counted. */
export type Doubles = { doubles?: number }

/**
 * Whether what was agreed on before the summer would now take away so much more than it said then that a person must look
 * again, or would give many people another name, or more people a second account (`doubles`): the school has changed since, or its
 * keys are of another LAS by now.
 */
export function isUnlikeAgreed(agreed: PlanSummary & Doubles, plan: RosterPlan, current: CurrentRoster, doubles: number): boolean {
  const more = (['pupils', 'staff'] as const).some((kind) => {
    const of = current[kind].filter((record) => !record.removed && !record.manual && !record.keepsRole).length
    return weigh(plan[kind].removed.length - agreed[kind].removed, of).flagged
  })
  const { renamed, removals, strangers } = guard(plan, current, true)
  const emptied = removals.some(({ kind, lost, of }) => of > 1 && lost === of && lost > agreed[kind].removed)
  return more || emptied || doubles > (agreed.doubles ?? 0) || strangers > 0 || renamed.flagged || plan.pupils.conflicts.length > agreed.pupils.conflicts || plan.staff.conflicts.length > agreed.staff.conflicts
}

/** Both sides of the turn of a year, as licences go by them: the groups that are there, and afterwards their pupils. */
export function yearTurn(before: RosterState, after: RosterState): YearTurn {
  const pupilsOf = new Map<string, string[]>()
  for (const { id, groupId, combined, removedAt } of after.pupils) {
    if (removedAt !== null) continue
    for (const group of [...(groupId ? [groupId] : []), ...combined]) {
      const others = pupilsOf.get(group)
      if (others) others.push(id)
      else pupilsOf.set(group, [id])
    }
  }
  const there = (state: RosterState) => state.groups.filter(({ removedAt }) => removedAt === null)
  return { before: there(before), after: there(after), pupilsOf }
}
