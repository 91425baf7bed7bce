import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { DraftReader } from '@/lib/roster/formats/edexml'
import { holdBack } from './held-answer'

/** A reader that only remembers what it was given. */
function listener(): DraftReader & { heard: () => string } {
  const heard: Uint8Array[] = []
  return { write: (chunk) => void heard.push(chunk), finish: () => ({ draft: null, message: { kind: 'data' }, dropped: {} }), heard: () => Buffer.concat(heard).toString() }
}
function digestOf(text: string, about: (string | null)[] = ['2026-2027'], cut = text.length) {
  const held = holdBack(listener())
  held.write(Buffer.from(text).subarray(0, cut))
  held.write(Buffer.from(text).subarray(cut))
  return held.digest(about)
}
const answer = (made: string, name = 'Zoë') => `<x:school><x:peildatum>2026-11-22</x:peildatum><x:aanmaakdatum>${made}</x:aanmaakdatum></x:school><leerling><roepnaam>${name}</roepnaam></leerling>`

describe('LAS-2: an answer that may have come before', () => {
  test('has the same digest whenever it was made and however it came in pieces', () => {
    const first = digestOf(answer('2026-11-21T01:02:03.4Z'))
    expect(first).toMatch(/^[0-9a-f]{64}$/)
    expect(digestOf(answer('2026-11-22T01:02:03+01:00'))).toBe(first)
    fc.assert(fc.property(fc.nat(answer('2026-11-22T01:02:03').length), (cut) => void expect(digestOf(answer('2026-11-22T01:02:03'), ['2026-2027'], cut)).toBe(first)))
  })

  test.each([
    ['says something else', answer('2026-11-21T01:02:03', 'Zoe')],
    ['has something else where a moment should be', answer('gisteren')],
    ['has a moment elsewhere', answer('2026-11-21T01:02:03', '2026-11-22')],
  ])('has another digest when it %s', (_, other) => expect(digestOf(other)).not.toBe(digestOf(answer('2026-11-21T01:02:03'))))
  test('and when something else was asked', () => expect(digestOf('x', ['2027-2028'])).not.toBe(digestOf('x')))

  test('is read whole when it must be, and not before', () => {
    const reader = listener()
    const held = holdBack(reader)
    for (const piece of ['a', 'bc', 'd']) held.write(Buffer.from(piece))
    expect(reader.heard()).toBe('')
    held.finish()
    expect(reader.heard()).toBe('abcd')
  })

  test('that is too long to hold back is read as it comes, in order, and has none', () => {
    const reader = listener()
    const held = holdBack(reader, 3)
    for (const piece of ['a', 'bc', 'd', 'e']) held.write(Buffer.from(piece))
    expect(reader.heard()).toBe('abcde')
    expect(held.digest([])).toBeNull()
    held.finish()
    expect(reader.heard()).toBe('abcde')
  })

  test.each([['CDATA', '<![CDATA[', ']]>'], ['a comment that ends before it seems to', 'x<!---->', '<!---->']])('counts whole where something only looks like a moment, in %s', (_, open, close) => {
    const named = (day: number) => digestOf(answer('2026-11-21T01:02:03', `${open}x<peildatum>${day}</peildatum>${close}`))
    expect(named(1)).toBe(named(1))
    expect(named(1)).not.toBe(named(2))
  })
})
