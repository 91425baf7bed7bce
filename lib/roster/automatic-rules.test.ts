import { describe, expect, test } from 'vitest'
import { decide, refusal, worthAMail } from './automatic-rules'
import { diffRoster } from './diff'
import { finding } from './findings'
import { countDoubles } from './pairs'
import type { CurrentRoster } from './plan'
import { summarise } from './plan-summary'
import { group, pupil, roster, teacher } from './test-support'

const numbers = (count: number) => Array.from({ length: count }, (_, at) => String(at))
const school = (pupils: number, staff = 3): CurrentRoster => ({
  groups: [{ id: 'g', key: 'g', name: 'Groep g', kind: 'base' }],
  pupils: numbers(pupils).map((key) => ({ id: key, key, firstName: `Kind${key}`, groupKey: 'g', combinedGroupKeys: [] })),
  staff: numbers(staff).map((key) => ({ id: `t${key}`, key, firstName: `Juf${key}`, groupKeys: ['g'] })),
})
const answer = (pupils: string[], staff: string[]) => roster({ groups: [group('g')], pupils: pupils.map((key) => pupil(key, { groupKey: 'g' })), staff: staff.map((key) => teacher(key, { groupKeys: ['g'] })) })
const decided = (current: CurrentRoster, incoming: ReturnType<typeof roster>, { look = false, findings = [] as ReturnType<typeof finding>[] } = {}) => {
  const plan = diffRoster(current, incoming)
  return decide({ plan, summary: summarise(plan), current, findings, look, doubles: countDoubles(plan, current, incoming) })
}

describe('LAS-5: what the night may do by itself', () => {
  test('nothing to do is nothing to keep, asked for or not', () => {
    expect(decided(school(10), answer(numbers(10), numbers(3)))).toBe('unchanged')
    expect(decided(school(10), answer(numbers(10), numbers(3)), { look: true })).toBe('unchanged')
  })
  test('ordinary changes go in; who wants to look first may', () => {
    expect(decided(school(10), answer([...numbers(9), 'nieuw'], numbers(3)))).toBe('apply')
    expect(decided(school(10), answer([...numbers(9), 'nieuw'], numbers(3)), { look: true })).toBe('look')
  })
  test('a large removal is held, also for who did not ask to look', () => {
    expect(decided(school(40), answer(numbers(20), numbers(3)))).toBe('held')
    expect(decided(school(40), answer(numbers(20), numbers(3)), { look: true })).toBe('held')
  })
  test('all of a kind gone is held, however few they are; the only one may be replaced', () => {
    expect(decided(school(40, 3), answer(numbers(40), []))).toBe('held')
    expect(decided(school(40, 1), answer(numbers(40), ['ander']))).toBe('apply')
  })
  test('somebody under a new key, while one of that name in that group is not delivered any more, is held: nobody gets a second account at night (LAS-11)', () => {
    const { pupils, ...rest } = answer(numbers(40), numbers(3))
    const [first, ...others] = pupils
    expect(decided(school(40), { ...rest, pupils: [...others, { ...first!, key: 'anders' }] })).toBe('held')
    expect(decided(school(40), { ...rest, pupils: [...others, { ...first!, key: 'anders', groupKey: undefined }] }), 'nothing else alike').toBe('apply')
    const [juf, ...colleagues] = rest.staff
    expect(decided(school(40), { ...rest, pupils, staff: [...colleagues, { ...juf!, key: 'anders' }] })).toBe('held')
  })
  test('one child under a known key with quite another name is held: nobody at night says who that is (LAS-8)', () => {
    const [first, ...others] = answer(numbers(40), numbers(3)).pupils
    const named = (parts: object) => ({ ...answer(numbers(40), numbers(3)), pupils: [{ ...first!, ...parts }, ...others] })
    const known = school(40)
    const berg = { ...known, pupils: known.pupils.map((one) => ({ ...one, lastName: 'Berg' })) }
    const all = (file: ReturnType<typeof named>) => ({ ...file, pupils: file.pupils.map((one) => ({ lastName: 'Berg', ...one })) })
    expect(decided(berg, all(named({ firstName: 'Omar', lastName: 'Smit' })))).toBe('held')
    expect(decided(berg, all(named({ lastName: 'Smit' })))).toBe('apply')
  })
  test('a question is not answered by the night', () => {
    expect(decided(school(10), answer(numbers(9), numbers(3)), { findings: [finding('school-year.old')] })).toBe('held')
    expect(decided(school(10), answer(numbers(9), numbers(3)), { findings: [finding('link.staff-no-email')] })).toBe('apply')
  })
  test('errors refuse; another school is told as such', () => {
    expect(refusal([finding('key.duplicate')])).toBe('refused')
    expect(refusal([finding('key.duplicate'), finding('school.other-brin')])).toBe('other-school')
    expect(refusal([finding('school-year.old'), finding('link.staff-no-email')])).toBeNull()
  })
})

describe('LAS-2: a mail only when there is something to look at', () => {
  const summary = (pupils: string[]) => summarise(diffRoster(school(10), answer(pupils, numbers(3))))
  const leftOut = finding('link.staff-no-email', { subject: 'Vera V.' })
  test.each([
    ['newcomers only', summary([...numbers(10), 'nieuw']), [], [], false],
    ['somebody lost access', summary(numbers(9)), [], [], true],
    ['somebody is left out', summary([...numbers(10), 'nieuw']), [leftOut], [], true],
    ['… who was left out the time before', summary([...numbers(10), 'nieuw']), [leftOut], [leftOut], false],
    ['a notice is no reason', summary([...numbers(10), 'nieuw']), [finding('link.staff-no-group', { subject: 'Dirk D.' })], [], false],
  ])('%s', (_, counts, findings, before, worth) => expect(worthAMail(counts, findings, before)).toBe(worth))
})
