import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { arrange, COLUMNS, readView, sortAddress } from './overview'
import type { OverviewPupil } from './queries'

let id = 0
const pupil = (firstName: string, prefix: string | null, lastName: string | null, rest: Partial<OverviewPupil> = {}): OverviewPupil => ({
  id: String((id += 1)), firstName, prefix, lastName, picture: 'leeuw', method: 'pin', ownMethod: null, secret: '1111', hasBadge: false, home: 'Nee/Nee', ...rest,
})
const GROUP = [
  pupil('Bo', null, 'Bakker', { picture: 'zebra', secret: '9000', home: 'Ja/Ja' }),
  pupil('Aad', 'van', 'Aa', { picture: 'kikker', method: 'picture', secret: 'appel' }),
  pupil('Ömer', null, 'Yılmaz', { picture: 'beer', secret: '0012', home: 'Ja/Nee' }),
  pupil('Zoë', "van 't", 'Hof', { picture: 'uil', method: 'badge', secret: '' }),
]
const names = (query: Record<string, string>) => arrange(GROUP, readView(query)).map(({ firstName }) => firstName)

describe('GRP-1: the order of the groepsoverzicht stands in the address bar', () => {
  test.each<[Record<string, string>, string[]]>([
    [{}, ['Aad', 'Bo', 'Zoë', 'Ömer']],
    [{ richting: 'af' }, ['Ömer', 'Zoë', 'Bo', 'Aad']],
    [{ sorteer: 'voornaam' }, ['Aad', 'Bo', 'Ömer', 'Zoë']],
    [{ sorteer: 'voornaam', richting: 'af' }, ['Zoë', 'Ömer', 'Bo', 'Aad']],
    [{ sorteer: 'leerlingplaatje' }, ['Ömer', 'Aad', 'Zoë', 'Bo']],
    [{ sorteer: 'wachtwoord' }, ['Ömer', 'Bo', 'Aad', 'Zoë']],
    [{ sorteer: 'thuislogin' }, ['Aad', 'Zoë', 'Ömer', 'Bo']],
    [{ sorteer: 'pincode' }, ['Aad', 'Bo', 'Zoë', 'Ömer']],
  ])('%o → %o', (query, expected) => expect(names(query)).toEqual(expected))

  test('namesakes of a column stand by name, whichever way the column goes', () => {
    const same = [pupil('Bo', null, 'B'), pupil('Ad', null, 'A')]
    for (const richting of ['op', 'af']) expect(arrange(same, readView({ sorteer: 'thuislogin', richting })).map(({ firstName }) => firstName)).toEqual(['Ad', 'Bo'])
  })

  test.each<[string, string[]]>([['aad', ['Aad']], ['VAN', ['Aad', 'Zoë']], ['aa van', ['Aad']], ['omer yilmaz', ['Ömer']], ['zoe', ['Zoë']], ['  ', ['Aad', 'Bo', 'Zoë', 'Ömer']], ['xyz', []], ['.*', []], ['1111', []]])('searching ‘%s’ finds %o', (zoek, expected) => expect(names({ zoek })).toEqual(expected))

  test('a heading sorts by its column; the one that sorts turns round; the search stays', () => {
    expect(sortAddress(readView({}), 'voornaam')).toBe('?sorteer=voornaam')
    expect(sortAddress(readView({}), 'achternaam')).toBe('?sorteer=achternaam&richting=af')
    expect(sortAddress(readView({ sorteer: 'voornaam', richting: 'af', zoek: 'a&b' }), 'voornaam')).toBe('?zoek=a%26b&sorteer=voornaam')
  })

  test('whatever stands in the address bar: nobody is added or doubled, and the addresses made from it lead back', () => {
    const text = fc.oneof(fc.string(), fc.constantFrom(...COLUMNS, 'af', '__proto__', 'Aa'))
    const value = fc.oneof(text, fc.array(text, { maxLength: 3 }), fc.constant(undefined))
    fc.assert(fc.property(fc.record({ zoek: value, sorteer: value, richting: value }), (query) => {
      const view = readView(query)
      const shown = arrange(GROUP, view)
      expect(new Set(shown).size).toBe(shown.length)
      for (const each of shown) expect(GROUP).toContain(each)
      if (!view.search) expect(shown).toHaveLength(GROUP.length)
      for (const column of COLUMNS) expect(readView(Object.fromEntries(new URLSearchParams(sortAddress(view, column))))).toEqual({ search: view.search, column, descending: view.column === column && !view.descending })
    }))
  })
})
