import { describe, expect, test } from 'vitest'
import { ICON_BYTES, iconBytes, readIcon } from './icon'
import { allowedBeginnings, codeFrom, isAllowedAddress, readLevels } from './rules'
import { licenceInput, titleInput } from './schema'

describe('LIC-10: addresses of titles', () => {
  const origins = allowedBeginnings({ allowedUrls: [], loginUrl: 'https://app.uitgever.example/start', redirectUris: ['https://app.uitgever.example/callback', 'https://test.uitgever.example/cb', 'onzin'] })
  test('the agreed ones are those of the connection', () => expect(origins).toEqual(['https://app.uitgever.example/', 'https://test.uitgever.example/']))
  test.each<[string, boolean]>([
    ['https://app.uitgever.example/titel?x=1', true], ['https://test.uitgever.example/', true],
    ['http://app.uitgever.example/titel', false], ['https://app.uitgever.example.kwaad.example/', false], ['https://app.uitgever.example:8443/', false], ['https://iemand@app.uitgever.example/', false],
    ['https://app.uitgever.example/#x', false], ['javascript:alert(1)', false], ['//app.uitgever.example/', false], ['', false],
  ])('%s: %s', (address, allowed) => expect(isAllowedAddress(address, origins)).toBe(allowed))
  test('what was agreed with the helpdesk goes before the connection', () => {
    const agreed = allowedBeginnings({ allowedUrls: ['https://cdn.example/taal/'], loginUrl: 'https://app.uitgever.example/start', redirectUris: [] })
    expect(['https://cdn.example/taal/5', 'https://cdn.example/rekenen/', 'https://cdn.example.elders.nl/taal/', 'https://app.uitgever.example/'].map((address) => isAllowedAddress(address, agreed))).toEqual([true, false, false, false])
  })
  test('without a connection there is none', () => expect(isAllowedAddress('https://app.uitgever.example/', allowedBeginnings({ allowedUrls: [], loginUrl: null, redirectUris: [] }))).toBe(false))
})

test('codes come from names', () => expect(['Taal Brug 5', ' Één & Twee! ', '???'].map(codeFrom)).toEqual(['taal-brug-5', 'een-twee', '']))
test('levels are typed by commas', () => expect(readLevels(' 1F, 2F,,1F , ')).toEqual(['1F', '2F']))

describe('LIC-10: icons', () => {
  const png = (width: number, height = width) => {
    const bytes = Buffer.alloc(40)
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]).copy(bytes)
    bytes.writeUInt32BE(13, 8)
    bytes.write('IHDR', 12, 'latin1')
    bytes.writeUInt32BE(width, 16)
    bytes.writeUInt32BE(height, 20)
    return bytes
  }
  const svg = (inside: string, attributes = '') => Buffer.from(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"${attributes}>${inside}</svg>`)
  test('come back as they were written', () => {
    for (const bytes of [png(64), svg('<path d="M0 0h8"/>')]) {
      const read = readIcon(bytes)
      expect(iconBytes('icon' in read ? read.icon : '')?.bytes.equals(bytes)).toBe(true)
    }
    expect(iconBytes('text/html,PGI+')).toBeNull()
  })
  test.each<[string, Buffer, string]>([
    ['too many bytes', Buffer.concat([png(64), Buffer.alloc(ICON_BYTES)]), 'icon-too-large'], ['too small', png(16), 'icon-size'], ['too large', png(2048), 'icon-size'], ['not square', png(64, 65), 'icon-size'],
    ['a PNG that stops', png(64).subarray(0, 20), 'icon-type'], ['a JPEG', Buffer.from([0xff, 0xd8, 0xff]), 'icon-type'], ['nothing', Buffer.alloc(0), 'icon-type'], ['HTML', Buffer.from('<html><svg></svg></html>'), 'icon-type'],
    ['a script', svg('<script>alert(1)</script>'), 'icon-unsafe'], ['an event', svg('', ' onload="alert(1)"'), 'icon-unsafe'], ['a page in it', svg('<foreignObject/>'), 'icon-unsafe'], ['a picture from elsewhere', svg('<image href="https://x.example/a.png"/>'), 'icon-unsafe'],
    ['a reference to elsewhere', svg('<use href="https://x.example/a.svg#a"/>'), 'icon-unsafe'], ['a style from elsewhere', svg('<rect fill="url(https://x.example/#a)"/>'), 'icon-unsafe'], ['a style', svg('<rect style="fill:red"/>'), 'icon-unsafe'],
    ['uses of uses', svg('<defs><g id="a"><path d="M0 0"/></g><g id="b"><use href="#a"/><use href="#a"/></g></defs><use href="#b"/>'), 'icon-unsafe'], ['a symbol', svg('<symbol id="a"/>'), 'icon-unsafe'],
    ['a mask in a mask', svg('<mask id="a"><mask id="b"/></mask>'), 'icon-unsafe'], ['a mask that is masked', svg('<mask id="a"><rect mask="url(#b)"/></mask>'), 'icon-unsafe'], ['a cut that is cut', svg('<clipPath id="a" clip-path="url(#b)"/>'), 'icon-unsafe'],
    ['a full mask used often', svg(`<mask id="a">${'<path d="M0 0"/>'.repeat(200)}</mask>${'<path mask="url(#a)"/>'.repeat(20)}`), 'icon-unsafe'], ['a clip within a clip, often', svg(`<clipPath id="a"><rect/></clipPath>${'<g clip-path="url(#a)">'.repeat(40)}${'</g>'.repeat(40)}`), 'icon-unsafe'],
    ['dashes', svg('<path d="M0 0h9" stroke="#000" stroke-dasharray=".0000001"/>'), 'icon-unsafe'], ['a length of its own', svg('<path d="M0 0h9" pathLength="1000000000"/>'), 'icon-unsafe'],
    ['an address that CSS alone reads', svg('<rect fill="u\\72l(https://x.example/#a)"/>'), 'icon-unsafe'],
    ['a document type', Buffer.from('<!DOCTYPE svg [<!ENTITY a "b">]><svg xmlns="http://www.w3.org/2000/svg"/>'), 'icon-unsafe'], ['a root that is not of SVG', Buffer.from('<svg xmlns="http://www.w3.org/1999/xhtml"/>'), 'icon-type'], ['a root of nothing', Buffer.from('<svg><path d="M0 0"/></svg>'), 'icon-type'], ['a part that is not of SVG', svg('<g xmlns="http://www.w3.org/1999/xhtml"/>'), 'icon-type'], ['no XML', Buffer.from('<svg><g></svg>'), 'icon-type'],
  ])('%s', (_, bytes, problem) => expect(readIcon(bytes)).toEqual({ problem }))
  test('a few clips and masks are fine', () => expect(readIcon(svg(`<clipPath id="a">${'<rect/>'.repeat(20)}</clipPath>${'<g clip-path="url(#a)"><path d="M0 0"/></g>'.repeat(30)}`))).toHaveProperty('icon'))
  test('a gradient of its own is fine', () => expect(readIcon(svg('<defs><linearGradient id="a"/><linearGradient id="b" href="#a"/><clipPath id="c"><path d="M0 0"/></clipPath><mask id="d"><rect/></mask></defs><g clip-path="url(#c)"><rect fill="url(#b)" mask="url(#d)"/></g>'))).toHaveProperty('icon'))
})

describe('LIC-10: what a form may bring in', () => {
  const title = { name: 'Taal', url: 'https://x.example/', audience: 'pupil' }
  test('tests are never for home, and teachers’ titles need no entrance', () => {
    expect(titleInput.safeParse({ ...title, test: 'on', homeAllowed: 'on' }).error?.issues[0]?.path).toEqual(['homeAllowed'])
    expect(titleInput.safeParse({ ...title, audience: 'teacher', teacherEntrance: 'on' }).error?.issues[0]?.path).toEqual(['teacherEntrance'])
    expect(titleInput.parse({ ...title, homeAllowed: 'on', yearGroup: ['5'], levels: '1F,2F' })).toMatchObject({ homeAllowed: true, test: false, yearGroup: ['5'], levels: ['1F', '2F'] })
  })
  const licence = { school: crypto.randomUUID(), product: crypto.randomUUID(), startsOn: '2026-08-01', linking: 'portal' }
  test.each<[string, object, boolean]>([
    ['no limit, no end', {}, true], ['seats', { seats: '30' }, true], ['an end', { endsOn: '2026-08-01' }, true], ['an end before the begin', { endsOn: '2026-07-31' }, false],
    ['half a seat', { seats: '1,5' }, false], ['fewer than none', { seats: '-1' }, false], ['another way to link', { linking: 'lookup' }, false], ['no day', { startsOn: '31-02-2026' }, false],
  ])('%s', (_, parts, fine) => expect(licenceInput.safeParse({ ...licence, ...parts }).success).toBe(fine))
})
