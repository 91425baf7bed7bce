import { createHash } from 'node:crypto'
import { runIn, type Asking } from '@/lib/platform/db/connection'
import { isDummyKey } from './keys'
import { unplaced, type Roster } from './model'
import { NOTE_SAME, SAME_AS_LAST } from './sql'

/**
 * A text that two rosters share when they say the same of the same school; where in a file, and when, does not count.
 * Null for one with keys that are good for one file only: under those everybody is somebody new (domain facts 2.4).
 */
export function rosterDigest({ schoolYear, groups, pupils, staff, skipped }: Roster): string | null {
  if ([...groups, ...pupils, ...staff].some(({ key }) => isDummyKey(key))) return null
  const records = [groups, pupils, staff, skipped?.pupils ?? [], skipped?.staff ?? []].map((part) => part.map(unplaced))
  return createHash('sha256').update(JSON.stringify([schoolYear, records])).digest('hex')
}

/**
 * Whether a roster, as checked against the school, or an answer of its LAS, by its digest, says what the school is: then
 * importing it does nothing, and nobody need be compared (LAS-2: most nights of most schools). False says nothing.
 */
export async function sameAsLastImport(tx: Asking, schoolId: string, digest: string): Promise<boolean> {
  const [row] = await runIn<{ same: boolean | null }>(tx, SAME_AS_LAST, [schoolId, digest])
  return row?.same === true
}

/** Keeps what was found to say what the school is now, with its last import, for the next night. */
export async function noteSame(tx: Asking, schoolId: string, { roster, answer }: { roster: string | null; answer: string | null }): Promise<void> {
  if (roster) await runIn(tx, NOTE_SAME, [schoolId, roster, answer])
}
