import { openContent } from '@/lib/platform/mailer'
import { everything } from './command'

/** The mails in the outbox, oldest first, with what they say; empty for one of which nothing is left to send. */
export async function mailsOf(where: { recipient?: string; schoolId?: string }) {
  const rows = await everything().outboxMail.findMany({ where, orderBy: { createdAt: 'asc' } })
  return rows.map(({ contentCipher, ...mail }) => ({ ...mail, ...(contentCipher ? openContent(contentCipher) : { html: '', text: '' }) }))
}
