import { readFileSync } from 'node:fs'
import { inflateSync } from 'node:zlib'
import fc from 'fast-check'
import { strFromU8, unzipSync } from 'fflate'
import { parse } from 'plist'
import { describe, expect, test } from 'vitest'
import { MARK_GROUNDS } from '@/lib/core/word-mark'
import type { AccessFacts } from '@/lib/licences/rules'
import { shortcutAddress } from './addresses'
import { plainLabel } from './file-names'
import { pupilZip, shortcutFile } from './files'
import { managedBookmarks, stableId, urlFile, weblocFile, webClipProfile } from './formats'
import { iconPng } from './icon'
import type { SchoolShortcuts } from './queries'
import { shortcutsOf } from './rules'

const ORIGIN = 'https://portaal.example'
const REF = '5c0ffee0-0000-4000-8000-000000000001'
const ISSUER = { portalName: 'Leerpoort', portalHost: 'portaal.example:3000', schoolId: 'school-1', schoolName: 'De Regenboog' }
const wild = fc.oneof(fc.string({ unit: 'binary' }), fc.string({ unit: 'grapheme' }), fc.constantFrom('<a>&"\'', ']]>', '\u0000', '\ufffe', '\r\n[x]\r\nURL=https://evil.example'))
const targets = fc.webUrl({ withQueryParameters: true, withFragments: true }).map((url) => new URL(url).href)

describe('MAT-3: addresses', () => {
  test('pupils’ and staff’s, with and without a title', () => {
    const target = 'https://uitgever.example/app?a=1&b=2#c'
    expect(shortcutAddress(ORIGIN, REF, 'pupil')).toBe(`${ORIGIN}/login/leerlingen/snelkoppelaar?INSTELLING_REF=${REF}`)
    expect(shortcutAddress(ORIGIN, REF, 'pupil', target)).toBe(`${ORIGIN}/login/leerlingen/snelkoppelaar?TARGET=https%3A%2F%2Fuitgever.example%2Fapp%3Fa%3D1%26b%3D2%23c&INSTELLING_REF=${REF}`)
    expect(shortcutAddress(ORIGIN, REF, 'teacher', target)).toMatch(/^https:\/\/portaal\.example\/login\/leerkracht\/\?TARGET=[^&]+&INSTELLING_REF=/)
  })
  test('any target comes back whole', () => {
    fc.assert(fc.property(targets, (target) => void expect(Object.fromEntries(new URL(shortcutAddress(ORIGIN, REF, 'pupil', target)).searchParams)).toEqual({ TARGET: target, INSTELLING_REF: REF })))
  })
})

describe('MAT-2: each form parses back, whatever the title and its address', () => {
  const clip = (name: string, address: string) => ({ key: 'p.pupil', name, address, icon: iconPng(name) })

  test('.url', () => {
    fc.assert(fc.property(targets, (target) => {
      const address = shortcutAddress(ORIGIN, REF, 'pupil', target)
      const text = urlFile(address)
      expect(text).toMatch(/^[\x20-\x7e\r\n]*$/)
      expect(text.split('\r\n')).toEqual(['[InternetShortcut]', `URL=${address}`, ''])
    }))
  })
  test('.webloc', () => {
    fc.assert(fc.property(targets, (address) => void expect(parse(weblocFile(address))).toEqual({ URL: address })))
  })
  test('.mobileconfig', () => {
    fc.assert(fc.property(wild, wild, targets, (name, school, address) => {
      const made = parse(webClipProfile({ ...ISSUER, schoolName: school }, { key: 'p.pupil', name }, [clip(name, address)])) as Record<string, unknown>
      expect(made).toMatchObject({ PayloadType: 'Configuration', PayloadVersion: 1, PayloadDisplayName: plainLabel(name), PayloadOrganization: plainLabel(school), PayloadRemovalDisallowed: false })
      const [payload] = made.PayloadContent as Record<string, unknown>[]
      expect(payload).toMatchObject({ PayloadType: 'com.apple.webClip.managed', Label: plainLabel(name), URL: address, IsRemovable: true })
      expect(Buffer.from(payload!.Icon as Uint8Array).equals(iconPng(name))).toBe(true)
    }), { numRuns: 50 })
  })
  test('Chrome’s policy', () => {
    fc.assert(fc.property(fc.array(fc.tuple(wild, targets)), (list) => {
      const text = managedBookmarks('Leerpoort', list.map(([name, address]) => ({ key: 'k', name, address })))
      expect(JSON.parse(text)).toEqual({ ManagedBookmarks: [{ toplevel_name: 'Leerpoort' }, ...list.map(([name, url]) => ({ name: plainLabel(name), url }))] })
    }))
  })

  test('MAT-1: a profile keeps its identifiers when the mark is replaced, so that it takes the old one’s place; others have others', () => {
    const ids = (issuer = ISSUER, key = 'p.pupil', ref = REF) => {
      const text = webClipProfile(issuer, { key, name: 'Taal' }, [{ ...clip('Taal', shortcutAddress(ORIGIN, ref, 'pupil')), key }])
      return [...text.matchAll(/<key>PayloadUUID<\/key>\s*<string>([^<]+)/g)].map((match) => match[1]!)
    }
    expect(ids(ISSUER, 'p.pupil', '5c0ffee0-0000-4000-8000-000000000009')).toEqual(ids())
    expect(new Set([...ids(), ...ids({ ...ISSUER, schoolId: 'school-2' }), ...ids(ISSUER, 'p.teacher')]).size).toBe(6)
    expect(webClipProfile(ISSUER, { key: 'k', name: 'x' }, [])).toContain('<string>example.portaal.snelkoppelingen.school-1.k</string>')
  })
  test('a name’s UUID is that of RFC 9562', () => expect(stableId('www.example.com')).toBe('2ED6657D-E927-568B-95E1-2665A8AEA6A2'))
})

describe('the icon', () => {
  test('is a PNG of 180 pixels: the name’s ground, white letters', () => {
    const png = iconPng('LOGO Digitaal')
    expect(png.subarray(0, 8).toString('hex')).toBe('89504e470d0a1a0a')
    expect([png.readUInt32BE(16), png.readUInt32BE(20), png[24], png[25]]).toEqual([180, 180, 1, 3])
    const at = png.indexOf('IDAT')
    const rows = inflateSync(png.subarray(at + 4, at + 4 + png.readUInt32BE(at - 4)))
    expect(rows.length).toBe(180 * 24)
    // L of LOGO: its whole left column is drawn, from the top row of letters to the last.
    expect([rows[48 * 24 + 1 + 3]! & 1, rows[131 * 24 + 1 + 3]! & 1, rows[132 * 24 + 1 + 3]! & 1, rows[90 * 24]]).toEqual([1, 1, 0, 0])
  })
  test('any name has one; the same name the same', () => {
    fc.assert(fc.property(wild, (name) => void expect(iconPng(name).equals(iconPng(name))).toBe(true)), { numRuns: 30 })
    expect(iconPng('Taalbrug').equals(iconPng('Rekenreis'))).toBe(false)
  })
  test('the screens’ marks have the same grounds', () => {
    const classes = [...readFileSync('components/ui/PublisherMark.tsx', 'utf8').matchAll(/'bg-\[(#\w+)\]'/g)].map((match) => match[1])
    expect(classes).toEqual([...MARK_GROUNDS])
  })
})

function school(names: string[]): SchoolShortcuts {
  const one = (key: string, name: string) => ({ key, name, address: shortcutAddress(ORIGIN, REF, 'pupil', `https://uitgever.example/${encodeURIComponent(key)}`) })
  return { issuer: ISSUER, portal: { pupil: one('portaal.pupil', 'Leerpoort leerling'), teacher: one('portaal.teacher', 'Leerpoort leerkracht') }, titles: names.map((name, at) => ({ id: `t${at}`, name, publisher: 'Uitgever', pupil: one(`t${at}.pupil`, name), teacher: null })) }
}

describe('MAT-2: the files', () => {
  test('the zip has each title in three forms and how to use them, whatever the titles are', () => {
    fc.assert(fc.property(fc.array(fc.string({ unit: 'grapheme' }), { minLength: 1, maxLength: 6 }), (names) => {
      const all = school(names)
      const files = unzipSync(pupilZip(all)!.body as Uint8Array)
      const inFolder = (folder: string, ending: string) => Object.keys(files).filter((name) => name.startsWith(`${folder}/`) && name.endsWith(ending))
      expect([inFolder('Windows', '.url').length, inFolder('Mac', '.webloc').length, inFolder('iPad', '.mobileconfig').length]).toEqual([names.length, names.length, names.length])
      expect(Object.keys(files)).toHaveLength(names.length * 3 + 1)
      const found = inFolder('Windows', '.url').map((name) => /URL=(.*)\r\n/.exec(strFromU8(files[name]!))![1])
      expect(found.sort()).toEqual(all.titles.map((title) => title.pupil!.address).sort())
      expect(strFromU8(files['LEESMIJ.txt']!)).toContain('INSTELLING_REF')
    }), { numRuns: 25 })
  })
  test('nothing to download is no file', () => {
    expect([pupilZip(school([])), shortcutFile(school([]), 'alle', 'pupil', 'mobileconfig'), shortcutFile(school(['Taal']), 'alle', 'teacher', 'chrome'), shortcutFile(school(['Taal']), 't0', 'teacher', 'url'), shortcutFile(school(['Taal']), 't1', 'pupil', 'url'), shortcutFile(school(['Taal']), 'alle', 'pupil', 'url')]).toEqual([null, null, null, null, null, null])
  })
  test('each form has its ending and its type', () => {
    const made = (['url', 'webloc', 'mobileconfig', 'icoon', 'chrome'] as const).map((form) => shortcutFile(school(['Taal: 3/4']), 't0', 'pupil', form)!)
    expect(made.map(({ name, type }) => [name, type])).toEqual([
      ['Taal- 3-4.url', 'application/internet-shortcut'], ['Taal- 3-4.webloc', 'application/xml'], ['Taal- 3-4.mobileconfig', 'application/x-apple-aspen-config'], ['Taal- 3-4.png', 'image/png'], ['Taal- 3-4.json', 'application/json'],
    ])
  })
})

describe('LIC-1, MAT-2: whose shortcuts', () => {
  const title = { audience: 'pupil', teacherEntrance: true, consented: true, licensed: true, linked: false, linkedAnywhere: true } as AccessFacts
  test.each<[string, Partial<AccessFacts>, Parameters<typeof shortcutsOf>[1], string[]]>([
    ['a coordinator places them for the school', {}, ['coordinator'], ['pupil', 'teacher']],
    ['… before anything is linked', { linkedAnywhere: false }, ['coordinator'], ['pupil', 'teacher']],
    ['a teacher of a linked group', { linked: true }, ['teacher'], ['pupil', 'teacher']],
    ['… of another group', {}, ['teacher'], []],
    ['pupils’ software without an entrance for teachers', { linked: true, teacherEntrance: false }, ['teacher'], ['pupil']],
    ['teachers’ software', { linked: true, audience: 'teacher', teacherEntrance: false }, ['teacher'], ['teacher']],
    ['PUB-1: no tick', { consented: false }, ['coordinator'], []],
    ['no licence', { licensed: false }, ['coordinator'], []],
  ])('%s', (_, facts, roles, expected) => expect(shortcutsOf({ ...title, ...facts }, roles)).toEqual(expected))
})
