import { expect, test } from 'vitest'
import { keyWords, linkState, linkWords, turnsBackWords, type LinkFacts } from './rules'

const granted = new Date('2026-09-01')
test.each<[LinkFacts | null, string, string]>([
  [null, 'manual', 'handmatige import'],
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: null }, 'waiting-for-las', 'wacht op ParnasSys'],
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: granted }, 'live', 'gekoppeld met ParnasSys'],
  [{ system: 'eduscope', hasKey: false, lasGrantedAt: granted }, 'live', 'gekoppeld met EDUscope'],
  [{ system: 'esis', hasKey: false, lasGrantedAt: null }, 'needs-key', 'wacht op de autorisatiesleutel van ESIS'],
  [{ system: 'esis', hasKey: false, lasGrantedAt: granted }, 'needs-key', 'wacht op de autorisatiesleutel van ESIS'],
  [{ system: 'dotcomschool', hasKey: true, lasGrantedAt: null }, 'waiting-for-las', 'wacht op Dotcomschool'],
  [{ system: 'esis', hasKey: true, lasGrantedAt: null, lasCheckedAt: granted }, 'key-refused', 'geweigerd: sleutel klopt niet'],
  [{ system: 'esis', hasKey: true, lasGrantedAt: null, lasCheckedAt: null }, 'waiting-for-las', 'wacht op ESIS'],
  // Without a key it is the tick in the LAS that is missing.
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: null, lasCheckedAt: granted }, 'waiting-for-las', 'wacht op ParnasSys'],
])('LAS-1: a link is live only when both sides gave permission: %j is %s', (link, state, words) => {
  expect([linkState(link), linkWords(link)]).toEqual([state, words])
})

const later = new Date('2026-09-02')
const esis = { system: 'esis', hasKey: true, lasGrantedAt: null, lasCheckedAt: null, lastRunAt: null } as const
test.each<[string, Parameters<typeof keyWords>[0], string | null]>([
  ['no key is asked for', { ...esis, system: 'parnassys' }, null],
  ['there is no key yet', { ...esis, hasKey: false }, null],
  ['never asked', esis, 'ingevuld, nog niet gecontroleerd'],
  ['only outages so far', { ...esis, lastRunAt: later }, 'ingevuld, nog niet gecontroleerd'],
  ['refused just now', { ...esis, lasCheckedAt: granted, lastRunAt: granted }, 'geweigerd op 2026-09-01: sleutel klopt niet'],
  ['an outage after a refusal', { ...esis, lasCheckedAt: granted, lastRunAt: later }, 'geweigerd op 2026-09-01: sleutel klopt niet; daarna niet opnieuw gecontroleerd'],
  ['taken after a refusal', { ...esis, lasGrantedAt: later, lasCheckedAt: later, lastRunAt: granted }, 'aangenomen, laatst gecontroleerd op 2026-09-02'],
  ['an outage after it was taken', { ...esis, lasGrantedAt: granted, lasCheckedAt: granted, lastRunAt: later }, 'aangenomen, laatst gecontroleerd op 2026-09-01; daarna niet opnieuw gecontroleerd'],
])('LAS-1: the line of the key is the newest known of it: %s', (_, link, words) => expect(keyWords(link, (moment) => moment.toISOString().slice(0, 10))).toBe(words))

test.each([
  [new Date('2026-09-02T01:12:00Z'), 'Vannacht om 01:12 haalt Leerpoort weer op bij ESIS; wat daar anders staat, wordt dan teruggezet. Verbeter het dus ook in ESIS.'],
  [new Date('2026-09-01T12:05:00Z'), 'Om 12:05 haalt Leerpoort weer op bij ESIS; wat daar anders staat, wordt dan teruggezet. Verbeter het dus ook in ESIS.'],
  [new Date('2026-09-09T01:12:00Z'), 'Op 2026-09-09 haalt Leerpoort weer op bij ESIS; wat daar anders staat, wordt dan teruggezet. Verbeter het dus ook in ESIS.'],
  [null, 'Zodra ESIS weer bereikbaar is, haalt Leerpoort weer op bij ESIS; wat daar anders staat, wordt dan teruggezet. Verbeter het dus ook in ESIS.'],
])('LAS-2: a file by hand at a linked school is turned back by the next fetch: %s', (at, words) => {
  const when = { time: (moment: Date) => moment.toISOString().slice(11, 16), date: (moment: Date) => moment.toISOString().slice(0, 10) }
  expect(turnsBackWords({ las: 'ESIS', at }, 'Leerpoort', new Date('2026-09-01T12:00:00Z'), when)).toBe(words)
})
