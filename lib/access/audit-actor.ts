import type { AuditActor } from '@/lib/audit/record'
import type { Actor } from './actor'

/** The actor as the audit log names it. */
export function auditActor(actor: Actor): AuditActor {
  return actor.kind === 'staff'
    ? { kind: 'staff', id: actor.userId, address: actor.address }
    : { kind: 'pupil', id: actor.pupilId, address: actor.address }
}
