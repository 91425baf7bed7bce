import { describe, expect, it } from 'vitest'
import { createFindings } from '../findings'
import { resolveDraft } from '../integrity'
import { checkAgainstSchool } from '../rules'
import { codes, TODAY } from '../test-support'
import { createDraftReader, createEdexmlReader, type ReadResult } from './edexml'
import { READER_LIMITS } from './limits'
import { cpuClock } from '@/lib/core/test-support'

// The same bad content in every form in which a school's people may come: each is refused, for the same reason.
type Parts = { prolog?: string; year?: string; brin?: string; groups?: string; pupils?: string; staff?: string }
const GROUPS = '<groep key="g5"><naam>5A</naam><jaargroep>5</jaargroep></groep>'
const PUPILS = '<leerling key="p1"><achternaam>Berg</achternaam><roepnaam>Zoë</roepnaam><jaargroep>5</jaargroep><groep key="g5"/></leerling>'
const STAFF = '<leerkracht key="t1"><achternaam>Smit</achternaam><roepnaam>Anja</roepnaam><groepen><groep key="g5"/></groepen></leerkracht>'
const PROLOG = '<?xml version="1.0" encoding="UTF-8"?>'

const inside = (version: string, { year = '2025-2026', brin = '99ZZ', groups = GROUPS, pupils = PUPILS, staff = STAFF }: Parts) =>
  `<school><schooljaar>${year}</schooljaar><brincode>${brin}</brincode><dependancecode>00</dependancecode><xsdversie>${version}</xsdversie></school>\n<groepen>${groups}</groepen>\n<leerlingen>${pupils}</leerlingen>\n<leerkrachten>${staff}</leerkrachten>`
const edex = (version: string) => (parts: Parts) => `${parts.prolog ?? PROLOG}\n<EDEX xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">\n${inside(version, parts)}\n</EDEX>`
const uwlr = (version: string, generation: 1 | 2, wrap: (data: string) => string) => (parts: Parts) =>
  `${parts.prolog ?? PROLOG}\n${wrap(`<leerlinggegevens xmlns="http://www.edustandaard.nl/leerresultaten/${generation}/leerlinggegevens">\n${inside(version, parts)}\n</leerlinggegevens>`)}`
const soap = (answer: string) => (data: string) => `<s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body><${answer}>${data}</${answer}></s:Body></s:Envelope>`

/** As an upload reads it, and as the answer of a link. */
const upload = (pieces: Iterable<Uint8Array>): ReadResult => {
  const reader = createEdexmlReader({ today: TODAY })
  for (const piece of pieces) reader.write(piece)
  return reader.finish()
}
const link = (pieces: Iterable<Uint8Array>): ReadResult => {
  const findings = createFindings(READER_LIMITS.findings)
  const reader = createDraftReader({ today: TODAY, findings, link: true })
  for (const piece of pieces) reader.write(piece)
  const { draft, dropped } = reader.finish()
  const roster = draft && resolveDraft(draft, findings).roster
  return { roster: findings.hasErrors() ? null : roster, findings: findings.list(), dropped }
}

const FORMATS: [name: string, make: (parts: Parts) => string, read: typeof upload][] = [
  ['EDEXML 1.03', edex('1.03'), upload],
  ['EDEXML 2.0', edex('2.0'), upload],
  ['EDEXML 2.1', edex('2.1'), upload],
  ['ECK2', uwlr('1.0', 1, (data) => data), upload],
  ['ECK2 in a SOAP message', uwlr('1.0', 1, soap('leerlinggegevensantwoord')), upload],
  ['UWLR 2.2, the answer of a LAS', uwlr('2.2', 2, soap('leerlinggegevens_antwoord')), link],
]
const bytes = (text: string) => [new TextEncoder().encode(text)]
/** The file with `unit` so many times where its pupils would be, made as it is read. */
function* flood(make: (parts: Parts) => string, unit: string, times: number): Iterable<Uint8Array> {
  const [before, after] = make({ pupils: '¤' }).split('¤') as [string, string]
  yield* bytes(before)
  const [block] = bytes(unit.repeat(1000))
  for (let made = 0; made < times; made += 1000) yield block!
  yield* bytes(after)
}
const child = (key: string, more = '') => `<leerling key="${key}"><roepnaam>Bo</roepnaam>${more}<groep key="g5"/></leerling>`
const LAUGHS = `<!DOCTYPE x [<!ENTITY a "ha">${Array.from({ length: 20 }, (_, n) => `<!ENTITY a${n} "${`&a${n === 0 ? '' : n - 1};`.repeat(10)}">`).join('')}]>`
const QUADRATIC = `<!DOCTYPE x [<!ENTITY a "${'x'.repeat(50_000)}">]>`

describe.each(FORMATS)('LAS-3: %s', (_, make, read) => {
  it('good content is read', () => {
    const { roster, findings } = read(bytes(make({})))
    expect(findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(roster).toMatchObject({ schoolYear: '2025-2026', pupils: [{ key: 'p1', firstName: 'Zoë', groupKey: 'g5' }], staff: [{ key: 't1', groupKeys: ['g5'] }] })
  })

  it.each<[string, Parts, string]>([
    ['billion laughs', { prolog: PROLOG + LAUGHS, pupils: child('p1', '<achternaam>&a19;</achternaam>') }, 'xml.doctype'],
    ['quadratic blow-up', { prolog: PROLOG + QUADRATIC, pupils: child('p1', `<achternaam>${'&a;'.repeat(50_000)}</achternaam>`) }, 'xml.doctype'],
    ['a DOCTYPE that points outside', { prolog: `${PROLOG}<!DOCTYPE x SYSTEM "file:///etc/passwd">` }, 'xml.doctype'],
    ['an entity of nobody', { pupils: child('p1', '<achternaam>&a;</achternaam>') }, 'xml.entity'],
    ['an encoding that nobody uses', { prolog: '<?xml version="1.0" encoding="EBCDIC-CP-NL"?>' }, 'encoding.unsupported'],
    ['a control character', { pupils: child('p1', '<achternaam>a\u0007b</achternaam>') }, 'xml.control-character'],
    ['a school year of a wrong form', { year: '2025/2026' }, 'school.year-form'],
    ['no school', { brin: '' }, 'school.unidentified'],
    ['the same key twice', { pupils: child('p1') + child('p1', '<achternaam>Ander</achternaam>') }, 'key.duplicate'],
    ['one key for two groups', { groups: GROUPS + GROUPS.replace('<naam>', '<naam>X') }, 'key.duplicate'],
    ['a group that is not there', { pupils: child('p1').replace('g5', 'g9') }, 'reference.dangling'],
    ['a teacher’s group that is not there', { staff: STAFF.replace('key="g5"', 'key="g9"') }, 'reference.dangling'],
    ['a pupil without a key', { pupils: child('') }, 'key.blank'],
    ['a name of 201 characters', { pupils: child('p1', `<achternaam>${'x'.repeat(201)}</achternaam>`) }, 'text.too-long'],
    ['what is not XML inside', { pupils: '<leerling key="p1"><roepnaam>Bo</leerling>' }, 'xml.malformed'],
  ])('%s', (_what, parts, code) => {
    const result = read(bytes(make(parts)))
    expect(result.roster).toBeNull()
    expect(codes(result)).toContain(code)
  })

  it('cut off anywhere: refused', () => {
    const whole = make({})
    for (let at = PROLOG.length + 1; at < whole.length; at += 37) {
      const result = read(bytes(whole.slice(0, at)))
      expect([at, result.roster, codes(result)]).toEqual([at, null, ['xml.truncated']])
    }
  })

  it('the largest of schools is read', () => {
    const groups = Array.from({ length: 150 }, (_n, at) => `<groep key="h${at}"><naam>${at}</naam><jaargroep>5</jaargroep></groep>`).join('')
    const pupils = Array.from({ length: 2_500 }, (_n, at) => child(`p${at}`, '<jaargroep>5</jaargroep>')).join('')
    expect(read(bytes(make({ groups: GROUPS + groups, pupils }))).roster).toMatchObject({ pupils: { length: 2_500 }, groups: { length: 151 } })
  })

  it('windows-1252 that is called UTF-8', () => expect(codes(read([Buffer.from(make({}), 'latin1')]))).toContain('encoding.invalid'))

  it.each([
    ['deep nesting', '<a>', 1_000_000, 'limit.depth'],
    ['ten million elements', '<a/>', 10_000_000, 'limit.elements'],
    ['a million pupils', '<leerling key="1"><roepnaam>A</roepnaam></leerling>', 1_000_000, 'limit.people'],
    ['more pupils than any school has', '<leerling key="1"><roepnaam>A</roepnaam></leerling>', 7_000, 'limit.people'],
  ])('%s', (_what, unit, times, code) => {
    const spent = cpuClock()
    const result = read(flood(make, unit, times))
    expect(result.roster).toBeNull()
    expect(codes(result)).toContain(code)
    // Generous; what grows with the square, or reads on after the verdict, takes minutes.
    expect(spent()).toBeLessThan(20_000)
  })

  it('another school is refused by the check that every way in passes', () => {
    const { roster } = read(bytes(make({ brin: '99QQ' })))
    const { findings } = checkAgainstSchool(roster!, { brin: '99ZZ00', schoolKey: null, name: 'De Regenboog' }, '2025-2026', read === link ? 'link' : 'file')
    expect(findings.filter(({ severity }) => severity === 'error').map(({ code }) => code)).toEqual(['school.other-brin'])
  })

  it('names of 200 characters, in any script, and no BSN', () => {
    const names = ['x'.repeat(200), 'Łucja', '李小龍', 'محمد', '😀'.repeat(10), 'O’Neill-d’Arcy']
    const { roster, dropped, findings } = read(bytes(make({ pupils: names.map((name, at) => child(`p${at}`, `<achternaam>${name}</achternaam><bsn>123456782</bsn><geboortedatum>2016-01-01</geboortedatum><postcodenl>1234AB</postcodenl>`)).join('') })))
    expect(roster!.pupils.map(({ lastName }) => lastName)).toEqual(names)
    expect(dropped).toEqual({ bsn: 6, geboortedatum: 6, postcodenl: 6 })
    expect(JSON.stringify([roster, findings])).not.toMatch(/123456782|1234AB/)
  })
})
