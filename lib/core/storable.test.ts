import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isStorable, isStorableJson } from './storable'

test.each([['Zoë 👩‍🏫', true], ['', true], ['a\tb\nc\u0001', true], ['a\0b', false], ['\ud800', false], ['\udc00x', false], ['\udc00\ud800', false]])('%j can be kept: %s', (text, kept) => {
  expect(isStorable(text)).toBe(kept)
  for (const json of [text, [1, [text]], { a: { b: text } }, { [text]: null }]) expect(isStorableJson(json)).toBe(kept)
})

test('a text is kept exactly when it survives UTF-8 and has no NUL', () => {
  fc.assert(fc.property(fc.string({ unit: fc.integer({ min: 0, max: 0xffff }).map((code) => String.fromCharCode(code)) }), (text) => {
    expect(isStorable(text)).toBe(!text.includes('\0') && Buffer.from(text).toString() === text)
  }))
})

test('however deep it is nested', () => {
  const deep = (inside: string) => JSON.parse('['.repeat(200_000) + inside + ']'.repeat(200_000)) as unknown
  expect([isStorableJson(deep('1')), isStorableJson(deep('"\\u0000"'))]).toEqual([true, false])
})
