import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { fillSlots, MOST_LINES, readAddressList, whoIs } from './address-list'

const read = (text: string) => {
  const list = readAddressList(text)
  return list.ok ? list.lines.map(({ name, addresses }) => [name, ...addresses]) : list
}

describe('HOM-8: a list as a spreadsheet gives it', () => {
  test.each<[string, string, string[][]]>([
    ['copied: tabs, no headings', 'Aad van Aa\touder@thuis.example\nAd Aanstoot\teen@thuis.example\ttwee@thuis.example', [['Aad van Aa', 'ouder@thuis.example'], ['Ad Aanstoot', 'een@thuis.example', 'twee@thuis.example']]],
    ['Dutch Excel: semicolons, headings, a byte order mark, Windows line ends', '\ufeffAchternaam;Tussenvoegsel;Voornaam;E-mail 1;E-mail 2\r\nAa;van;Aad;ouder@thuis.example;\r\n', [['Aad van Aa', 'ouder@thuis.example']]],
    ['commas and quotes, the name turned round', 'Naam,E-mailadres\n"Aa, Aad van",ouder@thuis.example\n', [['Aa, Aad van', 'ouder@thuis.example']]],
    ['other columns between them are left alone where headings say which', 'Nr\tRoepnaam\tGroep\tAchternaam\tE-mail ouder\n7\tAad\tBever\tvan Aa\touder@thuis.example', [['Aad van Aa', 'ouder@thuis.example']]],
    ['empty lines and lines of blanks', '\n\nAad van Aa;ouder@thuis.example\n ; ; \n\n', [['Aad van Aa', 'ouder@thuis.example']]],
    ['a malformed address under a heading is kept to be mended', 'naam;email\nAad van Aa;ouder.thuis.example', [['Aad van Aa', 'ouder.thuis.example']]],
    ['a line without an address', 'Aad van Aa;', [['Aad van Aa']]],
    ['three addresses', 'Aad van Aa;a@b.nl;c@d.nl;e@f.nl', [['Aad van Aa', 'a@b.nl', 'c@d.nl', 'e@f.nl']]],
  ])('%s', (_, text, lines) => expect(read(text)).toEqual(lines))

  test('lines keep the number that the spreadsheet shows', () => {
    const list = readAddressList('naam;mail\n\nAad;a@b.nl\nAd;c@d.nl')
    expect(list.ok && list.lines.map(({ line }) => line)).toEqual([3, 4])
  })
  test('nothing in it, headings only, too much, and a quote without an end', () => {
    for (const empty of ['', ' \n\t\n', 'naam;e-mail']) expect(readAddressList(empty)).toEqual({ ok: false, code: 'home-list-empty' })
    const lines = (count: number) => Array.from({ length: count }, (_, at) => `Kind ${at};k${at}@b.nl`).join('\n')
    expect(readAddressList(lines(MOST_LINES)).ok).toBe(true)
    expect(readAddressList(lines(MOST_LINES + 1))).toEqual({ ok: false, code: 'home-list-too-long', lines: MOST_LINES + 1 })
    expect(readAddressList('Aad;a@b.nl\n"Ad;c@d.nl')).toMatchObject({ ok: false, code: 'home-list-unreadable' })
  })
  test('whatever is pasted: an answer, never an exception', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.string({ unit: fc.constantFrom('a', '@', '.', ';', ',', '\t', '\n', '\r', '"', ' ', 'naam', 'mail') })), (text) => {
      const list = readAddressList(text)
      if (!list.ok) return
      expect(list.lines.length).toBeGreaterThan(0)
      for (const { line, addresses } of list.lines) {
        expect(line).toBeGreaterThan(0)
        expect(addresses.every(Boolean)).toBe(true)
      }
    }))
  })
})

describe('HOM-8: whose line it is', () => {
  const pupils = [
    { id: '1', firstName: 'Aad', prefix: 'van', lastName: 'Aa' }, { id: '2', firstName: 'Bo', prefix: null, lastName: 'Smit' }, { id: '3', firstName: 'Bo', prefix: null, lastName: 'Smit' },
    { id: '4', firstName: 'Zoë', prefix: null, lastName: "D'Hondt" }, { id: '5', firstName: 'Omar', prefix: null, lastName: null },
  ]
  test.each<[string, string[]]>([
    ['Aad van Aa', ['1']], ['aad VAN aa', ['1']], ['Aa, Aad van', ['1']], ['van Aa, Aad', ['1']], ['Aad  van\u00a0Aa', ['1']],
    ['Bo Smit', ['2', '3']], ['Zoë D’Hondt', ['4']], ['Zoe\u0308 D\'Hondt', ['4']], ['Omar', ['5']],
    ['Aad', []], ['Aad Aa', []], ['Aad van Aa junior', []], ['', []], [' , ', []],
  ])('%j', (name, found) => expect(whoIs(name, pupils)).toEqual(found))
})

describe('HOM-8: what is there stays', () => {
  test.each<[[string | null, string | null], string[], [string | null, string | null], string[]]>([
    [[null, null], ['a'], ['a', null], []], [[null, null], ['a', 'b', 'c'], ['a', 'b'], ['c']], [['a', null], ['b'], ['a', 'b'], []], [['a', null], ['a'], ['a', null], []],
    [['a', 'b'], ['c'], ['a', 'b'], ['c']], [['a', 'b'], ['b', 'a'], ['a', 'b'], []], [[null, 'b'], ['a'], ['a', 'b'], []], [[null, null], ['a', 'a'], ['a', null], []],
  ])('%j with %j', (current, given, slots, over) => expect(fillSlots(current, given)).toEqual({ slots, over }))
})
