import { describe, expect, test } from 'vitest'
import { importState, lasState, mailState, overall, publisherState, workerLives, type Part, type State } from './rules'

const now = new Date('2026-11-23T09:00:00Z')
const ago = (minutes: number) => new Date(now.getTime() - minutes * 60_000)

describe('HLP-4: how each part does', () => {
  test.each<[string, Date | null, boolean]>([['just now', ago(0), true], ['five minutes', ago(5), true], ['six', ago(6), false], ['never', null, false]])('the worker, heard %s', (_, pulse, lives) => expect(workerLives(pulse, now)).toBe(lives))

  const imports = { lastApplied: null, oldestQueued: null, appliedLastHour: 5, failedLastHour: 0 }
  test.each<[string, Partial<typeof imports> & { oldestQueued?: Date | null }, boolean, State]>([
    ['all well', {}, true, 'works'], ['nobody works', {}, false, 'down'], ['one waits a quarter', { oldestQueued: ago(15) } as never, true, 'works'], ['one waits longer', { oldestQueued: ago(16) } as never, true, 'slow'],
    ['two fail', { failedLastHour: 2, appliedLastHour: 0 }, true, 'works'], ['most fail', { failedLastHour: 6 }, true, 'down'], ['some fail', { failedLastHour: 5 }, true, 'works'],
  ])('imports: %s', (_, given, lives, state) => expect(importState({ ...imports, ...given }, lives, now)).toBe(state))

  test.each<[Date | null, boolean, State]>([[null, true, 'works'], [ago(10), true, 'works'], [ago(11), true, 'slow'], [ago(61), true, 'down'], [null, false, 'down']])('mail that waits since %s', (oldestWaiting, lives, state) => expect(mailState({ lastSent: null, oldestWaiting }, lives, now)).toBe(state))

  test.each<[Record<string, number>, State]>([
    [{}, 'unknown'], [{ unchanged: 9, timeout: 0 }, 'works'], [{ unchanged: 10, timeout: 1 }, 'works'], [{ unchanged: 8, timeout: 1 }, 'slow'], [{ unchanged: 1, timeout: 2 }, 'down'], [{ 'fault-authorisation': 20, imported: 1 }, 'works'], [{ 'fault-authorisation': 3 }, 'unknown'],
  ])('a LAS with %j', (outcomes, state) => expect(lasState({ lastSuccess: null, outcomes: Object.entries(outcomes).map(([outcome, count]) => ({ outcome, count })) })).toBe(state))

  test.each<[boolean, Date | null, State]>([[false, ago(1), 'none'], [true, ago(48 * 60), 'works'], [true, ago(48 * 60 + 1), 'unknown'], [true, null, 'unknown']])('a publisher, connected %s, last heard %s', (connected, lastSync, state) => expect(publisherState({ connected, lastSync }, now)).toBe(state))

  test('the worst is told on top; what is unknown alarms nobody', () => {
    const parts = (...states: State[]): Part[] => states.map((state) => ({ key: state, name: state, state, lastGood: null }))
    expect([overall(parts('works', 'unknown', 'none')), overall(parts('works', 'slow')), overall(parts('slow', 'down'))]).toEqual(['works', 'slow', 'down'])
  })
})
