import type { Statement } from '@/lib/platform/db/pool'
import type { Transaction } from '@/lib/platform/db/prisma'

/** The addresses of pupils with the newest mail with a link that this school had sent to each. */
export const HOMES_OF_PUPILS: Statement = {
  name: 'home-homes-of-pupils',
  scope: 'school',
  text: `
    select ph.pupil_id as "pupilId", ph.slot, h.id as "accountId", h.email, h.activated_at as "activatedAt",
      t.purpose::text, t.expires_at as "expiresAt", m.sent_at as "sentAt", m.failed_at as "failedAt", m.attempts, m.last_error as "lastError"
    from pupil_home ph
    join home_account h on h.id = ph.home_account_id
    left join lateral (select * from mail_token t where t.home_account_id = h.id and t.sent_by_school_id = ph.school_id order by t.created_at desc limit 1) t on true
    left join outbox_mail m on m.key = t.mail_key
    where ph.school_id = $1 and ph.pupil_id = any($2::uuid[])
    order by ph.pupil_id, ph.slot`,
}

type Raw = Pick<Transaction, '$queryRaw' | '$executeRaw'>

/** Holds the pupils until the change is done: of two who set addresses at once, the second sees what the first did. */
export async function lockPupils(tx: Raw, schoolId: string, pupilIds: string[]): Promise<void> {
  await tx.$queryRaw`select id from pupil where school_id = ${schoolId}::uuid and id = any(${pupilIds}::uuid[]) order by id for update`
}

export type LockedAccount = { id: string; email: string; activatedAt: Date | null }

/**
 * The accounts of these addresses, made where they are new, and held until the change is done. In one order, so that
 * two changes never wait for each other. Accounts serve all schools: hence no school here.
 */
export async function lockAccounts(tx: Raw, emails: string[]): Promise<Map<string, LockedAccount>> {
  const sorted = [...new Set(emails)].sort()
  const rows = await tx.$queryRaw<LockedAccount[]>`
    insert into home_account (email) select unnest(${sorted}::text[])
    on conflict (email) do update set email = excluded.email
    returning id, email, activated_at as "activatedAt"`
  return new Map(rows.map((row) => [row.email, row]))
}

/**
 * Ends what an address could do for a child (HOM-7): the child's sessions that it opened, and, where it has no child
 * left at any school, its own sessions and the links that were sent to it.
 */
export async function endHomeAccess(tx: Raw, pupilId: string, accountId: string, now: Date): Promise<void> {
  await tx.$executeRaw`update session set revoked_at = ${now} where pupil_id = ${pupilId}::uuid and home_account_id = ${accountId}::uuid and revoked_at is null`
  const childless = await tx.$queryRaw<unknown[]>`select 1 where not exists (
    select 1 from pupil_home ph join pupil p on p.id = ph.pupil_id and p.removed_at is null where ph.home_account_id = ${accountId}::uuid)`
  if (childless.length === 0) return
  await tx.$executeRaw`update session set revoked_at = ${now} where home_account_id = ${accountId}::uuid and revoked_at is null`
  await tx.$executeRaw`update mail_token set expires_at = ${now} where home_account_id = ${accountId}::uuid and spent_at is null and expires_at > ${now}`
}
