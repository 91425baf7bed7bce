'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormSelectField } from '@/components/forms/choices'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { addPublisherPersonAction, removePublisherPersonAction, setLookupAction } from '@/lib/publisher-admin/actions'

/** Somebody of a publisher comes in. */
export function AddPerson({ publishers }: { publishers: { id: string; name: string }[] }) {
  return (
    <ActionForm action={addPublisherPersonAction} done={({ linkSent }) => (linkSent ? 'De activatielink is verstuurd.' : 'De toegang is gegeven. Deze persoon logt in met het wachtwoord dat er al is.')}>
      <FormSelectField name="publisher" label="Uitgeverij" placeholder="Kies een uitgeverij" options={publishers.map(({ id, name }) => ({ value: id, label: name }))} className="max-w-lg" />
      <FormTextField name="name" label="Naam" autoComplete="off" className="max-w-lg" />
      <FormTextField name="email" type="email" label="E-mailadres" autoComplete="off" className="max-w-lg" />
      <div><SubmitButton>Geef toegang</SubmitButton></div>
    </ActionForm>
  )
}

/** Somebody of a publisher goes. */
export function EndAccess({ user, name }: { user: string; name: string }) {
  return (
    <ConfirmForm action={removePublisherPersonAction} trigger="Beëindig toegang" size="small" title={`Toegang van ${name} beëindigen?`} confirm="Beëindig" danger done="De toegang is beëindigd." hidden={{ user }}>
      {name} wordt meteen uitgelogd en kan niets van de uitgeverij meer wijzigen.
    </ConfirmForm>
  )
}

/** Where a publisher is asked for its licences (LIC-2). */
export function LookupForm({ publishers }: { publishers: { id: string; name: string }[] }) {
  return (
    <ActionForm action={setLookupAction} done="Het adres is opgeslagen.">
      <FormSelectField id="lookup-publisher" name="publisher" label="Uitgeverij die zelf antwoordt" placeholder="Kies een uitgeverij" options={publishers.map(({ id, name }) => ({ value: id, label: name }))} className="max-w-lg" />
      <FormTextField name="url" type="url" label="Adres voor vragen" help="Zoals de uitgeverij het opgaf. Leeg: het portaal houdt de licenties bij." optional autoComplete="off" className="max-w-lg" />
      <div><SubmitButton>Adres opslaan</SubmitButton></div>
    </ActionForm>
  )
}
