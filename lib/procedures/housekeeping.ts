import { acrossSchools } from '@/lib/platform/db/scope'
import { UNDO_HOURS } from './rules'

/** Empties what it took to undo mergers that cannot be undone any more: it names people's rows. */
export async function dropOldMerges(now: Date): Promise<void> {
  const before = new Date(now.getTime() - UNDO_HOURS * 3_600_000)
  await acrossSchools('a job cleans up for all schools').schoolMerge.updateMany({ where: { mergedAt: { lte: before }, undoCipher: { not: null } }, data: { undoCipher: null } })
}
