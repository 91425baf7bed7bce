/** The systems with which a school can make an automatic link (LAS-1), and what each asks for. */
export const LAS_SYSTEMS = {
  parnassys: { name: 'ParnasSys', supplier: 'Topicus', key: false, there: 'Zet de koppeling in ParnasSys aan bij Schoolbeheer → Koppelingen.' },
  dotcomschool: { name: 'Dotcomschool', supplier: 'Dotcomschool', key: true, there: 'Vraag de autorisatiesleutel zo nodig bij de helpdesk van Dotcomschool en vul die hier in.' },
  esis: { name: 'ESIS', supplier: 'Rovict', key: true, there: 'Maak de autorisatiesleutel in ESIS aan bij Beheer → Koppelingen activeren en vul die hier in.' },
  eduscope: { name: 'EDUscope', supplier: 'Unilogic', key: false, there: 'Zet de koppeling ook in EDUscope aan.' },
} as const
export type LasSystem = keyof typeof LAS_SYSTEMS

export const LAS_SYSTEM_NAMES = Object.keys(LAS_SYSTEMS) as [LasSystem, ...LasSystem[]]

/** `lastOutcome`: what the LAS said last, of a run or of a test (outcomes.ts); of another key it says nothing any more. */
export type LinkFacts = { system: LasSystem; hasKey: boolean; lasGrantedAt: Date | null; lastOutcome?: string | null }
/** Which side's permission is missing; a link is live only when both gave it. */
export type LinkState = 'manual' | 'needs-key' | 'key-refused' | 'waiting-for-las' | 'live'

/** How a school's link stands (LAS-1). */
export function linkState(link: LinkFacts | null): LinkState {
  if (!link) return 'manual'
  if (LAS_SYSTEMS[link.system].key && !link.hasKey) return 'needs-key'
  if (link.lasGrantedAt) return 'live'
  return LAS_SYSTEMS[link.system].key && link.lastOutcome === KEY_REFUSED ? 'key-refused' : 'waiting-for-las'
}

/** The outcome with which a LAS that gives keys refuses one. */
export const KEY_REFUSED = 'fault-authorisation'

/** The state in words: 'wacht op ParnasSys'. */
export function linkWords(link: LinkFacts | null): string {
  const name = link && LAS_SYSTEMS[link.system].name
  return { manual: 'handmatige import', 'needs-key': `wacht op de autorisatiesleutel van ${name}`, 'key-refused': 'geweigerd: sleutel klopt niet', 'waiting-for-las': `wacht op ${name}`, live: `gekoppeld met ${name}` }[linkState(link)]
}
