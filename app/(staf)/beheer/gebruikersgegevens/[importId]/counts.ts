import type { Count } from '@/components/ui/Counts'
import { KINDS, type Kind } from '@/lib/roster/plan'
import type { Counts, PlanSummary } from '@/lib/roster/plan-summary'

const WORDS: Record<Kind, { title: string; fresh: [one: string, many: string]; moved: string }> = {
  pupils: { title: 'Leerlingen', fresh: ['nieuwe leerling', 'nieuwe leerlingen'], moved: 'naar een andere groep' },
  staff: { title: 'Medewerkers', fresh: ['nieuwe medewerker', 'nieuwe medewerkers'], moved: 'andere groepen' },
  groups: { title: 'Groepen', fresh: ['nieuwe groep', 'nieuwe groepen'], moved: 'naar een andere groep' },
}
const ORDER = ['pupils', 'staff', 'groups'] as const satisfies readonly (typeof KINDS)[number][]

/** A plan in numbers, for above the lists: people and groups apart. Only what happens is counted, and what stays the same. */
export function summaryCounts(summary: PlanSummary): { title: string; items: Count[] }[] {
  return ORDER.map((kind) => ({ title: WORDS[kind].title, items: countsOf(summary[kind], WORDS[kind]) })).filter(({ items }) => items.length > 0)
}

function countsOf(counts: Counts, { fresh: [one, many], moved }: (typeof WORDS)[Kind]): Count[] {
  const all: Count[] = [
    { label: many, one, after: counts.added, tone: 'success' },
    { label: 'weer actief', after: counts.returned, tone: 'success' },
    { label: 'gewijzigd', after: counts.changed, tone: 'info' },
    { label: moved, after: counts.moved, tone: 'info' },
    { label: 'samengestelde groep gewijzigd', after: counts.combined ?? 0, tone: 'info' },
    { label: 'niet meer actief', after: counts.removed, tone: 'warn' },
    // An import of before these were counted has no such number.
    { label: 'geen leerkracht meer, andere rol blijft', after: counts.kept ?? 0, tone: 'warn' },
    { label: 'overgeslagen: blijft zoals nu', after: counts.skipped ?? 0, tone: 'danger' },
    { label: 'ongewijzigd', after: counts.unchanged },
  ]
  return all.filter((count) => count.after > 0)
}
