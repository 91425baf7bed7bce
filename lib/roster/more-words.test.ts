import { expect, test } from 'vitest'
import type { PlanSummary } from './plan-summary'
import { moreWords } from './more-words'

const summary = (pupils: number, staff: number) => ({ pupils: { removed: pupils }, staff: { removed: staff } }) as PlanSummary

test.each([
  ['nothing was agreed', null, summary(9, 9), ''],
  ['as agreed', summary(8, 1), summary(8, 1), ''],
  ['fewer', summary(8, 1), summary(2, 0), ''],
  ['more of both', summary(0, 0), summary(20, 1), 'Nu zouden 20 leerlingen niet meer actief zijn; toen u dit klaarzette, waren dat er 0. Nu zou 1 medewerker niet meer actief zijn; toen u dit klaarzette, waren dat er 0.'],
])('ACC-10: how many more than agreed: %s', (_, agreed, now, words) => expect(moreWords(agreed, now)).toBe(words))
