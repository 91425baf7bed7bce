import { acrossSchools } from '@/lib/platform/db/scope'
import { DRAFT_DAYS } from './store'

/** Lets go of drafts that nobody worked on for thirty days: they name children. A job does this. */
export async function dropOldDrafts(now: Date): Promise<void> {
  await acrossSchools('a job cleans up for all schools').rosterDraft.deleteMany({ where: { updatedAt: { lt: new Date(now.getTime() - DRAFT_DAYS * 86_400_000) } } })
}
