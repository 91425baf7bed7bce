import { randomUUID } from 'node:crypto'
import { record } from '@/lib/audit/record'
import type { SchoolTransaction } from '@/lib/platform/db/scope'
import type { LasSystem } from '@/lib/las/rules'
import { decide, refusal } from './automatic-rules'
import { currentRoster } from './current'
import { diffRoster } from './diff'
import type { ReadResult } from './formats/edexml'
import { countDoubles } from './pairs'
import { summarise } from './plan-summary'
import { checkAgainstSchool } from './rules'
import { dropScheduled, TAKEN_AWAY } from './drop-scheduled'
import { importSchool } from './import-rows'
import { lockRoster } from './sql'
import { planDigest, sealRoster } from './staged'
import { tellOfYearReady } from './tell-of-year'
import { rosterDigest } from './unchanged'

/** `link`: the one that was asked. */
export type Ahead = { schoolId: string; las: string; link: { system: LasSystem; chosenAt: Date }; read: ReadResult; at: Date; schoolYear: string }

/**
 * Keeps what a LAS has of the next school year until that begins (ACC-10), in the place of what it gave before. What a person
 * would have to look at is not kept and nobody is bothered with it: a LAS that is being prepared is half done for weeks, and
 * on 1 August the year is fetched anyway.
 */
export async function keepAhead(tx: SchoolTransaction, { schoolId, las, link, read, at, schoolYear }: Ahead): Promise<'kept' | 'same' | 'not-ready'> {
  await lockRoster(tx, schoolId)
  // The link was ended or chosen anew while the LAS answered.
  if (!(await tx.lasLink.findFirst({ where: link, select: { schoolId: true } }))) return 'not-ready'
  const school = await importSchool(tx, schoolId)
  const usable = read.roster
  const checked = usable && checkAgainstSchool(usable, school, schoolYear, 'link')
  if (!checked || refusal([...read.findings, ...checked.findings])) return 'not-ready'
  const findings = [...read.findings, ...checked.findings]
  const current = await currentRoster(tx, schoolId)
  const plan = diffRoster(current, checked.roster)
  const summary = summarise(plan)
  if (decide({ plan, summary, current, findings, look: false, turnover: true, doubles: countDoubles(plan, current, checked.roster) }) !== 'apply') return 'not-ready'
  const digest = rosterDigest(checked.roster)
  const kept = await tx.rosterImport.findFirst({ where: { status: 'scheduled' }, select: { source: true, rosterDigest: true, schoolYear: true } })
  // What a coordinator put there stands.
  if (kept && kept.schoolYear === schoolYear && (kept.source !== 'link' || (digest !== null && kept.rosterDigest === digest))) return 'same'
  if (digest !== null && (await tx.rosterImport.findFirst({ where: { status: 'cancelled', failure: TAKEN_AWAY, schoolYear, rosterDigest: digest }, select: { id: true } }))) return 'not-ready'
  const { format, producer } = checked.roster
  const id = randomUUID()
  await dropScheduled(tx, { schoolId, why: 'replaced', now: at, by: id })
  await tx.rosterImport.create({
    data: {
      id, schoolId, source: 'link', status: 'scheduled', fileName: las, createdAt: at, findings: findings as object[], dropped: read.dropped, format, schoolYear, producer: producer ?? null,
      rosterCipher: sealRoster(checked.roster, { schoolId, id }), rosterDigest: digest, planDigest: planDigest(plan), counts: { ...summary },
    },
  })
  await record(tx, { kind: 'system', address: null }, { action: 'roster.kept-ahead', schoolId, subjectId: id, details: { schoolYear } })
  await tellOfYearReady(tx, { schoolId, schoolYear, las, now: at })
  return 'kept'
}
