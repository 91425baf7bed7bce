import 'server-only'
import { randomUUID } from 'node:crypto'
import { parseWithZod } from '@conform-to/zod/v4'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import { sentence, type TextKey } from '@/lib/core/texts'
import { clientAddress } from '@/lib/platform/client-address'
import { log } from '@/lib/platform/log'
import type { ActionState } from './action-state'
import { auditActor } from './audit-actor'
import { atSchool, currentActor, type StaffAtSchool } from './current'
import { may, type Permission } from './permissions'
import { runCommand, type CommandContext } from './run-command'

export type { CommandContext } from './run-command'

type Definition<Schema extends z.ZodType, Data, First> = {
  may: Permission
  input: Schema
  /** Done before the transaction begins, for what waits on others: asking a LAS. What it answers is given to `run`. */
  first?(actor: StaffAtSchool, input: z.output<Schema>): Promise<First>
  run(context: CommandContext, input: z.output<Schema>, first: First): Promise<Data>
  /** The pages that show what changed. */
  refresh?: string[]
  /** Where to go afterwards. */
  then?(data: Data): string
}

/**
 * The one way in which staff change something. In this order: session, school, permission, zod, the command with its
 * audit row in one transaction, refresh. The form names the school it was made for; a session that meanwhile went to
 * another school refuses. Refusals are audited after the roll-back.
 */
export function action<Schema extends z.ZodType, Data, First = undefined>(definition: Definition<Schema, Data, First>) {
  return async (_previous: ActionState<Data> | null, form: FormData): Promise<ActionState<Data>> => {
    const actor = await currentActor()
    if (actor?.kind !== 'staff') return refusal('not-signed-in', form)
    if (!atSchool(actor)) return refusal('no-school', form)
    const refuse = async (code: TextKey, values?: Record<string, string | number>) => {
      await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school.id, details: { permission: definition.may, code } })
      return refusal(code, form, values)
    }
    if (form.get('school') !== actor.school.id) return refuse('other-school')
    if (!may(actor.roles, definition.may)) return refuse('not-allowed')
    const parsed = parseWithZod(plain(form), { schema: definition.input })
    if (parsed.status !== 'success') return { ...refusal('invalid-input', form), fieldErrors: fieldErrors(parsed.error) }
    let data: Data
    try {
      const first = (await definition.first?.(actor, parsed.value)) as First
      data = await runCommand(actor, (context) => definition.run(context, parsed.value, first))
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof AppError) return error.code === 'not-found' ? refuse('not-found') : { ...refusal(error.code, form, error.values), fieldErrors: error.fields }
      return unexpected(error, form)
    }
    for (const path of definition.refresh ?? []) revalidatePath(path, 'page')
    if (definition.then) redirect(definition.then(data))
    return { ok: true, data }
  }
}

type OpenDefinition<Schema extends z.ZodType> = {
  input: Schema
  /** Does its own checks: there is no session, or no school, to go by. Returns where to go. */
  run(context: { address: string | null; now: Date }, input: z.output<Schema>): Promise<string>
}

/** For what people do before they have a school: logging in, choosing. Same order, same answers, no tenant's data. */
export function openAction<Schema extends z.ZodType>(definition: OpenDefinition<Schema>) {
  return async (_previous: ActionState<never> | null, form: FormData): Promise<ActionState<never>> => {
    const parsed = parseWithZod(plain(form), { schema: definition.input })
    if (parsed.status !== 'success') return { ...refusal('invalid-input', form), fieldErrors: fieldErrors(parsed.error) }
    let to: string
    try {
      to = await definition.run({ address: clientAddress(await headers()), now: new Date() }, parsed.value)
    } catch (error) {
      unstable_rethrow(error)
      return error instanceof AppError ? refusal(error.code, form, error.values) : unexpected(error, form)
    }
    redirect(to)
  }
}

function refusal(code: TextKey, form: FormData, values?: Record<string, string | number>): Extract<ActionState, { ok: false }> {
  return { ok: false, code, message: sentence(code, values), fieldErrors: {}, values: typed(form) }
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

/** What was typed goes back into the form; secrets do not. */
function typed(form: FormData): Record<string, string> {
  const entries = [...form.entries()].filter(([name, value]) => typeof value === 'string' && !/password|secret|token|authorisationKey|^\$/i.test(name))
  return Object.fromEntries(entries) as Record<string, string>
}

function fieldErrors(errors: Record<string, string[] | null> | null): Record<string, string[]> {
  return Object.fromEntries(Object.entries(errors ?? {}).flatMap(([name, list]) => (list ? [[name, list]] : [])))
}

function unexpected(error: unknown, form: FormData): Extract<ActionState, { ok: false }> {
  const reference = randomUUID().slice(0, 8)
  log().error({ err: error, reference }, 'action failed')
  return refusal('unexpected', form, { reference })
}
