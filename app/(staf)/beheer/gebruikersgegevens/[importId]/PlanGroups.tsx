import { Card } from '@/components/ui/Card'
import type { FieldChange, RosterPlan } from '@/lib/roster/plan'
import { planByGroup, type Act, type GroupView, type PersonView } from '@/lib/roster/plan-groups'

const FIELDS: Record<string, string> = {
  name: 'naam', kind: 'soort', yearGroup: 'jaargroep', description: 'omschrijving', key: 'nummer in het LAS', eckId: 'ECK iD', firstName: 'voornaam', prefix: 'tussenvoegsel',
  lastName: 'achternaam', initials: 'voorletters', email: 'e-mailadres', groupKey: 'groep', combinedGroupKeys: 'samengestelde groepen', groupKeys: 'groepen',
}
const ACTS: Record<Act, string> = {
  added: 'nieuw', returned: 'terug', arrived: 'komt erbij', changed: 'gewijzigd', departed: 'gaat naar een andere groep', removed: 'niet meer actief',
  kept: 'geen leerkracht meer, andere rol blijft', skipped: 'overgeslagen: blijft zoals nu',
}
const GROUP_ACTS: Record<NonNullable<GroupView['act']>, string> = { added: 'nieuwe groep', returned: 'groep is terug', changed: 'groep gewijzigd', removed: 'groep niet meer actief' }
/** So many people are shown at once; of more, each group is opened by itself. */
const OPEN = 24

/** Every group that the import touches, and in it everybody with old and new values (LAS-5): numbers first, then one by one. */
export function PlanGroups({ plan }: { plan: RosterPlan }) {
  const { groups, names } = planByGroup(plan)
  if (groups.length === 0) return null
  const open = groups.reduce((sum, group) => sum + group.people.length, 0) <= OPEN
  return (
    <Card title="Per groep" sentence="Alles wat deze import zou veranderen. Wie van groep wisselt, staat in beide groepen.">
      {!open && groups.length > 1 && (
        <nav aria-label="Naar een groep" className="mb-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {groups.map((group, at) => <li key={at}><a href={`#groep-${at}`} className="inline-flex min-h-8 items-center">{group.name} ({group.people.length})</a></li>)}
          </ul>
        </nav>
      )}
      {groups.map((group, at) => <Group key={at} id={`groep-${at}`} group={group} open={open} names={names} />)}
    </Card>
  )
}

function Group({ id, group, open, names }: { id: string; group: GroupView; open: boolean; names: ReadonlyMap<string, string> }) {
  const acts = [...new Set(group.people.map((person) => person.act))]
  const counts = acts.map((act) => `${group.people.filter((person) => person.act === act).length} ${ACTS[act]}`)
  const words = [...(group.act ? [GROUP_ACTS[group.act]] : []), ...counts]
  return (
    <details open={open} className="border-t border-line py-2 first-of-type:border-t-0">
      <summary className="min-h-8 [overflow-wrap:anywhere]"><strong>{group.name}</strong>: {words.join('; ')}</summary>
      {/* A link to what is inside opens it. */}
      <div id={id} className="scroll-mt-16"><Changes changes={group.changes} names={names} /></div>
      {(['pupils', 'staff'] as const).map((kind) => <People key={kind} kind={kind} people={group.people.filter((person) => person.kind === kind)} names={names} />)}
    </details>
  )
}

function People({ kind, people, names }: { kind: PersonView['kind']; people: PersonView[]; names: ReadonlyMap<string, string> }) {
  if (people.length === 0) return null
  return (
    <>
      <h3 className="mt-3">{kind === 'pupils' ? 'Leerlingen' : 'Medewerkers'} ({people.length})</h3>
      <ul className="mt-1 grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 [&>li]:[overflow-wrap:anywhere]">
        {people.map((person, at) => (
          <li key={at}>
            {person.name} <span className="text-sm text-muted">({ACTS[person.act]})</span>
            <Changes changes={person.changes} names={names} />
          </li>
        ))}
      </ul>
    </>
  )
}

function Changes({ changes, names }: { changes: FieldChange[]; names: ReadonlyMap<string, string> }) {
  return changes.map((change) => (
    <span key={change.field} className="block text-sm text-muted">{FIELDS[change.field] ?? change.field}: {show(change.before, change.field, names)} → {show(change.after, change.field, names)}</span>
  ))
}

const KINDS: Record<string, string> = { base: 'groep', combined: 'samengestelde groep' }

function show(value: FieldChange['before'], field: string, names: ReadonlyMap<string, string>): string {
  // An ECK iD is never shown, not even to a coordinator.
  if (field === 'eckId') return value === null ? 'geen' : 'aanwezig'
  const list = value === null ? [] : typeof value === 'string' ? [value] : value
  const words = field === 'kind' ? list.map((kind) => KINDS[kind] ?? kind) : /group/i.test(field) && field !== 'yearGroup' ? list.map((key) => names.get(key) ?? key) : list
  return words.join(', ') || 'geen'
}
