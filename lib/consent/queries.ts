import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { ATTRIBUTES, isAttribute } from '@/lib/sso/attributes'
import { openRequests, openTerms } from './history'
import { extraOf, sharedNow, type Terms } from './terms'

/** What every ticked publisher gets: without it there is no exchange and no login. */
export const ALWAYS_SHARED = ['BRIN en nummer van de school', 'een nummer en een schuilnaam per persoon'] as const

/** Attributes in words, what always goes along left out. */
export const attributeWords = (attributes: readonly string[]): string[] => attributes.filter(isAttribute).map((attribute) => ATTRIBUTES[attribute].words)

/** An attribute set in words: everything that a publisher gets. */
export const sharedWords = (attributes: readonly string[]): string => [...ALWAYS_SHARED, ...attributeWords(attributes)].join(', ')

export type PublisherRow = {
  id: string
  name: string
  /** As it was agreed; before the tick: as it is asked. */
  purpose: string
  /** What is shared, in words (PUB-3); before the tick: what would be. */
  shared: string[]
  /** What it asks for since the tick and does not get, in words. */
  kept: string[]
  /** What it asks for now. */
  terms: Terms & { id: string }
  connected: boolean
  ticked: boolean
  grantedAt: Date | null
  lastFetchAt: Date | null
  /** What the school must do there at the turn of the school year; null: new groups come over by themselves (PUB-6). */
  newGroupsAdvice: string | null
}

/** All publishers with the school's ticks, by name (PUB-1, PUB-3, PUB-8). */
export async function publishersFor(scope: Scope): Promise<PublisherRow[]> {
  const rows = await forSchool(scope).publisher.findMany({
    select: {
      id: true, name: true, purpose: true, attributes: true, clientId: true, samlEntityId: true, newGroupsAdvice: true,
      consents: { where: { schoolId: scope.schoolId, withdrawnAt: null }, select: { grantedAt: true, lastFetchAt: true, purpose: true, attributes: true } },
    },
    orderBy: { name: 'asc' },
  })
  return rows.map(({ attributes, clientId, samlEntityId, consents: [consent], ...row }) => ({
    ...row,
    terms: { id: row.id, purpose: row.purpose, attributes },
    purpose: consent?.purpose ?? row.purpose,
    shared: attributeWords(consent ? sharedNow(attributes, consent.attributes) : attributes),
    kept: consent ? attributeWords(extraOf(attributes, consent.attributes)) : [],
    connected: clientId !== null || samlEntityId !== null,
    ticked: consent !== undefined,
    grantedAt: consent?.grantedAt ?? null,
    lastFetchAt: consent?.lastFetchAt ?? null,
  }))
}

/** The ticked publishers that have a connection and did not fetch the school's data since the tick, by name (PUB-8). */
export async function notFetchedYet(scope: Scope): Promise<string[]> {
  const rows = await forSchool(scope).consent.findMany({ where: { withdrawnAt: null, lastFetchAt: null, publisher: { OR: [{ clientId: { not: null } }, { samlEntityId: { not: null } }] } }, select: { publisher: { select: { name: true } } } })
  return rows.map(({ publisher }) => publisher.name).sort((a, b) => a.localeCompare(b, 'nl'))
}

/** How many publishers are ticked: the state on the card at Beheer. */
export function countTicked(scope: Scope): Promise<number> {
  return forSchool(scope).consent.count({ where: { withdrawnAt: null } })
}

/** How many publishers wait for an answer: to a request for a tick, or for more than was agreed (PUB-3, PUB-4). */
export async function countAsking(scope: Scope): Promise<number> {
  const [requests, terms] = await Promise.all([openRequests(scope), openTerms(scope)])
  return requests.length + terms.filter(({ declined }) => !declined).length
}
