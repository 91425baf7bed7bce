import { run } from './db/pool'
import { MAIL_TRIES } from './jobs'
import { MAIL_CONTENT_DONE, MAIL_OLD } from './sql-outbox'

/** Lets go of what sent and given-up mails said, and after ninety days of the mails; a job does this. */
export async function dropOldMails(now: Date): Promise<void> {
  await run(MAIL_CONTENT_DONE, [now, MAIL_TRIES])
  await run(MAIL_OLD, [now])
}
