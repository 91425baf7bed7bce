import type { FieldChange, RosterPlan } from './plan'

/** The keys of the combined groups that a plan speaks of: who joins or leaves one stays in the own group. */
export function combinedKeys({ groupNames, groups: { removed } }: Pick<RosterPlan, 'groupNames' | 'groups'>): ReadonlySet<string> {
  const keyless = removed.filter(({ key, kind }) => key === null && kind === 'combined').map(({ id }) => id)
  return new Set([...groupNames.filter(({ kind }) => kind === 'combined').map(({ key }) => key), ...keyless])
}

/** Whether somebody joins or leaves a combined group (LAS-5); who does no more than that is not moved. */
export function changesCombined(changes: readonly FieldChange[], combined: ReadonlySet<string>): boolean {
  return changes.some((change) => change.field === 'combinedGroupKeys' || (change.field === 'groupKeys' && other(change).some((key) => combined.has(key))))
}

/** Whether somebody goes to another group of the own, from one or out of any. Whoever is in a group with a key for one file only is in it anew (domain facts 2.2). */
export function changesGroup(changes: readonly FieldChange[], combined: ReadonlySet<string>): boolean {
  return changes.some((change) => {
    if (change.field !== 'groupKeys') return change.field === 'groupKey'
    const keys = other(change)
    return keys.length === 0 || keys.some((key) => !combined.has(key))
  })
}

/** What stands in one list and not in the other. */
function other({ before, after }: FieldChange): string[] {
  const [was, is] = [listOf(before), listOf(after)]
  return [...was.filter((key) => !is.includes(key)), ...is.filter((key) => !was.includes(key))]
}

const listOf = (value: FieldChange['before']): readonly string[] => (value === null ? [] : typeof value === 'string' ? [value] : value)
