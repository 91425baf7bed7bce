import { expect, test } from 'vitest'
import { z } from 'zod'
import { isForm, readForm } from './action-form'

const schema = z.object({ name: z.string(), note: z.string().optional() })
function form(fields: Record<string, string>): FormData {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.append(name, value)
  return made
}

test('an ordinary form is read by its schema', () => {
  expect(readForm(form({ name: 'Zoë 👩‍🏫' }), schema)).toEqual({ value: { name: 'Zoë 👩‍🏫' } })
})

test('a value with NUL is refused at its field, with what was typed elsewhere', () => {
  const read = readForm(form({ name: 'a\0b', note: 'blijft' }), schema)
  expect(read).toMatchObject({ refusal: { ok: false, code: 'invalid-input', fieldErrors: { name: ['Hier staat een teken dat niet kan.'] }, values: { note: 'blijft' } } })
  expect(Object.keys((read as { refusal: { fieldErrors: object } }).refusal.fieldErrors)).toEqual(['name'])
})

test.each([undefined, null, 'x', 7, {}, { get: () => 'x' }, ['a'], new Map()])('%j is no form', (value) => expect(isForm(value)).toBe(false))
test('a form is', () => expect(isForm(new FormData())).toBe(true))
