import type { Transaction } from '@/lib/platform/db/prisma'
import { acrossSchools } from '@/lib/platform/db/scope'
import type { AuditAction } from './events'

export type AuditActor =
  | { kind: 'staff' | 'pupil' | 'home' | 'publisher'; id: string; address: string | null }
  | { kind: 'system' | 'stranger'; id?: undefined; address: string | null }

export type AuditEntry = {
  action: AuditAction
  schoolId: string | null
  subjectId?: string
  outcome?: 'done' | 'refused'
  details?: Record<string, string | number | boolean | string[]>
}

/** Writes one line of the audit log, in the transaction of what it tells of (DAT-2). */
export async function record(tx: Pick<Transaction, '$executeRaw'>, actor: AuditActor, entry: AuditEntry): Promise<void> {
  await tx.$executeRaw`
    insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    values (${entry.schoolId}::uuid, ${actor.kind}, ${actor.id ?? null}::uuid, ${entry.action}, ${entry.subjectId ?? null},
      ${entry.outcome ?? 'done'}, ${JSON.stringify(entry.details ?? {})}::jsonb, ${actor.address}::inet)`
}

/** Writes a refusal on its own: what it refused was rolled back. */
export async function recordRefusal(actor: AuditActor, entry: Omit<AuditEntry, 'outcome'>): Promise<void> {
  await record(acrossSchools('a refusal is written after the roll-back'), actor, { ...entry, outcome: 'refused' })
}
