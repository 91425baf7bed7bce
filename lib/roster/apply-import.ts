import { renderImportMail } from '@/emails/ImportApplied'
import { record } from '@/lib/audit/record'
import { acrossSchools, forSchool } from '@/lib/platform/db/scope'
import { env } from '@/lib/platform/env'
import type { Jobs } from '@/lib/platform/jobs'
import { log } from '@/lib/platform/log'
import { queueMail } from '@/lib/platform/mailer'
import { runIn } from '@/lib/platform/db/connection'
import { applyPlan } from './apply-plan'
import { readState } from './current'
import { diffRoster } from './diff'
import { letGo, noteApplied, tellOfLink } from './applied-link'
import { giveUpImport } from './give-up-import'
import { importIn } from './import-rows'
import { reportOf } from './import-report'
import { inviteNewTeachers } from './invite-teachers'
import { passedOn } from './passed-on'
import { summarise, type PlanSummary } from './plan-summary'
import { skippedRows } from './skipped'
import { lockRoster } from './sql'
import { END_APPLIED, IMPORTER } from './sql-imports'
import { openRoster, planDigest, sealReport, sealUndo } from './staged'
import { currentOfState } from './state'
import { beginYear } from './begin-year'
import { tellOfYearBegun } from './tell-of-year'
import { isTurnover, wasScheduled } from './turnover'
import { undoRecord } from './undo'
import { rosterDigest } from './unchanged'

/**
 * The job 'roster.apply' (LAS-5): does what the coordinator agreed to, in one transaction; or, when the school changed
 * since, puts the import back for another look. Running it twice changes nothing: only a queued import is applied.
 * Two imports of one school wait for each other.
 */
export async function applyImportJob({ importId, schoolId }: Jobs['roster.apply'], last = false): Promise<void> {
  try {
    if ((await applyImport(importId, schoolId, new Date())) === 'no-data') await giveUpImport({ importId, schoolId }, 'no-data')
  } catch (error) {
    log().error({ err: error, importId }, 'import failed')
    if (last) await giveUpImport({ importId, schoolId })
    else await acrossSchools('the failure is noted after the roll-back').rosterImport.updateMany({ where: { id: importId, schoolId, status: 'queued' }, data: { failure: 'unexpected' } })
    throw error
  }
}

async function applyImport(importId: string, schoolId: string, now: Date): Promise<'no-data' | void> {
  return forSchool({ schoolId, groupIds: 'all' }).$transaction(
    async (tx) => {
      await lockRoster(tx, schoolId)
      const waiting = await importIn(tx, schoolId, importId, ['queued'], now)
      if (!waiting) return
      if (!waiting.rosterCipher) return 'no-data'
      const state = await readState(tx, schoolId)
      const roster = openRoster(waiting.rosterCipher, waiting)
      const plan = diffRoster(currentOfState(state), roster, waiting.pairs)
      if (planDigest(plan) !== waiting.planDigest) {
        // Nobody looks at what the night brought: it is fetched again, and decided on anew.
        if (waiting.source === 'link' && !waiting.createdById && !wasScheduled(waiting)) return letGo(tx, schoolId, importId, now)
        // What was agreed on before the summer is weighed against the school as it is now (ACC-10).
        if (wasScheduled(waiting)) return void (await tx.rosterImport.update({ where: { id: importId }, data: { status: 'scheduled', queuedAt: null } }))
        await tx.rosterImport.update({ where: { id: importId }, data: { status: 'staged', queuedAt: null, planDigest: null, failure: 'import-changed' } })
        return
      }
      const turnover = wasScheduled(waiting) || isTurnover(waiting.yearBefore, roster.schoolYear)
      const after = await applyPlan(tx, schoolId, plan, state, now)
      const planned = summarise(plan)
      const licences = turnover ? await beginYear(tx, schoolId, importId, state, after, now) : null
      const counts = { ...planned, leftOut: skippedRows(roster), nothing: planned.nothing && !licences?.carried.linked.length && !licences?.carried.unlinked.length }
      const place = { schoolId, id: importId }
      const undo = sealUndo({ ...undoRecord(state, after), ...(licences ? { licences: licences.carried } : {}) }, place)
      const report = planned.nothing ? null : sealReport(reportOf(plan), place)
      await runIn(tx, END_APPLIED, [schoolId, importId, undo, report, rosterDigest(roster), JSON.stringify(counts), now, !counts.nothing])
      // What the import was made of in the XML-maker has done its work, unless somebody worked on since (LAS-6).
      if (waiting.source === 'maker' && waiting.createdById) await tx.rosterDraft.deleteMany({ where: { userId: waiting.createdById, updatedAt: { lte: waiting.createdAt } } })
      const totals = { groupsAdded: counts.groups.added, pupilsAdded: counts.pupils.added, pupilsRemoved: counts.pupils.removed, staffAdded: counts.staff.added }
      await record(tx, { kind: 'system', address: null }, { action: 'roster.applied', schoolId, subjectId: importId, details: { ...totals, ...(waiting.source === 'link' ? { source: 'link' } : {}) } })
      for (const { id, kind, lasKey, eckId } of passedOn(state, after)) await record(tx, { kind: 'system', address: null }, { action: 'roster.passed-on', schoolId, subjectId: id, details: { importId, kind, lasKey, eckId } })
      await noteApplied(tx, schoolId, waiting, now)
      if (waiting.source === 'link') await inviteNewTeachers(tx, schoolId, new Set(state.staff.map(({ id }) => id)), now)
      if (licences) await tellOfYearBegun(tx, { schoolId, schoolYear: roster.schoolYear, now, importId, totals, licences: { linked: licences.carried.linked.length, open: licences.open.length } })
      else if (waiting.source === 'link') await tellOfLink(tx, waiting, schoolId, counts, totals, now)
      else await tellCoordinator(tx, waiting, schoolId, totals, counts)
    },
    { timeout: 120_000, maxWait: 10_000 },
  )
}

type Tx = Parameters<Parameters<ReturnType<typeof forSchool>['$transaction']>[0]>[0]

async function tellCoordinator(tx: Tx, done: { id: string; createdById: string | null; fileName: string }, schoolId: string, totals: Record<string, number>, { pupils }: Pick<PlanSummary, 'pupils'>): Promise<void> {
  if (!done.createdById) return
  const [user] = await runIn<{ email: string; name: string; school: string }>(tx, IMPORTER, [schoolId, done.createdById])
  if (!user) return
  const mail = await renderImportMail({
    portalName: env().PORTAL_NAME, name: user.name, school: user.school, fileName: done.fileName,
    pupilsAdded: totals.pupilsAdded!, pupilsRemoved: totals.pupilsRemoved!, staffAdded: totals.staffAdded!, groupsAdded: totals.groupsAdded!, pupilsChanged: pupils.changed, pupilsMoved: pupils.moved,
    address: `${new URL(env().PUBLIC_URL).origin}/beheer/gebruikersgegevens/${done.id}`,
  })
  await queueMail(tx, { key: `roster-applied-${done.id}`, schoolId, recipient: user.email, ...mail })
}
