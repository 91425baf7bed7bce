import { describe, expect, test } from 'vitest'
import { brinDifferences } from './rules'

describe('ACC-2: is a record of DUO the school that is to get its BRIN?', () => {
  const school = { city: 'Voorbeeldstad', boardNumber: '41001' }
  test.each([
    ['the same, in capitals', { city: 'VOORBEELDSTAD ', boardNumber: '41001' }, []],
    ['another town', { city: 'Verweg', boardNumber: '41001' }, ['city']],
    ['another board', { city: 'Voorbeeldstad', boardNumber: '41002' }, ['board']],
    ['both', { city: 'Verweg', boardNumber: '41002' }, ['city', 'board']],
    ['DUO tells neither', { city: null, boardNumber: null }, []],
  ])('%s', (_, listed, differs) => expect(brinDifferences(school, listed)).toEqual(differs))
  test('a school whose own town is not known: somebody must look', () => expect(brinDifferences({ city: null, boardNumber: '41001' }, { city: 'Verweg', boardNumber: '41001' })).toEqual(['city']))
})
