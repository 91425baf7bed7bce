import type { PoolClient } from 'pg'
import type { z } from 'zod'
import { parseBrin } from '@/lib/core/brin'
import { sharedNow } from '@/lib/consent/terms'
import { decrypt, lookupHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import type { ECK_IDS, IDS, SCHOOLS_QUERY, SEARCH_QUERY } from './contract'
import { notFound } from './problem'
import type { Call, Publisher } from './routes'
import { groupLists, institutionDetails, institutionState, metaResult, searchResult, staffMember, student, type Agreed, type FoundRow, type GroupRow, type PupilRow, type SchoolRow, type StaffRow } from './shapes'
import { FETCHED, GROUPS, PUPILS, SCHOOL, SCHOOLS, SCHOOLS_CHANGED, SEARCH, STAFF } from './sql'
import { inSnapshot } from './transaction'

type Found = SchoolRow & { id: string; attributes: string[]; changedAt: Date }
type View = { school: Found; agreed: Agreed; client: PoolClient }
type Numbered = { portalId: string }
type OfSchool<Body = unknown> = Call<'id', Body, unknown>

/**
 * So long before the moment that a publisher names, in seconds, a change still counts as later: longer than any transaction of the portal
 * lasts, and than clocks differ. A school too many costs an answer that says nothing new; one too few is never fetched.
 */
export const CHANGES_OVERLAP = 15 * 60

/** `GET instellingen`: ascending; with `changed-since` only those that may have something new. */
export async function schoolIds({ publisher, query: { 'changed-since': since } }: Call<never, unknown, z.output<typeof SCHOOLS_QUERY>>): Promise<number[]> {
  const rows = await (since ? run<Numbered>(SCHOOLS_CHANGED, [publisher.id, since, CHANGES_OVERLAP]) : run<Numbered>(SCHOOLS, [publisher.id]))
  return rows.map(({ portalId }) => Number(portalId))
}

/** `GET instellingen/{id}`. */
export const overview = (call: OfSchool) => fetchSchool(call, async (view) => ({ ...(await readGroups(view)), ...(await readPupils(view)), ...(await readStaff(view)), ...institutionState(view.school) }))
/** `GET …/details`. */
export const details = (call: OfSchool) => fetchSchool(call, async ({ school, agreed }) => institutionDetails(school, agreed))
/** `GET …/groepen`. */
export const groups = (call: OfSchool) => fetchSchool(call, readGroups)
/** `GET …/leerlingen`. */
export const pupils = (call: OfSchool) => fetchSchool(call, readPupils)
/** `POST …/leerlingen`. */
export const pupilsById = (call: OfSchool<z.output<typeof IDS>>) => fetchSchool(call, (view) => readPupils(view, { ids: call.body }))
/** `POST …/leerlingen_eckid`. A publisher that did not agree on ECK iDs knows nobody by one (PUB-3). */
export const pupilsByEckId = (call: OfSchool<z.output<typeof ECK_IDS>>) =>
  fetchSchool(call, (view) => readPupils(view, { eckHashes: view.agreed.has('eckId') ? call.body.map((eckId) => lookupHash(eckId, 'eck-id')) : [] }))
/** `GET …/staf`. */
export const staff = (call: OfSchool) => fetchSchool(call, readStaff)
/** `GET …/ref`. */
export const reference = async ({ publisher, params }: OfSchool) => (await findSchool(publisher, params.id)).schoolRef

/** `GET nawsearch`: schools as the public register has them, so also those that gave no consent: a publisher must be able to ask one for it (PUB-4). */
export async function search({ query: { brincode, activeOnly, ...like } }: Call<never, unknown, z.output<typeof SEARCH_QUERY>>) {
  const asked = brincode?.trim().toUpperCase()
  // Four characters find all locations. What is no BRIN is nobody's.
  if (asked && !parseBrin(asked)) return []
  const parts = [like.naam, like.adres, like.postcode?.replace(/\s/g, ''), like.plaatsnaam, like.bestuurscode]
  const rows = await run<FoundRow>(SEARCH, [asked ? `${asked}%` : null, activeOnly, ...parts.map((part) => part?.trim().replace(/[\\%_]/g, '\\$&') || null)])
  return rows.map(searchResult)
}

/** Fifteen digits are far more schools than there are, and an exact JSON number. */
export const isNumber = (id: string): boolean => /^[1-9]\d{0,14}$/.test(id)

/** @throws Problem 404 for a school that did not tick this publisher, an unknown one and what is no number alike (DAT-1). */
async function findSchool(publisher: Publisher, id: string, client?: PoolClient): Promise<Found> {
  const [school] = isNumber(id) ? await run<Found>(SCHOOL, [publisher.id, id], client) : []
  if (!school) throw notFound()
  return school
}

/** One fetch of a school's data: the tick and all that is read are of one moment; afterwards it is remembered (PUB-8). */
async function fetchSchool<Part extends object>({ publisher, params }: OfSchool, read: (view: View) => Promise<Part>) {
  const { school: { id, changedAt }, answer } = await inSnapshot(async (client) => {
    const school = await findSchool(publisher, params.id, client)
    return { school, answer: await read({ school, agreed: new Set(sharedNow(publisher.attributes, school.attributes)), client }) }
  })
  await run(FETCHED, [id, publisher.id])
  return { ...answer, metaResult: metaResult(changedAt, new Date()) }
}

async function readGroups({ school, agreed, client }: View) {
  return groupLists(await run<GroupRow>(GROUPS, [school.id], client), agreed)
}

/** All pupils, or those of the numbers or of the hashes of ECK iDs. */
async function readPupils({ school, agreed, client }: View, { ids = null, eckHashes = null }: { ids?: number[] | null; eckHashes?: Uint8Array[] | null } = {}) {
  const rows = await run<PupilRow & Sealed>(PUPILS, [school.id, ids, eckHashes], client)
  return { leerlingen: rows.map((row) => student(row, agreed, eckIdOf(row, agreed))) }
}

async function readStaff({ school, agreed, client }: View) {
  const rows = await run<StaffRow & Sealed>(STAFF, [school.id], client)
  return { medewerkers: rows.map((row) => staffMember(row, agreed, eckIdOf(row, agreed))) }
}

type Sealed = { eckIdCipher: Uint8Array | null }

/** Decrypted only for a publisher that may have it. */
function eckIdOf({ eckIdCipher }: Sealed, agreed: Agreed): string | null {
  return eckIdCipher && agreed.has('eckId') ? decrypt(eckIdCipher, 'eck-id') : null
}
