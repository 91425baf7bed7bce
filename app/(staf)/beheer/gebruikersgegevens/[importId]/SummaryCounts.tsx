import { Counts } from '@/components/ui/Counts'
import type { PlanSummary } from '@/lib/roster/plan-summary'
import { summaryCounts } from './counts'

/** What an import changes in numbers (LAS-5), pupils, staff and groups each by themselves. `leftOut`: rows with an error, which an import that was done knows itself. */
export function SummaryCounts({ label, summary, leftOut = summary.leftOut ?? 0 }: { label: string; summary: PlanSummary; leftOut?: number }) {
  const rows = leftOut > 0 ? [{ title: 'Regels in het bestand', items: [{ label: 'regels overgeslagen', one: 'regel overgeslagen', after: leftOut, tone: 'danger' as const }] }] : []
  return (
    <section aria-label={label} className="flex flex-col gap-4">
      {[...summaryCounts(summary), ...rows].map(({ title, items }) => (
        <div key={title}>
          <h2 className="mb-2 text-lg">{title}</h2>
          <Counts label={title} items={items} />
        </div>
      ))}
    </section>
  )
}
