import type { DraftPerson, DraftSchool, RosterDraft } from '@/lib/roster/draft'
import type { Findings } from '@/lib/roster/findings'

/** What the three steps brought; the LAS may have no staff to tell of. */
export type Parts = { structure: RosterDraft; pupils: RosterDraft; staff: RosterDraft | null }

/**
 * One roster out of the answers of the stepwise profile (domain facts 3.2): groups from the structure, people from theirs.
 * Whoever was told of in two of the asked groups is one person with both. Answers of different schools or years refuse it.
 */
export function mergeParts({ structure, pupils, staff }: Parts, findings: Findings): RosterDraft {
  const others = [pupils, ...(staff ? [staff] : [])]
  if (others.some((part) => part.school && identity(part.school) !== identity(structure.school))) findings.add('link.parts-differ')
  return {
    ...structure,
    school: structure.school ?? pupils.school,
    pupils: once(pupils.pupils),
    staff: once(staff?.staff ?? []),
    leavers: pupils.leavers,
  }
}

function identity(school: DraftSchool | null): string {
  if (!school) return ''
  const { schoolYear, brin, location, schoolKey } = school
  return JSON.stringify([schoolYear, brin ? `${brin}${location ?? '00'}`.slice(0, 6) : schoolKey])
}

/** The same key with another name or ECK iD stays twice: the integrity rules refuse that, as they should. */
function once(people: readonly DraftPerson[]): DraftPerson[] {
  const seen = new Map<string, DraftPerson>()
  const kept: DraftPerson[] = []
  for (const person of people) {
    const before = person.key ? seen.get(person.key) : undefined
    if (before && same(before, person)) before.references = distinct([...before.references, ...person.references])
    else {
      const own = { ...person }
      kept.push(own)
      if (person.key && !before) seen.set(person.key, own)
    }
  }
  return kept
}

const NAMES = ['eckId', 'callName', 'givenNames', 'initials', 'prefix', 'lastName'] as const
const same = (a: DraftPerson, b: DraftPerson) => NAMES.every((name) => a[name] === b[name])

function distinct(references: DraftPerson['references']): DraftPerson['references'] {
  return [...new Map(references.map((reference) => [`${reference.kind} ${reference.key}`, reference])).values()]
}

/**
 * UWLR 2.3 may name people by ECK iD alone (domain facts 3.1): they get a key that nothing ever matches on, so that only
 * the ECK iD tells who they are.
 */
export function nameByEckId(draft: RosterDraft): RosterDraft {
  const named = (people: DraftPerson[]) => people.map((person, at) => (person.key || !person.eckId ? person : { ...person, key: `#eck${at}` }))
  return { ...draft, pupils: named(draft.pupils), staff: named(draft.staff) }
}
