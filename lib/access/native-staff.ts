import type { IncomingMessage } from 'node:http'
import { recordRefusal } from '@/lib/audit/record'
import { env } from '@/lib/platform/env'
import type { StaffActor } from './actor'
import { auditActor } from './audit-actor'
import { browserOfRequest } from './browser'
import { tokenFromCookies } from './cookie'
import { may, type Permission } from './permissions'
import { readSession } from './session'

export type NativeStaff = StaffActor & { school: NonNullable<StaffActor['school']>; employmentId: string }

/**
 * The action wrapper's checks for a form that a native handler takes (uploads, which server actions would buffer):
 * own origin, session, school, permission. Null when one of them fails; refusals are audited.
 */
export async function nativeStaff(req: IncomingMessage, address: string | null, permission: Permission): Promise<NativeStaff | null> {
  if (req.headers.origin !== new URL(env().PUBLIC_URL).origin) return null
  const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
  // Who looks on works nowhere: no employment, no change (ACC-11).
  if (actor?.kind !== 'staff' || !actor.school || !actor.employmentId || actor.lookOn) return null
  if (may(actor.roles, permission)) return { ...actor, school: actor.school, employmentId: actor.employmentId }
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school.id, details: { permission } })
  return null
}

/** The same for work that belongs to no school: the helpdesk's. A link that only reads has no origin to look at: `reads`. */
export async function nativeBeside(req: IncomingMessage, address: string | null, permission: Permission, { reads = false } = {}): Promise<StaffActor | null> {
  if (!reads && req.headers.origin !== new URL(env().PUBLIC_URL).origin) return null
  const actor = await readSession(tokenFromCookies(req.headers.cookie), address, browserOfRequest(req.headers))
  if (actor?.kind !== 'staff' || actor.boundTo !== null) return null
  if (may(actor.roles, permission)) return actor
  await recordRefusal(auditActor(actor), { action: 'action.refused', schoolId: actor.school?.id ?? null, details: { permission } })
  return null
}
