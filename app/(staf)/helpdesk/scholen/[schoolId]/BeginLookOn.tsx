import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { beginLookOnAction } from '@/lib/look-on/actions'
import { endOf, LOOK_ON_MINUTES } from '@/lib/look-on/rules'

type Row = { id: string; reason: string; startedAt: Date; endsAt: Date; endedAt: Date | null }

/** 'Kijk mee' (ACC-11), with what the school gets to see of it, and the times before. */
export function BeginLookOn({ schoolId, lookOns, now }: { schoolId: string; lookOns: readonly Row[]; now: Date }) {
  return (
    <Card title="Meekijken" sentence={`U ziet de schermen van de ICT-coördinator, ten hoogste ${LOOK_ON_MINUTES} minuten, en kunt niets wijzigen. De school ziet op Beheer en in het logboek dat u hebt meegekeken en waarom.`}>
      <ActionForm action={beginLookOnAction}>
        <input type="hidden" name="schoolId" value={schoolId} />
        <FormTextField name="reason" label="Waarom kijkt u mee?" help="De school leest dit. Noem geen namen van leerlingen." maxLength={200} autoComplete="off" />
        <div><SubmitButton>Kijk mee</SubmitButton></div>
      </ActionForm>
      {lookOns.length > 0 && (
        <div className="mt-6">
          <h3 className="text-base">Eerder meegekeken</h3>
          <ul className="mt-2 list-disc pl-5">
            {lookOns.map((row) => <li key={row.id} className="[overflow-wrap:anywhere]">{dateTime(row.startedAt)}{endOf(row, now) ? '' : ' (nog bezig)'}: {row.reason}</li>)}
          </ul>
        </div>
      )}
    </Card>
  )
}
