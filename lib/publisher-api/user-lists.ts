import type { PoolClient } from 'pg'
import type { z } from 'zod'
import { decrypt } from '@/lib/platform/crypto'
import { run, transaction } from '@/lib/platform/db/pool'
import { changeUsers, type How, type Named } from './change-users'
import type { BULK_BODY, ECK_USERS_BODY, EckUser, USERS_BODY } from './contract'
import { folder } from './licence-provider'
import { notFound } from './problem'
import type { Call, Publisher } from './routes'
import { METHOD_TO_CHANGE, PRODUCT_TO_CHANGE, PRODUCT_TO_READ, SAVE_PRODUCT, TITLES_TO_CHANGE } from './sql-titles'
import { USERS, USERS_ECK } from './sql-users'

type List<Body = unknown> = Call<string, Body, unknown>
type Users = z.output<typeof USERS_BODY>
type EckUsers = z.output<typeof ECK_USERS_BODY>
type Bulk = z.output<typeof BULK_BODY>

/** `GET …/gebruiker`: ascending. */
export async function read(call: List): Promise<{ gebruikers: number[] }> {
  const title = await titleToRead(call)
  return { gebruikers: (await run<{ portalId: string }>(USERS, [title, call.publisher.id])).map(({ portalId }) => Number(portalId)) }
}

/** `GET …/gebruiker_eckid`: ascending; for a publisher that did not agree on ECK iDs there is nobody with one (PUB-3). */
export async function readEck(call: List): Promise<{ gebruikers: EckUser[] }> {
  const title = await titleToRead(call)
  if (!call.publisher.attributes.includes('eckId')) return { gebruikers: [] }
  const rows = await run<{ schoolId: string; eckIdCipher: Uint8Array }>(USERS_ECK, [title, call.publisher.id])
  const users = rows.map(({ schoolId, eckIdCipher }) => ({ instellingId: Number(schoolId), eckId: decrypt(eckIdCipher, 'eck-id') }))
  return { gebruikers: users.sort((a, b) => a.instellingId - b.instellingId || (a.eckId < b.eckId ? -1 : a.eckId > b.eckId ? 1 : 0)) }
}

/** `PUT …/gebruiker`. */
export const replace = (call: List<Users>) => change(call, 'replace', byId(call.body))
/** `DELETE …/gebruiker`. */
export const clear = (call: List) => change(call, 'replace', NOBODY)
/** `POST …/gebruiker/addlist`. */
export const add = (call: List<Users>) => change(call, 'add', byId(call.body))
/** `POST …/gebruiker/removelist`. */
export const remove = (call: List<Users>) => change(call, 'remove', byId(call.body))
/** `PUT …/gebruiker_eckid`. */
export const replaceEck = (call: List<EckUsers>) => change(call, 'replace-eck', byEck(call.body))
/** `DELETE …/gebruiker_eckid`. */
export const clearEck = (call: List) => change(call, 'replace-eck', NOBODY)
/** `POST …/gebruiker_eckid/addlist`. */
export const addEck = (call: List<EckUsers>) => change(call, 'add', byEck(call.body))
/** `POST …/gebruiker_eckid/removelist`. */
export const removeEck = (call: List<EckUsers>) => change(call, 'remove', byEck(call.body))
/** `POST permissions/grant`: every person on every title; unknown titles fall away as unknown people do. */
export const grant = (call: List<Bulk>) => changeBulk(call, 'add')
/** `POST permissions/revoke`. */
export const revoke = (call: List<Bulk>) => changeBulk(call, 'remove')

const NOBODY: Named = { ids: [], eck: [] }
const byId = ({ gebruikers }: Users): Named => ({ ids: gebruikers, eck: [] })
const byEck = ({ gebruikers }: EckUsers): Named => ({ ids: [], eck: gebruikers })

/** The codes of a title: of a method by itself the product's is empty. */
const codes = ({ params }: List): [string, string] => [params.method!, params.product ?? '']

async function change(call: List, how: How, named: Named): Promise<void> {
  await changeUsers(call.publisher, call.address, async (client) => [await titleToChange(call.publisher, ...codes(call), client)], how, named)
}

async function changeBulk({ publisher, address, body }: List<Bulk>, how: How): Promise<void> {
  const find = async (client: PoolClient) => {
    for (const method of new Set(body.methodes)) if ((await run(METHOD_TO_CHANGE, [publisher.id, method], client)).length > 0) await titleToChange(publisher, method, '', client)
    return (await run<{ id: string }>(TITLES_TO_CHANGE, [publisher.id, body.methodes, body.producten], client)).map(({ id }) => id)
  }
  await changeUsers(publisher, address, find, how, { ids: body.gebruikers, eck: body.gebruikerEckIds })
}

async function titleToRead(call: List): Promise<string> {
  const [title] = await run<{ id: string }>(PRODUCT_TO_READ, [call.publisher.id, ...codes(call)])
  // A method that nobody gave a list yet gets its empty one.
  return title?.id ?? transaction((client) => titleToChange(call.publisher, ...codes(call), client))
}

/** The title, locked. A method's own is made when it is first asked for. @throws Problem 404 */
async function titleToChange(publisher: Publisher, method: string, product: string, client: PoolClient): Promise<string> {
  const locked = async () => (await run<{ id: string }>(PRODUCT_TO_CHANGE, [publisher.id, method, product], client))[0]?.id
  const found = await locked()
  if (found) return found
  const [own] = product === '' ? await run<{ id: string; name: string }>(METHOD_TO_CHANGE, [publisher.id, method], client) : []
  if (!own) throw notFound()
  // Locked by now, so that of two first lists only one makes it.
  return (await locked()) ?? (await run<{ id: string }>(SAVE_PRODUCT, [own.id, '', own.name, null, null, null, folder(), 'pupil', false], client))[0]!.id
}
