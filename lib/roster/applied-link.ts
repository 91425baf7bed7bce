import { renderImportMail } from '@/emails/ImportApplied'
import { record } from '@/lib/audit/record'
import { forSchool, type SchoolTransaction } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import { queueMail } from '@/lib/platform/mailer'
import { runIn, type Asking } from '@/lib/platform/db/connection'
import { mailTo } from './sql'
import { ASK_LAS_ALL } from './sql-imports'
import { coordinatorsToMail } from '@/lib/staff/coordinators'
import { worthAMail } from './automatic-rules'
import { cancelled } from './cancelled'
import type { Finding } from './model'
import type { PlanSummary } from './plan-summary'

type Done = { id: string; source: string; fileName: string; createdAt: Date; createdById: string | null; findings: unknown }

/** Clocks differ: whatever the LAS wrote shortly before the request may be missing from its answer, so it is asked for again. */
const MARGIN = 5 * 60_000

/** The `laatstontvangengegevens` of an answer to a request that went out at `at`. */
export function receivedBy(at: Date): Date {
  return new Date(at.getTime() - MARGIN)
}

/**
 * What an applied import means for the school's link (LAS-2). Only now is the answer really received. Any other import makes the
 * school differ from what the LAS gave last, so that 'nothing changed' would no longer mean 'nothing to do'.
 */
export async function noteApplied(tx: Asking & Pick<SchoolTransaction, 'lasLink'>, schoolId: string, done: Done, now: Date): Promise<void> {
  if (done.source !== 'link') return void (await runIn(tx, ASK_LAS_ALL, [schoolId]))
  await tx.lasLink.updateMany({
    where: { chosenAt: { lte: done.createdAt } },
    data: { receivedAt: receivedBy(done.createdAt), lastSuccessAt: now, lastOutcome: 'applied', failures: 0 },
  })
}

/** Ends an import of the night that would no longer do what was decided, and has the school fetched anew. */
export async function letGo(tx: SchoolTransaction, schoolId: string, importId: string, now: Date): Promise<void> {
  await tx.rosterImport.update({ where: { id: importId }, data: cancelled('import-changed', now) })
  await tx.lasLink.updateMany({ data: { nextRunAt: now } })
  await record(tx, { kind: 'system', address: null }, { action: 'roster.let-go', schoolId, subjectId: importId })
}

/** The link shows that what it brought could not be applied. */
export async function noteFailedLink(importId: string, schoolId: string): Promise<void> {
  const database = forSchool({ schoolId, groupIds: 'all' })
  if (await database.rosterImport.findFirst({ where: { id: importId, source: 'link' }, select: { id: true } })) await database.lasLink.updateMany({ data: { lastOutcome: 'import-failed' } })
}

/** Mails about what came over the link, where there is something to look at: to who asked for it, or to all coordinators. */
export async function tellOfLink(tx: SchoolTransaction, done: Done, schoolId: string, summary: PlanSummary, totals: Record<string, number>, now: Date): Promise<void> {
  const before = await tx.rosterImport.findFirst({ where: { source: 'link', status: 'applied', id: { not: done.id } }, orderBy: { createdAt: 'desc' }, select: { findings: true } })
  if (!worthAMail(summary, done.findings as Finding[], (before?.findings ?? []) as Finding[])) return
  const school = await tx.school.findFirstOrThrow({ select: { name: true } })
  const [asked] = done.createdById ? await mailTo(tx, [done.createdById]) : []
  for (const user of asked ? [asked] : await coordinatorsToMail(tx, now)) {
    const mail = await renderImportMail({
      portalName: env().PORTAL_NAME, name: user.name, school: school.name, fileName: done.fileName, overLink: true,
      pupilsAdded: totals.pupilsAdded!, pupilsRemoved: totals.pupilsRemoved!, staffAdded: totals.staffAdded!, groupsAdded: totals.groupsAdded!, pupilsChanged: summary.pupils.changed, pupilsMoved: summary.pupils.moved,
      address: `${new URL(env().PUBLIC_URL).origin}/beheer/gebruikersgegevens/${done.id}`,
    })
    await queueMail(tx, { key: `roster-applied-${done.id}-${user.id}`, schoolId, recipient: user.email, ...mail })
  }
}
