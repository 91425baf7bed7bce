import { record } from '@/lib/audit/record'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import { cancelled } from './cancelled'

/** The `failure` of a next year that a coordinator took away: the same one is not kept again. */
export const TAKEN_AWAY = 'taken-away'

/** `by`: the import that comes in its place, where one does. */
type Drop = { schoolId: string; why: 'replaced' | 'superseded' | 'link-ended'; now: Date; fromLink?: true; by?: string }

/** Lets go of what waits for the new school year (ACC-10), in a transaction that holds the school's roster; the audit log says why. */
export async function dropScheduled(tx: SchoolTransaction, { schoolId, why, now, fromLink, by }: Drop): Promise<void> {
  const waiting = await tx.rosterImport.findMany({ where: { status: 'scheduled', ...(fromLink ? { source: 'link' } : {}) }, select: { id: true } })
  for (const { id } of waiting) {
    await tx.rosterImport.update({ where: { id }, data: cancelled(why, now, by) })
    await record(tx, { kind: 'system', address: null }, { action: 'roster.dropped', schoolId, subjectId: id, details: { why } })
  }
}

/** What came over a link is nobody's any more once that link ends: another LAS may use the same keys for other people. */
export async function dropFromLink(tx: SchoolTransaction, schoolId: string, now: Date): Promise<void> {
  await dropScheduled(tx, { schoolId, why: 'link-ended', now, fromLink: true })
  await tx.rosterImport.updateMany({ where: { source: 'link', status: { in: ['staged', 'held'] } }, data: cancelled('link-ended', now) })
}
