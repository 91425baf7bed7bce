import { auditActor } from '@/lib/access/audit-actor'
import { readSession, revokeSession } from '@/lib/access/session'
import { record } from '@/lib/audit/record'
import { acrossSchools } from '@/lib/platform/db/scope'
import { portalName } from '@/lib/platform/portal'

/** A member of staff in whose browser a pupil's shortcut was opened, as the child's screen names them. */
export type StaffHere = { name: string; portal: string }

/**
 * Who used this browser before the shortcut was opened. A pupil's session ends, so that the next child is never the
 * previous one; a staff session stays until somebody says so (PUP-7).
 */
export async function whoWasHere(token: string | null, address: string | null): Promise<{ ended: boolean; staff: StaffHere | null } | null> {
  const actor = token ? await readSession(token, address) : null
  if (!actor) return null
  if (actor.kind === 'staff') return { ended: false, staff: { name: actor.name, portal: portalName() } }
  if (actor.kind === 'pupil') await revokeSession(token!)
  return { ended: actor.kind === 'pupil', staff: null }
}

/** Ends a staff session because its browser is a pupil's now. False when there was none. */
export async function leaveStaff(token: string | null, address: string | null): Promise<boolean> {
  const actor = token ? await readSession(token, address) : null
  if (actor?.kind !== 'staff') return false
  await revokeSession(token!)
  await record(acrossSchools('signing out belongs to the person'), auditActor(actor), { action: 'staff.signed-out', schoolId: actor.school?.id ?? null, details: { asPupil: true } })
  return true
}
