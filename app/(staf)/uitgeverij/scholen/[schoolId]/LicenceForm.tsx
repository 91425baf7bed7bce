'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormRadioGroup } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { saveLicenceAction } from '@/lib/publisher-admin/actions'
import type { LicenceRow } from '@/lib/publisher-admin/queries'

/** Seats, period and who links, of one title at one school. */
export function LicenceForm({ school, row, today }: { school: string; row: LicenceRow; today: string }) {
  const id = (name: string) => `${name}-${row.productId}`
  return (
    <ActionForm action={saveLicenceAction} done={({ tooMany }) => (tooMany > 0 ? `De licentie is opgeslagen. Let op: er zijn nu ${tooMany === 1 ? '1 leerling' : `${tooMany} leerlingen`} meer gekoppeld dan er plaatsen zijn.` : 'De licentie is opgeslagen.')}>
      <input type="hidden" name="school" value={school} />
      <input type="hidden" name="product" value={row.productId} />
      <div className="flex flex-wrap gap-5">
        <FormTextField id={id('seats')} name="seats" label="Plaatsen" help="Leeg: geen maximum." inputMode="numeric" optional defaultValue={row.seats?.toString()} className="w-40" />
        <FormTextField id={id('startsOn')} name="startsOn" type="date" label="Vanaf" defaultValue={row.startsOn ?? today} className="w-48" />
        <FormTextField id={id('endsOn')} name="endsOn" type="date" label="Tot en met" optional defaultValue={row.endsOn ?? undefined} className="w-48" />
      </div>
      <FormRadioGroup
        id={id('linking')}
        name="linking"
        legend="Wie koppelt?"
        defaultValue={row.linking === 'publisher' ? 'publisher' : row.linking === null ? undefined : 'portal'}
        options={[
          { value: 'portal', label: 'De school, in het portaal' },
          { value: 'automatic', label: 'Automatisch: nu meteen alle groepen van de jaargroepen van de titel' },
          { value: 'publisher', label: 'Wij, over de API of in ons eigen licentiemanagement' },
        ]}
      />
      <div><SubmitButton>Licentie opslaan<span className="sr-only"> voor {row.name}</span></SubmitButton></div>
    </ActionForm>
  )
}
