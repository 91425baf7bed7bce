import type { PoolClient } from 'pg'
import { openEckId } from '@/lib/platform/eck-id-cipher'
import { run } from '@/lib/platform/db/pool'
import { readBody, readIds } from './body'
import { notFound } from './problem'
import { route, type Call, type Publisher } from './routes'
import { groupLists, institutionDetails, institutionState, metaResult, staffMember, student, type Agreed, type GroupRow, type PupilRow, type SchoolRow, type StaffRow } from './shapes'
import { FETCHED, GROUPS, PUPILS, SCHOOL, SCHOOLS, STAFF } from './sql'
import { inSnapshot } from './transaction'

/** The institutions service 'Instellingen V2' (PUB-2, domain facts 1.3). */
export const INSTITUTION_ROUTES = [
  route('GET', 'rest/v2/instellingen', ({ publisher }) => schoolIds(publisher)),
  route('GET', 'rest/v2/instellingen/:id', (call) =>
    fetchSchool(call, async (view) => ({ ...(await groups(view)), ...(await pupils(view)), ...(await staff(view)), ...institutionState(view.school) }))),
  route('GET', 'rest/v2/instellingen/:id/details', (call) => fetchSchool(call, async ({ school, agreed }) => institutionDetails(school, agreed))),
  route('GET', 'rest/v2/instellingen/:id/groepen', (call) => fetchSchool(call, groups)),
  route('GET', 'rest/v2/instellingen/:id/leerlingen', (call) => fetchSchool(call, pupils)),
  route('POST', 'rest/v2/instellingen/:id/leerlingen', async (call) => {
    const ids = readIds(await readBody(call.req))
    return fetchSchool(call, (view) => pupils(view, ids))
  }),
  route('GET', 'rest/v2/instellingen/:id/staf', (call) => fetchSchool(call, staff)),
  route('GET', 'rest/v2/instellingen/:id/ref', async ({ publisher, params }) => (await findSchool(publisher, params.id)).schoolRef),
]

type Found = SchoolRow & { id: string }
type View = { school: Found; agreed: Agreed; client: PoolClient }

async function schoolIds(publisher: Publisher): Promise<number[]> {
  return (await run<{ portalId: string }>(SCHOOLS, [publisher.id])).map(({ portalId }) => Number(portalId))
}

/** @throws Problem 404 for a school that did not tick this publisher, an unknown one and what is no number alike (DAT-1). */
async function findSchool(publisher: Publisher, id: string, client?: PoolClient): Promise<Found> {
  // Fifteen digits are far more schools than there are, and an exact JSON number.
  const [school] = /^[1-9]\d{0,14}$/.test(id) ? await run<Found>(SCHOOL, [publisher.id, id], client) : []
  if (!school) throw notFound()
  return school
}

/** One fetch of a school's data: the tick and all that is read are of one moment; afterwards it is remembered (PUB-8). */
async function fetchSchool(call: Call<'id'>, read: (view: View) => Promise<object>): Promise<object> {
  const { publisher, params } = call
  const { id, answer } = await inSnapshot(async (client) => {
    const school = await findSchool(publisher, params.id, client)
    return { id: school.id, answer: await read({ school, agreed: new Set(publisher.attributes), client }) }
  })
  await run(FETCHED, [id, publisher.id])
  return { ...answer, metaResult: metaResult(new Date()) }
}

async function groups({ school, agreed, client }: View) {
  return groupLists(await run<GroupRow>(GROUPS, [school.id], client), agreed)
}

async function pupils({ school, agreed, client }: View, ids: number[] | null = null) {
  const rows = await run<PupilRow & Sealed>(PUPILS, [school.id, ids], client)
  return { leerlingen: rows.map((row) => student(row, agreed, eckId(school.id, row, agreed))) }
}

async function staff({ school, agreed, client }: View) {
  const rows = await run<StaffRow & Sealed>(STAFF, [school.id], client)
  return { medewerkers: rows.map((row) => staffMember(row, agreed, eckId(school.id, row, agreed))) }
}

type Sealed = { id: string; eckIdCipher: Uint8Array | null }

/** Decrypted only for a publisher that may have it. */
function eckId(schoolId: string, { id, eckIdCipher }: Sealed, agreed: Agreed): string | null {
  return eckIdCipher && agreed.has('eckId') ? openEckId(eckIdCipher, { schoolId, id }) : null
}
