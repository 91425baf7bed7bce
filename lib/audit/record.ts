import { runIn, type Asking } from '@/lib/platform/db/connection'
import { pool } from '@/lib/platform/db/pool'
import type { AuditAction } from './events'
import { AUDIT_ADD } from './sql'

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
export async function record(tx: Asking, actor: AuditActor, { schoolId, action, subjectId, outcome = 'done', details = {} }: AuditEntry): Promise<void> {
  await runIn(tx, AUDIT_ADD, [schoolId, actor.kind, actor.id ?? null, action, subjectId ?? null, outcome, JSON.stringify(details), actor.address])
}

/** Writes a refusal on its own: what it refused was rolled back. */
export async function recordRefusal(actor: AuditActor, entry: Omit<AuditEntry, 'outcome'>): Promise<void> {
  await record(pool(), actor, { ...entry, outcome: 'refused' })
}
