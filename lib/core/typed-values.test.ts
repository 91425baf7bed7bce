import { describe, expect, it } from 'vitest'
import { typedValues } from './typed-values'

describe('what was typed goes back into the form', () => {
  it('text, but no secrets, files or fields of the framework', () => {
    const form = new FormData()
    for (const [name, value] of [['name', 'Bo'], ['newPassword', 'geheim'], ['token', 'abc'], ['$ACTION_ID_1', ''], ['e-1', 'a@b.example']] as const) form.append(name, value)
    form.append('file', new File(['x'], 'x.pdf'))
    expect(typedValues(form)).toEqual({ name: 'Bo', 'e-1': 'a@b.example' })
  })
})
