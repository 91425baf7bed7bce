import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { setFirstDayAction } from '@/lib/readiness/actions'
import { firstDayBounds, type SchoolFacts } from '@/lib/readiness/rules'

/** The first school day, on which the reminders go by. */
export function FirstDay({ school, facts: { schoolYear, firstDay, year } }: { school: string; facts: SchoolFacts }) {
  const { min, max } = firstDayBounds(schoolYear)
  return (
    <Card
      title="Eerste schooldag"
      sentence={year === 'none' ? 'Vanaf 15 juli krijgt u elke week een herinnering, en de laatste op de dag voor de 1e schooldag, tot het nieuwe bestand binnen is.' : 'Het bestand van dit schooljaar is binnen: u krijgt geen herinneringen.'}
    >
      <ActionForm action={setFirstDayAction} school={school} done="De eerste schooldag is opgeslagen.">
        <FormTextField name="day" type="date" label="Eerste schooldag" defaultValue={firstDay} min={min} max={max} help="Laat u dit leeg, dan geldt de laatste maandag van augustus." />
        <div><SubmitButton variant="secondary">Opslaan</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
