import { expect, test } from 'vitest'
import { inFieldOrder } from './field-order'

test('errors stand as the fields do, whatever order the rules were tried in; what is no field comes last', () => {
  const errors = { '': ['Dit kan zo niet.'], email: ['Vul het e-mailadres in.'], brin: ['Vul het BRIN in.', 'Dit BRIN is te kort.'], board: ['Vul het bestuur in.'] }
  expect(inFieldOrder(errors, ['school', 'board', 'brin', 'brin', 'email']).map(([field]) => field)).toEqual(['board', 'brin', 'email', ''])
  expect(inFieldOrder(errors, []).map(([field]) => field)).toEqual(['', 'email', 'brin', 'board'])
})
