import type { DraftPerson } from './draft'

/**
 * A person as findings name them: `Daan C.`, enough for a coordinator to find the record and no more. Undefined when
 * the record has no name.
 */
export function subjectOf(person: Pick<DraftPerson, 'callName' | 'givenNames' | 'initials' | 'lastName'>): string | undefined {
  const first = person.callName ?? person.givenNames?.split(' ')[0] ?? person.initials
  if (!first) return person.lastName?.slice(0, 60)
  const initial = person.lastName ? [...person.lastName][0] : undefined
  return first.slice(0, 60) + (initial ? ` ${initial}.` : '')
}
