import { expect, test } from 'vitest'
import { keptPostalCode, spokenPostalCode } from './postal-code'

test.each([['1234AB', '1234 AB', '1234AB'], ['1234 ab', '1234 AB', '1234AB'], [' 1234  Ab ', '1234 AB', '1234AB'], ['B-2000', 'B-2000', 'B-2000'], ['SW1A 1AA', 'SW1A 1AA', 'SW1A 1AA'], ['12345', '12345', '12345']])('%s is shown as %s', (typed, shown, kept) => {
  expect([spokenPostalCode(typed), keptPostalCode(typed)]).toEqual([shown, kept])
})
test('none is none', () => expect([spokenPostalCode(null), keptPostalCode(null)]).toEqual([null, null]))
