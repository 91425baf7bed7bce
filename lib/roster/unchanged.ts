import { createHash } from 'node:crypto'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { isDummyKey } from './keys'
import { unplaced, type Roster } from './model'
import { read, STATE_DIGEST, type RawTransaction } from './sql'

/**
 * A text that two rosters share when they say the same of the same school; where in a file, and when, does not count.
 * Null for one with keys that are good for one file only: under those everybody is somebody new (domain facts 2.4).
 */
export function rosterDigest({ schoolYear, groups, pupils, staff, skipped }: Roster): string | null {
  if ([...groups, ...pupils, ...staff].some(({ key }) => isDummyKey(key))) return null
  const records = [groups, pupils, staff, skipped?.pupils ?? [], skipped?.staff ?? []].map((part) => part.map(unplaced))
  return createHash('sha256').update(JSON.stringify([schoolYear, records])).digest('hex')
}

/** What the school is now, as far as imports write it, in one text. */
export async function stateDigest(tx: RawTransaction, schoolId: string): Promise<string> {
  const [row] = await read<{ digest: string }>(tx, STATE_DIGEST, schoolId)
  return row!.digest
}

/**
 * Whether a roster, as checked against the school, is what the last import brought, and nothing of it changed since:
 * then importing it does nothing, and nobody need be compared (LAS-2: most nights of most schools). False says nothing.
 */
export async function sameAsLastImport(tx: Pick<SchoolTransaction, 'rosterImport'> & RawTransaction, schoolId: string, roster: Roster): Promise<boolean> {
  const digest = rosterDigest(roster)
  if (digest === null) return false
  const last = await tx.rosterImport.findFirst({
    where: { schoolId, status: { in: ['applied', 'undone'] } }, select: { status: true, rosterDigest: true, stateDigest: true }, orderBy: [{ endedAt: 'desc' }, { id: 'desc' }],
  })
  if (last?.status !== 'applied' || last.rosterDigest !== digest || last.stateDigest === null) return false
  return last.stateDigest === (await stateDigest(tx, schoolId))
}
