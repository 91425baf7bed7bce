import { schoolYearOf } from '@/lib/core/school-year'
import { KEEP_DAYS } from '@/lib/core/retention'
import { run } from '@/lib/platform/db/pool'
import { HELD_OLD, NOTES_OLD, STAGED_OLD, UNDO_OLD, YEAR_OLD } from './sql-housekeeping'

/**
 * Lets go of what is kept for the coordinator's eyes only: a file that nobody confirmed, what was noticed in files and
 * which pairs were made, for it names people, and what it takes to undo an import, each in its time (lib/core/retention).
 * What waits for the new school year is kept whole until
 * then, and no longer. A job does this.
 */
export async function dropOldImports(now: Date): Promise<void> {
  for (const statement of [STAGED_OLD, HELD_OLD, NOTES_OLD, UNDO_OLD]) await run(statement, [now])
  await run(YEAR_OLD, [now, schoolYearOf(new Date(now.getTime() - KEEP_DAYS.heldImport * 86_400_000))])
}
