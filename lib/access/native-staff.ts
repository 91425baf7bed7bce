import type { IncomingMessage } from 'node:http'
import { recordRefusal } from '@/lib/audit/record'
import { env } from '@/lib/platform/env'
import { drain } from '@/lib/platform/http/body'
import { seeOther } from '@/lib/platform/http/respond'
import type { Visit } from '@/lib/platform/http/router'
import type { StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { browserOfRequest } from './browser'
import { tokenFromCookies } from './cookie'
import { may, type Permission } from './permissions'
import { readSession } from './session'

export type NativeStaff = StaffActor & { school: NonNullable<StaffActor['school']>; employmentId: string }

/** `reads`: a link that changes nothing, which has no origin to look at. */
type Options = { reads?: boolean }
const fromHere = (req: IncomingMessage) => req.headers.origin === new URL(env().PUBLIC_URL).origin

/**
 * The action wrapper's checks for a form that a native handler takes (uploads, which server actions would buffer):
 * own origin, session, school, permission. Null when one of them fails; refusals are audited.
 */
export async function nativeStaff(req: IncomingMessage, address: string | null, permission: Permission, { reads = false }: Options = {}): Promise<NativeStaff | null> {
  if (!reads && !fromHere(req)) return null
  const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
  // Who looks on works nowhere: no employment, no change, no file to keep (ACC-11). The school sees that it was tried.
  if (actor?.kind === 'staff' && actor.lookOn) await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details: { permission, code: 'look-on' } })
  if (actor?.kind !== 'staff' || !actor.school || !actor.employmentId || actor.lookOn) return null
  if (may(actor.roles, permission)) return { ...actor, school: actor.school, employmentId: actor.employmentId }
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school.id, details: { permission } })
  return null
}

/** The same at a door for people: who may not come in is sent to /start, and what is still on its way is let past. */
export async function staffOrStart({ req, res, address }: Visit, permission: Permission, options: Options = {}): Promise<NativeStaff | null> {
  const actor = await nativeStaff(req, address, permission, options)
  if (actor) return actor
  drain(req)
  seeOther(res, '/start')
  return null
}

/** The same for work that belongs to no school: the helpdesk's. A link that only reads has no origin to look at: `reads`. */
export async function nativeBeside(req: IncomingMessage, address: string | null, permission: Permission, { reads = false }: Options = {}): Promise<StaffActor | null> {
  if (!reads && !fromHere(req)) return null
  const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
  if (actor?.kind !== 'staff' || actor.boundTo !== null) return null
  if (may(actor.roles, permission)) return actor
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details: { permission } })
  return null
}
