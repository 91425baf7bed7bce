import type { Statement } from '@/lib/platform/db/pool'

const across = { across: 'the status page tells of the portal as a whole, and of no school' }

/** $1 tries of a mail. Each by an index of its own: the last of something, and the oldest that waits. */
export const STATUS_PORTAL: Statement = {
  name: 'status-portal',
  scope: across,
  text: `
    select (select at from pulse where name = 'worker') as pulse,
      (select created_at from session where expires_at > now() order by expires_at desc limit 1) as last_login,
      (select max(ended_at) from roster_import where ended_at is not null and ended_at > now() - interval '30 days' and status = 'applied') as last_applied,
      (select min(created_at) from roster_import where status = 'queued') as oldest_queued,
      (select count(*) from roster_import where ended_at > now() - interval '1 hour' and status = 'applied') as applied,
      (select count(*) from roster_import where ended_at > now() - interval '1 hour' and status = 'failed') as failed,
      (select max(sent_at) from outbox_mail where sent_at is not null) as last_sent,
      (select min(due_at) from outbox_mail where sent_at is null and failed_at is null and content_cipher is not null and attempts < $1
        and due_at <= now() and due_at > now() - interval '14 days' and coalesce(last_error, 'no connection') = 'no connection') as oldest_waiting`,
}

/** How the runs of the past day ended, by system. */
export const STATUS_LAS: Statement = {
  name: 'status-las',
  scope: across,
  text: `
    select l.system::text as system, l.last_outcome as outcome, count(*)::int as count, max(l.last_success_at) as last_success
    from las_link l join school c on c.id = l.school_id and c.active
    where l.last_run_at > now() - interval '26 hours' and l.last_outcome is not null group by 1, 2`,
}

export const STATUS_PUBLISHERS: Statement = {
  name: 'status-publishers',
  scope: across,
  text: 'select slug, name, client_id is not null or saml_entity_id is not null as connected, last_sync_at from publisher order by name',
}
