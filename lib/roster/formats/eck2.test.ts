import { describe, expect, it } from 'vitest'
import { findingsCsv } from '../findings-csv'
import { codes, read } from '../test-support'

const NS1 = 'http://www.edustandaard.nl/leerresultaten/1/leerlinggegevens'
const NS2 = 'http://www.edustandaard.nl/leerresultaten/2/leerlinggegevens'
const SCHOOL = '<school><schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode><aanmaakdatum>2025-10-01T08:00:00</aanmaakdatum><xsdversie>1.0</xsdversie><auteur>XML-maker</auteur></school>'
const GROUPS = '<groepen><groep key="g5"><naam>5A</naam></groep></groepen><subgroepen><subgroep key="s1"><naam>Plusklas</naam></subgroep></subgroepen>'
const PUPILS = '<leerlingen><leerling key="p1"><achternaam>Aa</achternaam><voorvoegsel>van</voorvoegsel><roepnaam>Bo</roepnaam><geboortedatum>2016-01-01</geboortedatum><geslacht>3</geslacht><jaargroep vocabulaire="x">5</jaargroep><groep key="g5"/><subgroepen><groep key="s1"/></subgroepen></leerling></leerlingen>'
const STAFF = '<leerkrachten><leerkracht key="t1"><roepnaam>Anja</roepnaam><ictcoordinator>J</ictcoordinator><groepen><groep key="g5"/></groepen><subgroepen><groep key="s1"/></subgroepen></leerkracht></leerkrachten>'
const eck2 = (inside = SCHOOL + GROUPS + PUPILS + STAFF) => `<leerlinggegevens xmlns="${NS1}">${inside}</leerlinggegevens>`
/** The same elements under a prefix. */
const prefixed = (xml: string) => xml.replace(/<(\/?)([a-z])/g, '<$1l:$2').replace('xmlns=', 'xmlns:l=')
const soap = (inside: string, answer = 'leerlinggegevensantwoord') =>
  `<?xml version="1.0"?><soap:Envelope xmlns:soap="http://schemas.xmlsoap.org/soap/envelope/"><soap:Header><a:x xmlns:a="y">1</a:x></soap:Header><soap:Body><n:${answer} xmlns:n="${NS1}">${inside}</n:${answer}></soap:Body></soap:Envelope>`

const EXPECTED = {
  format: 'eck2-1.0', schoolYear: '2025-2026', brin: '99ZZ00', producer: 'XML-maker',
  groups: [{ key: 'g5', name: '5A', kind: 'base' }, { key: 's1', name: 'Plusklas', kind: 'combined' }],
  pupils: [{ key: 'p1', firstName: 'Bo', prefix: 'van', lastName: 'Aa', yearGroup: '5', groupKey: 'g5', combinedGroupKeys: ['s1'] }],
  staff: [{ key: 't1', firstName: 'Anja', groupKeys: ['g5', 's1'] }],
}

describe('LAS-3: ECK2 (UWLR 1.0), what the XML-maker writes', () => {
  it.each([
    ['bare', eck2()],
    ['under a prefix', prefixed(eck2())],
    ['in its answer', `<leerlinggegevensantwoord xmlns="${NS1}">${eck2()}</leerlinggegevensantwoord>`],
    ['in a SOAP message', soap(eck2())],
    ['in a SOAP message, the namespace declared outside', soap(`<n:leerlinggegevens>${prefixed(SCHOOL + GROUPS + PUPILS + STAFF).replaceAll('l:', 'n:')}</n:leerlinggegevens>`)],
  ])('%s', (_, file) => {
    const result = read(file, { size: 7 })
    expect(result.findings.filter(({ severity }) => severity === 'error')).toEqual([])
    expect(result.roster).toMatchObject(EXPECTED)
  })

  it('drops what a portal may not keep, and counts it', () => expect(read(eck2()).dropped).toEqual({ geboortedatum: 1, geslacht: 1 }))

  it('roles in the file give nobody a role here: an ICT-coördinator comes in like anybody', () => {
    expect(Object.keys(read(eck2()).roster!.staff[0]!).sort()).toEqual(['column', 'firstName', 'groupKeys', 'key', 'line', 'path'])
  })

  it('in an answer that is one long line a finding names its element too; with line breaks the line is enough', () => {
    const pupils = (between: string) => `<leerlingen>${Array.from({ length: 12 }, (_, at) => `<leerling key="p${at}"><achternaam>Berg</achternaam><roepnaam>Kind</roepnaam><geboortedatum>2016-01-01</geboortedatum><jaargroep>5</jaargroep><groep key="${at === 11 ? 'weg' : 'g5'}"/></leerling>`).join(between)}</leerlingen>`
    const found = (between: string) => read(soap(eck2([SCHOOL, GROUPS, pupils(between), STAFF].join(between)))).findings.find(({ code }) => code === 'reference.dangling')!
    expect(found('')).toMatchObject({ line: 1, path: 'leerling[12]/groep', subject: 'Kind B.' })
    expect(found('\n')).not.toHaveProperty('path')
    expect(findingsCsv([found('')])).toContain(';"leerling[12]/groep"')
  })

  it('a link to a subgroup that is a class, or the other way round, is told', () => {
    const crossed = eck2(SCHOOL + GROUPS + PUPILS.replace('<subgroepen><groep key="s1"/>', '<subgroepen><groep key="g5"/>') + STAFF)
    expect(codes(read(crossed)).length).toBeGreaterThan(0)
  })
})

describe('LAS-2: UWLR 2.x', () => {
  const answer = (version: string) => soap(eck2(SCHOOL.replace('1.0', version) + GROUPS + PUPILS + STAFF).replace(NS1, NS2), 'leerlinggegevens_antwoord')
  it.each(['2.1', '2.2', '2.3'])('version %s in a SOAP message', (version) => expect(read(answer(version)).roster?.format).toBe(`uwlr-${version}`))

  it('a version that is newer than the standard is read, and told', () => {
    const result = read(answer('3.0'))
    expect([result.roster?.format, codes(result)]).toEqual(['uwlr-2.3', ['version.unknown']])
  })
})

describe('LAS-3: what only looks like it', () => {
  it.each([
    ['a SOAP message with nothing in it', soap(''), 'root.soap'],
    ['an answer that nothing changed', soap('<n:geenwijzigingen/>'), 'root.soap'],
    ['a SOAP fault', '<s:Envelope xmlns:s="x"><s:Body><s:Fault><faultcode>Client.AutorisatieOngeldig</faultcode></s:Fault></s:Body></s:Envelope>', 'root.soap'],
    ['an empty answer', `<leerlinggegevens_antwoord xmlns="${NS2}"/>`, 'root.soap'],
    ['data outside the answer', `<s:Envelope xmlns:s="x">${eck2()}</s:Envelope>`, 'root.soap'],
    ['results', '<leerresultaten_verzoek/>', 'root.uwlr'],
  ])('%s', (_, file, code) => expect(codes(read(file))).toEqual([code]))

  it('two answers in one message are two schools: refused', () => {
    expect(codes(read(soap(eck2() + eck2())))).toContain('school.repeated')
  })
})
