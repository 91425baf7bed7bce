import type { ReactNode } from 'react'
import { Card } from '@/components/ui/Card'
import { fullName, type PersonName } from '@/lib/core/names'
import type { KindPlan, RosterPlan } from '@/lib/roster/plan'

const FIELDS: Record<string, string> = {
  name: 'naam', kind: 'soort', yearGroup: 'jaargroep', description: 'omschrijving', key: 'nummer in het LAS', eckId: 'ECK iD', firstName: 'voornaam', prefix: 'tussenvoegsel',
  lastName: 'achternaam', initials: 'voorletters', email: 'e-mailadres', groupKey: 'groep', combinedGroupKeys: 'samengestelde groepen', groupKeys: 'groepen',
}

type Change = { field: string; before: string | null | readonly string[]; after: string | null | readonly string[] }
type Named = { before: string; after: string; changes: Change[] }

/** Every group and person that the import touches, with old and new values (LAS-5). */
export function PlanLists({ plan }: { plan: RosterPlan }) {
  const groupName = new Map(plan.groupNames.map((group) => [group.key, group.name]))
  return (
    <>
      <KindLists title="Groepen" plan={plan.groups} name={(group) => group.name} groupName={groupName} />
      <KindLists title="Leerlingen" plan={plan.pupils} name={fullName} groupName={groupName} />
      <KindLists title="Medewerkers" plan={plan.staff} name={fullName} groupName={groupName} />
    </>
  )
}

type Nameable = PersonName & { name: string }

function KindLists<C, I>({ title, plan, name, groupName }: { title: string; plan: KindPlan<C, I>; name: (one: Nameable) => string; groupName: Map<string, string> }) {
  const call = (one: unknown) => name(one as Nameable)
  const matches = (list: { current: C; incoming: I; changes: Change[] }[]): Named[] => list.map((match) => ({ before: call(match.current), after: call(match.incoming), changes: match.changes }))
  const parts: [string, ReactNode[]][] = [
    ['Nieuw', plan.added.map((one, at) => <li key={at}>{call(one)}</li>)],
    ['Terug', matches(plan.returned).map((one, at) => <Changed key={at} one={one} groupName={groupName} />)],
    ['Gewijzigd', matches(plan.changed).map((one, at) => <Changed key={at} one={one} groupName={groupName} />)],
    ['Naar een andere groep', matches(plan.moved).map((one, at) => <Changed key={at} one={one} groupName={groupName} />)],
    ['Niet meer actief', plan.removed.map((one, at) => <li key={at}>{call(one)}</li>)],
    ['Geen leerkracht meer, andere rol blijft', plan.kept.map((one, at) => <li key={at}>{call(one)}</li>)],
  ]
  const filled = parts.filter(([, items]) => items.length > 0)
  if (filled.length === 0) return null
  return (
    <Card title={title}>
      {filled.map(([label, items]) => (
        <details key={label} open={items.length <= 12} className="py-1">
          <summary className="min-h-8 font-semibold">{label} ({items.length})</summary>
          <ul className="mt-1 grid gap-x-6 gap-y-1 pl-5 sm:grid-cols-2 lg:grid-cols-3 [&>li]:[overflow-wrap:anywhere]">{items}</ul>
        </details>
      ))}
    </Card>
  )
}

function Changed({ one, groupName }: { one: Named; groupName: Map<string, string> }) {
  const show = (value: Change['before'], field: string): string => {
    // An ECK iD is never shown, not even to a coordinator.
    if (field === 'eckId') return value === null ? 'geen' : 'aanwezig'
    const list = value === null ? [] : typeof value === 'string' ? [value] : value
    const words = /group/i.test(field) && field !== 'yearGroup' ? list.map((key) => groupName.get(key) ?? key) : list
    return words.join(', ') || 'geen'
  }
  return (
    <li>
      {one.after}
      {one.changes.map((change) => <span key={change.field} className="block text-sm text-muted">{FIELDS[change.field] ?? change.field}: {show(change.before, change.field)} → {show(change.after, change.field)}</span>)}
    </li>
  )
}
