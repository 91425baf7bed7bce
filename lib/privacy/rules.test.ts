import { describe, expect, test } from 'vitest'
import { KEEP_DAYS } from '@/lib/core/retention'
import { models, type Model } from './kept'
import { dayWords, fieldWord, isSecret, keepingOf, keepings, mustTell, withTimes } from './rules'

const model = (keeps: string[] | null, fields: Partial<Model['fields'][number]>[] = []): Model => ({ name: 'New', table: 'new', keeps, key: ['id'], fields: fields.map((field) => ({ name: 'x', column: 'x', type: 'String', sealed: null, untold: null, ...field })) })
const GOOD = ['leerling, ouder', 'Dingen', 'om iets te doen', '{session} na het einde', 'niemand']

describe('DAT-5: the page cannot drift from the schema', () => {
  test('every table that is about somebody says what it keeps, why, how long and for whom', () => {
    expect(models.filter((each) => mustTell(each) && !each.keeps).map(({ name }) => name)).toEqual([])
    expect(keepings(180).length).toBeGreaterThan(25)
  })
  test('and names no time of its own: times come from the table that the jobs use', () => {
    for (const { name, keeps } of models) expect(keeps?.join(' ') ?? '', name).not.toMatch(/\d+ (dag|week|weken|maand|jaar)|(een|twee|drie|dertig|zestig|negentig) (dag|week|weken|maand|jaar)/)
    const named = new Set(models.flatMap(({ keeps }) => [...(keeps?.join(' ') ?? '').matchAll(/\{(\w+)\}/g)].map((match) => match[1]!)))
    expect(Object.keys(KEEP_DAYS).filter((time) => !named.has(time)), 'times that no annotation tells of').toEqual([])
  })
  test('every column has a word for people, or is marked as technical', () => {
    const wanting = models.filter(({ keeps }) => keeps && keeps[0] !== 'none').flatMap(({ name, fields }) => fields.filter((field) => fieldWord(name, field) === undefined).map((field) => `${name}.${field.name}`))
    expect(wanting, 'add them to lib/privacy/field-words.ts').toEqual([])
  })
  test.each(['schoolId', 'userId', 'pupilId', 'employmentId', 'homeAccountId', 'personId', 'email', 'lasEmail', 'firstName', 'passwordHash'])('a new table with %s must tell', (name) => expect(mustTell(model(null, [{ name }]))).toBe(true))
  test('one without need not', () => expect(mustTell(model(null, [{ name: 'code' }, { name: 'name' }]))).toBe(false))
})

describe('annotations', () => {
  test('are read in parts, with times filled in', () => {
    expect(keepingOf(model(GOOD, [{ name: 'firstName' }, { name: 'tokenHash', type: 'Bytes' }, { name: 'id' }]), 180)).toEqual({ model: 'New', whose: ['leerling', 'ouder'], what: 'Dingen', data: ['voornaam'], why: 'om iets te doen', howLong: '30 dagen na het einde', seenBy: 'niemand' })
  })
  test('none is none', () => expect([keepingOf(model(['none', 'een bedrijf']), 1), keepingOf(model(null), 1)]).toEqual([null, null]))
  test.each([[GOOD.slice(0, 4)], [[...GOOD, 'meer']], [['marsman', ...GOOD.slice(1)]], [[...GOOD.slice(0, 3), '{ooit}', 'niemand']]])('malformed: %j', (keeps) => expect(() => keepingOf(model(keeps), 1)).toThrow())
  test('the setting is filled in too', () => expect(withTimes('{RETENTION_DAYS} later', 365)).toBe('365 dagen later'))
  test.each([[1, '1 dag'], [30, '30 dagen'], [365, '365 dagen'], [1095, '3 jaar'], [1096, '1096 dagen']])('%d → %s', (days, words) => expect(dayWords(days)).toBe(words))
})

test('DAT-3: what would let somebody in is never shown: pins, badges, passwords, hashes; an ECK iD is the person’s own', () => {
  const shown = (field: Partial<Model['fields'][number]>) => !isSecret({ name: 'x', column: 'x', type: 'String', sealed: null, untold: null, ...field })
  for (const name of ['passwordHash', 'recoveryToken', 'totpSecret']) expect(shown({ name })).toBe(false)
  for (const name of ['pinCipher', 'pictureCipher', 'tokenCipher', 'tokenHash', 'anything']) expect(shown({ name, type: 'Bytes' })).toBe(false)
  expect(shown({ name: 'eckIdCipher', type: 'Bytes' })).toBe(true)
  for (const name of ['firstName', 'email', 'tokenCount']) expect(shown({ name })).toBe(true)
})
