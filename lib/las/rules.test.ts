import { expect, test } from 'vitest'
import { linkState, linkWords, type LinkFacts } from './rules'

const granted = new Date('2026-09-01')
test.each<[LinkFacts | null, string, string]>([
  [null, 'manual', 'handmatige import'],
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: null }, 'waiting-for-las', 'wacht op ParnasSys'],
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: granted }, 'live', 'gekoppeld met ParnasSys'],
  [{ system: 'eduscope', hasKey: false, lasGrantedAt: granted }, 'live', 'gekoppeld met EDUscope'],
  [{ system: 'esis', hasKey: false, lasGrantedAt: null }, 'needs-key', 'wacht op de autorisatiesleutel van ESIS'],
  [{ system: 'esis', hasKey: false, lasGrantedAt: granted }, 'needs-key', 'wacht op de autorisatiesleutel van ESIS'],
  [{ system: 'dotcomschool', hasKey: true, lasGrantedAt: null }, 'waiting-for-las', 'wacht op Dotcomschool'],
  [{ system: 'esis', hasKey: true, lasGrantedAt: null, lastOutcome: 'fault-authorisation' }, 'key-refused', 'geweigerd: sleutel klopt niet'],
  [{ system: 'esis', hasKey: true, lasGrantedAt: null, lastOutcome: 'timeout' }, 'waiting-for-las', 'wacht op ESIS'],
  // Without a key it is the tick in the LAS that is missing.
  [{ system: 'parnassys', hasKey: false, lasGrantedAt: null, lastOutcome: 'fault-authorisation' }, 'waiting-for-las', 'wacht op ParnasSys'],
])('LAS-1: a link is live only when both sides gave permission: %j is %s', (link, state, words) => {
  expect([linkState(link), linkWords(link)]).toEqual([state, words])
})
