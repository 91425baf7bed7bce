import type { Transaction } from '@/lib/platform/db/prisma'

type Tx = Pick<Transaction, '$executeRaw'>
type Two = { goesId: string; staysId: string }

/**
 * The links in mails to staff that still wait go along with those they are for (ACC-8): whoever was invited by the school that goes
 * says yes to the one that stays, and that one sees the mail's state and can send another.
 */
export async function bringLinks(tx: Tx, { goesId, staysId }: Two, now: Date): Promise<void> {
  await tx.$executeRaw`update mail_token set sent_by_school_id = ${staysId}::uuid
    where sent_by_school_id = ${goesId}::uuid and user_id is not null and spent_at is null and expires_at > ${now}`
}

/** Undoes `bringLinks`, when the people are back: a link that was there before the merger is of the school where its person works. */
export async function returnLinks(tx: Tx, { goesId, staysId, mergedAt }: Two & { mergedAt: Date }, now: Date): Promise<void> {
  await tx.$executeRaw`update mail_token t set sent_by_school_id = ${goesId}::uuid
    where t.sent_by_school_id = ${staysId}::uuid and t.created_at < ${mergedAt} and t.user_id is not null and t.spent_at is null and t.expires_at > ${now}
      and exists (select 1 from employment e where e.school_id = ${goesId}::uuid and (e.user_id = t.user_id or e.invited_email = t.email))
      and not exists (select 1 from employment e where e.school_id = ${staysId}::uuid and (e.user_id = t.user_id or e.invited_email = t.email))`
}
