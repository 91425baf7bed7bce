import { describe, expect, test } from 'vitest'
import { faultOutcome, OUTCOMES, outcomeOf, outcomeWords, testWords, type OutcomeCode } from './outcomes'
import { isTold } from './tell-coordinators'

const CODES = Object.keys(OUTCOMES) as OutcomeCode[]

describe('LAS-2: every outcome says what happened and what to do', () => {
  test.each(CODES)('%s', (code) => {
    const { words, remedy } = outcomeWords(code, 'ParnasSys')
    for (const text of [words, remedy]) {
      expect(text).toMatch(/^[A-Z].*\.$/)
      expect(text).not.toMatch(/[{}]|\b(je|jij|jouw)\b|undefined/i)
    }
    expect(words).not.toBe(remedy)
  })
  test('each has words of its own', () => expect(new Set(CODES.map((code) => OUTCOMES[code].words)).size).toBe(CODES.length))

  test.each<[string, OutcomeCode]>([
    ['Server.InterneFout', 'fault-internal'], ['Server.TijdelijkNietBeschikbaar', 'fault-unavailable'], ['Client.OngeldigBericht', 'fault-message'],
    ['Client.XsdVersieOngeldig', 'fault-version'], ['Client.OngeldigeKlantIdentificatie', 'fault-customer'], ['Client.AutorisatieOngeldig', 'fault-authorisation'],
    ['soap:Client.AutorisatieOngeldig', 'fault-authorisation'], ['Client', 'fault-other'], ['', 'fault-other'], ['toString', 'fault-other'], ['Client.LeerlingOngeldig', 'fault-other'],
  ])('the fault %s is %s', (fault, code) => expect(faultOutcome(fault)).toBe(code))

  test('only what the LAS says of its permission changes that permission', () => {
    expect(CODES.filter((code) => outcomeOf(code).grant === 'refused')).toEqual(['fault-authorisation'])
    expect(CODES.filter((code) => outcomeOf(code).grant === 'given').sort()).toEqual(['applied', 'held', 'imported', 'invalid-data', 'look', 'no-data', 'unchanged'])
  })
  test('a LAS without keys is told nothing of a key', () => {
    for (const code of CODES) for (const las of ['ParnasSys', 'EDUscope']) expect(Object.values(outcomeWords(code, las)).join(' ')).not.toContain('sleutel')
    expect(outcomeWords('fault-authorisation', 'ESIS').words).toContain('autorisatiesleutel')
  })
  test('a code of another release is told as something unexpected', () => expect(outcomeWords('van later', 'ESIS').words).toBe(outcomeWords('unexpected', 'ESIS').words))
})

test.each(CODES)('LAS-1: a test is not tried again by itself, and says so where a run would be: %s', (code) => {
  const { words, remedy } = testWords(code, 'ParnasSys')
  expect(`${words} ${remedy}`).not.toMatch(/probeert het vanzelf opnieuw|U hoeft niets te doen|[{}]/)
  expect(remedy).toMatch(/^[A-Z].*\.$/)
  if (outcomeOf(code).soon) expect(remedy).toContain('die wordt niet vanzelf herhaald')
})

describe('LAS-2: trouble is told once', () => {
  test.each([
    ['a refusal at once', 'fault-authorisation', 3, true, true],
    ['what only a person can mend at once', 'other-school', 1, true, true],
    ['… and not again', 'other-school', 2, true, false],
    ['what may pass by itself not at once', 'timeout', 1, true, false],
    ['… but when the night’s tries are over', 'timeout', 4, true, true],
    ['… and not every night', 'timeout', 8, true, false],
    ['never of a link that has not worked yet', 'fault-authorisation', 1, false, false],
  ] as const)('%s', (_, code, failures, wasLive, told) => expect(isTold({ code, failures, wasLive })).toBe(told))
})
