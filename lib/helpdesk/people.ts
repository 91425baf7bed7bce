import { emailAddress } from '@/lib/core/email-address'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { LINKS_OF, PEOPLE } from './sql-people'
import { likePattern } from '@/lib/core/like'

export type FoundPerson = { userId: string | null; employmentId: string | null; name: string; email: string | null; active: boolean; schools: string[] }
type Row = { user_id: string | null; employment_id: string | null; name: string; email: string | null; active: boolean; schools: string[] | null; total: string }

/** People who work at schools by a part of address or name, a page of them; nobody without words. Behind 'helpdesk.view' only. */
export async function findPeople({ words, page, pageSize }: { words: string | null; page: number; pageSize: number }): Promise<{ people: FoundPerson[]; total: number }> {
  const pattern = likePattern(words)
  if (!pattern) return { people: [], total: 0 }
  const rows = await run<Row>(PEOPLE, [pattern, pageSize, (page - 1) * pageSize])
  return { people: rows.map(({ user_id, employment_id, schools, total: _total, ...row }) => ({ ...row, userId: user_id, employmentId: employment_id, schools: schools ?? [] })), total: Number(rows[0]?.total ?? 0) }
}

/** A link that was mailed to somebody, and how the mail stands. */
export type SentLink = {
  purpose: 'activation' | 'password'; email: string; school: string | null; createdAt: Date; expiresAt: Date; spentAt: Date | null
  sentAt: Date | null; failedAt: Date | null; attempts: number | null; lastError: string | null
}

const WORK = { id: true, firstName: true, prefix: true, lastName: true, roles: true, createdAt: true, endsAt: true, removedAt: true, school: { select: { id: true, name: true, active: true } } } as const

/** One login for the helpdesk: where it works, and the links that went to it. Null: there is none. */
export async function personForHelpdesk(userId: string) {
  const database = acrossSchools('a login belongs to a person, not to a school')
  const user = await database.user.findUnique({
    where: { id: userId },
    select: { id: true, name: true, email: true, activatedAt: true, createdAt: true, helpdesk: true, publisher: { select: { name: true } }, totpApp: { select: { confirmedAt: true } }, _count: { select: { passkeys: true, recoveryCodes: true } }, employments: { select: { ...WORK, substituteGroup: { select: { name: true } } }, orderBy: { createdAt: 'asc' } } },
  })
  if (!user) return null
  const [links, invitations] = await Promise.all([
    run<SentLink>(LINKS_OF, [userId, null]),
    database.employment.findMany({ where: { invitedEmail: user.email, userId: null, removedAt: null }, select: WORK, orderBy: { createdAt: 'asc' } }),
  ])
  return { ...user, links, invitations }
}
export type HelpdeskPerson = NonNullable<Awaited<ReturnType<typeof personForHelpdesk>>>

export type HomeLoginState = { email: string; active: boolean; since: Date; schools: { name: string; children: number }[]; links: SentLink[] }

/**
 * How a parent's login stands, by the whole address only: the helpdesk does not leaf through parents, and sees no child's
 * name. Null: no such login.
 */
export async function homeLoginForHelpdesk(address: string): Promise<HomeLoginState | null> {
  const email = emailAddress.safeParse(address)
  if (!email.success) return null
  const account = await acrossSchools('a home login belongs to no school').homeAccount.findUnique({
    where: { email: email.data },
    select: { id: true, email: true, activatedAt: true, createdAt: true, pupils: { where: { pupil: { removedAt: null } }, select: { pupil: { select: { school: { select: { name: true } } } } } } },
  })
  if (!account) return null
  const counts = new Map<string, number>()
  for (const { pupil } of account.pupils) counts.set(pupil.school.name, (counts.get(pupil.school.name) ?? 0) + 1)
  return { email: account.email, active: account.activatedAt !== null, since: account.createdAt, schools: [...counts].map(([name, children]) => ({ name, children })), links: await run<SentLink>(LINKS_OF, [null, account.id]) }
}

