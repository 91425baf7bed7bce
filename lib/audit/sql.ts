import type { Statement } from '@/lib/platform/db/pool'

/** $1 school or null, $2 kind of actor, $3 actor, $4 action, $5 subject, $6 outcome, $7 details, $8 address. */
export const AUDIT_ADD: Statement = {
  name: 'audit-add',
  scope: { across: 'strangers and the helpdesk act at no school' },
  text: `
    insert into audit_event (school_id, actor_kind, actor_id, action, subject_id, outcome, details, address)
    values ($1::uuid, $2::text, $3::uuid, $4::text, $5::text, $6::text, $7::jsonb, $8::inet)`,
}
