import { expect, test } from 'vitest'
import { filterWords, readFilter } from './filter'

const now = new Date('2026-11-23T09:00:00Z')

test('a period in Dutch days, both included, also where the clock changes', () => {
  expect(readFilter({ van: '2026-10-25', tot: '2026-10-25' }, now)).toMatchObject({ from: new Date('2026-10-24T22:00:00Z'), until: new Date('2026-10-25T23:00:00Z') })
  expect(readFilter({ tot: '2026-12-31' }, now).until).toEqual(new Date('2026-12-31T23:00:00Z'))
})
test('anything odd counts as not given', () => {
  const none = readFilter({}, now)
  for (const query of [{ van: 'x', tot: '2026-02-31' }, { soort: 'toString' }, { wie: ['a', 'b'] }, { wie: '   ' }]) expect(readFilter(query, now)).toEqual(none)
  expect(none).toEqual({ who: null, kind: null, from: new Date(0), until: new Date('2026-11-23T09:01:00Z') })
})
test('links keep what was looked for, and nothing else', () => expect(filterWords({ wie: ' Els ', soort: 'consent', na: '1-2', van: '', x: 'y' })).toEqual({ wie: 'Els', soort: 'consent' }))
