import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { consentChanges } from './rules'
import { consentInput } from './schema'

const ids = fc.array(fc.constantFrom(...'abcdefgh'), { maxLength: 12 })

describe('PUB-1: what a saved tick list changes', () => {
  test.each<[string, string[], { shown: string[]; was: string[]; ticked: string[] }, { grant: string[]; withdraw: string[] }]>([
    ['a new tick', [], { shown: ['a', 'b'], was: [], ticked: ['a'] }, { grant: ['a'], withdraw: [] }],
    ['a tick taken away', ['a', 'b'], { shown: ['a', 'b'], was: ['a', 'b'], ticked: ['b'] }, { grant: [], withdraw: ['a'] }],
    ['nothing new', ['a'], { shown: ['a', 'b'], was: ['a'], ticked: ['a'] }, { grant: [], withdraw: [] }],
    ['a publisher that the form did not show stays as it is', ['z'], { shown: ['a'], was: [], ticked: [] }, { grant: [], withdraw: [] }],
    ['a tick for one that was not shown is none', [], { shown: ['a'], was: [], ticked: ['z'] }, { grant: [], withdraw: [] }],
    ['a row that came twice counts once', ['b'], { shown: ['a', 'a', 'b', 'b'], was: ['b'], ticked: ['a', 'a'] }, { grant: ['a'], withdraw: ['b'] }],
    ['a tick that was taken away meanwhile is not given anew by a page that shows it still', [], { shown: ['a'], was: ['a'], ticked: ['a'] }, { grant: [], withdraw: [] }],
    ['nor is one taken away that was given meanwhile', ['a'], { shown: ['a'], was: [], ticked: [] }, { grant: [], withdraw: [] }],
  ])('%s', (_, live, list, expected) => expect(consentChanges(new Set(live), list)).toEqual(expected))

  test('afterwards what was changed is as wanted, and the rest is as it was', () => {
    fc.assert(fc.property(ids, ids, ids, ids, (before, shown, was, ticked) => {
      const list = { shown, was, ticked }
      const { grant, withdraw } = consentChanges(new Set(before), list)
      const after = new Set(before.filter((id) => !withdraw.includes(id)).concat(grant))
      for (const id of 'abcdefgh') expect(after.has(id)).toBe(shown.includes(id) && ticked.includes(id) !== was.includes(id) ? ticked.includes(id) : before.includes(id))
      expect(grant.filter((id) => before.includes(id) || withdraw.includes(id))).toEqual([])
      expect(consentChanges(after, list)).toEqual({ grant: [], withdraw: [] })
    }))
  })
  test('no tick is granted or withdrawn twice', () => {
    fc.assert(fc.property(ids, ids, ids, ids, (before, shown, was, ticked) => {
      for (const changed of Object.values(consentChanges(new Set(before), { shown, was, ticked }))) expect(new Set(changed).size).toBe(changed.length)
    }))
  })
  test('the form must say which rows it showed', () => {
    const id = '5c0ffee0-0000-4000-8000-000000000001'
    expect(consentInput.safeParse({ publisher: [id] }).success).toBe(false)
    expect(consentInput.parse({ shown: [id] })).toEqual({ shown: [id], was: [], publisher: [], terms: '' })
    for (const wrong of ['x', '', `${id}'`]) expect(consentInput.safeParse({ shown: [wrong] }).success).toBe(false)
  })
})
