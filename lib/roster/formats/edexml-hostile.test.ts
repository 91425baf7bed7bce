import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { codes, edexml, GROUP, PUPIL, read, TEACHER, TODAY } from '../test-support'
import { createFindings } from '../findings'
import { createDraftReader, createEdexmlReader, type ReadResult } from './edexml'
import { cpuClock } from '@/lib/core/test-support'

const bytes = (text: string) => new TextEncoder().encode(text)

/** Feeds generated text until the reader has its verdict or the generator ends. */
function feedLazily(pieces: Iterable<string>): { result: ReadResult; seconds: number; heapGrowth: number } {
  const reader = createEdexmlReader({ today: TODAY })
  const spent = cpuClock()
  const heap = process.memoryUsage().heapUsed
  let most = 0
  for (const piece of pieces) {
    reader.write(bytes(piece))
    most = Math.max(most, process.memoryUsage().heapUsed - heap)
  }
  return { result: reader.finish(), seconds: spent() / 1000, heapGrowth: most }
}

function* repeat(start: string, unit: string, times: number): Iterable<string> {
  yield start
  const block = unit.repeat(1000)
  for (let made = 0; made < times; made += 1000) yield block
}

describe('LAS-3: what is no EDEXML is refused with what it seems to be', () => {
  it.each([
    ['', 'file.empty', undefined],
    ['\ufeff \n ', 'file.empty', undefined],
    ['%PDF-1.7 …', 'file.not-xml', 'pdf'],
    ['PK\u0003\u0004rest', 'file.not-xml', 'zip'],
    ['{"a":1}', 'file.not-xml', 'json'],
    ['voornaam;achternaam\nDaan;Claassen', 'file.not-xml', 'text'],
    [`${' '.repeat(100)}tekst`, 'file.not-xml', 'text'],
    ['<!DOCTYPE html><html></html>', 'file.not-xml', 'html'],
    ['\n<HTML><body>Log in</body></HTML>', 'file.not-xml', 'html'],
    ['<!-- x --><html/>', 'file.not-xml', 'html'],
    ['<leerresultaten_verzoek xmlns="http://www.edustandaard.nl/leerresultaten/2/leerresultaten"/>', 'root.uwlr', undefined],
    ['<soap:Envelope xmlns:soap="x"/>', 'root.soap', undefined],
    ['<school/>', 'root.other', undefined],
  ])('%j → %s %s', (text, code, kind) => {
    const result = read(text)
    expect(result).toMatchObject({ roster: null, findings: [{ severity: 'error', code }] })
    if (kind) expect(result.findings[0]?.params).toEqual({ kind })
  })

  it.each([
    [[0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a], 'png'],
    [[0xd0, 0xcf, 0x11, 0xe0], 'office'],
    [[0xff, 0xd8, 0xff, 0xe0], 'jpeg'],
    [[0x1f, 0x8b, 8, 0], 'gzip'],
    [[1, 2, 3, 4], 'binary'],
  ])('bytes %j → %s', (head, kind) => {
    expect(read(Uint8Array.from(head)).findings).toMatchObject([{ code: 'file.not-xml', params: { kind } }])
  })
})

describe('LAS-3: XML that is not well-formed is refused with its place', () => {
  it.each([
    ['<EDEX>\n <school></groepen>', 'xml.malformed', 2, 'close-tag'],
    ['<EDEX>\n</foo>', 'xml.malformed', 2, 'close-tag'],
    ['<EDEX>\n<school a=1/>', 'xml.malformed', 2, 'attribute'],
    ['<EDEX>\n<school a="<"/>', 'xml.malformed', 2, 'attribute'],
    ['<EDEX>\n<school a="1" a="1"/>', 'xml.malformed', 2, 'duplicate-attribute'],
    ['<EDEX>\n< school/>', 'xml.malformed', 2, 'tag'],
    ['<EDEX>\n<!-- a -- b -->', 'xml.malformed', 2, 'comment'],
    ['<?xml version="1.0" encode="x"?><EDEX/>', 'xml.malformed', 1, 'declaration'],
    ['\n<?xml version="1.0"?><EDEX/>', 'xml.malformed', 2, 'declaration'],
    ['<?xml version="1.0"?>\nhallo<EDEX/>', 'xml.malformed', 2, 'text-outside'],
    ['<EDEX>\n<x>Jansen & Zn</x><y>a;</y>', 'xml.entity', 2, undefined],
    ['<EDEX>\n<x>&eacute;</x>', 'xml.entity', 2, undefined],
    ['<EDEX>\n\u0001', 'xml.control-character', 2, undefined],
    ['<?xml version="1.1"?><EDEX>\n\u0001', 'xml.control-character', 2, undefined],
    ['<EDEX/>\nhallo', 'xml.after-root', 1, undefined],
    ['<EDEX/>\n<EDEX/>', 'xml.after-root', 1, undefined],
    ['<EDEX/>\n</EDEX>', 'xml.after-root', 1, undefined],
    ['<EDEX>\n<school>', 'xml.truncated', 2, undefined],
    ['<EDEX>\n<scho', 'xml.truncated', 2, undefined],
    ['<?xml version="1.0"?>\n', 'xml.truncated', 2, undefined],
    ['<', 'xml.truncated', 1, undefined],
  ])('%j → %s on line %i', (text, code, line, reason) => {
    const result = read(text)
    expect(result).toMatchObject({ roster: null, findings: [{ code, line }] })
    if (reason) expect(result.findings.at(0)?.params).toEqual({ reason })
    for (const size of [1, 2, 7]) expect(read(text, { size })).toEqual(result)
  })

  it('allows blanks and comments after the end', () => {
    expect(read(`${edexml()}\r\n<!-- gemaakt door een LAS -->\n`).roster).not.toBeNull()
  })
})

describe('LAS-3: hostile files are refused quickly and in little memory', () => {
  const ENTITIES = `<!DOCTYPE EDEX [<!ENTITY a "ha">${Array.from({ length: 12 }, (_, i) => `<!ENTITY a${i} "&a;&a;">`).join('')}]>`

  it.each([
    ['billion laughs', `<?xml version="1.0"?>\n${ENTITIES}<EDEX>&a9;</EDEX>`, 2],
    ['an external entity', '<!DOCTYPE EDEX SYSTEM "file:///etc/passwd"><EDEX/>', 1],
    ['a DOCTYPE that never ends', '<!-- <!DOCTYPE is allowed here -->\n<!DOCTYPE EDEX [', 2],
    ['a DOCTYPE inside the root', '<EDEX>\n<!DOCTYPE x>', 2],
  ])('%s: no DOCTYPE of any kind', (_, text, line) => {
    const result = read(text)
    expect(result).toMatchObject({ roster: null, findings: [{ code: 'xml.doctype', line }] })
    for (const size of [1, 2, 5]) expect(read(text, { size })).toEqual(result)
  })

  it('sees a DOCTYPE at its first letters, before the rest has come', () => {
    const reader = createEdexmlReader({ today: TODAY })
    reader.write(bytes(`<!-- ${'x'.repeat(2000)} --><!D`))
    expect(codes(reader.finish())).toEqual(['xml.doctype'])
  })

  it.each([
    ['deep nesting', repeat('<EDEX>', '<a>', 3_000_000), 'limit.depth'],
    ['ten million elements', repeat('<EDEX>', '<a/>', 10_000_000), 'limit.elements'],
    ['ten million comments before the root', repeat('', '<!---->', 10_000_000), 'limit.elements'],
    ['a million pupils', repeat('<EDEX><leerlingen>', '<leerling key="1"><roepnaam>A</roepnaam></leerling>', 1_000_000), 'limit.people'],
    ['a million groups', repeat('<EDEX><groepen>', '<groep key="1"/>', 1_000_000), 'limit.groups'],
    ['more groups than any school has', repeat('<EDEX><groepen>', '<groep key="1"/>', 1_000), 'limit.groups'],
    ['a million references', repeat('<EDEX><leerkrachten><leerkracht key="1"><groepen>', '<groep key="1"/>', 1_000_000), 'limit.references'],
    ['an endless attribute', repeat('<EDEX a="', 'xxxxxxxxxx', 10_000_000), 'limit.token'],
    ['endless attributes', repeat('<EDEX ', 'a="" ', 10_000_000), 'limit.token'],
    ['an endless comment', repeat('<EDEX><!--', 'xxxxxxxxxx', 10_000_000), 'limit.token'],
    ['an endless name', repeat('<EDEX><', 'xxxxxxxxxx', 10_000_000), 'limit.token'],
    ['an endless BSN', repeat('<EDEX><leerlingen><leerling key="1"><bsn>', '1111111111', 10_000_000), 'limit.token'],
    ['an endless entity', repeat('<EDEX>&', 'xxxxxxxxxx', 10_000_000), 'limit.token'],
    ['an endless text in small parts', repeat('<EDEX><school><auteur>', 'x<![CDATA[y]]>', 10_000_000), 'limit.text'],
    ['endless blanks', repeat('', '          ', 10_000_000), 'limit.token'],
  ])('%s', (_, pieces, code) => {
    const { result, seconds, heapGrowth } = feedLazily(pieces)
    expect(result.roster).toBeNull()
    expect(codes(result)).toContain(code)
    expect(result.findings.length).toBeLessThanOrEqual(501)
    // Generous: several test files run at once. It catches what grows with the square or holds the file.
    expect(seconds).toBeLessThan(15)
    expect(heapGrowth).toBeLessThan(250e6)
  })

  it('of an answer, only the elements around the data say what it is', () => {
    const UWLR = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
    const formatOf = (text: string) => {
      const reader = createDraftReader({ today: TODAY, findings: createFindings(10), link: true })
      reader.write(bytes(text))
      return reader.finish().draft!.format
    }
    const data = '<u:leerlinggegevens></u:leerlinggegevens>'
    const answer = (on: { envelope?: string; head?: string; body?: string; answer?: string; data?: string }) =>
      `<s:Envelope xmlns:s="s" ${on.envelope ?? ''}><s:Header ${on.head ?? ''}/><s:Body ${on.body ?? ''}><leerlinggegevens_antwoord ${on.answer ?? ''}>${data.replace('<u:leerlinggegevens', `$& ${on.data ?? ''}`)}</leerlinggegevens_antwoord></s:Body></s:Envelope>`
    const [right, wrong] = [`xmlns:u="${UWLR}"`, 'xmlns:u="http://elders.example/"']
    for (const place of ['envelope', 'body', 'answer', 'data']) expect(formatOf(answer({ [place]: right }))).toBe('uwlr-2.3')
    expect(formatOf(answer({ envelope: wrong, data: right }))).toBe('uwlr-2.3')
    expect(formatOf(answer({ envelope: right, answer: wrong }))).toBe('eck2-1.0')
    // What skipped elements declare is neither heard nor kept: there may be a million of them.
    expect(formatOf(answer({ head: right }))).toBe('eck2-1.0')
    expect(formatOf(answer({ envelope: right, head: wrong }))).toBe('uwlr-2.3')
  })

  it('after a refusal ignores what follows, however much', () => {
    const reader = createEdexmlReader({ today: TODAY })
    reader.write(new Uint8Array(2000))
    const more = new Uint8Array(65_536)
    for (let i = 0; i < 100_000; i++) reader.write(more)
    expect(codes(reader.finish())).toEqual(['file.not-xml'])
  })

  it('does not hold the file: of 65 MB with much that is dropped or unknown only the people stay', () => {
    const filler = `<leerling key="KEY"><roepnaam>Ganzerikhendrika</roepnaam><fotourl>${'x'.repeat(200)}</fotourl><toevoegingen>${`<blok>${'x'.repeat(200)}</blok>`.repeat(100)}</toevoegingen></leerling>`
    function* file() {
      yield '<EDEX><school><schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode></school><leerlingen>'
      for (let i = 0; i < 3_000; i++) yield filler.replace('KEY', String(i))
      yield '</leerlingen></EDEX>'
    }
    const { result, heapGrowth } = feedLazily(file())
    expect(result.roster?.pupils).toHaveLength(3_000)
    expect(result.dropped).toEqual({ fotourl: 3_000 })
    expect(heapGrowth).toBeLessThan(50e6)
  })
})

describe('LAS-3: whatever the bytes, there is a verdict, and it does not depend on the chunks', () => {
  const valid = edexml({
    groups: `${GROUP}<samengestelde_groep key="s"><naam>Ü</naam></samengestelde_groep>`,
    pupils: `${PUPIL}<!-- é --><leerling key="p2"><roepnaam>Zoë &amp; 😀</roepnaam>\r\n<bsn>123456782</bsn><groep key="weg"/></leerling>`,
    staff: TEACHER,
  })
  const fragments = fc.constantFrom(
    '<EDEX>', '</EDEX>', '<school>', '</school>', '<leerlingen>', '<leerling key="1">', '</leerling>', '<groep key="1"/>', '<roepnaam>', '</roepnaam>',
    'Daan', '&amp;', '&', ';', '<', '>', '"', '<!--', '-->', '--', '<![CDATA[', ']]>', '<?', '?>', '<?xml version="1.0"?>', '<!DOCTYPE', '<!', '\r', '\n', ' ',
    '\u0000', '\u0085', 'é', '😀', '\ufeff', '<bsn>', '</bsn>', '=', '/', 'x'.repeat(70),
  )
  const files: fc.Arbitrary<Uint8Array> = fc.oneof(
    fc.uint8Array({ maxLength: 3000 }),
    fc.array(fragments, { maxLength: 60 }).map((parts) => bytes(parts.join(''))),
    fc.array(fragments, { maxLength: 30 }).map((parts) => bytes(`<EDEX>${parts.join('')}`)),
    // A good file with one place spoiled, cut off or doubled.
    fc.tuple(fc.nat(valid.length), fc.nat(40), fragments).map(([at, cut, part]) => bytes(valid.slice(0, at) + part + valid.slice(at + cut))),
    fc.tuple(fc.nat(valid.length), fc.integer({ min: 128, max: 255 })).map(([at, byte]) => {
      const spoiled = bytes(valid)
      spoiled[at] = byte
      return spoiled
    }),
    fc.nat(valid.length).map((at) => Buffer.from(`\ufeff${valid.slice(0, at)}`, 'utf16le')),
    fc.nat(valid.length).map((at) => Buffer.from(valid.replace('UTF-8', 'windows-1252').slice(0, at), 'latin1')),
  )
  // Small limits too, so that generated files reach them.
  const limits = fc.constantFrom({}, { token: 60 }, { depth: 3 }, { elements: 8 }, { text: 5 }, { people: 1 }, { references: 1 }, { findings: 2 })

  it('never throws, and a roster comes only without errors', () => {
    fc.assert(
      fc.property(files, limits, (file, few) => {
        const result = read(file, { limits: few })
        const errors = result.findings.filter(({ severity }) => severity === 'error')
        expect(result.roster === null).toBe(errors.length > 0)
      }),
      { numRuns: 1500 },
    )
  })

  it('gives the same result however the file is cut', () => {
    fc.assert(
      fc.property(files, limits, fc.array(fc.integer({ min: 0, max: 50 }), { minLength: 1, maxLength: 20 }), (file, few, sizes) => {
        const reader = createEdexmlReader({ today: TODAY, limits: few })
        for (let from = 0, turn = 0; from < file.length; turn++) {
          // A cut of nothing is a chunk too, but not for ever.
          const size = sizes[turn % sizes.length]! + (turn % sizes.length === 0 ? 1 : 0)
          reader.write(file.subarray(from, from + size))
          from += size
        }
        expect(reader.finish()).toEqual(read(file, { size: file.length + 1, limits: few }))
      }),
      { numRuns: 1500 },
    )
  })
})
