import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { ANSWER_BYTES, readAnswer } from './contract'
import { knownBy, turnOf, type Turn } from './rules'

const NOW = new Date('2026-11-23T09:00:00Z')
const ago = (seconds: number | null) => (seconds === null ? null : new Date(NOW.getTime() - seconds * 1000))

describe('LIC-2: when a publisher is asked', () => {
  test.each<[string, number | null, number | null, Turn]>([
    ['never asked', null, null, 'due'],
    ['answered just now', 5, 5, 'fresh'],
    ['answered a minute ago', 60, 60, 'due'],
    ['failed just now, never answered', 3, null, 'paused'],
    ['failed just now, answered an hour ago', 3, 3600, 'paused'],
    ['failed a while ago', 10, 3600, 'due'],
    ['answered before it failed, still fresh', 3, 30, 'fresh'],
    ['by a clock that runs ahead', -5, -5, 'fresh'],
  ])('%s', (_, asked, answered, expected) => expect(turnOf({ askedAt: ago(asked), answeredAt: ago(answered) }, NOW)).toBe(expected))

  test('what is known without an answer of now', () => {
    expect(knownBy({ askedAt: NOW, answeredAt: null })).toEqual({ state: 'unavailable' })
    expect(knownBy({ askedAt: NOW, answeredAt: ago(60) })).toEqual({ state: 'last-known', at: ago(60) })
  })
})

describe('LIC-2: what an answer may be', () => {
  test('titles with levels and seats; unknown fields are let past', () => {
    expect(readAnswer({ licenties: [{ methode: ' taal ', product: 'taal-5', niveaus: ['1F', '2F', '1F'], plaatsen: 30, prijs: 12 }, { methode: 'taal', product: 'taal-6' }], versie: 2 })).toEqual([
      { method: 'taal', product: 'taal-5', levels: ['1F', '2F'], seats: 30 }, { method: 'taal', product: 'taal-6', levels: [], seats: null },
    ])
    expect(readAnswer({ licenties: [] })).toEqual([])
  })
  test('a title that is named twice counts once', () => {
    expect(readAnswer({ licenties: [{ methode: 'm', product: 'p', niveaus: ['1'] }, { methode: 'm', product: 'p', niveaus: ['2'], plaatsen: 3 }] })).toEqual([{ method: 'm', product: 'p', levels: ['1', '2'], seats: 3 }])
  })
  test.each<[string, unknown]>([
    ['nothing', null], ['a list', []], ['HTML as a text', '<html>'], ['no list', { licenties: {} }], ['no product', { licenties: [{ methode: 'm' }] }],
    ['a level that is a number', { licenties: [{ methode: 'm', product: 'p', niveaus: [1] }] }], ['half a seat', { licenties: [{ methode: 'm', product: 'p', plaatsen: 1.5 }] }],
    ['fewer than no seats', { licenties: [{ methode: 'm', product: 'p', plaatsen: -1 }] }], ['a name without end', { licenties: [{ methode: 'm'.repeat(101), product: 'p' }] }],
    ['a NUL, which no database keeps', { licenties: [{ methode: 'a\0b', product: 'p' }] }], ['half a character', { licenties: [{ methode: 'm', product: 'p', niveaus: ['\ud800'] }] }],
    ['titles without end', { licenties: Array.from({ length: 201 }, (_, at) => ({ methode: 'm', product: `${at}` })) }],
  ])('%s is none', (_, json) => expect(readAnswer(json)).toBeNull())
  test('whatever JSON comes, it is an answer or none: never an error', () => {
    fc.assert(fc.property(fc.jsonValue(), (json) => { const told = readAnswer(json); expect(told === null || Array.isArray(told)).toBe(true) }))
    expect(ANSWER_BYTES).toBeGreaterThan(200 * 200)
  })
})
