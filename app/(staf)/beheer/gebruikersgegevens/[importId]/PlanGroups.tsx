import { Card } from '@/components/ui/Card'
import { KEEP_DAYS } from '@/lib/core/retention'
import type { FieldChange } from '@/lib/roster/plan'
import type { Act, GroupView, PersonView } from '@/lib/roster/plan-groups'

const FIELDS: Record<string, string> = {
  name: 'naam', kind: 'soort', yearGroup: 'jaargroep', description: 'omschrijving', key: 'nummer in het LAS', eckId: 'ECK iD', firstName: 'voornaam', prefix: 'tussenvoegsel',
  lastName: 'achternaam', initials: 'voorletters', email: 'e-mailadres', groupKey: 'groep', combinedGroupKeys: 'samengestelde groepen', groupKeys: 'groepen',
}
const ACTS: Record<Act, string> = {
  added: 'nieuw', returned: 'terug', arrived: 'komt erbij', changed: 'gewijzigd', combined: 'samengestelde groep gewijzigd', departed: 'gaat naar een andere groep', left: 'gaat uit deze groep',
  removed: 'niet meer actief', kept: 'geen leerkracht meer, andere rol blijft', skipped: 'overgeslagen: blijft zoals nu',
}
/** The same of what was done. */
const DONE: Record<Act, string> = { ...ACTS, arrived: 'kwam erbij', departed: 'ging naar een andere groep', left: 'ging uit deze groep', kept: 'geen leerkracht meer, andere rol bleef', skipped: 'overgeslagen: bleef zoals het was' }
const GROUP_ACTS: Record<NonNullable<GroupView['act']>, string> = { added: 'nieuwe groep', returned: 'groep is terug', changed: 'groep gewijzigd', removed: 'groep niet meer actief' }
/** The words of some that go by how many they are. */
const SEVERAL: Record<string, string> = { 'komt erbij': 'komen erbij', 'gaat naar een andere groep': 'gaan naar een andere groep', 'gaat uit deze groep': 'gaan uit deze groep', 'kwam erbij': 'kwamen erbij', 'ging naar een andere groep': 'gingen naar een andere groep', 'ging uit deze groep': 'gingen uit deze groep' }
const countWords = (count: number, words: string) => `${count} ${count === 1 ? words : (SEVERAL[words] ?? words)}`
/** So many people are shown at once; of more, each group is opened by itself. */
const OPEN = 24

/** Every group that the import touches, and in it everybody with old and new values (LAS-5): numbers first, then one by one. */
export function PlanGroups({ groups, names, done = false }: { groups: readonly GroupView[]; names: ReadonlyMap<string, string>; /** Of an import that went in. */ done?: boolean }) {
  if (groups.length === 0) return null
  const open = groups.reduce((sum, group) => sum + group.people.length, 0) <= OPEN
  return (
    <Card title="Per groep" sentence={done ? `Wat deze import veranderde. Wie van groep wisselde, staat in beide groepen. De namen blijven hier ${KEEP_DAYS.importNotes} dagen staan.` : 'Alles wat deze import zou veranderen. Wie van groep wisselt, staat in beide groepen.'}>
      {!open && groups.length > 1 && (
        <nav aria-label="Naar een groep" className="mb-4">
          <ul className="flex flex-wrap gap-x-4 gap-y-1">
            {groups.map((group, at) => <li key={at}><a href={`#groep-${at}`} className="inline-flex min-h-8 items-center">{group.name} ({group.people.length})</a></li>)}
          </ul>
        </nav>
      )}
      {groups.map((group, at) => <Group key={at} id={`groep-${at}`} group={group} open={open} names={names} words={done ? DONE : ACTS} />)}
    </Card>
  )
}

type Words = { names: ReadonlyMap<string, string>; words: Record<Act, string> }

function Group({ id, group, open, names, words }: { id: string; group: GroupView; open: boolean } & Words) {
  const acts = [...new Set(group.people.map((person) => person.act))]
  const counts = acts.map((act) => countWords(group.people.filter((person) => person.act === act).length, words[act]))
  const told = [...(group.act ? [GROUP_ACTS[group.act]] : []), ...counts]
  return (
    <details open={open} className="border-t border-line py-2 first-of-type:border-t-0">
      <summary className="min-h-8 [overflow-wrap:anywhere]"><strong>{group.name}</strong>: {told.join('; ')}</summary>
      {/* A link to what is inside opens it. */}
      <div id={id} className="scroll-mt-16"><Changes changes={group.changes} names={names} /></div>
      {(['pupils', 'staff'] as const).map((kind) => <People key={kind} kind={kind} people={group.people.filter((person) => person.kind === kind)} names={names} words={words} />)}
    </details>
  )
}

function People({ kind, people, names, words }: { kind: PersonView['kind']; people: PersonView[] } & Words) {
  if (people.length === 0) return null
  return (
    <>
      <h3 className="mt-3">{kind === 'pupils' ? 'Leerlingen' : 'Medewerkers'} ({people.length})</h3>
      <ul className="mt-1 grid gap-x-6 gap-y-2 sm:grid-cols-2 lg:grid-cols-3 [&>li]:[overflow-wrap:anywhere]">
        {people.map((person, at) => (
          <li key={at}>
            {person.name} <span className="text-sm text-muted">({words[person.act]})</span>
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
