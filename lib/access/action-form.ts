import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import type { z } from 'zod'
import { isStorable } from '@/lib/core/storable'
import { sentence, type TextKey } from '@/lib/core/texts'
import { typedValues } from '@/lib/core/typed-values'
import { log } from '@/lib/platform/log'
import type { ActionState } from './action-state'

type Refusal = Extract<ActionState, { ok: false }>

/** Whether an action was called as our forms do: its address is open to whatever else a caller makes up. */
export const isForm = (form: unknown): form is FormData => form instanceof FormData

/** Reads a form by its schema; what is wrong comes back at its fields. */
export function readForm<Schema extends z.ZodType>(form: FormData, schema: Schema): { value: z.output<Schema> } | { refusal: Refusal } {
  const clean = plain(form)
  // The database keeps no such text, and no browser sends it by itself.
  const odd = [...clean].filter(([, value]) => !isStorable(String(value)))
  if (odd.length > 0) return { refusal: { ...refusal('invalid-input', form), fieldErrors: Object.fromEntries(odd.map(([name]) => [name, ['Hier staat een teken dat niet kan.']])) } }
  const parsed = parseWithZod(clean, { schema })
  return parsed.status === 'success' ? { value: parsed.value } : { refusal: { ...refusal('invalid-input', form), fieldErrors: fieldErrors(parsed.error) } }
}

/** Why a form was not carried out, with what was typed. */
export function refusal(code: TextKey, form: FormData, values?: Record<string, string | number>): Refusal {
  return { ok: false, code, message: sentence(code, values), fieldErrors: {}, values: typedValues(form) }
}

/** Names that our forms use. A name with an index in it (`x[1000000]`) would have the parser fill a list of that length. */
const FIELD = /^[\w-]{1,40}$/
const MOST_FIELDS = 5000

/** The form without what none of ours sends: fields with other names, files, and more fields than the largest table has. */
function plain(form: FormData): FormData {
  const clean = new FormData()
  let count = 0
  for (const [name, value] of form.entries()) if (FIELD.test(name) && typeof value === 'string' && (count += 1) <= MOST_FIELDS) clean.append(name, value)
  return clean
}

function fieldErrors(errors: Record<string, string[] | null> | null): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors ?? {}).flatMap(([name, list]) => (list ? [[name, list]] : [])))
}

/** For what nobody foresaw: logged under a number that the person can read out. */
export function unexpected(error: unknown, form: FormData): Refusal {
  const reference = randomUUID().slice(0, 8)
  log().error({ err: error, reference }, 'action failed')
  return refusal('unexpected', form, { reference })
}
