import { describe, expect, it } from 'vitest'
import { findingText } from './finding-texts'
import { codes, edexml, GROUP, PUPIL, read, TEACHER } from './test-support'

const SECOND = '<groep key="g6"><naam>6A</naam><jaargroep>6</jaargroep></groep>'
const COMBINED = '<samengestelde_groep key="s1"><naam>Plus</naam></samengestelde_groep>'
const person = (key: string, inside: string, attributes = '') => `<leerling key="${key}" ${attributes}><roepnaam>Naam${key}</roepnaam>${inside}</leerling>`
const IN_5 = '<groep key="g5"/>'
const ECK = `https://ketenid.nl/201703/${'0f'.repeat(64)}`

/** The findings of a file with these pupils, groups or staff, as code, line and subject. */
function told(parts: Parameters<typeof edexml>[0]) {
  return read(edexml(parts)).findings.map(({ code, line, subject }) => [code, line, subject])
}

describe('LAS-3: integrity rules of EDEXML (domain facts 2.4)', () => {
  it('finds nothing to say about a good file', () => {
    expect(read(edexml()).findings).toEqual([])
  })

  it('refuses duplicate keys, groups and combined groups in one space, and tells where the first is', () => {
    expect(read(edexml({ groups: `${GROUP}\n${COMBINED.replace('s1', 'g5')}` })).findings).toMatchObject([
      { code: 'key.duplicate', line: 5, subject: 'Plus', params: { kind: 'group', key: 'g5', first: 4, firstSubject: '5A' } },
    ])
    expect(told({ pupils: `${PUPIL}\n${person(' p1 ', IN_5)}` })).toEqual([['key.duplicate', 6, 'Naam p1']])
    expect(told({ staff: `${TEACHER}\n${TEACHER.replace('Anja', 'Anna')}` })).toEqual([['key.duplicate', 7, 'Anna S.']])
  })

  it('takes a row that stands there twice as one, whatever it is, and says so', () => {
    const { findings, roster } = read(edexml({ groups: `${GROUP}\n${GROUP}`, pupils: `${PUPIL}\n${PUPIL}\n${PUPIL}`, staff: `${TEACHER}\n${TEACHER}` }))
    expect(findings.map(({ code, severity, line }) => [code, severity, line])).toEqual([['key.repeated', 'notice', 5], ['key.repeated', 'notice', 7], ['key.repeated', 'notice', 8], ['key.repeated', 'notice', 10]])
    expect([roster!.groups.length, roster!.pupils.length, roster!.staff.length]).toEqual([1, 1, 1])
  })

  it('lets a pupil, a teacher and a group have the same key', () => {
    expect(told({ pupils: PUPIL.replace('p1', 'g5'), staff: TEACHER.replace('t1', 'g5') })).toEqual([])
  })

  it('refuses the same ECK iD twice among pupils or among staff, without showing it', () => {
    const eckid = `eckid="${ECK}"`
    const twice = read(edexml({ pupils: person('1', IN_5, eckid) + person('2', IN_5, eckid) }))
    expect(twice.findings).toMatchObject([{ code: 'eckid.duplicate', subject: 'Naam2', params: { firstSubject: 'Naam1', first: 5 } }])
    expect(JSON.stringify(twice)).not.toContain(ECK)
    expect(told({ pupils: person('1', IN_5, eckid), staff: TEACHER.replace('<leerkracht', `<leerkracht ${eckid}`) })).toEqual([])
  })

  it('refuses references to a group that is not there, or of the other kind', () => {
    const combined = (key: string) => `<samengestelde_groepen><samengestelde_groep key="${key}"/></samengestelde_groepen>`
    expect(told({ pupils: person('1', '<groep key="5B"/>') })).toContainEqual(['reference.dangling', 5, 'Naam1'])
    expect(told({ groups: GROUP + COMBINED, pupils: person('1', '<groep key="s1"/>') })).toContainEqual(['reference.wrong-kind', 5, 'Naam1'])
    expect(told({ pupils: person('1', IN_5 + combined('g5')) })).toContainEqual(['reference.wrong-kind', 5, 'Naam1'])
    expect(told({ staff: TEACHER.replace('"g5"', '"g9"') })).toContainEqual(['reference.dangling', 6, 'Anja S.'])
    expect(told({ pupils: person('1', '<groep/>') })).toContainEqual(['reference.no-key', 5, 'Naam1'])
  })

  it('refuses a pupil in two groups, but not in one group named twice', () => {
    expect(told({ groups: GROUP + SECOND, pupils: person('1', `${IN_5}<groep key="g6"/>`) })).toContainEqual(['pupil.several-groups', 5, 'Naam1'])
    expect(told({ pupils: person('1', IN_5 + IN_5) })).toEqual([])
  })

  it('refuses missing, blank and overlong keys, and groups without a name', () => {
    expect(told({ pupils: '<leerling><roepnaam>A</roepnaam><groep key="g5"/></leerling>' })).toEqual([['key.missing', 5, 'A']])
    expect(told({ pupils: person('  ', IN_5) })).toEqual([['key.blank', 5, 'Naam']])
    expect(told({ pupils: PUPIL.replace('p1', 'k'.repeat(257)) })).toEqual([['text.too-long', 5, 'Daan C.']])
    expect(told({ pupils: PUPIL.replace('p1', 'k'.repeat(256)) })).toEqual([])
    expect(told({ groups: GROUP.replace('5A', ' ') })).toEqual([['group.no-name', 4, undefined]])
  })

  it('warns of an unknown year group and keeps the record without it', () => {
    const result = read(edexml({ groups: GROUP.replace('<jaargroep>5', '<jaargroep>9'), pupils: PUPIL.replace('<jaargroep>5', '<jaargroep>groep 5') }))
    expect(result.findings.map(({ code, severity }) => [code, severity])).toEqual([['year-group.unknown', 'warning'], ['year-group.unknown', 'warning']])
    expect(result.roster?.groups[0]).not.toHaveProperty('yearGroup')
    expect(result.roster?.pupils[0]).not.toHaveProperty('yearGroup')
  })

  it('allows a pupil without a group, with a warning; once for all when the file has no groups', () => {
    expect(told({ pupils: PUPIL + person('2', '') })).toEqual([['pupil.no-group', 5, 'Naam2']])
    expect(codes(read('<EDEX><school><schooljaar>2025-2026</schooljaar><brincode>99ZZ</brincode></school><leerlingen><leerling key="1"><roepnaam>A</roepnaam></leerling></leerlingen></EDEX>'))).toEqual(['groups.none'])
  })

  it('gives notice, with a count, of ECK iDs of another form and of keys that begin with #', () => {
    const result = read(edexml({ pupils: person('#1', IN_5, 'eckid="https://id.school/x"') + person('#2', IN_5, `eckid="${ECK}"`) }))
    expect(result.findings.map(({ code, severity, params }) => [code, severity, params])).toEqual([
      ['eckid.form', 'notice', { count: 1 }],
      ['keys.dummy', 'notice', { count: 2 }],
    ])
    expect(result.roster?.pupils[0]?.eckId).toBe('https://id.school/x')
  })

  it('gives notice of a group without pupils', () => {
    expect(told({ groups: GROUP + SECOND })).toEqual([['group.empty', 4, '6A']])
  })

  it('tells all problems, the gravest first, up to a limit and then how many more', () => {
    const pupils = Array.from({ length: 12 }, (_, i) => person(`p${i}`, i < 3 ? '<groep key="weg"/>' : '')).join('')
    const all = read(edexml({ pupils })).findings
    expect(all.map(({ severity }) => severity).join(' ')).toMatch(/^(error ?){3}(warning ?){9}notice$/)
    const few = read(edexml({ pupils }), { limits: { findings: 2 } }).findings
    expect(few.map(({ code }) => code)).toEqual(['reference.dangling', 'reference.dangling', 'findings.more'])
    expect(few[2]?.params).toEqual({ count: 11, errors: 1 })
  })

  it('finds its way with keys that are names of JavaScript', () => {
    const key = '__proto__'
    const result = read(edexml({ groups: GROUP.replace('g5', key), pupils: PUPIL.replace('g5', key), staff: TEACHER.replace('g5', 'constructor') }))
    expect(codes(result)).toEqual(['reference.dangling'])
  })
})

describe('LAS-3: findings in Dutch, with a remedy', () => {
  it('says who, where and what to do', () => {
    const result = read(edexml({ pupils: PUPIL.replace('"g5"', '"5B"') }))
    expect(findingText(result.findings[0]!)).toEqual({
      message: 'Regel 5: leerling "Daan C." verwijst naar groep "5B", die niet in het bestand staat.',
      remedy: 'Voeg de groep toe of verbeter de verwijzing in het leerlingadministratiesysteem en maak het bestand opnieuw.',
    })
  })
})

describe('LAS-3: what a file leaves out is not wiped', () => {
  const groups = '<groep key="a"><naam>Bevers</naam></groep><groep key="b"><naam>Egels</naam></groep><groep key="c"><naam>Leeg</naam></groep>'
  const pupil = (key: string, group: string, year: string) => person(key, `<jaargroep>${year}</jaargroep><groep key="${group}"/>`)
  const yearsOf = (text: string) => read(text).roster!.groups.map(({ name, yearGroup }) => [name, yearGroup])

  it('a file whose groups have no year: it follows from who is in them, several make a combination class, nobody none', () => {
    expect(yearsOf(edexml({ groups, staff: TEACHER.replaceAll('g5', 'a'), pupils: pupil('1', 'a', '3') + pupil('2', 'a', '3') + pupil('3', 'b', '7') + pupil('4', 'b', '8') }))).toEqual([['Bevers', '3'], ['Egels', 'C'], ['Leeg', undefined]])
  })

  it('initials lose their dots, so that a file with and one without say the same', () => {
    const initialsOf = (text: string) => read(edexml({ pupils: PUPIL.replace('<roepnaam>', `<voorletters-1>${text}</voorletters-1><roepnaam>`) })).roster!.pupils[0]!.initials
    expect([initialsOf('L.M.'), initialsOf('l. m.'), initialsOf('LM')]).toEqual(['LM', 'LM', 'LM'])
  })
})
