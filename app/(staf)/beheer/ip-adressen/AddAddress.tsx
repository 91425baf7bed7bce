'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { RadioGroup } from '@/components/ui/RadioGroup'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { ActionState } from '@/lib/access/action-state'
import { allOf } from '@/lib/core/enumerate'

type Added = { shown: string; rounded: boolean; spare: string[] }

/** Adds an address or a network; says how it was read, and what has become superfluous (NET-1). */
export function AddAddress<Data extends Added>({ school, offered, add }: {
  school: string
  /** The visitor's own address, when it is not in the list yet. */
  offered: string
  add: (previous: ActionState<Data> | null, form: FormData) => Promise<ActionState<Data>>
}) {
  return (
    <ActionForm
      action={add} school={school}
      done={({ shown, rounded, spare }) => (
        <>
          {rounded ? `Toegevoegd als ${shown}: zo heet de reeks waar dit adres in ligt.` : `${shown} is toegevoegd.`} De leerlingsnelkoppeling werkt er meteen.
          {spare.length > 0 && ` ${allOf(spare)} ${spare.length === 1 ? 'valt' : 'vallen'} hierbinnen; ${spare.length === 1 ? 'dat adres kunt u' : 'die kunt u'} verwijderen.`}
        </>
      )}
    >
      <FormTextField name="address" label="IP-adres" help="Eén adres of een reeks: 203.0.113.7, 203.0.113.0/28 of 2001:db8::/64." defaultValue={offered} autoComplete="off" spellCheck={false} />
      <RadioGroup
        legend="Verbindingstype" name="connectionType" defaultValue="static"
        options={[{ value: 'static', label: 'Static IP', help: 'Het adres blijft altijd hetzelfde.' }, { value: 'dynamic', label: 'Dynamic IP', help: 'De provider geeft de school nu en dan een ander adres. Installeer dan ook de Dynamic IP Tool.' }]}
      />
      <div><SubmitButton>Toevoegen</SubmitButton></div>
    </ActionForm>
  )
}
