import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { Card } from '@/components/ui/Card'
import { day } from '@/lib/core/dates'
import { KEEP_DAYS } from '@/lib/core/retention'
import type { HelpdeskSchool } from '@/lib/helpdesk/schools'
import { putBackBrinAction } from '@/lib/schools/actions'

/** The way back from a BRIN that was taken over (ACC-2). */
export function PutBackBrin({ schoolId, took }: { schoolId: string; took: NonNullable<HelpdeskSchool['brinTakeover']> }) {
  return (
    <Card title="BRIN overgenomen" sentence={`Op ${day(took.takenAt)} werd ${took.fromBrin} (${took.name}) ${took.toBrin}. Was dat een andere school, zet het dan terug; dat kan ${KEEP_DAYS.brinTakeover} dagen lang.`}>
      <ConfirmForm action={putBackBrinAction} hidden={{ schoolId }} trigger="Zet het vorige BRIN terug" title={`${took.fromBrin} terugzetten?`} confirm="Zet terug" done="Het vorige BRIN is teruggezet.">
        De school krijgt BRIN {took.fromBrin}, en de naam, het adres en het bestuur van vóór de overname. Daarna staat zij weer bij de scholen om naar te kijken.
      </ConfirmForm>
    </Card>
  )
}
