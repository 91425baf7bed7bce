import type { Count } from '@/components/ui/Counts'
import type { PlanSummary } from '@/lib/roster/plan-summary'

/** A plan in numbers, for above the lists. Only what happens is counted, and what stays the same. `leftOut`: rows with an error, which an import that was done knows itself. */
export function summaryCounts(summary: PlanSummary, leftOut = summary.leftOut ?? 0): Count[] {
  const { groups, pupils, staff } = summary
  const fresh = (count: number, one: string, many: string): Count => ({ label: count === 1 ? `nieuwe ${one}` : `nieuwe ${many}`, after: count, tone: 'success' })
  const all: Count[] = [
    fresh(groups.added, 'groep', 'groepen'),
    fresh(pupils.added, 'leerling', 'leerlingen'),
    fresh(staff.added, 'medewerker', 'medewerkers'),
    { label: 'weer actief', after: groups.returned + pupils.returned + staff.returned, tone: 'success' },
    { label: 'gewijzigd', after: groups.changed + pupils.changed + staff.changed, tone: 'info' },
    { label: 'naar een andere groep', after: pupils.moved + staff.moved, tone: 'info' },
    { label: 'niet meer actief', after: groups.removed + pupils.removed + staff.removed, tone: 'warn' },
    // An import of before this was counted has no such number.
    { label: 'geen leerkracht meer, andere rol blijft', after: staff.kept ?? 0, tone: 'warn' },
    { label: leftOut === 1 ? 'regel overgeslagen' : 'regels overgeslagen', after: leftOut, tone: 'danger' },
    { label: 'ongewijzigd', after: groups.unchanged + pupils.unchanged + staff.unchanged },
  ]
  return all.filter((count) => count.after > 0)
}
