import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDuoBoards, readDuoLocations, type DuoRead } from './duo-csv'

const bytes = (text: string) => new TextEncoder().encode(text)
const NEWER = 'PROVINCIE;BEVOEGD GEZAG NUMMER;INSTELLINGSCODE;VESTIGINGSCODE;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM'
const OLDER = 'PROVINCIE;BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM'
const ROW = 'Gelderland;41001;99RB;99RB00;Basisschool De Regenboog;Kleurenlaan;7;1234 AB;Voorbeeldstad'
function locations(read: DuoRead) {
  if (!read.ok) throw new Error(`not read: ${read.missing.join()}`)
  return read
}

describe('ACC-2: DUO’s address file', () => {
  const regenboog = { brin: '99RB00', name: 'Basisschool De Regenboog', street: 'Kleurenlaan', houseNumber: '7', postalCode: '1234AB', city: 'Voorbeeldstad', boardNumber: '41001', boardName: 'Stichting Kleurrijk Onderwijs' }
  const boards = new Map([['41001', 'Stichting Kleurrijk Onderwijs']])

  test.each([
    ['newer headers, the location whole', NEWER, ROW],
    ['newer headers, the location in two characters', NEWER, ROW.replace('99RB00', '00')],
    ['older headers', OLDER, ROW],
    ['quoted values', NEWER, ROW.replace('Kleurenlaan', '"Kleurenlaan"')],
    ['with a byte order mark', `\uFEFF${NEWER}`, ROW],
    ['headers in small letters with blanks', NEWER.toLowerCase().replaceAll(';', ' ; '), ROW],
  ])('%s', (_, header, row) => expect(locations(readDuoLocations(bytes(`${header}\r\n${row}\r\n`), boards)).locations[0]).toMatchObject(regenboog))

  test('a file of main locations has no location codes: they are 00', () => {
    const file = 'BEVOEGD GEZAG NUMMER;BRIN NUMMER;INSTELLINGSNAAM;PLAATSNAAM\n41001;02QZ;De Kern;Dorp\n'
    expect(locations(readDuoLocations(bytes(file))).locations).toMatchObject([{ brin: '02QZ00', name: 'De Kern', boardName: null, street: null }])
  })

  test('windows-1252, as older files are', () => {
    const file = Buffer.from(`${OLDER}\n${ROW.replace('Regenboog', 'Caf\u00e9')}\n`, 'latin1')
    expect(locations(readDuoLocations(file)).locations[0]!.name).toBe('Basisschool De Café')
  })

  test('rows that cannot be used are named by their line; the others go in', () => {
    const file = [NEWER, ROW, ROW.replace('99RB;99RB00', 'XX;YY'), ROW.replace('Basisschool De Regenboog', ''), ROW, 'half;a;row', ROW.replace('99RB;99RB00', '99VV;99VV00')].join('\n')
    const read = locations(readDuoLocations(bytes(file)))
    expect(read.locations.map(({ brin }) => brin)).toEqual(['99RB00', '99VV00'])
    expect(read.problems).toEqual([{ line: 3, what: 'no-brin' }, { line: 4, what: 'no-name' }, { line: 5, what: 'twice' }, { line: 6, what: 'broken-row' }])
  })

  test.each(['', 'naam;plaats\nx;y', '<xml/>', ROW])('no file of DUO’s: %j', (text) => expect(readDuoLocations(bytes(text)).ok).toBe(false))

  test('a quotation mark that never closes: the line is named', () => expect(readDuoLocations(bytes(`${NEWER}\n${ROW}\n"half`))).toEqual({ ok: false, missing: [], brokenAt: 3 }))

  test('whatever comes in, it ends with an answer', () => {
    fc.assert(fc.property(fc.oneof(fc.string(), fc.array(fc.string()).map((rows) => [NEWER, ...rows].join('\n'))), (text) => {
      const read = readDuoLocations(bytes(text))
      if (read.ok) for (const location of read.locations) expect(location.brin).toMatch(/^\d{2}[A-Z]{2}\d{2}$/)
    }))
  })

  test('the board file: names by number; another file has none', () => {
    expect(readDuoBoards(bytes('BEVOEGD GEZAG NUMMER;BEVOEGD GEZAG NAAM\n41001;Stichting Kleurrijk Onderwijs\n;x\n')).get('41001')).toBe('Stichting Kleurrijk Onderwijs')
    expect(readDuoBoards(bytes(NEWER)).size).toBe(0)
  })
})
