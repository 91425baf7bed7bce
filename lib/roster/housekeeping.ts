import { schoolYearOf } from '@/lib/core/school-year'
import { acrossSchools } from '@/lib/platform/db/scope'
import { log } from '@/lib/platform/log'
import { giveUpImport } from './give-up-import'
import { UNDO_DAYS } from './undo'

const DAY = 86_400_000
/** What came over a link at night waits for its coordinator this long; a newer answer takes its place before that. */
const HELD_DAYS = 14

/**
 * Lets go of what is kept for the coordinator's eyes only: a file that nobody confirmed within a day; after thirty days
 * what was noticed in files and which pairs were made, for it names people; and after UNDO_DAYS what it takes to undo an
 * import. An import that no worker came to within a day ends as failed, so that the school can import again. What waits for the new school year is kept whole until
 * then, and no longer. A job does this.
 */
export async function dropOldImports(now: Date): Promise<void> {
  const imports = acrossSchools('a job cleans up for all schools').rosterImport
  await imports.updateMany({ where: { status: 'staged', createdAt: { lt: new Date(now.getTime() - DAY) } }, data: { status: 'cancelled', rosterCipher: null, endedAt: now } })
  // A year that never began: its school closed, or nobody confirmed it in time.
  await imports.updateMany({ where: { status: 'scheduled', OR: [{ school: { active: false } }, { schoolYear: { lte: schoolYearOf(new Date(now.getTime() - HELD_DAYS * DAY)) } }] }, data: { status: 'cancelled', rosterCipher: null, endedAt: now } })
  const held = new Date(now.getTime() - HELD_DAYS * DAY)
  await imports.updateMany({ where: { status: 'held', OR: [{ heldAt: { lt: held } }, { heldAt: null, createdAt: { lt: held } }] }, data: { status: 'cancelled', rosterCipher: null, endedAt: now } })
  await endForgotten(imports, now)
  await imports.updateMany({ where: { status: { not: 'scheduled' }, createdAt: { lt: new Date(now.getTime() - 30 * DAY) }, OR: [{ NOT: { findings: { equals: [] } } }, { NOT: { pairs: { equals: [] } } }] }, data: { findings: [], pairs: [] } })
  await imports.updateMany({ where: { endedAt: { lt: new Date(now.getTime() - UNDO_DAYS * DAY) }, undoCipher: { not: null } }, data: { undoCipher: null } })
}

async function endForgotten(imports: ReturnType<typeof acrossSchools>['rosterImport'], now: Date): Promise<void> {
  const before = { lt: new Date(now.getTime() - DAY) }
  const forgotten = await imports.findMany({
    where: { status: 'queued', OR: [{ queuedAt: before }, { queuedAt: null, createdAt: before }] }, select: { id: true, schoolId: true }, take: 500,
  })
  for (const { id, schoolId } of forgotten) await giveUpImport({ importId: id, schoolId }, 'waited-too-long').catch((error: unknown) => log().error({ err: error, schoolId }, 'a forgotten import did not end'))
}
