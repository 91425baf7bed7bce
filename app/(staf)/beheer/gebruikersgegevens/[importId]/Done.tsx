import type { ReactNode } from 'react'
import { KEEP_DAYS } from '@/lib/core/retention'
import type { ImportView } from '@/lib/roster/queries'
import { PlanGroups } from './PlanGroups'
import { SummaryCounts } from './SummaryCounts'

const KEPT_MS = KEEP_DAYS.importNotes * 86_400_000

/** The report of an import that went in (LAS-5): numbers for good, and names for as long as those are kept. */
export function Done({ view: { counts, report, endedAt }, label, now, children }: { view: ImportView; label: string; now: Date; /** What stands between the numbers and the names. */ children?: ReactNode }) {
  if (!counts) return children
  const erased = !report && !counts.nothing && endedAt !== null && now.getTime() - endedAt.getTime() > KEPT_MS
  return (
    <>
      <SummaryCounts label={label} summary={counts} />
      {erased && <p className="text-muted">De namen zijn na {KEEP_DAYS.importNotes} dagen gewist.</p>}
      {children}
      {report && <PlanGroups groups={report.groups} names={new Map(report.names)} done />}
    </>
  )
}
