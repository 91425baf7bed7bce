import { fullName } from '@/lib/core/names'
import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { asksAgain, extraOf, TERMS, termsMark } from './terms'

export type ConsentEvent = { id: string; publisher: string; grantedAt: Date; grantedBy: string | null; withdrawnAt: Date | null; withdrawnBy: string | null; purpose: string; attributes: string[]; replaced: boolean }

/** The latest ticks of the school, given and taken away, by whom and when (PUB-4). Withdrawn by nobody of the school: the publisher gave it back. */
export async function consentHistory(scope: Scope, most = 50): Promise<ConsentEvent[]> {
  const school = forSchool(scope)
  const rows = await school.consent.findMany({
    select: { id: true, grantedAt: true, grantedById: true, withdrawnAt: true, withdrawnById: true, purpose: true, attributes: true, replaced: true, publisher: { select: { name: true } } },
    orderBy: [{ grantedAt: 'desc' }, { id: 'asc' }],
    take: most,
  })
  const users = [...new Set(rows.flatMap((row) => [row.grantedById, row.withdrawnById]).filter((id) => id !== null))]
  const people = await school.employment.findMany({ where: { userId: { in: users } }, select: { userId: true, firstName: true, prefix: true, lastName: true } })
  const names = new Map(people.map((person) => [person.userId, fullName(person)]))
  const nameOf = (id: string | null) => (id === null ? null : (names.get(id) ?? 'iemand die er niet meer werkt'))
  return rows.map(({ publisher, grantedById, withdrawnById, ...row }) => ({ ...row, publisher: publisher.name, grantedBy: nameOf(grantedById), withdrawnBy: nameOf(withdrawnById) }))
}

export type ConsentAsked = { id: string; publisher: string; purpose: string; attributes: string[]; askedAt: Date; terms: string }

/** Publishers that ask the school for a tick and wait for an answer (PUB-4), the oldest first. */
export async function openRequests(scope: Scope): Promise<ConsentAsked[]> {
  const rows = await forSchool(scope).consentRequest.findMany({
    where: { answeredAt: null },
    select: { id: true, askedAt: true, publisher: { select: { ...TERMS, name: true } } },
    orderBy: { askedAt: 'asc' },
  })
  return rows.map(({ publisher, ...row }) => ({ ...row, publisher: publisher.name, purpose: publisher.purpose, attributes: publisher.attributes, terms: termsMark([publisher]) }))
}

/** `purpose`: null when it stays what was agreed; `declined`: the school turned these terms down. */
export type TermsAsked = { publisherId: string; publisher: string; purpose: string | null; extra: string[]; terms: string; declined: boolean }

/** Ticked publishers that ask for more than was agreed, or for another purpose (PUB-3), by name. */
export async function openTerms(scope: Scope): Promise<TermsAsked[]> {
  const rows = await forSchool(scope).consent.findMany({
    where: { withdrawnAt: null }, select: { purpose: true, attributes: true, declinedTerms: true, publisher: { select: { ...TERMS, name: true } } }, orderBy: { publisher: { name: 'asc' } },
  })
  return rows.flatMap(({ publisher, declinedTerms, ...agreed }) => {
    const terms = termsMark([publisher])
    if (!asksAgain(publisher, agreed)) return []
    return { publisherId: publisher.id, publisher: publisher.name, purpose: publisher.purpose === agreed.purpose ? null : publisher.purpose, extra: extraOf(publisher.attributes, agreed.attributes), terms, declined: declinedTerms === terms }
  })
}
