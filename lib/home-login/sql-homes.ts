import type { Statement } from '@/lib/platform/db/pool'
import type { Transaction } from '@/lib/platform/db/prisma'

/**
 * The addresses of pupils with the newest mail with a link that this school had sent to each. Since when a home login is
 * active is told where it was the child's by then, or this school's own link did it: a parent's past at other schools is not
 * for whoever may type in an address.
 */
export const HOMES_OF_PUPILS: Statement = {
  name: 'home-homes-of-pupils',
  scope: 'school',
  text: `
    select ph.pupil_id as "pupilId", ph.slot, h.id as "accountId", h.email, h.activated_at is not null as activated,
      case when ph.created_at <= h.activated_at or exists (
        select 1 from mail_token o where o.home_account_id = h.id and o.sent_by_school_id = ph.school_id and o.spent_at = h.activated_at) then h.activated_at end as "activatedAt",
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

/** `here`: it has a child at the school that asks. One that is activated has one somewhere. */
export type LockedAccount = { id: string; email: string; activatedAt: Date | null; here: boolean }

/**
 * The accounts of these addresses, made where they are new, and held until the change is done. In one order, so that two
 * changes never wait for each other. Accounts serve all schools. One that has no child any more is as new: whoever once
 * chose a password for another child opens nothing with it.
 */
export async function lockAccounts(tx: Raw, schoolId: string, emails: string[], now: Date): Promise<Map<string, LockedAccount>> {
  const sorted = [...new Set(emails)].sort()
  const held = await tx.$queryRaw<{ id: string }[]>`
    insert into home_account (email) select unnest(${sorted}::text[])
    on conflict (email) do update set email = excluded.email returning id`
  // After the lock: what a change before this one did is seen.
  await closeChildless(tx, held.map(({ id }) => id), now)
  const rows = await tx.$queryRaw<LockedAccount[]>`
    select h.id, h.email, h.activated_at as "activatedAt",
      exists (select 1 from pupil_home ph join pupil p on p.id = ph.pupil_id and p.removed_at is null where ph.home_account_id = h.id and ph.school_id = ${schoolId}::uuid) as here
    from home_account h where h.email = any(${sorted}::text[])`
  return new Map(rows.map((row) => [row.email, row]))
}

/** Ends what an address could do for a child (HOM-7): the child's sessions that it opened. */
export async function endHomeAccess(tx: Raw, pupilId: string, accountId: string, now: Date): Promise<void> {
  await tx.$executeRaw`update session set revoked_at = ${now} where pupil_id = ${pupilId}::uuid and home_account_id = ${accountId}::uuid and revoked_at is null`
}

/**
 * Ends the home logins among these accounts that have no child left at any school (HOM-7): their passwords, sessions and
 * the links that were sent to them. The password first: a login under way then finds it gone, or its session is ended here.
 */
export async function closeChildless(tx: Raw, accountIds: readonly string[], now: Date): Promise<void> {
  const rows = await tx.$queryRaw<{ id: string }[]>`
    update home_account h set password_hash = null, activated_at = null
    where h.id = any(${accountIds}::uuid[])
      and not exists (select 1 from pupil_home ph join pupil p on p.id = ph.pupil_id and p.removed_at is null where ph.home_account_id = h.id) returning h.id`
  const ids = rows.map(({ id }) => id)
  if (ids.length === 0) return
  await tx.$executeRaw`update session set revoked_at = ${now} where home_account_id = any(${ids}::uuid[]) and revoked_at is null`
  await tx.$executeRaw`update mail_token set expires_at = ${now} where home_account_id = any(${ids}::uuid[]) and spent_at is null and expires_at > ${now}`
}
