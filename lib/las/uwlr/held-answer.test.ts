import { expect, test } from 'vitest'
import { createFindings } from '@/lib/roster/findings'
import { createDraftReader } from '@/lib/roster/formats/edexml'
import { holdBack } from './held-answer'

const digestOf = (text: string) => {
  const held = holdBack(createDraftReader({ today: '2026-10-01', findings: createFindings(10), link: true }))
  held.write(new TextEncoder().encode(text))
  return held.digest(['2026-2027'])
}
const answer = (name: string, moment = '2026-10-01T03:00:00Z') => `<a><school><aanmaakdatum>${moment}</aanmaakdatum></school><achternaam>${name}</achternaam></a>`

test('LAS-2: when an answer was made makes no other answer of it, a name does', () => {
  expect(digestOf(answer('Berg', '2026-10-02T03:00:00Z'))).toBe(digestOf(answer('Berg')))
  expect(digestOf(answer('Dal'))).not.toBe(digestOf(answer('Berg')))
})

test.each([['CDATA', '<![CDATA[', ']]>'], ['a comment that ends before it seems to', 'x<!---->', '<!---->']])('LAS-2: what only looks like a moment, in %s, counts', (_, open, close) => {
  const named = (day: number) => digestOf(answer(`${open}x<peildatum>${day}</peildatum>${close}`))
  expect(named(1)).toBe(named(1))
  expect(named(1)).not.toBe(named(2))
})
