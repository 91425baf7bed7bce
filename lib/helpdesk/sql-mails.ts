import type { Statement } from '@/lib/platform/db/pool'

/** How a mail stands: given up (by the receiving server, or after all tries), on its way, or sent. $1 the tries that the queue gives a mail. */
const STATE = `
  case when m.sent_at is not null then 'sent'
    when m.failed_at is not null or m.content_cipher is null or m.attempts >= $1 then 'failed'
    when m.attempts > 0 then 'delayed' else 'waiting' end`

/** $1 tries of a mail; $2 pattern of words or null; $3 state or null; $4 how many; $5 from which. Newest first; without words those of the last fourteen days. Never what a mail says. */
export const MAILS: Statement = {
  name: 'helpdesk-mails',
  scope: { across: 'the helpdesk sees whether mails arrive' },
  text: `
    with found as (
      select m.id, m.recipient, m.subject, m.created_at, m.sent_at, m.failed_at, m.attempts, m.last_error, ${STATE} as state, c.name as school
      from outbox_mail m left join school c on c.id = m.school_id
      where ($2::text is null or lower(m.recipient || ' ' || m.subject) like $2) and ($3::text is null or $3 = 'sent' or m.sent_at is null)
        and ($2::text is not null or m.due_at > now() - interval '14 days')
    )
    select *, count(*) over () as total from found where $3::text is null or state = $3 order by created_at desc, id limit $4 offset $5`,
}

/** $1 tries of a mail. How many mails of the last seven days stand how. */
export const MAIL_STATES: Statement = {
  name: 'helpdesk-mail-states',
  scope: { across: 'the helpdesk sees whether mails arrive' },
  text: `select state, count(*) as count from (select ${STATE} as state from outbox_mail m where m.due_at > now() - interval '7 days') mails group by state`,
}
