import { run } from '@/lib/platform/db/pool'
import { MAIL_TRIES } from '@/lib/platform/jobs'
import { MAIL_STATES as STATES, MAILS } from './sql-mails'
import { likePattern } from '@/lib/core/like'

export const MAIL_STATES = ['failed', 'delayed', 'waiting', 'sent'] as const
export type MailState = (typeof MAIL_STATES)[number]
export type OutgoingMail = { id: string; recipient: string; subject: string; school: string | null; createdAt: Date; sentAt: Date | null; state: MailState; attempts: number; lastError: string | null }
type Row = { id: string; recipient: string; subject: string; school: string | null; created_at: Date; sent_at: Date | null; state: MailState; attempts: number; last_error: string | null; total: string }

/** Mails, newest first, a page of them: who gets it, what it is about and how it stands. What it says nobody gets to see. Behind 'helpdesk.view' only. */
export async function findMails({ words, state, page, pageSize }: { words: string | null; state: MailState | null; page: number; pageSize: number }): Promise<{ mails: OutgoingMail[]; total: number }> {
  const rows = await run<Row>(MAILS, [MAIL_TRIES, likePattern(words), state, pageSize, (page - 1) * pageSize])
  return {
    mails: rows.map(({ created_at, sent_at, last_error, total: _total, ...row }) => ({ ...row, createdAt: created_at, sentAt: sent_at, lastError: last_error })),
    total: Number(rows[0]?.total ?? 0),
  }
}

/** How many mails of the last seven days stand how. */
export async function countMails(): Promise<{ state: MailState; count: number }[]> {
  const rows = await run<{ state: MailState; count: string }>(STATES, [MAIL_TRIES])
  return MAIL_STATES.map((state) => ({ state, count: Number(rows.find((row) => row.state === state)?.count ?? 0) }))
}
