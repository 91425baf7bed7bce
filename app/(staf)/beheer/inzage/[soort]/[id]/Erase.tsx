import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { sentence } from '@/lib/core/texts'
import { erasePersonAction } from '@/lib/privacy/actions'
import type { ErasePreview } from '@/lib/privacy/find-people'

/** What goes with somebody, beside the person's own row. */
function goes({ subject: { kind }, remnants: { undo, notes, drafts } }: ErasePreview): string[] {
  return [
    ...(kind === 'parent' ? ['het e-mailadres, bij de leerlingen die weg zijn'] : ['naam, nummers, groepen en titels', 'de schuilnamen bij uitgeverijen: die herkennen deze persoon daarna niet meer']),
    ...(kind === 'pupil' ? ['pincode, plaatjes en badges, en de e-mailadressen van ouders die geen ander kind in het portaal hebben'] : []),
    ...(kind === 'staff' ? ['de inlog, als deze persoon nergens anders werkt'] : []),
    'sessies, links en mails van deze school',
    ...(undo.length > 0 ? ['de mogelijkheid om de laatste import ongedaan te maken'] : []),
    ...(notes.length > 0 ? ['wat er opviel in bestanden waarin deze persoon voorkomt'] : []),
    ...(drafts.length > 0 ? ['concepten in de XML-maker waarin deze persoon voorkomt'] : []),
  ]
}

/** DAT-3: 'Wissen', with what goes and what stays, confirmed by typing the name; or why it cannot be done now. */
export function Erase({ preview, school }: { preview: ErasePreview; school: string }) {
  const { subject: { kind, id, name }, refusal } = preview
  if (refusal) return <Card title="Wissen"><Alert tone="info" title="Wissen kan nu niet">{sentence(refusal, { name })}</Alert></Card>
  return (
    <Card tone="danger" title="Wissen" sentence="Dit wist alles meteen en voorgoed, in plaats van na de bewaartermijn. Het kan niet ongedaan worden gemaakt.">
      <div className="flex flex-col gap-4">
        <div>
          <p className="font-semibold">Dit wordt gewist</p>
          <ul className="list-disc pl-5">{goes(preview).map((line) => <li key={line}>{line}</li>)}</ul>
        </div>
        <div>
          <p className="font-semibold">Dit blijft</p>
          <p>Regels in het logboek: daarin staat een nummer dat dan naar niemand meer leidt. Uitgeverijen hebben eigen afspraken met uw school: vraag ook hun om te wissen.</p>
        </div>
        <ActionForm action={erasePersonAction} school={school}>
          <input type="hidden" name="kind" value={kind} />
          <input type="hidden" name="id" value={id} />
          <FormTextField name="typed" label={kind === 'parent' ? 'Typ het e-mailadres om te bevestigen' : 'Typ de naam om te bevestigen'} help={name} autoComplete="off" />
          <div><SubmitButton variant="danger" pendingText="Bezig met wissen…">Wis alle gegevens</SubmitButton></div>
        </ActionForm>
      </div>
    </Card>
  )
}
