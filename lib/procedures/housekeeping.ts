import { acrossSchools } from '@/lib/platform/db/scope'
import { UNDO_HOURS } from './rules'

/** Empties what it took to undo mergers and splits that cannot be undone any more: it names people's rows. */
export async function dropOldUndo(now: Date): Promise<void> {
  const before = new Date(now.getTime() - UNDO_HOURS * 3_600_000)
  const database = acrossSchools('a job cleans up for all schools')
  await database.schoolMerge.updateMany({ where: { mergedAt: { lte: before }, undoCipher: { not: null } }, data: { undoCipher: null } })
  await database.schoolSplit.updateMany({ where: { splitAt: { lte: before }, undoCipher: { not: null } }, data: { undoCipher: null } })
}
