import { describe, expect, it } from 'vitest'
import { diffRoster } from './diff'
import { findingsCsv } from './findings-csv'
import { findingText, placeless, severityOf, type FindingCode } from './finding-texts'
import { planByGroup } from './plan-groups'
import { isRowFinding, ROW_LEVEL } from './row-findings'
import { spared } from './skipped'
import { currentOfState } from './state'
import { EMPTY, importInto } from './state-support'
import { codes, edexml, group, GROUP, pupil, PUPIL, read, roster, teacher } from './test-support'

const child = (key: string, inside = '<roepnaam>Sam</roepnaam><groep key="g5"/>') => `<leerling key="${key}">${inside}</leerling>`
const withPupils = (...pupils: string[]) => read(edexml({ pupils: [PUPIL, ...pupils].join('\n') }))

describe('LAS-3: good rows go in when the person chooses so', () => {
  it('every row-level code is an error: anything less refuses nothing', () => {
    for (const code of Object.keys(ROW_LEVEL) as FindingCode[]) expect([code, severityOf(code)]).toEqual([code, 'error'])
  })

  it.each([
    ['a group that is not in the file', child('p2', '<roepnaam>Sam</roepnaam><groep key="weg"/>'), 'reference.dangling', ['p2']],
    ['a group without a key', child('p2', '<roepnaam>Sam</roepnaam><groep/>'), 'reference.no-key', ['p2']],
    ['a group of the other kind', child('p2', '<roepnaam>Sam</roepnaam><groep key="g5"/><samengestelde_groepen><samengestelde_groep key="g5"/></samengestelde_groepen>'), 'reference.wrong-kind', ['p2']],
    ['two groups', child('p2', '<roepnaam>Sam</roepnaam><groep key="g5"/><groep key="g6"/>'), 'pupil.several-groups', ['p2']],
    ['a name that is too long', child('p2', `<roepnaam>${'x'.repeat(201)}</roepnaam><groep key="g5"/>`), 'text.too-long', ['p2']],
    ['no name', child('p2', '<groep key="g5"/>'), 'person.no-name', ['p2']],
    ['no key', '<leerling><roepnaam>Sam</roepnaam><groep key="g5"/></leerling>', 'key.missing', [undefined]],
    ['a key that is there already: both rows', child('p2') + child('p2').replace('p2', 'p2" eckid="E9'), 'key.duplicate', ['p2', 'p2']],
    ['an ECK iD that is there already: both rows', child('p2" eckid="E') + child('p3" eckid="E'), 'eckid.duplicate', ['p2', 'p3']],
  ])('%s', (_, rows, code, keys) => {
    const result = read(edexml({ groups: `${GROUP}<groep key="g6"><naam>6A</naam></groep>`, pupils: PUPIL + rows }))
    expect(result.roster).toBeNull()
    expect(codes(result)).toContain(code)
    expect(result.partial!.pupils.map(({ key }) => key)).toEqual(['p1'])
    expect(result.partial!.skipped!.pupils.map(({ key }) => key)).toEqual(keys)
    for (const finding of result.findings.filter(({ severity }) => severity === 'error')) {
      expect(isRowFinding(finding)).toBe(true)
      expect([typeof finding.line, typeof finding.column]).toEqual(['number', 'number'])
    }
  })

  it('two rows with one key: the finding names both', () => {
    const [finding] = withPupils(child('p2'), child('p2', '<roepnaam>Kim</roepnaam><groep key="g5"/>')).findings
    expect(findingText(finding!).message).toMatch(/^Regel \d+: leerling "Kim" heeft de sleutel "p2", die "Sam" op regel \d+ ook heeft\.$/)
    expect(findingText(placeless(finding!)).message).toBe('Leerling "Kim" heeft de sleutel "p2", die "Sam" ook heeft.')
  })

  it('a teacher’s row too', () => {
    const result = read(edexml({ staff: '<leerkracht key="t1"><achternaam>Smit</achternaam><groepen><groep key="weg"/></groepen></leerkracht>' }))
    expect(result.partial).toMatchObject({ pupils: [{ key: 'p1' }], staff: [], skipped: { pupils: [], staff: [{ key: 't1', name: 'Smit' }] } })
  })

  it.each([
    ['a group with an error: it concerns everybody in it', { groups: `${GROUP}<groep key="g6"/>` }],
    ['two groups with one key', { groups: `${GROUP}${GROUP.replace('5A', '5B')}` }],
    ['a school year of a wrong form', { school: '<schooljaar>2025/2026</schooljaar><brincode>99ZZ</brincode>' }],
    ['nobody left', { pupils: child('p1', '<roepnaam>Sam</roepnaam><groep key="weg"/>') }],
  ])('the file is refused all the same: %s', (_, parts) => {
    const result = read(edexml({ pupils: PUPIL + child('p2', '<roepnaam>Sam</roepnaam><groep key="weg"/>'), ...parts }))
    expect([result.roster, result.partial]).toEqual([null, undefined])
  })

  it('a file that is cut off or without errors has no part', () => {
    expect(read(edexml({ pupils: child('p2', '<groep key="weg"/>') }).slice(0, -40)).partial).toBeUndefined()
    expect(withPupils().partial).toBeUndefined()
  })

  it('so many errors that not all are listed, and one of them of the whole file: still refused', () => {
    const result = read(edexml({ groups: `${GROUP}<groep key="g6"/>`, pupils: PUPIL + child('p2', '<groep key="weg"/>').repeat(3) }), { limits: { findings: 1 } })
    expect(result.partial).toBeUndefined()
  })
})

describe('LAS-3: whoever stands on a row that is left out, is not gone', () => {
  const school = importInto(EMPTY, roster({
    groups: [group('g5', { name: '5A' })],
    pupils: [pupil('p1', { groupKey: 'g5' }), pupil('p2', { groupKey: 'g5', firstName: 'Sam', lastName: 'Dal' }), pupil('p3', { groupKey: 'g5', eckId: 'E3' })],
  }))
  const rest = (...skipped: { key?: string; eckId?: string; name?: string }[]) =>
    diffRoster(currentOfState(school), roster({ groups: [group('g5', { name: '5A' })], pupils: [pupil('p1', { groupKey: 'g5' })], skipped: { pupils: skipped, staff: [] } })).pupils
  const who = (list: { key: string | null }[]) => list.map(({ key }) => key)

  it.each([
    ['its key', { key: 'p2' }, ['p2']],
    ['its ECK iD', { key: 'x', eckId: 'E3' }, ['p3']],
    ['its name, under another key', { key: 'x', name: 'sam  DAL' }, ['p2']],
    ['no lasting key and no ECK iD: it may be anybody', { key: '#1' }, ['p2', 'p3']],
    ['nothing at all', {}, ['p2', 'p3']],
  ])('by %s', (_, row, kept) => {
    const plan = rest(row)
    expect([who(plan.skipped), who(plan.removed)]).toEqual([kept, ['p2', 'p3'].filter((key) => !kept.includes(key))])
  })

  it('without such rows everybody who is missing is', () => {
    expect(who(rest().removed)).toEqual(['p2', 'p3'])
    expect(spared([])({ key: 'p2' })).toBe(false)
  })
})

describe('LAS-5: the preview by group', () => {
  const school = importInto(EMPTY, roster({
    groups: [group('g4', { name: '4A' }), group('g5', { name: '5A' }), group('g9', { name: 'Weg' })],
    pupils: [pupil('p1', { groupKey: 'g4', lastName: 'Aa' }), pupil('p2', { groupKey: 'g5' }), pupil('p3', { groupKey: 'g5' }), pupil('p4')],
    staff: [teacher('t1', { groupKeys: ['g4', 'g5'] })],
  }))
  it('everybody stands in the groups that it concerns, with old and new values', () => {
    const plan = diffRoster(currentOfState(school), roster({
      groups: [group('g4', { name: 'Vier' }), group('g5', { name: '5A' }), group('g6', { name: '10A' })],
      pupils: [pupil('p1', { groupKey: 'g5', firstName: 'Anders', lastName: 'Aa' }), pupil('p2', { groupKey: 'g5' }), pupil('p5', { groupKey: 'g6' })],
      staff: [teacher('t1', { groupKeys: ['g4'], lastName: 'Smit' })],
      skipped: { pupils: [{ key: 'p4' }], staff: [] },
    }))
    const shown = planByGroup(plan).groups.map(({ name, act, people }) => [name, act, people.map((one) => [one.name, one.act, one.changes.map(({ field }) => field).join()])])
    expect(shown).toEqual([
      ['5A', null, [['Anders Aa', 'arrived', 'firstName,groupKey'], ['Juft1 Smit', 'left', 'lastName,groupKeys'], ['Kindp3', 'removed', '']]],
      ['10A', 'added', [['Kindp5', 'added', '']]],
      ['Vier', 'changed', [['Juft1 Smit', 'changed', 'lastName,groupKeys'], ['Anders Aa', 'departed', 'firstName,groupKey']]],
      ['Weg', 'removed', []],
      ['Zonder groep', null, [['Kindp4', 'skipped', '']]],
    ])
  })
})

describe('LAS-3: the report as CSV', () => {
  const lines = (...findings: Parameters<typeof findingsCsv>[0]) => findingsCsv(findings).split('\r\n')

  it('a mark, semicolons, a head, and line and column apart from the text', () => {
    const [head, row] = lines({ severity: 'error', code: 'reference.dangling', line: 12, column: 4, subject: 'Daan "D" C.', params: { kind: 'pupil', group: 'g9', groupKind: 'base' } })
    expect(head).toBe('\ufeff"regel";"teken";"ernst";"soort";"over";"wat er niet klopt";"wat u kunt doen";"element"')
    expect(row).toMatch(/^"12";"4";"fout";"leerling";"Daan ""D"" C.";"Leerling ""Daan ""D"" C\."" verwijst naar groep ""g9"", die niet in het bestand staat\.";"Voeg de groep toe/)
  })

  it.each(['=1+1', '+31', '-2', '@SUM(A1)', ' =cmd|x', '\t=1', '\r=1', '|calc', '%0A=1'])('no text of the file becomes a formula: %j', (subject) => {
    const [, row] = findingsCsv([{ severity: 'error', code: 'person.no-first-name', subject, params: { kind: 'staff' } }]).split('\r\n"')
    expect(row).toContain(`"'${subject}"`)
  })
})
