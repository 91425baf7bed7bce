import { fullName } from '@/lib/core/names'
import { forSchool, type Scope } from '@/lib/platform/db/scope'

export type ConsentEvent = { id: string; publisher: string; grantedAt: Date; grantedBy: string | null; withdrawnAt: Date | null; withdrawnBy: string | null }

/** The latest ticks of the school, given and taken away, by whom and when (PUB-4). Withdrawn by nobody of the school: the publisher gave it back. */
export async function consentHistory(scope: Scope, most = 50): Promise<ConsentEvent[]> {
  const school = forSchool(scope)
  const rows = await school.consent.findMany({
    select: { id: true, grantedAt: true, grantedById: true, withdrawnAt: true, withdrawnById: true, publisher: { select: { name: true } } },
    orderBy: { grantedAt: 'desc' },
    take: most,
  })
  const users = [...new Set(rows.flatMap((row) => [row.grantedById, row.withdrawnById]).filter((id) => id !== null))]
  const people = await school.employment.findMany({ where: { userId: { in: users } }, select: { userId: true, firstName: true, prefix: true, lastName: true } })
  const names = new Map(people.map((person) => [person.userId, fullName(person)]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? 'iemand die er niet meer werkt'))
  return rows.map(({ publisher, grantedById, withdrawnById, ...row }) => ({ ...row, publisher: publisher.name, grantedBy: nameOf(grantedById), withdrawnBy: nameOf(withdrawnById) }))
}

export type ConsentAsked = { id: string; publisher: string; purpose: string; attributes: string[]; askedAt: Date }

/** Publishers that ask the school for a tick and wait for an answer (PUB-4), the oldest first. */
export async function openRequests(scope: Scope): Promise<ConsentAsked[]> {
  const rows = await forSchool(scope).consentRequest.findMany({
    where: { answeredAt: null },
    select: { id: true, askedAt: true, publisher: { select: { name: true, purpose: true, attributes: true } } },
    orderBy: { askedAt: 'asc' },
  })
  return rows.map(({ publisher: { name, ...rest }, ...row }) => ({ ...row, ...rest, publisher: name }))
}
