import nodemailer, { type Transporter } from 'nodemailer'
import { decrypt, encrypt } from './crypto'
import { runIn, type Asking } from './db/connection'
import { acrossSchools } from './db/scope'
import { env } from './env'
import { enqueue } from './jobs'
import { log } from './log'
import { shared } from './shared'
import { MAIL_ADD } from './sql-outbox'

export type Mail = { key: string; schoolId: string | null; recipient: string; subject: string; html: string; text: string }

/** What a mail says. Links in it log somebody in: the outbox holds it encrypted, and only until it was sent. */
type Content = Pick<Mail, 'html' | 'text'>

function sealContent({ html, text }: Content): Uint8Array<ArrayBuffer> {
  return encrypt(JSON.stringify({ html, text }), 'outbox')
}

/** Undoes what `queueMail` did to html and text. @throws Error when the key is gone or the value was touched. */
export function openContent(sealed: Uint8Array): Content {
  return JSON.parse(decrypt(sealed, 'outbox')) as Content
}

/**
 * Puts a mail in the outbox, in the transaction of the change it tells of. `key` makes it idempotent: a job that runs
 * twice writes one mail.
 */
export async function queueMail(tx: Asking, mail: Mail): Promise<void> {
  const rows = await runIn<{ id: string }>(tx, MAIL_ADD, [mail.key, mail.schoolId, mail.recipient, mail.subject, sealContent(mail)])
  if (rows[0]) await enqueue(tx, 'mail.send', { mailId: rows[0].id })
}

function transport(): Transporter {
  return shared('smtp', () => nodemailer.createTransport(env().SMTP_URL, { from: `${env().PORTAL_NAME} <${env().MAIL_FROM}>` }))
}

/**
 * The job 'mail.send'. A refusal for good (SMTP 5xx) is noted and ends there; anything else is thrown, so that the
 * queue tries again later. What the mail said is let go once nothing is left to send.
 */
export async function sendMail(mailId: string): Promise<void> {
  const outbox = acrossSchools('the outbox serves all schools').outboxMail
  const mail = await outbox.findUnique({ where: { id: mailId } })
  if (!mail?.contentCipher || mail.sentAt || mail.failedAt) return
  const content = openContent(mail.contentCipher)
  try {
    await transport().sendMail({ to: mail.recipient, subject: mail.subject, ...content, headers: { 'X-Entity-Ref-ID': mail.id } })
    await outbox.update({ where: { id: mailId }, data: { sentAt: new Date(), contentCipher: null, attempts: { increment: 1 }, lastError: null } })
  } catch (error) {
    const code = (error as { responseCode?: number }).responseCode
    const forGood = code !== undefined && code >= 500
    await outbox.update({
      where: { id: mailId },
      data: { attempts: { increment: 1 }, lastError: code ? `SMTP ${code}` : 'no connection', ...(forGood ? { failedAt: new Date(), contentCipher: null } : {}) },
    })
    log().warn({ mailId, code }, 'mail not sent')
    if (!forGood) throw error
  }
}
