/** A group as a LAS has it. */
export type LasGroup = { key: string; name: string; yearGroup: string }
export type LasPupil = { key: string; firstName: string; prefix?: string; lastName: string; groupKey: string | null; yearGroup: string; eckId?: string; born: string }
export type LasTeacher = { key: string; firstName: string; prefix?: string; lastName: string; email?: string; roles: string[]; groupKeys: string[] }

/** What goes wrong at a school, for whoever tries that out; 'well': nothing. */
export const MOODS = {
  well: 'Werkt',
  'Server.InterneFout': 'Interne fout (Server.InterneFout)',
  'Server.TijdelijkNietBeschikbaar': 'Tijdelijk niet beschikbaar (Server.TijdelijkNietBeschikbaar)',
  'Client.OngeldigBericht': 'Keurt elke vraag af (Client.OngeldigBericht)',
  'Client.XsdVersieOngeldig': 'Andere versie (Client.XsdVersieOngeldig)',
  'Client.OngeldigeKlantIdentificatie': 'Kent de klant niet (Client.OngeldigeKlantIdentificatie)',
  'Client.AutorisatieOngeldig': 'Geeft geen toestemming (Client.AutorisatieOngeldig)',
  slow: 'Traag: antwoordt pas na een minuut',
  cut: 'Breekt halverwege het antwoord af',
  html: 'Antwoordt met een webpagina',
  other: 'Stuurt de gegevens van een andere school',
  empty: 'Heeft geen gegevens (geengegevens)',
  redirect: 'Verwijst door naar een ander adres',
  down: 'Plat: verbreekt elke verbinding',
} as const
export type Mood = keyof typeof MOODS

/** A school in one LAS. */
export type LasSchool = {
  brin: string
  name: string
  /** The tick for the portal, where the LAS works with one. */
  permitted: boolean
  /** The autorisatiesleutels that the school made. */
  keys: string[]
  groups: LasGroup[]
  pupils: LasPupil[]
  staff: LasTeacher[]
  /** When something of its people changed last. */
  changedAt: Date
  /** The next school year, once the school has made its groups ready. */
  preparedFor?: string
  mood: Mood
}

export type LasSlug = 'parnassys' | 'esis' | 'dotcomschool' | 'eduscope'

/** One system: how it works with portals, and its look. */
export type LasKind = {
  slug: LasSlug
  name: string
  profile: 'whole' | 'stepwise'
  /** Schools make a key; otherwise they tick, and the portal has a key of its own. */
  keyed: boolean
  /** Where in its menu the school does that. */
  where: string
  colours: { brand: string; tint: string; spark: string }
}

export const KINDS: readonly LasKind[] = [
  { slug: 'parnassys', name: 'ParnasSys', profile: 'whole', keyed: false, where: 'Schoolbeheer → Koppelingen', colours: { brand: '#1d6b4f', tint: '#e9f5ef', spark: '#ffc94a' } },
  { slug: 'esis', name: 'ESIS', profile: 'whole', keyed: true, where: 'Beheer → Koppelingen activeren', colours: { brand: '#7a2f8f', tint: '#f7ecfa', spark: '#ffd35c' } },
  { slug: 'dotcomschool', name: 'Dotcomschool', profile: 'whole', keyed: true, where: 'Instellingen → Koppelingen', colours: { brand: '#8a4b00', tint: '#fff3e2', spark: '#9ad0ff' } },
  { slug: 'eduscope', name: 'EDUscope', profile: 'stepwise', keyed: false, where: 'Beheer → Toestemmingen', colours: { brand: '#1f4e8c', tint: '#eaf2fc', spark: '#ffb3a7' } },
]

/** A system as it runs. */
export type Las = LasKind & {
  /** What the portal is to it: klantcode, klantnaam, and the key of the portal as a whole. */
  customer: { code: string; name: string; key: string }
  schools: Map<string, LasSchool>
  now: () => Date
}
