import { lookUpNow } from '@/lib/licence-lookup/look-up'
import { run } from '@/lib/platform/db/pool'
import { titleAddress, type AccessFacts } from './rules'
import { FACTS_IN_SIGHT, FACTS_OF_CLIENT, FACTS_OF_PRODUCT, FACTS_OF_PUBLISHER, FACTS_OF_SCHOOL, MANAGEMENT_FACTS, MANAGEMENT_OF_SCHOOL, PRODUCT_BY_URL } from './sql'

/** The person a title is for, by ids of the portal. */
export type Holder = { schoolId: string; pupilId: string | null; employmentId: string | null; address: string | null }

export type TitleFacts = AccessFacts & {
  methodId: string
  publisherSlug: string
  clientId: string | null
  loginUrl: string | null
  /** The publisher answers for its licences itself, when it is asked (LIC-2). */
  asksPublisher: boolean
  /** Who links the licence; null where there is none. */
  linking: 'portal' | 'publisher' | 'lookup' | null
  /** The levels of the title, from low to high, and those that were given: to this person, or else to the own groups (LIC-4). */
  titleLevels: string[]
  /** The publisher gave it an icon of its own. */
  hasIcon: boolean
  levels: string[]
}
export type ManagementFacts = {
  methodId: string
  name: string
  managementUrl: string
  publisherId: string
  clientId: string | null
  loginUrl: string | null
  publisherName: string
  connected: boolean
  consented: boolean
  licensed: boolean
}

const values = (holder: Holder) => [holder.schoolId, holder.pupilId, holder.employmentId, holder.address]

/**
 * What decides whether this person may open the title; null when there is no such title. A publisher that answers for its
 * licences itself is asked first, unless it answered just now (LIC-2); one that does not answer in time is taken at its last word.
 */
export async function factsOfProduct(holder: Holder, productId: string): Promise<TitleFacts | null> {
  return (await asked(holder, () => run<TitleFacts>(FACTS_OF_PRODUCT, [...values(holder), productId])))[0] ?? null
}

/** The same for all titles of one publisher's client: a login that the publisher began names no title. */
export function factsOfClient(holder: Holder, clientId: string): Promise<TitleFacts[]> {
  return asked(holder, () => run<TitleFacts>(FACTS_OF_CLIENT, [...values(holder), clientId]))
}

/** The same by the publisher itself, which SAML knows by its entity id. */
export function factsOfPublisher(holder: Holder, publisherId: string): Promise<TitleFacts[]> {
  return asked(holder, () => run<TitleFacts>(FACTS_OF_PUBLISHER, [...values(holder), publisherId]))
}

/** Reads titles of one publisher, and once more when that had something new to say. */
async function asked(holder: Holder, read: () => Promise<TitleFacts[]>): Promise<TitleFacts[]> {
  const rows = await read()
  const asks = rows.find((row) => row.asksPublisher && row.consented)
  if (!asks || (!holder.pupilId && !holder.employmentId)) return rows
  await lookUpNow(holder, { publisherId: asks.publisherId })
  return read()
}

/** The same for all titles that the school has a licence for, by name. */
export function factsOfSchool(holder: Holder): Promise<TitleFacts[]> {
  return run<TitleFacts>(FACTS_OF_SCHOOL, values(holder))
}

/** The same for all titles that the school has a licence for or whose publisher it ticked, by name (LIC-7). */
export function factsInSight(holder: Holder): Promise<TitleFacts[]> {
  return run<TitleFacts>(FACTS_IN_SIGHT, values(holder))
}

/** What decides whether a coordinator may open a method's licence management. */
export async function managementFacts(schoolId: string, methodId: string): Promise<ManagementFacts | null> {
  return (await run<ManagementFacts>(MANAGEMENT_FACTS, [schoolId, methodId]))[0] ?? null
}

/** The methods of the school's licences that have licence management. */
export function managementOfSchool(schoolId: string) {
  return run<{ methodId: string; name: string; publisherId: string; publisherSlug: string; publisherName: string; connected: boolean; consented: boolean; licensed: boolean }>(MANAGEMENT_OF_SCHOOL, [schoolId])
}

/**
 * The title that an address in a shortcut names; null when it is no registered address: no open redirect (MAT-3).
 */
export async function productByUrl(address: string): Promise<{ id: string; name: string } | null> {
  const url = titleAddress(address)
  return url === null ? null : ((await run<{ id: string; name: string }>(PRODUCT_BY_URL, [url]))[0] ?? null)
}
