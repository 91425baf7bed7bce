import 'server-only'
import { revalidatePath } from 'next/cache'
import { headers } from 'next/headers'
import { redirect, unstable_rethrow } from 'next/navigation'
import type { z } from 'zod'
import { recordRefusal } from '@/lib/audit/record'
import { AppError } from '@/lib/core/errors'
import type { TextKey } from '@/lib/core/texts'
import { clientAddress } from '@/lib/platform/client-address'
import { isForm, readForm, refusal, unexpected } from './action-form'
import type { ActionState } from './action-state'
import { auditActor } from './audit-actor'
import type { Hold, StaffActor } from './actor'
import { atSchool, currentActor, type StaffAtSchool } from './current'
import { noteMoved } from './hold'
import { may, type Permission } from './permissions'
import { isStale } from './stale'
import { runBeside, runCommand, type BesideContext, type CommandContext } from './run-command'

export type { BesideContext, CommandContext } from './run-command'

type Definition<May, Actor, Context, Schema extends z.ZodType, Data, First> = {
  may: May
  input: Schema
  /** Done before the transaction begins, for what waits on others: asking a LAS. What it answers is given to `run`. */
  first?(actor: Actor, input: z.output<Schema>): Promise<First>
  run(context: Context, input: z.output<Schema>, first: First): Promise<Data>
  /** The pages that show what changed. 'everything': whoever did this is somebody else from now on, on every page and in the frame around it. */
  refresh?: string[] | 'everything'
  /** Where to go afterwards; null: the page stays and shows the answer. */
  then?(data: Data): string | null
}

/** Where work is done, at one school or beside them all, as far as the two differ. */
type Scope<May extends string, Actor extends StaffActor, Context> = {
  /** Work that may be done though the session opens nothing else. */
  despite(obstacle: Hold | 'look-on', work: May): boolean
  /** Whether this session is where such work is done at all. */
  isThere(actor: StaffActor): actor is Actor
  /** Why this actor may not do it with this form; null: it may. */
  bars(actor: Actor, work: May, form: FormData): TextKey | null
  /** The school whose audit log tells of a refusal. */
  schoolOf(actor: Actor): string | null
  run<Data>(actor: Actor, run: (context: Context) => Promise<Data>): Promise<Data>
}

const AT_SCHOOL: Scope<Permission, StaffAtSchool, CommandContext> = {
  despite: () => false,
  isThere: atSchool,
  // The form names the school it was made for; a session that meanwhile went to another school refuses.
  bars: (actor, work, form) => (form.get('school') !== actor.school.id ? 'other-school' : may(actor.roles, work) ? null : 'not-allowed'),
  schoolOf: (actor) => actor.school.id,
  run: runCommand,
}

/** 'self': what anybody who logged in with a password of their own may do to that very login; 'look-on': who looks on ends that. */
type BesideWork = Permission | 'self' | 'look-on'

const BESIDE: Scope<BesideWork, StaffActor, BesideContext> = {
  // Setting up a second factor is what the hold for one waits for.
  despite: (obstacle, work) => (obstacle === 'second-factor' && work === 'self') || (obstacle === 'look-on' && work === 'look-on'),
  isThere: (actor): actor is StaffActor => Boolean(actor),
  // Who came in through a network environment speaks for its school only, so never for a login.
  bars: (actor, work) => (actor.boundTo === null && (work === 'self' || (work === 'look-on' ? Boolean(actor.lookOn) : may(actor.roles, work))) ? null : 'not-allowed'),
  schoolOf: () => null,
  run: runBeside,
}

/**
 * The one way in which staff change something at their school. In this order: session, school, permission, zod, the command with
 * its audit row in one transaction, refresh. Refusals are audited after the roll-back.
 */
export function action<Schema extends z.ZodType, Data, First = undefined>(definition: Definition<Permission, StaffAtSchool, CommandContext, Schema, Data, First>) {
  return inOrder(AT_SCHOOL, definition)
}

/**
 * The same for work that belongs to no school: the helpdesk's, and what people do to their own login. The command sees the
 * whole database and answers for what it touches.
 */
export function besideAction<Schema extends z.ZodType, Data, First = undefined>(definition: Definition<BesideWork, StaffActor, BesideContext, Schema, Data, First>) {
  return inOrder(BESIDE, definition)
}

function inOrder<May extends string, Actor extends StaffActor, Context, Schema extends z.ZodType, Data, First>(scope: Scope<May, Actor, Context>, definition: Definition<May, Actor, Context, Schema, Data, First>) {
  return async (_previous: ActionState<Data> | null, form: FormData): Promise<ActionState<Data>> => {
    if (!isForm(form)) return refusal('invalid-input', new FormData())
    const actor = await currentActor()
    if (actor?.kind !== 'staff') return refusal('not-signed-in', form)
    if (actor.hold && !scope.despite(actor.hold.kind, definition.may)) return held(actor, actor.hold.kind, form)
    if (actor.lookOn && !scope.despite('look-on', definition.may)) return refuseLookOn(actor, definition.may, form)
    if (actor.mustAgree) return refusal('agreement-needed', form)
    if (!scope.isThere(actor)) return refusal('no-school', form)
    const refuse = async (code: TextKey) => {
      await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: scope.schoolOf(actor), details: { permission: definition.may, code } })
      return refusal(code, form)
    }
    const bar = scope.bars(actor, definition.may, form)
    if (bar) return refuse(bar)
    const parsed = readForm(form, definition.input)
    if ('refusal' in parsed) return parsed.refusal
    let data: Data
    try {
      const first = (await definition.first?.(actor, parsed.value)) as First
      data = await scope.run(actor, (context) => definition.run(context, parsed.value, first))
    } catch (error) {
      // Somebody else's id is refused like one that is not there, and written down.
      return error instanceof AppError && error.code === 'not-found' ? refuse('not-found') : failed(error, form)
    }
    return done(definition, data)
  }
}

/** What somebody reads when the work ended in an error: its sentence, or a number for what nobody foresaw. */
function failed(error: unknown, form: FormData) {
  unstable_rethrow(error)
  return error instanceof AppError ? refusedAs(error, form) : unexpected(error, form)
}

/** The command's own refusal, and whether it says that the page which asked is old. */
function refusedAs({ code, values, fields }: AppError, form: FormData) {
  return { ...refusal(code, form, values), fieldErrors: fields, ...(isStale(code) ? { stale: true } : {}) }
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
    if (!isForm(form)) return refusal('invalid-input', new FormData())
    const parsed = readForm(form, definition.input)
    if ('refusal' in parsed) return parsed.refusal
    let to: string
    try {
      to = await definition.run({ address: clientAddress(await headers()), now: new Date() }, parsed.value)
    } catch (error) {
      return failed(error, form)
    }
    redirect(to)
  }
}
