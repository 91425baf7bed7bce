import { fullName } from '@/lib/core/names'
import { matchRecords } from './match'
import type { Roster, RosterPerson } from './model'
import { textOf, type Pair } from './pairs'
import type { CurrentPupil, CurrentRoster, CurrentStaff } from './plan'
import { BY_NAME } from './same-name'

/**
 * Somebody whose LAS key is in the file under another first and last name (LAS-8): names as they are and as the file has
 * them. `gone`: not active any more. Until the coordinator says that this is the same person it is not: a key of another LAS may
 * be anybody's, and with it go a pin, a picture and a home login, or a teacher's login.
 */
export type Stranger = { kind: 'pupils' | 'staff'; id: string; key: string; before: string; after: string; gone: boolean }

/** All of whom the coordinator must say who they are, answered or not, in the order of the file. */
export function findStrangers(current: CurrentRoster, incoming: Roster): Stranger[] {
  return [...among('pupils', current.pupils, incoming.pupils), ...among('staff', current.staff, incoming.staff)]
}

function among<C extends CurrentPupil | CurrentStaff, I extends RosterPerson>(kind: Stranger['kind'], there: readonly C[], come: readonly I[]): Stranger[] {
  return matchRecords(there, come, BY_NAME).strangers.map(({ current, incoming }) => ({
    kind, id: current.id, key: incoming.key, before: nameOf(current), after: nameOf(incoming), gone: current.removed === true,
  }))
}

const nameOf = ({ firstName, prefix, lastName }: CurrentPupil | CurrentStaff | RosterPerson) => fullName({ firstName, prefix: prefix ?? null, lastName: lastName ?? null })

/** Of what the coordinator said, what still answers a question: a word about two who are not in question joins nobody. */
export function standingWords(words: readonly Pair[], current: CurrentRoster, incoming: Roster): Pair[] {
  const asked = new Set(findStrangers(current, incoming).map((one) => textOf(one)))
  return words.filter((word) => asked.has(textOf(word)))
}
