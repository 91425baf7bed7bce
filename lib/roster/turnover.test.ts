import { describe, expect, test } from 'vitest'
import { diffRoster } from './diff'
import type { CurrentRoster } from './plan'
import { guard, summarise } from './plan-summary'
import { isAhead, isTurnover, isUnlikeAgreed, yearTurn } from './turnover'
import { group, pupil, roster } from './test-support'
import { cpuClock } from '@/lib/core/test-support'

const numbers = (from: number, to: number) => Array.from({ length: to - from }, (_, at) => String(from + at))
const school = (pupils: string[], groups: string[]): CurrentRoster => ({
  groups: groups.map((key) => ({ id: key, key, name: key, kind: 'base' as const })),
  pupils: pupils.map((key) => ({ id: key, key, firstName: `Kind${key}`, groupKey: groups[0]!, combinedGroupKeys: [] })),
  staff: [],
})
const file = (pupils: string[], groups: string[]) => roster({ groups: groups.map((key) => group(key, { name: key })), pupils: pupils.map((key) => pupil(key, { groupKey: groups[0]! })) })

describe('ACC-10: which school year a roster is of', () => {
  test('only the next one waits; from 1 August, Dutch time, it is this one', () => {
    expect(isAhead('2026-2027', new Date('2026-07-31T21:59:59Z'))).toBe(true)
    expect(isAhead('2026-2027', new Date('2026-07-31T22:00:00Z'))).toBe(false)
    expect(isAhead('2027-2028', new Date('2026-07-31T21:59:59Z'))).toBe(false)
    expect(isAhead('2025-2026', new Date('2026-07-31T21:59:59Z'))).toBe(false)
    expect(isAhead(null, new Date())).toBe(false)
  })
  test('a later year than the school is in begins a year; a first import, the same year and an older one do not', () => {
    expect([isTurnover('2025-2026', '2026-2027'), isTurnover(null, '2026-2027'), isTurnover('2026-2027', '2026-2027'), isTurnover('2026-2027', '2025-2026')]).toEqual([true, false, false, false])
  })
})

describe('LAS-5, ACC-10: the guard at the turn of the year', () => {
  const last = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h']
  const next = last.map((key) => `${key}27`)
  const current = school(numbers(0, 80), last)
  test('all groups new in the place of the old is ordinary then, and extraordinary in mid-year', () => {
    const plan = diffRoster(current, file(numbers(10, 90), next))
    expect(guard(plan, current, true).flagged).toBe(false)
    expect(guard(plan, current).flagged).toBe(true)
  })
  test('far fewer groups or pupils than before stays extraordinary', () => {
    expect(guard(diffRoster(current, file(numbers(10, 90), next.slice(0, 2))), current, true).removals[0]).toMatchObject({ removed: 8, lost: 6, flagged: true })
    expect(guard(diffRoster(current, file(numbers(30, 90), next)), current, true).removals[1]).toMatchObject({ removed: 30, flagged: true })
  })
})

describe('ACC-10: what was agreed on before the summer', () => {
  const roster27 = file(numbers(10, 90), ['a27'])
  const agreed = summarise(diffRoster(school(numbers(0, 80), ['a']), roster27))
  const unlike = (now: CurrentRoster) => isUnlikeAgreed(agreed, diffRoster(now, roster27), now, 0)
  test('still holds when a few came or left since', () => {
    expect(unlike(school(numbers(0, 80), ['a']))).toBe(false)
    expect(unlike(school([...numbers(0, 80), '201', '202'], ['a']))).toBe(false)
  })
  test('is looked at again when many would be lost who were not there then', () => {
    expect(unlike(school([...numbers(0, 80), ...numbers(200, 240)], ['a']))).toBe(true)
  })
  test('is looked at again when its keys are other people’s by now: nobody gets another child’s account', () => {
    const now = school(numbers(0, 80), ['a'])
    const named = { ...now, pupils: now.pupils.map((one) => ({ ...one, firstName: `Ander${one.key}`, lastName: 'Mens' })) }
    const theirs = { ...roster27, pupils: roster27.pupils.map((one) => ({ ...one, lastName: 'Kind' })) }
    expect(isUnlikeAgreed(agreed, diffRoster(named, theirs), named, 0)).toBe(true)
  })
  test('is looked at again when more people would get a second account than it was agreed with', () => {
    const now = school(numbers(0, 80), ['a'])
    expect(isUnlikeAgreed(agreed, diffRoster(now, roster27), now, 1)).toBe(true)
    expect(isUnlikeAgreed({ ...agreed, doubles: 1 }, diffRoster(now, roster27), now, 1)).toBe(false)
  })
  test('is looked at again when an ECK iD says that a key is somebody else’s now', () => {
    const now = school(numbers(0, 80), ['a'])
    const other = { ...now, pupils: now.pupils.map((one) => (one.key === '20' ? { ...one, eckId: 'https://ketenid.nl/x' } : one)) }
    const withEckId = { ...roster27, pupils: roster27.pupils.map((one) => (one.key === '20' ? { ...one, eckId: 'https://ketenid.nl/y' } : one)) }
    expect(isUnlikeAgreed(agreed, diffRoster(other, withEckId), other, 0)).toBe(true)
  })
})

test('ACC-10: a turn of the year with all pupils in one group takes no time that counts', () => {
  const pupils = Array.from({ length: 40_000 }, (_, at) => ({ id: `p${at}`, groupId: 'g', combined: ['h'], removedAt: at === 0 ? new Date() : null }))
  const state = { groups: [], staff: [], pupils } as unknown as Parameters<typeof yearTurn>[0]
  const spent = cpuClock()
  const { pupilsOf } = yearTurn(state, state)
  expect([...pupilsOf].map(([group, ids]) => [group, ids.length, ids[0]])).toEqual([['g', 39_999, 'p1'], ['h', 39_999, 'p1']])
  // What copies the list for each takes many seconds.
  expect(spent()).toBeLessThan(1_500)
})
