import { sqlDays } from '../core/retention'
import type { Statement } from './db/pool'
import { counted } from './erased'

/**
 * $1 now, $2 the tries that the queue gives a mail. Lets go of what mails said of which nothing is left to send. The queue
 * itself keeps a job for fourteen days: what waited longer is sent no more.
 */
export const MAIL_CONTENT_DONE: Statement = {
  name: 'outbox-content-done',
  scope: { across: 'the outbox serves all schools' },
  text: `
    update outbox_mail set content_cipher = null
    where content_cipher is not null
      and (sent_at is not null or failed_at is not null or attempts >= $2 or due_at < $1::timestamptz - ${sqlDays('unsentMail')})`,
}

/**
 * $1 now. Longer than a link in a mail is known (14 days and 60 more): the state of a link's mail is there as long as the
 * link (HOM-8).
 */
export const MAIL_OLD: Statement = {
  name: 'outbox-old',
  scope: { across: 'the outbox serves all schools' },
  text: counted('mails', `delete from outbox_mail where due_at < $1::timestamptz - ${sqlDays('mail')} returning school_id`),
}

/** $1 key, $2 school or null, $3 recipient, $4 subject, $5 sealed content. No row: there is one of that key. */
export const MAIL_ADD: Statement = {
  name: 'mail-add',
  scope: { across: 'the outbox serves all schools' },
  text: `
    insert into outbox_mail (key, school_id, recipient, subject, content_cipher) values ($1, $2::uuid, $3, $4, $5)
    on conflict (key) do nothing returning id`,
}
