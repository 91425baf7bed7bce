/** Somebody who has an account in the environment, and what it tells a portal. */
export type Member = { key: string; name: string; what: string; claims: Record<string, unknown> }

const eckId = (at: string) => `https://ketenid.nl/demo/${at.repeat(64)}`

/** The school that works in this environment, by the mark that stands in shortcuts: De Bron. */
export const SCHOOL_REF = '5c0ffee0-0000-4000-8000-000000000006'

/** A small list of its own: the environment fetches nothing. The last two are not known at De Bron. */
export const MEMBERS: readonly Member[] = [
  { key: 'bram', name: 'Bram Bron', what: 'leerkracht, met zijn e-mailadres', claims: { role: 'teacher', email: 'bram@bron.example' } },
  { key: 'mila', name: 'Mila Waterman', what: 'leerling, met haar ECK iD', claims: { role: 'pupil', eck_id: eckId('b1') } },
  { key: 'noud', name: 'Noud Beekman', what: 'leerling, met zijn ECK iD', claims: { role: 'pupil', eck_id: eckId('b2') } },
  { key: 'eilert', name: 'Eilert Zomermaand', what: 'leerkracht van een andere school', claims: { role: 'teacher', email: 'eilert@regenboog.example' } },
  { key: 'gast', name: 'Gijs de Gast', what: 'leerling die nergens bekend is', claims: { role: 'pupil', eck_id: eckId('00') } },
]

export function findMember(key: string | undefined): Member | undefined {
  return MEMBERS.find((member) => member.key === key)
}
