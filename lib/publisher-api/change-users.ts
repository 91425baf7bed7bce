import type { PoolClient } from 'pg'
import type { AuditAction } from '@/lib/audit/events'
import { lookupHash } from '@/lib/platform/crypto'
import { run } from '@/lib/platform/db/pool'
import type { EckUser } from './contract'
import type { Publisher } from './routes'
import { ADD, AUDIT, BY_ECK_ID, MAKE_LICENCES, REMOVE, REMOVE_OTHERS, REMOVE_OTHERS_ECK } from './sql-users'
import { inListChange } from './transaction'

export type Changed = { schoolId: string; licenceId: string; people: number }
/** People by their numbers, and by school and ECK iD. */
export type Named = { ids: number[]; eck: EckUser[] }
/** 'replace-eck': of those that have an ECK iD these and no others; who has none stays as they are. */
export type How = 'replace' | 'replace-eck' | 'add' | 'remove'

/**
 * A publisher says who may use titles (LIC-2): these people from now on, these too, or these no more. People that are
 * unknown, removed or of schools that did not tick the publisher fall away in silence (domain facts 1.4), and
 * so do those of schools that link the title in the portal itself (LIC-9). A title whose links are final for a
 * school (LIC-3) is not final for its publisher. One transaction; one line in the audit log of each school that it
 * changed something for, a title (DAT-2).
 * @param find the titles, locked so that another change of the same lists waits
 */
export async function changeUsers(publisher: Publisher, address: string | null, find: (client: PoolClient) => Promise<string[]>, how: How, { ids, eck }: Named): Promise<void> {
  await inListChange(ids.length + eck.length, async (client) => {
    const titles = await find(client)
    const people = [...ids, ...(await byEckId(publisher, eck, client))]
    for (const title of titles) await changeTitle(publisher, address, title, how, people, client)
  })
}

async function changeTitle(publisher: Publisher, address: string | null, title: string, how: How, people: number[], client: PoolClient): Promise<void> {
  const values = [title, publisher.id, people]
  const audit = (action: AuditAction, changed: Changed[]) => writeAudit(client, [publisher.id, action, address], changed)
  // Whoever knows nobody by an ECK iD empties no list of those that have one.
  if (how === 'replace-eck' && !publisher.attributes.includes('eckId')) return
  const taking = how === 'remove' ? REMOVE : how === 'replace-eck' ? REMOVE_OTHERS_ECK : REMOVE_OTHERS
  if (how !== 'add') await audit('licences.withdrawn-by-publisher', await run<Changed>(taking, values, client))
  if (how === 'remove' || people.length === 0) return
  // A statement of its own, so that the next one sees the licences that somebody else made in between too.
  await run(MAKE_LICENCES, values, client)
  await audit('licences.granted-by-publisher', await run<Changed>(ADD, values, client))
}

/** A publisher that did not agree on ECK iDs knows nobody by one: otherwise it could try whether one exists (PUB-3). */
async function byEckId(publisher: Publisher, eck: EckUser[], client: PoolClient): Promise<number[]> {
  if (eck.length === 0 || !publisher.attributes.includes('eckId')) return []
  const rows = await run<{ portalId: string }>(BY_ECK_ID, [publisher.id, eck.map(({ instellingId }) => instellingId), eck.map(({ eckId }) => lookupHash(eckId, 'eck-id'))], client)
  return rows.map(({ portalId }) => Number(portalId))
}

/** @param head publisher, action, the publisher's address */
export async function writeAudit(client: PoolClient, head: unknown[], changed: Changed[]): Promise<void> {
  if (changed.length === 0) return
  const columns = [changed.map((row) => row.schoolId), changed.map((row) => row.licenceId), changed.map((row) => row.people)]
  await run(AUDIT, [...head, ...columns], client)
}
