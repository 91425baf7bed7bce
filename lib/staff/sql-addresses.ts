import type { StaffRole } from '@/lib/access/actor'
import type { Statement } from '@/lib/platform/db/pool'
import type { Transaction } from '@/lib/platform/db/prisma'

/** $1 school. The newest mail with a link that this school sent to each person's present address (LAS-7). */
export const STAFF_LINK_MAILS: Statement = {
  name: 'staff-link-mails',
  scope: 'school',
  text: `
    select e.id as "employmentId", t.purpose::text, t.expires_at as "expiresAt", m.sent_at as "sentAt", m.failed_at as "failedAt", m.attempts, m.last_error as "lastError"
    from employment e
    join "user" u on u.id = coalesce(e.user_id, (select i.id from "user" i where i.email = e.invited_email))
    join lateral (select * from mail_token t where t.user_id = u.id and t.sent_by_school_id = e.school_id order by t.created_at desc limit 1) t on true
    join outbox_mail m on m.key = t.mail_key
    where e.school_id = $1 and e.removed_at is null and e.substitute_group_id is null`,
}

type Raw = Pick<Transaction, '$queryRaw' | '$executeRaw'>

/** Whoever sets addresses of a school's staff waits for another who does: an address is one person's. */
export async function lockStaffAddresses(tx: Raw, schoolId: string): Promise<void> {
  await tx.$executeRaw`select pg_advisory_xact_lock(hashtext(${`staff addresses ${schoolId}`}))`
}

/** Ends the links that the school sent to an address of staff. */
export async function endStaffLinks(tx: Raw, { schoolId, email }: { schoolId: string; email: string }, now: Date): Promise<void> {
  await tx.$executeRaw`update mail_token set expires_at = ${now}
    where sent_by_school_id = ${schoolId}::uuid and email = ${email} and user_id is not null and spent_at is null and expires_at > ${now}`
}

/** Ends what an address could do for somebody at this school: the sessions there, and the links that the school sent to it. */
export async function endStaffAccess(tx: Raw, { schoolId, employmentId, email }: { schoolId: string; employmentId: string; email: string }, now: Date): Promise<void> {
  await tx.$executeRaw`update session set revoked_at = ${now} where employment_id = ${employmentId}::uuid and revoked_at is null`
  await endStaffLinks(tx, { schoolId, email }, now)
}

/**
 * Gives a login the work for which it was invited by this address: at one school, or (`schoolId` null) at all. Where the
 * login works already, or somebody else took the place, nothing happens. Returns where it did.
 */
export async function linkInvited(tx: Raw, { userId, email, schoolId }: { userId: string; email: string; schoolId: string | null }): Promise<{ id: string; schoolId: string }[]> {
  // Who left keeps the login in name only; it goes to the work that is there now.
  await tx.$executeRaw`update employment o set user_id = null
    where o.user_id = ${userId}::uuid and o.removed_at is not null and o.substitute_group_id is null
      and (${schoolId}::uuid is null or o.school_id = ${schoolId}::uuid)
      and exists (select 1 from employment e where e.school_id = o.school_id and e.invited_email = ${email} and e.removed_at is null and e.user_id is null)`
  return tx.$queryRaw<{ id: string; schoolId: string }[]>`update employment e set user_id = ${userId}::uuid, invited_email = null
    where e.id in (select distinct on (i.school_id) i.id from employment i
        where i.invited_email = ${email} and i.removed_at is null and i.user_id is null and i.substitute_group_id is null order by i.school_id, i.created_at, i.id)
      and (${schoolId}::uuid is null or e.school_id = ${schoolId}::uuid)
      and not exists (select 1 from employment o where o.school_id = e.school_id and o.user_id = ${userId}::uuid and o.substitute_group_id is null)
    returning e.id, e.school_id as "schoolId"`
}

/** `linked`: it is a login's, which said yes here once. */
export type KnownWork = { id: string; linked: boolean; roles: StaffRole[]; removedAt: Date | null; endsAt: Date | null }

/**
 * Who this address is at a school (ACC-3, ACC-4): `own` is the work of the login with it, also when it ended, or work that ended
 * before an invitation to it was answered, so that somebody comes back as the same person either way; `waits` is somebody there now
 * whom an import or an invitation knows by it, without a login yet. A substitute account is nobody's.
 */
export async function knownHere(tx: Raw, { schoolId, email }: { schoolId: string; email: string }): Promise<{ own: KnownWork | null; waits: KnownWork | null }> {
  const rows = await tx.$queryRaw<KnownWork[]>`
    select e.id, e.roles::text[] as roles, e.removed_at as "removedAt", e.ends_at as "endsAt", e.user_id is not null as linked
    from employment e left join "user" u on u.id = e.user_id
    where e.school_id = ${schoolId}::uuid and e.substitute_group_id is null
      and (u.email = ${email} or (e.user_id is null and (e.invited_email = ${email} or (e.removed_at is null and lower(e.las_email) = lower(${email})))))
    order by e.created_at, e.id`
  const waits = rows.find((row) => !row.linked && row.removedAt === null) ?? null
  return { own: rows.find((row) => row.linked) ?? rows.find((row) => row.removedAt !== null) ?? null, waits }
}
