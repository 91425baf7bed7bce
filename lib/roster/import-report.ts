import type { FieldChange, RosterPlan } from './plan'
import { planByGroup, type GroupView } from './plan-groups'

/** What an import did, by name: each group that it touched, and what the groups that are spoken of are called. */
export type ImportReport = { groups: GroupView[]; names: [key: string, name: string][] }

/** The report of a plan that is carried out (LAS-5), as it is kept. An ECK iD is no part of it: only whether there is one. */
export function reportOf(plan: RosterPlan): ImportReport {
  const { groups, names } = planByGroup(plan)
  return { groups: groups.map((group) => ({ ...group, people: group.people.map((person) => ({ ...person, changes: person.changes.map(withoutEckId) })) })), names: [...names] }
}

function withoutEckId(change: FieldChange): FieldChange {
  const there = (value: FieldChange['before']) => (value === null ? null : 'aanwezig')
  return change.field === 'eckId' ? { ...change, before: there(change.before), after: there(change.after) } : change
}
