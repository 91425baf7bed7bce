import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { contentDisposition, distinctNames, plainLabel, safeName } from './file-names'

const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme' }), fc.stringMatching(/^[\s.<>:"/\\|?*CONPRUXLMT0-9\u00b9]*$/), fc.constantFrom('\ud800', 'a\ud800b', '\u202egpj.exe', 'con', 'LPT¹.x', '...', '👩‍👩‍👧‍👦'.repeat(60)))

describe('MAT-2: a file name that every system takes, for any title', () => {
  test('whatever the title is', () => {
    fc.assert(fc.property(anything, (title) => {
      const name = safeName(title)
      expect(name).not.toMatch(/[<>:"/\\|?*\u0000-\u001f\u007f-\u009f\p{C}]/u)
      expect(name).toMatch(/^[^.\s]/u)
      expect(name).toMatch(/[^.\s]$/u)
      expect(name).not.toMatch(/^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i)
      expect(name.length).toBeLessThanOrEqual(80)
      expect(Buffer.byteLength(name)).toBeLessThanOrEqual(180)
      expect(Buffer.from(name).toString()).toBe(name)
      expect(safeName(name)).toBe(name)
    }), { numRuns: 2000 })
  })

  test.each([
    ['Rekenreis', 'Rekenreis'], ['Taal: groep 3/4', 'Taal- groep 3-4'], ['  Lezen...  ', 'Lezen'], ['NUL', '_NUL'], ['com1.les', '_com1.les'], ['Console', 'Console'], ['', 'Snelkoppeling'], ['???', '-'],
    ['Kleuter in beeld', 'Kleuter in beeld'], ['Zoë\u0000\r\nURL=x', 'Zoë URL=x'], ['.verborgen', 'verborgen'], ['a\t\u0000\tb', 'a b'], ['x'.repeat(100), 'x'.repeat(80)],
  ])('%j → %j', (title, name) => expect(safeName(title)).toBe(name))

  test('in one folder no two are the same to Windows or a Mac, whatever the titles are', () => {
    fc.assert(fc.property(fc.array(fc.oneof(anything, fc.constantFrom('Taal', 'taal', 'TAAL', 'Zoë', 'Zoe\u0308', 'Taal (2)', 'Taal?', 'Taal*'))), (titles) => {
      const names = distinctNames(titles)
      expect(names).toHaveLength(titles.length)
      expect(new Set(names.map((name) => name.normalize('NFC').toLowerCase())).size).toBe(titles.length)
      expect(new Set(names.map((name) => name.normalize('NFD').toUpperCase())).size).toBe(titles.length)
    }))
    expect(distinctNames(['Taal', 'taal', 'Taal (2)'])).toEqual(['Taal', 'taal (2)', 'Taal (2) (2)'])
  })

  test('labels lose what cannot be seen, and are never empty', () => {
    fc.assert(fc.property(anything, (text) => void expect(plainLabel(text)).toMatch(/^[^\p{C}]+$/u)))
    expect([plainLabel('a\u0000\u202eb\n c'), plainLabel('\u200b')]).toEqual(['ab c', 'Snelkoppeling'])
  })
})

describe('the header that names a download', () => {
  test('is a header for any name, and gives that name back', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme' }), (name) => {
      const header = contentDisposition(`${name}.url`)
      expect(header).toMatch(/^attachment; filename="[\x20-\x21\x23-\x5b\x5d-\x7e]*"; filename\*=UTF-8''[\w!#$&+.^`|~%-]*$/)
      expect(decodeURIComponent(/''(.*)$/.exec(header)![1]!)).toBe(`${name}.url`)
      expect(() => new Headers({ 'content-disposition': header })).not.toThrow()
    }))
  })
  test('old browsers get letters without accents', () => expect(contentDisposition("'Zoë\" 50%.url")).toBe("attachment; filename=\"'Zoe_ 50_.url\"; filename*=UTF-8''%27Zo%C3%AB%22%2050%25.url"))
})
