import { randomUUID } from 'node:crypto'
import { tokenHash } from '@/lib/platform/crypto'
import { acrossSchools } from '@/lib/platform/db/scope'
import type { Transaction } from '@/lib/platform/db/prisma'

/** Whose link it is: of staff (and other people with a login), or of a home login. */
export type LinkAccount = { userId: string; homeAccountId?: undefined } | { homeAccountId: string; userId?: undefined }
export type MailLink = { id: string; purpose: 'activation' | 'password'; userId: string | null; homeAccountId: string | null; email: string; sentBySchool: string | null }

/** How long a link works: an invitation waits for a parent's weekend, a forgotten password is wanted now. */
const DAYS = { activation: 14, password: 1 } as const

/**
 * Holds the account until the change is done: whoever makes or spends a link of it waits for another who does. Always taken
 * before the links' own rows, so that nobody waits for each other.
 */
async function lockAccount(tx: Pick<Transaction, '$queryRaw'>, { userId, homeAccountId }: { userId?: string | null; homeAccountId?: string | null }): Promise<void> {
  if (userId) await tx.$queryRaw`select id from "user" where id = ${userId}::uuid for no key update`
  if (homeAccountId) await tx.$queryRaw`select id from home_account where id = ${homeAccountId}::uuid for no key update`
}

/**
 * Makes a link for a mail: a GUID of 36 characters, tied to the address it goes to (ACC-3, AUT-3, HOM-1). Links of the
 * same account that were not used yet stop working: only the newest mail counts, also of two at once. But what a school sends to
 * staff ends what that school sent only, and what is asked for without a school only what was asked for so: an invitation
 * ends nobody's 'vergeten' nor another school's invitation, and no school sees by the end of its own that somebody else sent one
 * (LAS-7). The token is known here only.
 * `mailKey` must be the key under which the mail goes into the outbox: its state is the link's.
 */
export async function issueMailLink(
  tx: Pick<Transaction, '$executeRaw' | '$queryRaw'>,
  link: { purpose: MailLink['purpose']; account: LinkAccount; email: string; schoolId: string | null; mailKey: string },
  now: Date,
): Promise<string> {
  const token = randomUUID()
  const { userId = null, homeAccountId = null } = link.account
  await lockAccount(tx, link.account)
  await tx.$executeRaw`update mail_token set expires_at = ${now}
    where spent_at is null and expires_at > ${now} and (user_id = ${userId}::uuid or home_account_id = ${homeAccountId}::uuid)
      and (user_id is null or sent_by_school_id is not distinct from ${link.schoolId}::uuid)`
  await tx.$executeRaw`insert into mail_token (token_hash, purpose, user_id, home_account_id, email, sent_by_school_id, mail_key, created_at, expires_at)
    values (${tokenHash(token)}, ${link.purpose}::mail_token_purpose, ${userId}::uuid, ${homeAccountId}::uuid, ${link.email}, ${link.schoolId}::uuid, ${link.mailKey}, ${now}, ${new Date(now.getTime() + DAYS[link.purpose] * 86_400_000)})`
  return token
}

/** The link of a token, or null when it does not work (any more). Looking spends nothing: mail scanners open links. */
export async function findMailLink(token: string, now: Date): Promise<MailLink | null> {
  if (token.length > 64) return null
  return acrossSchools('a link in a mail is known by its token only').mailToken.findFirst({
    where: { tokenHash: tokenHash(token), spentAt: null, expiresAt: { gt: now } },
    select: { id: true, purpose: true, userId: true, homeAccountId: true, email: true, sentBySchool: true },
  })
}

/** Spends a link, once: of two at the same moment one gets it. Null when it does not work (any more). */
export async function spendMailLink(tx: Pick<Transaction, '$queryRaw'>, token: string, now: Date): Promise<MailLink | null> {
  if (token.length > 64) return null
  const [account] = await tx.$queryRaw<Pick<MailLink, 'userId' | 'homeAccountId'>[]>`
    select user_id as "userId", home_account_id as "homeAccountId" from mail_token where token_hash = ${tokenHash(token)}`
  if (!account) return null
  await lockAccount(tx, account)
  const rows = await tx.$queryRaw<MailLink[]>`update mail_token set spent_at = ${now}
    where token_hash = ${tokenHash(token)} and spent_at is null and expires_at > ${now}
    returning id, purpose::text, user_id as "userId", home_account_id as "homeAccountId", email, sent_by_school_id as "sentBySchool"`
  return rows[0] ?? null
}
