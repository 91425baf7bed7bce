import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Brin } from '@/lib/core/brin'
import type { DuoLocation } from './duo-csv'
import { duoDiff, type Registered } from './duo-diff'
import { cpuClock } from '@/lib/core/test-support'

const at = (brin: string, change: Partial<DuoLocation> = {}): DuoLocation => ({ brin: brin as Brin, name: `School ${brin}`, street: 'Weg', houseNumber: brin.slice(4), postalCode: `12${brin.slice(0, 2)}AB`, city: 'Dorp', boardNumber: '41001', boardName: null, telephone: null, website: null, ...change })
const known = (brin: string, change: Partial<Registered> = {}): Registered => ({ ...at(brin), closedAt: null, ...change })

describe('ACC-2: what a file of DUO changes', () => {
  test('new, renamed, moved, another board, closed, open again, the same', () => {
    const register = [known('11AA00'), known('11AA01'), known('11AA02'), known('11AA03'), known('11AA04'), known('11AA05', { closedAt: new Date() })]
    const file = [at('11AA00'), at('11AA01', { name: 'Nieuwe naam' }), at('11AA02', { street: 'Laan' }), at('11AA03', { boardNumber: '41002' }), at('11AA05'), at('11AA06')]
    const diff = duoDiff(register, file)
    expect(diff).toMatchObject({
      added: [{ brin: '11AA06' }], renamed: [{ brin: '11AA01', was: 'School 11AA01', now: 'Nieuwe naam' }], moved: [{ brin: '11AA02', was: 'Weg 02, 1211 AB Dorp', now: 'Laan 02, 1211 AB Dorp' }],
      otherBoard: [{ brin: '11AA03', was: '41001', now: '41002' }], closed: [{ brin: '11AA04' }], reopened: [{ brin: '11AA05' }], renumbered: [], same: 1,
    })
  })

  test.each([
    ['the same door', { postalCode: '1211AB', houseNumber: '00', name: 'Heel anders' }, true],
    ['the same name in the same place', { name: 'SCHOOL 11-AA00', postalCode: '9999ZZ' }, false],
    ['the same name, written otherwise', { name: 'school  11aa00', postalCode: '9999ZZ' }, true],
    ['the same name elsewhere', { name: 'School 11AA00', city: 'Stad', postalCode: '9999ZZ' }, false],
  ])('renumbered: %s', (_, change, found) => {
    const { renumbered } = duoDiff([known('11AA00')], [at('22BB00', change)])
    expect(renumbered.map(({ from, to }) => [from.brin, to.brin])).toEqual(found ? [['11AA00', '22BB00']] : [])
  })

  test('a location that stays is nobody’s new number', () => expect(duoDiff([known('11AA00'), known('22BB00', { name: 'School 11AA00' })], [at('22BB00', { name: 'School 11AA00' })]).renumbered).toEqual([]))

  test('each location is counted where it belongs, and nowhere twice; 7,000 of them in no time', () => {
    const brins = fc.uniqueArray(fc.integer({ min: 0, max: 300 }).map((n) => `${10 + (n % 80)}AA0${Math.floor(n / 80)}`), { maxLength: 60 })
    fc.assert(fc.property(brins, brins, (before, after) => {
      const diff = duoDiff(before.map((brin) => known(brin)), after.map((brin) => at(brin)))
      expect(diff.added.length + diff.same).toBe(after.length)
      expect(diff.closed.length + diff.same).toBe(before.length)
    }))
    const many = Array.from({ length: 7000 }, (_, n) => `${10 + (n % 90)}${String.fromCharCode(65 + (n % 26))}${String.fromCharCode(65 + (Math.floor(n / 90) % 26))}${String(n % 100).padStart(2, '0')}`)
    const spent = cpuClock()
    duoDiff([...new Set(many)].map((brin) => known(brin)), [...new Set(many)].slice(500).map((brin) => at(brin)))
    expect(spent()).toBeLessThan(5000)
  })

  test('another way to write the same, in capitals, is no change', () => {
    const row = at('11AA01', { name: 'De Muizen' })
    expect(duoDiff([{ ...row, closedAt: null }], [{ ...row, name: 'DE MUIZEN', street: 'WEG' }])).toMatchObject({ renamed: [], moved: [], same: 1 })
  })
})
