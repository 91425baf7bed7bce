import { acrossSchools } from '@/lib/platform/db/scope'

const DAY = 86_400_000
/** What came over a link at night waits for its coordinator this long; a newer answer takes its place before that. */
const HELD_DAYS = 14

/**
 * Lets go of what is kept for the coordinator's eyes only: a file that nobody confirmed within a day, and after thirty
 * days what was noticed in files, for it names people. A job does this.
 */
export async function dropOldImports(now: Date): Promise<void> {
  const imports = acrossSchools('a job cleans up for all schools').rosterImport
  await imports.updateMany({ where: { status: 'staged', createdAt: { lt: new Date(now.getTime() - DAY) } }, data: { status: 'cancelled', rosterCipher: null, endedAt: now } })
  await imports.updateMany({ where: { status: 'held', createdAt: { lt: new Date(now.getTime() - HELD_DAYS * DAY) } }, data: { status: 'cancelled', rosterCipher: null, endedAt: now } })
  await imports.updateMany({ where: { createdAt: { lt: new Date(now.getTime() - 30 * DAY) }, NOT: { findings: { equals: [] } } }, data: { findings: [] } })
}
