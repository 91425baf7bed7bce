/**
 * The attributes that a school can let a publisher have, in the words of the page 'Uitgeverijen' (PUB-3), and the
 * claims that carry them. The pseudonym and the school's number always go along: without them there is no login.
 */
export const ATTRIBUTES = {
  schoolName: { claims: ['school_name'], words: 'naam van de school' },
  role: { claims: ['role'], words: 'rol (leerling, leerkracht, ICT-coördinator)' },
  groups: { claims: ['group_keys', 'group_names'], words: 'groep' },
  yearGroup: { claims: ['year_group'], words: 'jaargroep' },
  firstName: { claims: ['given_name'], words: 'voornaam' },
  lastName: { claims: ['family_name'], words: 'achternaam' },
  eckId: { claims: ['eck_id'], words: 'ECK iD' },
  place: { claims: ['place'], words: 'op school of thuis' },
  // In the REST services only.
  email: { claims: [], words: 'e-mailadres van medewerkers' },
  lasKey: { claims: [], words: 'nummer in de leerlingenadministratie' },
} as const satisfies Record<string, { claims: readonly string[]; words: string }>
export type Attribute = keyof typeof ATTRIBUTES

/** Claims that every publisher gets. */
export const ALWAYS = ['sub', 'school_id'] as const

/** Every claim that an id token can hold. */
export const ALL_CLAIMS: string[] = [...ALWAYS, ...Object.values(ATTRIBUTES).flatMap((attribute) => [...attribute.claims])]

/** True for a name of the table. */
export function isAttribute(name: string): name is Attribute {
  return Object.hasOwn(ATTRIBUTES, name)
}

export type PersonFacts = {
  subject: string
  schoolPortalId: number
  schoolName: string
  roles: string[]
  groups: { key: string | null; name: string }[]
  yearGroup: string | null
  firstName: string
  prefix: string | null
  lastName: string | null
  eckId: string | null
  place: 'school' | 'home'
}

/** The claims of an id token, cut to the attributes that were agreed with the publisher (SSO-1, PUB-3). */
export function claimsFor(person: PersonFacts, agreed: readonly string[]): Record<string, unknown> {
  const all: Record<string, unknown> = {
    school_name: person.schoolName,
    role: person.roles,
    // A key that is good for one file only is none that a publisher could know again.
    group_keys: person.groups.flatMap((group) => group.key ?? []),
    group_names: person.groups.map((group) => group.name),
    year_group: person.yearGroup,
    given_name: person.firstName,
    family_name: [person.prefix, person.lastName].filter(Boolean).join(' ') || null,
    eck_id: person.eckId,
    place: person.place,
  }
  const allowed = agreed.filter(isAttribute).flatMap((attribute): string[] => [...ATTRIBUTES[attribute].claims])
  const cut = Object.entries(all).filter(([claim, value]) => allowed.includes(claim) && value !== null)
  return { sub: person.subject, school_id: person.schoolPortalId, ...Object.fromEntries(cut) }
}
