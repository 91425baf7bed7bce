import { schoolYearOf } from '@/lib/core/school-year'
import { KEEP_DAYS } from '@/lib/core/retention'
import { run } from '@/lib/platform/db/pool'
import { acrossSchools } from '@/lib/platform/db/scope'
import { log } from '@/lib/platform/log'
import { giveUpImport } from './give-up-import'
import { HELD_OLD, NOTES_OLD, REPORTS_OLD, STAGED_OLD, UNDO_OLD, YEAR_OLD } from './sql-housekeeping'

const DAY = 86_400_000

/**
 * Lets go of what is kept for the coordinator's eyes only: a file that nobody confirmed, what was noticed in files,
 * which pairs were made and whom an import changed, for it names people, and what it takes to undo an import, each in its time (lib/core/retention).
 * What waits for the new school year is kept whole until then, and no longer. An import that no worker came to within a day
 * ends as failed, so that the school can import again. A job does this.
 */
export async function dropOldImports(now: Date): Promise<void> {
  for (const statement of [STAGED_OLD, HELD_OLD, NOTES_OLD, REPORTS_OLD, UNDO_OLD]) await run(statement, [now])
  await run(YEAR_OLD, [now, schoolYearOf(new Date(now.getTime() - KEEP_DAYS.heldImport * DAY))])
  await endForgotten(now)
}

async function endForgotten(now: Date): Promise<void> {
  const imports = acrossSchools('a job cleans up for all schools').rosterImport
  const before = { lt: new Date(now.getTime() - DAY) }
  const forgotten = await imports.findMany({
    where: { status: 'queued', OR: [{ queuedAt: before }, { queuedAt: null, createdAt: before }] }, select: { id: true, schoolId: true }, take: 500,
  })
  for (const { id, schoolId } of forgotten) await giveUpImport({ importId: id, schoolId }, 'waited-too-long').catch((error: unknown) => log().error({ err: error, schoolId }, 'a forgotten import did not end'))
}
