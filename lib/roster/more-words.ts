import type { PlanSummary } from './plan-summary'

const KINDS = { pupils: ['leerling', 'leerlingen'], staff: ['medewerker', 'medewerkers'] } as const

/** How many more somebody would lose than was agreed on; empty where that is not it. */
export function moreWords(agreed: PlanSummary | null, now: PlanSummary): string {
  if (!agreed) return ''
  return (['pupils', 'staff'] as const)
    .flatMap((kind) => {
      const [then, count] = [agreed[kind].removed, now[kind].removed]
      return count > then ? [`Nu ${count === 1 ? `zou 1 ${KINDS[kind][0]}` : `zouden ${count} ${KINDS[kind][1]}`} niet meer actief zijn; toen u dit klaarzette, waren dat er ${then}.`] : []
    })
    .join(' ')
}
