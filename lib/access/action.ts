import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import type { TextKey } from '@/lib/core/texts'
import { clientAddress } from '@/lib/platform/client-address'
import { readForm, refusal, unexpected } from './action-form'
import type { ActionState } from './action-state'
import { auditActor } from './audit-actor'
import type { Hold, StaffActor } from './actor'
import { atSchool, currentActor, type StaffAtSchool } from './current'
import { noteMoved } from './hold'
import { may, type Permission } from './permissions'
import { runBeside, runCommand, type BesideContext, type CommandContext } from './run-command'

export type { BesideContext, CommandContext } from './run-command'

type Definition<Schema extends z.ZodType, Data, First> = {
  may: Permission
  input: Schema
  /** Done before the transaction begins, for what waits on others: asking a LAS. What it answers is given to `run`. */
  first?(actor: StaffAtSchool, input: z.output<Schema>): Promise<First>
  run(context: CommandContext, input: z.output<Schema>, first: First): Promise<Data>
  /** The pages that show what changed. */
  refresh?: string[]
  /** Where to go afterwards; null: the page stays and shows the answer. */
  then?(data: Data): string | null
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
    if (actor.hold) return held(actor, actor.hold.kind, form)
    if (actor.lookOn) return refuseLookOn(actor, definition.may, form)
    if (actor.mustAgree) return refusal('agreement-needed', form)
    if (!atSchool(actor)) return refusal('no-school', form)
    const refuse = async (code: TextKey, values?: Record<string, string | number>) => {
      await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school.id, details: { permission: definition.may, code } })
      return refusal(code, form, values)
    }
    if (form.get('school') !== actor.school.id) return refuse('other-school')
    if (!may(actor.roles, definition.may)) return refuse('not-allowed')
    const parsed = readForm(form, definition.input)
    if ('refusal' in parsed) return parsed.refusal
    let data: Data
    try {
      const first = (await definition.first?.(actor, parsed.value)) as First
      data = await runCommand(actor, (context) => definition.run(context, parsed.value, first))
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof AppError) return error.code === 'not-found' ? refuse('not-found') : { ...refusal(error.code, form, error.values), fieldErrors: error.fields }
      return unexpected(error, form)
    }
    return done(definition, data)
  }
}

type BesideDefinition<Schema extends z.ZodType, Data, First> = {
  /** 'self': what anybody who logged in with a password of their own may do to that very login; 'look-on': who looks on ends that. */
  may: Permission | 'self' | 'look-on'
  input: Schema
  first?(actor: StaffActor, input: z.output<Schema>): Promise<First>
  run(context: BesideContext, input: z.output<Schema>, first: First): Promise<Data>
  /** 'everything': whoever did this is somebody else from now on, on every page and in the frame around it. */
  refresh?: string[] | 'everything'
  then?(data: Data): string | null
}

/**
 * The same for work that belongs to no school: the helpdesk's, and what people do to their own login. The command sees the
 * whole database and answers for what it touches. Who came in through a network environment speaks for its school only, so
 * never for a login.
 */
export function besideAction<Schema extends z.ZodType, Data, First = undefined>(definition: BesideDefinition<Schema, Data, First>) {
  return async (_previous: ActionState<Data> | null, form: FormData): Promise<ActionState<Data>> => {
    const actor = await currentActor()
    if (actor?.kind !== 'staff') return refusal('not-signed-in', form)
    // Setting up a second factor is what the hold for one waits for.
    if (actor.hold && !(actor.hold.kind === 'second-factor' && definition.may === 'self')) return held(actor, actor.hold.kind, form)
    if (actor.lookOn && definition.may !== 'look-on') return refuseLookOn(actor, definition.may, form)
    if (actor.mustAgree) return refusal('agreement-needed', form)
    const refuse = async (code: TextKey, values?: Record<string, string | number>) => {
      await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: null, details: { permission: definition.may, code } })
      return refusal(code, form, values)
    }
    const allowed = definition.may === 'self' || (definition.may === 'look-on' ? Boolean(actor.lookOn) : may(actor.roles, definition.may))
    if (actor.boundTo !== null || !allowed) return refuse('not-allowed')
    const parsed = readForm(form, definition.input)
    if ('refusal' in parsed) return parsed.refusal
    let data: Data
    try {
      const first = (await definition.first?.(actor, parsed.value)) as First
      data = await runBeside(actor, (context) => definition.run(context, parsed.value, first))
    } catch (error) {
      unstable_rethrow(error)
      if (error instanceof AppError) return error.code === 'not-found' ? refuse('not-found') : { ...refusal(error.code, form, error.values), fieldErrors: error.fields }
      return unexpected(error, form)
    }
    return done(definition, data)
  }
}

/** ACC-11: who looks on changes nothing, whatever the permission; the school sees that it was tried. */
async function refuseLookOn(actor: StaffActor, permission: string, form: FormData) {
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details: { permission, code: 'look-on' } })
  return refusal('look-on', form)
}

/** The session opens nothing yet (AUT-4, AUT-7): the form keeps what was typed, and says how to go on. */
async function held(actor: StaffActor, kind: Hold, form: FormData) {
  if (kind === 'moved') await noteMoved(actor)
  return refusal(kind === 'moved' ? 'session-moved' : 'second-factor-first', form)
}

function done<Data>({ refresh = [], then }: { refresh?: string[] | 'everything'; then?(data: Data): string | null }, data: Data): ActionState<Data> {
  if (refresh === 'everything') revalidatePath('/', 'layout')
  else for (const path of refresh) revalidatePath(path, 'page')
  const to = then?.(data)
  if (to) redirect(to)
  return { ok: true, data }
}

type OpenDefinition<Schema extends z.ZodType> = {
  input: Schema
  /** Does its own checks: there is no session, or no school, to go by. Returns where to go. */
  run(context: { address: string | null; now: Date }, input: z.output<Schema>): Promise<string>
}

/** For what people do before they have a school: logging in, choosing. Same order, same answers, no tenant's data. */
export function openAction<Schema extends z.ZodType>(definition: OpenDefinition<Schema>) {
  return async (_previous: ActionState<never> | null, form: FormData): Promise<ActionState<never>> => {
    const parsed = readForm(form, definition.input)
    if ('refusal' in parsed) return parsed.refusal
    let to: string
    try {
      to = await definition.run({ address: clientAddress(await headers()), now: new Date() }, parsed.value)
    } catch (error) {
      unstable_rethrow(error)
      return error instanceof AppError ? { ...refusal(error.code, form, error.values), fieldErrors: error.fields } : unexpected(error, form)
    }
    redirect(to)
  }
}
