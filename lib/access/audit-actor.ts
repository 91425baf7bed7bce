import type { AuditActor } from '@/lib/audit/record'
import type { Actor } from './actor'

/** The actor as the audit log names it. */
export function auditActor(actor: Actor): AuditActor {
  const { kind, address } = actor
  return { kind, address, id: kind === 'staff' ? actor.userId : kind === 'pupil' ? actor.pupilId : actor.homeAccountId }
}
