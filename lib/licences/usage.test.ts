import { describe, expect, test } from 'vitest'
import { inOrderOf, unknownLevels } from './levels'
import { hasSeats, tooMany } from './rules'
import { seatsLeft, sorted, type Usage } from './usage'

const row = (parts: Partial<Usage>): Usage => ({ id: 'l', name: 'Titel', publisher: 'Uitgever', audience: 'pupil', linking: 'portal', seats: 10, startsOn: new Date(), endsOn: null, runs: true, consented: true, pupils: 0, staff: 0, groups: [], ...parts })

describe('LIC-8: licences against use', () => {
  test('those that nobody has, those in use, and those that do not run', () => {
    const [none, pupils, staff, empty, over] = [row({}), row({ pupils: 1 }), row({ staff: 1 }), row({ groups: ['Groep 8'] }), row({ runs: false, pupils: 3 })]
    expect(sorted([none, pupils, staff, empty, over])).toEqual({ unused: [none], inUse: [pupils, staff, empty], past: [over] })
  })
  test.each([[10, 4, 6], [10, 10, 0], [10, 12, 0], [null, 12, null]])('of %s seats with %s pupils %s are left', (seats, pupils, left) => expect(seatsLeft({ seats, pupils })).toBe(left))
  test.each([[10, 4, 0], [10, 10, 0], [10, 12, 2], [0, 1, 1], [null, 12, 0]])('of %s seats with %s pupils %s are too many', (seats, pupils, over) => expect(tooMany(seats, pupils)).toBe(over))
  test('seats are for pupils', () => expect([hasSeats('pupil'), hasSeats('teacher')]).toEqual([true, false]))
})

describe('LIC-4: levels', () => {
  test('stand in the order of the title, each once; what it does not know any more last', () => {
    expect(inOrderOf(['1F', '1S', '2F'], ['2F', 'oud', '1F', '2F'])).toEqual(['1F', '2F', 'oud'])
    expect(inOrderOf([], [])).toEqual([])
  })
  test('those that a title does not have', () => expect(unknownLevels(['1F'], ['1F', '9F'])).toEqual(['9F']))
})
