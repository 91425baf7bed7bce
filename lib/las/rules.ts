/** The systems with which a school can make an automatic link (LAS-1), and what each asks for. */
export const LAS_SYSTEMS = {
  parnassys: { name: 'ParnasSys', supplier: 'Topicus', key: false, there: 'Zet de koppeling in ParnasSys aan bij Schoolbeheer → Koppelingen.' },
  dotcomschool: { name: 'Dotcomschool', supplier: 'Dotcomschool', key: true, there: 'Vraag de autorisatiesleutel zo nodig bij de helpdesk van Dotcomschool en vul die hier in.' },
  esis: { name: 'ESIS', supplier: 'Rovict', key: true, there: 'Maak de autorisatiesleutel in ESIS aan bij Beheer → Koppelingen activeren en vul die hier in.' },
  eduscope: { name: 'EDUscope', supplier: 'Unilogic', key: false, there: 'Zet de koppeling ook in EDUscope aan.' },
} as const
export type LasSystem = keyof typeof LAS_SYSTEMS

export const LAS_SYSTEM_NAMES = Object.keys(LAS_SYSTEMS) as [LasSystem, ...LasSystem[]]

/** `lasCheckedAt`: when the LAS last said whether it allows the link, in a run or a test; a run or test that it did not answer says nothing of that. */
export type LinkFacts = { system: LasSystem; hasKey: boolean; lasGrantedAt: Date | null; lasCheckedAt?: Date | null }
/** Which side's permission is missing; a link is live only when both gave it. */
export type LinkState = 'manual' | 'needs-key' | 'key-refused' | 'waiting-for-las' | 'live'

/** When a live link fetches next; null: there is none, or it is not live. */
export type NextFetch = { las: string; at: Date | null }

/** What the next fetch does to a file that goes in by hand (LAS-2, LAS-3): the LAS has the last word. `at` null: as soon as the LAS is back. */
export function turnsBackWords({ las, at }: NextFetch, portal: string, now: Date, when: { time: (moment: Date) => string; date: (moment: Date) => string }): string {
  const near = at !== null && at.getTime() - now.getTime() < 24 * 3_600_000
  // A run that failed is tried again within the hour, whatever the hour.
  const words = at === null ? `Zodra ${las} weer bereikbaar is,` : !near ? `Op ${when.date(at)}` : when.time(at) < '06' ? `Vannacht om ${when.time(at)}` : `Om ${when.time(at)}`
  return `${words} haalt ${portal} weer op bij ${las}; wat daar anders staat, wordt dan teruggezet. Verbeter het dus ook in ${las}.`
}

/** How a school's link stands (LAS-1). */
export function linkState(link: LinkFacts | null): LinkState {
  if (!link) return 'manual'
  if (LAS_SYSTEMS[link.system].key && !link.hasKey) return 'needs-key'
  if (link.lasGrantedAt) return 'live'
  return LAS_SYSTEMS[link.system].key && link.lasCheckedAt ? 'key-refused' : 'waiting-for-las'
}

/** The outcome with which a LAS that gives keys refuses one. */
export const KEY_REFUSED = 'fault-authorisation'

/**
 * The newest that is known of the key, with its time: an outage after it says nothing of the key (LAS-1). `lastRunAt` is
 * when the LAS was last asked. Null where no key is needed or there is none.
 */
export function keyWords(link: LinkFacts & { lastRunAt: Date | null }, when: (moment: Date) => string): string | null {
  const state = linkState(link)
  if (!LAS_SYSTEMS[link.system].key || state === 'manual' || state === 'needs-key') return null
  if (!link.lasCheckedAt) return state === 'live' ? 'ingevuld' : 'ingevuld, nog niet gecontroleerd'
  const at = when(link.lasCheckedAt)
  const later = link.lastRunAt && link.lastRunAt > link.lasCheckedAt ? '; daarna niet opnieuw gecontroleerd' : ''
  return state === 'live' ? `aangenomen, laatst gecontroleerd op ${at}${later}` : `geweigerd op ${at}: sleutel klopt niet${later}`
}

/** The state in words: 'wacht op ParnasSys'. */
export function linkWords(link: LinkFacts | null): string {
  const name = link && LAS_SYSTEMS[link.system].name
  return { manual: 'handmatige import', 'needs-key': `wacht op de autorisatiesleutel van ${name}`, 'key-refused': 'geweigerd: sleutel klopt niet', 'waiting-for-las': `wacht op ${name}`, live: `gekoppeld met ${name}` }[linkState(link)]
}
