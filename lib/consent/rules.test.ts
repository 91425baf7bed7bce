import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consentChanges } from './rules'
import { consentInput } from './schema'

const ids = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 12 })

describe('PUB-1: what a saved tick list changes', () => {
  test.each<[string, string[], string[], string[], { grant: string[]; withdraw: string[] }]>([
    ['a new tick', [], ['a', 'b'], ['a'], { grant: ['a'], withdraw: [] }],
    ['a tick taken away', ['a', 'b'], ['a', 'b'], ['b'], { grant: [], withdraw: ['a'] }],
    ['nothing new', ['a'], ['a', 'b'], ['a'], { grant: [], withdraw: [] }],
    ['a publisher that the form did not show stays as it is', ['z'], ['a'], [], { grant: [], withdraw: [] }],
    ['a tick for one that was not shown is none', [], ['a'], ['z'], { grant: [], withdraw: [] }],
    ['a row that came twice counts once', ['b'], ['a', 'a', 'b', 'b'], ['a', 'a'], { grant: ['a'], withdraw: ['b'] }],
  ])('%s', (_, live, shown, ticked, expected) => expect(consentChanges(new Set(live), shown, ticked)).toEqual(expected))

  test('afterwards what was shown is ticked as wanted, and the rest is as it was', () => {
    fc.assert(fc.property(ids, ids, ids, (before, shown, ticked) => {
      const { grant, withdraw } = consentChanges(new Set(before), shown, ticked)
      const after = new Set(before.filter((id) => !withdraw.includes(id)).concat(grant))
      for (const id of 'abcdefgh') expect(after.has(id)).toBe(shown.includes(id) ? ticked.includes(id) : before.includes(id))
      expect(grant.filter((id) => before.includes(id) || withdraw.includes(id))).toEqual([])
      expect(consentChanges(after, shown, ticked)).toEqual({ grant: [], withdraw: [] })
    }))
  })
  test('no tick is granted or withdrawn twice', () => {
    fc.assert(fc.property(ids, ids, ids, (before, shown, ticked) => {
      for (const list of Object.values(consentChanges(new Set(before), shown, ticked))) expect(new Set(list).size).toBe(list.length)
    }))
  })
  test('the form must say which rows it showed', () => {
    const id = '5c0ffee0-0000-4000-8000-000000000001'
    expect(consentInput.safeParse({ publisher: [id] }).success).toBe(false)
    expect(consentInput.parse({ shown: [id] })).toEqual({ shown: [id], publisher: [], terms: '' })
    for (const wrong of ['x', '', `${id}'`]) expect(consentInput.safeParse({ shown: [wrong] }).success).toBe(false)
  })
})
