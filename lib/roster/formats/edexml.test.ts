import { describe, expect, it } from 'vitest'
import { codes, edexml, GROUP, PUPIL, read, TEACHER } from '../test-support'

const pupilWith = (inside: string) => edexml({ pupils: `<leerling key="p1">${inside}<groep key="g5"/></leerling>` })
const firstPupil = (inside: string) => read(pupilWith(inside)).roster?.pupils[0]

describe('LAS-3: an EDEXML file becomes a roster', () => {
  it('reads school, groups, pupils and staff of version 2.1', () => {
    const result = read(
      edexml({
        school: '<schooljaar>2025-2026</schooljaar><peildatum>2025-10-01</peildatum><brincode>99ZZ</brincode><schoolkey>41323</schoolkey><auteur>ParnasSys</auteur><xsdversie>2.1</xsdversie>',
        groups: `${GROUP}<samengestelde_groep key="s1"><naam>Plusklas</naam><omschrijving>Woensdag</omschrijving></samengestelde_groep>`,
        pupils:
          '<leerling key=" p1 " eckid="https://ketenid.nl/pilot/x"><achternaam>Berg</achternaam><voorvoegsel>van den</voorvoegsel><voornamen>Fleur Anna</voornamen><voorletters-1>FA</voorletters-1><jaargroep>5</jaargroep><groep key="g5"/><samengestelde_groepen><samengestelde_groep key="s1"/></samengestelde_groepen></leerling>',
        staff:
          '<leerkracht key="t1"><roepnaam>Anja</roepnaam><emailadres> Anja@school.example </emailadres><rol>LRK</rol><groepen><groep key="g5"><rol>STA</rol></groep><samengestelde_groep key="s1"/></groepen></leerkracht>',
      }),
    )
    expect(result.roster).toEqual({
      format: 'edexml-2.1',
      schoolYear: '2025-2026',
      brin: '99ZZ00',
      schoolKey: '41323',
      producer: 'ParnasSys',
      groups: [
        { line: 4, key: 'g5', name: '5A', kind: 'base', yearGroup: '5' },
        { line: 4, key: 's1', name: 'Plusklas', kind: 'combined', description: 'Woensdag' },
      ],
      pupils: [
        {
          line: 5, key: 'p1', eckId: 'https://ketenid.nl/pilot/x', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg',
          initials: 'FA', yearGroup: '5', groupKey: 'g5', combinedGroupKeys: ['s1'],
        },
      ],
      staff: [{ line: 6, column: 15, key: 't1', firstName: 'Anja', email: 'Anja@school.example', groupKeys: ['g5', 's1'] }],
    })
  })

  it('gives a 1.03 pupil the year of the group, but never the C of a combination class', () => {
    const file = (year: string) =>
      edexml({
        school: '<schooljaar>2012-2013</schooljaar><brincode>99XX</brincode><xsdversie>1.03</xsdversie>',
        groups: `<groep key="g5"><naam>A</naam><jaargroep>${year}</jaargroep></groep>`,
        pupils: '<leerling key="p1"><roepnaam>Daan</roepnaam><groep key="g5"/></leerling>',
      })
    expect(read(file('4')).roster).toMatchObject({ format: 'edexml-1.03', pupils: [{ yearGroup: '4' }] })
    expect(read(file('C')).roster?.pupils[0]).not.toHaveProperty('yearGroup')
  })

  it.each([
    ['1.03', 'edexml-1.03'], ['2.0', 'edexml-2.0'], ['EDEXML 2.1', 'edexml-2.1'], ['1.02', 'edexml-1.03'],
  ])('knows version %s', (version, format) => {
    const result = read(edexml({ school: `<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode><xsdversie>${version}</xsdversie>` }))
    expect(result.roster?.format).toBe(format)
    expect(result.findings).toEqual([])
  })

  it('warns of a version that it does not know, and reads the file', () => {
    const result = read(edexml({ school: '<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode><xsdversie>3.0</xsdversie>' }))
    expect(codes(result)).toEqual(['version.unknown'])
    expect(result.roster?.pupils).toHaveLength(1)
  })

  it('takes any school year of the right form, later ones than the standard lists too', () => {
    const year = (text: string) => read(edexml({ school: `<schooljaar>${text}</schooljaar><brincode>99ZZ</brincode>` }))
    expect(year('2031-2032').findings).toEqual([])
    expect(codes(year('2025-2027'))).toEqual(['school.year-form'])
    expect(codes(year('2025/2026'))).toEqual(['school.year-form'])
    expect(codes(year(' '))).toEqual(['school.year-missing'])
  })

  it('refuses a file that names no school, and takes a school key or a Flemish number', () => {
    const school = (inside: string) => read(edexml({ school: `<schooljaar>2025-2026</schooljaar>${inside}` }))
    expect(codes(school(''))).toEqual(['school.unidentified'])
    expect(codes(school('<brincode>9ZZ9</brincode>'))).toEqual(['school.brin-form'])
    expect(school('<schoolkey>abroad-7</schoolkey>').roster?.schoolKey).toBe('abroad-7')
    expect(school('<instellingsnummer>12345</instellingsnummer>').roster?.schoolKey).toBe('12345')
    expect(school('<brincode>99zz01</brincode><dependancecode>01</dependancecode>').roster?.brin).toBe('99ZZ01')
    expect(codes(read('<EDEX><leerlingen/></EDEX>'))).toEqual(['school.missing', 'pupils.none'])
  })

  it('refuses a file of two schools', () => {
    const school = '<schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode></school><school><brincode>99XX</brincode>'
    expect(read(edexml({ school })).findings).toMatchObject([{ severity: 'error', code: 'school.repeated', line: 3 }])
  })

  it('skips what it does not know: vestigingen, toevoegingen, foreign vocabularies', () => {
    const extra = '<toevoegingen><blok xsi:type="X"><code>1</code><roepnaam>Niet deze</roepnaam></blok></toevoegingen><x:roepnaam xmlns:x="urn:x">Noch deze</x:roepnaam>'
    expect(firstPupil(`${extra}<roepnaam>Daan</roepnaam>`)?.firstName).toBe('Daan')
  })

  it('reads a file whose every element has the same prefix', () => {
    const prefixed = edexml().replace(/<(\/?)(?=[a-zA-Z])/g, '<$1e:')
    // Columns are where they are: two characters further on.
    const withoutColumns = (result: unknown) => JSON.parse(JSON.stringify(result, (name, value: unknown) => (name === 'column' ? undefined : value))) as unknown
    expect(withoutColumns(read(prefixed))).toEqual(withoutColumns(read(edexml())))
  })
})

describe('LAS-3: what a portal may not keep is stopped at the door', () => {
  it('counts per element and shows the content nowhere', () => {
    const secret = 'GEHEIM-731'
    const kinds = [
      'bsn', 'sofinummer', 'onderwijsnummer', 'bsn_ondwnr-4', 'rijksregisternummer', 'etniciteit', 'land', 'land_vader', 'land_moeder',
      'gewicht', 'gewicht_nieuw', 'postcodenl', 'postnummerbe', 'postcodeoverig', 'fotourl', 'geboortedatum', 'geslacht',
      'gebruikersnaam', 'start_ondw_jgr3', 'emailadres',
    ]
    const result = read(pupilWith(`<roepnaam>Daan</roepnaam>${kinds.map((kind) => `<${kind}>${secret}<![CDATA[${secret}]]></${kind}>`).join('')}`))
    expect(result.dropped).toEqual(Object.fromEntries(kinds.map((kind) => [kind, 1])))
    expect(JSON.stringify(result)).not.toContain(secret)
  })

  it('never quotes it in a finding either, where the file breaks off or goes wrong inside it', () => {
    for (const end of ['', '&onzin;', '<', '\u0001', '</leerling>']) {
      const result = read(`<EDEX><leerlingen><leerling key="1"><bsn>123456782${end}`)
      expect(result.roster).toBeNull()
      expect(JSON.stringify(result)).not.toContain('123456782')
    }
  })

  it('keeps a teacher’s e-mail address but not the birth date', () => {
    const result = read(edexml({ staff: '<leerkracht key="t1"><roepnaam>Anja</roepnaam><emailadres>a@b.example</emailadres><geboortedatum>1980-01-01</geboortedatum><groepen><groep key="g5"/></groepen></leerkracht>' }))
    expect(result.roster?.staff[0]?.email).toBe('a@b.example')
    expect(result.dropped).toEqual({ geboortedatum: 1 })
  })
})

describe('LAS-3: leavers stay out', () => {
  const leaver = (inside: string) => `<leerling key="p2"><roepnaam>Weg</roepnaam>${inside}<groep key="g5"/></leerling>`
  it.each([
    ['<uitstroomdatum>2025-12-19</uitstroomdatum>', 1],
    ['<uitstroomdatum>2026-01-15</uitstroomdatum>', 1],
    ['<uitstroomdatum>2026-01-15Z</uitstroomdatum>', 1],
    ['<jaargroep>H</jaargroep>', 1],
    ['<uitstroomdatum>2026-01-16</uitstroomdatum>', 0],
    ['<uitstroomdatum></uitstroomdatum>', 0],
  ])('%s leaves out %i', (inside, left) => {
    const result = read(edexml({ pupils: PUPIL + leaver(inside) }))
    expect(result.roster?.pupils).toHaveLength(2 - left)
    expect(result.findings.filter(({ code }) => code === 'pupils.left').map(({ params }) => params)).toEqual(left ? [{ count: 1 }] : [])
  })

  it('tells of an unreadable leaving date and keeps the pupil', () => {
    const result = read(edexml({ pupils: PUPIL + leaver('<uitstroomdatum>19-12-2025</uitstroomdatum>') }))
    expect(codes(result)).toEqual(['pupil.leave-date'])
    expect(result.roster?.pupils).toHaveLength(2)
  })

  it('lets someone who left share a key with someone who is there', () => {
    expect(read(edexml({ pupils: PUPIL + leaver('<jaargroep>H</jaargroep>').replace('p2', 'p1') })).roster?.pupils).toHaveLength(1)
  })
})

describe('LAS-3: names', () => {
  it.each([
    ['<achternaam>Li</achternaam><roepnaam>小龍</roepnaam>', '小龍'],
    ['<roepnaam>  Jan\n  Willem </roepnaam>', 'Jan Willem'],
    ['<roepnaam>Rene\u0301e</roepnaam>', 'Renée'],
    ['<roepnaam>D&amp;#39;Arcy &lt;3 <![CDATA[&]]></roepnaam>', "D&#39;Arcy <3 &"],
    ['<voornamen>Fleur Anna</voornamen><voorletters-1>FA</voorletters-1>', 'Fleur'],
    ['<achternaam>Berg</achternaam><voorletters-1>FA</voorletters-1>', 'FA'],
    [`<roepnaam>${'é'.repeat(200)}</roepnaam>`, 'é'.repeat(200)],
    [`<roepnaam>${'😀'.repeat(200)}</roepnaam>`, '😀'.repeat(200)],
  ])('%s → %s', (inside, firstName) => {
    expect(firstPupil(inside)?.firstName).toBe(firstName)
  })

  it('refuses names that are too long or hold control characters, with the line', () => {
    expect(read(pupilWith(`<roepnaam>Daan</roepnaam><achternaam>${'a'.repeat(201)}</achternaam>`)).findings).toEqual([
      { severity: 'error', code: 'text.too-long', line: 5, column: 13, subject: 'Daan', params: { kind: 'pupil', element: 'achternaam', max: 200 } },
    ])
    for (const character of ['\u007f', '\u0085', '\u202e']) {
      expect(codes(read(pupilWith(`<roepnaam>Da${character}an</roepnaam>`)))).toEqual(['text.control'])
    }
  })

  it('refuses a pupil without any name, and puts a lone last name where the first name stands', () => {
    expect(codes(read(pupilWith('')))).toEqual(['person.no-name'])
    const lone = read(pupilWith('<achternaam>Berg</achternaam><voorvoegsel>van den</voorvoegsel>'))
    expect(codes(lone)).toEqual(['person.no-first-name'])
    expect(lone.roster?.pupils[0]).toMatchObject({ firstName: 'van den Berg' })
  })

  it('takes the first of two equal elements and says so', () => {
    const result = read(pupilWith('<roepnaam>Daan</roepnaam><roepnaam>Bram</roepnaam>'))
    expect(result.roster?.pupils[0]?.firstName).toBe('Daan')
    expect(result.findings).toMatchObject([{ code: 'element.repeated', subject: 'Daan' }])
  })
})

describe('LAS-3: places', () => {
  it('names line and column of the record, also when its tag runs over lines or follows a comment', () => {
    const places = (file: string) => read(file).findings.filter(({ code }) => code === 'reference.dangling').map(({ line, column }) => [line, column])
    const broken = '<leerling\n key="x"><roepnaam>X</roepnaam>\r\n   <groep key="weg"/></leerling>'
    expect(places(edexml({ pupils: broken }))).toEqual([[7, 4]])
    expect(places(edexml({ pupils: `<!-- één -->${broken}` }))).toEqual([[7, 4]])
    expect(read(edexml({ pupils: `${PUPIL}<!-- é -->${broken.replace('weg', 'g5')}` })).roster?.pupils[1]?.line).toBe(5)
    expect(read(`<EDEX><!--x--><school/></EDEX>`).findings[0]).toMatchObject({ code: 'school.year-missing', line: 1, column: 15 })
  })
})

describe('LAS-3: encodings', () => {
  const named = edexml({ staff: TEACHER }).replace('Daan', 'Zoë')
  const declared = (encoding: string) => named.replace('UTF-8', encoding)
  const utf16 = (text: string, little: boolean) => {
    const bytes = Buffer.from(`\ufeff${text}`, 'utf16le')
    return little ? bytes : bytes.swap16()
  }
  it.each([
    ['UTF-8', Buffer.from(named)],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${named}`)],
    ['UTF-8 without a declaration', Buffer.from(named.slice(named.indexOf('\n') + 1))],
    ['UTF-16 little endian', utf16(declared('UTF-16'), true)],
    ['UTF-16 big endian', utf16(declared('utf-16'), false)],
    ['UTF-16 without a byte order mark', utf16(declared('UTF-16LE'), true).subarray(2)],
    ['windows-1252', Buffer.from(declared('windows-1252'), 'latin1')],
    ['iso-8859-1', Buffer.from(declared('ISO-8859-1'), 'latin1')],
  ])('reads %s, however it is cut', (_, bytes) => {
    for (const size of [1, 3, 1000, bytes.length]) {
      const result = read(bytes, { size })
      expect(result.findings).toEqual([])
      expect(result.roster?.pupils[0]?.firstName).toBe('Zoë')
    }
  })

  it.each([
    ['UTF-8 that calls itself UTF-16', Buffer.from(declared('UTF-16')), 'encoding.contradiction'],
    ['UTF-16 that calls itself UTF-8', utf16(named, true), 'encoding.contradiction'],
    ['a UTF-8 mark with windows-1252 declared', Buffer.from(`\ufeff${declared('windows-1252')}`), 'encoding.contradiction'],
    ['UTF-8 that calls itself windows-1252', Buffer.from(declared('windows-1252')), 'encoding.contradiction'],
    ['an encoding that we do not read', Buffer.from(declared('EBCDIC-CP-NL')), 'encoding.unsupported'],
    ['UTF-32', Buffer.from([0xff, 0xfe, 0, 0, 0x3c, 0, 0, 0]), 'encoding.unsupported'],
  ])('refuses %s', (_, bytes, code) => {
    expect(read(bytes)).toMatchObject({ roster: null, findings: [{ code }] })
  })

  it('says where windows-1252 in a UTF-8 file begins', () => {
    const bytes = Buffer.from(named.replace('Zoë', 'Zo\u00eb'), 'latin1')
    const result = read(bytes)
    expect(result.findings).toMatchObject([{ code: 'encoding.invalid', line: 5, params: { encoding: 'UTF-8' } }])
    expect(read(bytes, { size: 1 })).toEqual(result)
  })
})
