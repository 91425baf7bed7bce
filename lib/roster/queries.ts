import { forSchool, type Scope } from '@/lib/platform/db/scope'
import { currentRoster } from './current'
import { diffRoster } from './diff'
import type { Finding } from './model'
import type { RosterPlan } from './plan'
import { guard, summarise, type GuardVerdict, type PlanSummary } from './plan-summary'
import { openRoster, planDigest } from './staged'

export type ImportStatus = 'staged' | 'held' | 'scheduled' | 'queued' | 'applied' | 'failed' | 'cancelled' | 'refused' | 'undone'
export type ImportSource = 'file' | 'link' | 'maker'
export type ImportRow = { id: string; status: ImportStatus; source: ImportSource; fileName: string; schoolYear: string | null; createdAt: Date; endedAt: Date | null; counts: PlanSummary | null }

const ROW = { id: true, status: true, source: true, fileName: true, schoolYear: true, createdAt: true, endedAt: true, counts: true } as const

/** The school's latest imports, newest first. */
export async function latestImports(scope: Scope, count = 10): Promise<ImportRow[]> {
  const rows = await forSchool(scope).rosterImport.findMany({ select: ROW, orderBy: { createdAt: 'desc' }, take: count })
  return rows.map((row) => ({ ...row, counts: row.counts as PlanSummary | null }))
}

export type Preview = { plan: RosterPlan; summary: PlanSummary; guard: GuardVerdict; digest: string }
export type ImportView = ImportRow & { format: string | null; producer: string | null; findings: Finding[]; dropped: Record<string, number>; failure: string | null; preview: Preview | null }

/** One import as its page shows it; while it waits, with what it would change as of now (LAS-5). Null: not there. */
export async function importView(scope: Scope, id: string): Promise<ImportView | null> {
  const database = forSchool(scope)
  const row = await database.rosterImport.findFirst({ where: { id }, select: { ...ROW, format: true, producer: true, findings: true, dropped: true, failure: true, rosterCipher: true } })
  if (!row) return null
  const { rosterCipher, ...rest } = row
  let preview: Preview | null = null
  if ((row.status === 'staged' || row.status === 'held') && rosterCipher) {
    const current = await currentRoster(database)
    const plan = diffRoster(current, openRoster(rosterCipher))
    preview = { plan, summary: summarise(plan), guard: guard(plan, current), digest: planDigest(plan) }
  }
  return { ...rest, counts: rest.counts as PlanSummary | null, findings: rest.findings as Finding[], dropped: rest.dropped as Record<string, number>, preview }
}
