import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { setContactAction } from '@/lib/contact/actions'
import { directory, helpdeskContact } from '@/lib/contact/queries'
import { LasContacts } from './LasContacts'

export const metadata: Metadata = { title: 'Contactgegevens' }

/** HLP-1, HLP-5: how the helpdesk and the suppliers of LAS systems are reached, as 'Contact' and 'Bij wie moet ik zijn?' show it. */
export default async function ContactSettingsPage() {
  await requireBeside('helpdesk.notices')
  const [contact, { lasSuppliers }] = await Promise.all([helpdeskContact(), directory()])
  const typed = (day: string) => `${day.slice(3)}-${day.slice(0, 2)}`
  return (
    <>
      <PageHeader title="Contactgegevens" sentence="Zo staan ze op ‘Contact’ en ‘Bij wie moet ik zijn?’. Ouders krijgen ze niet te zien." />
      <Card title="De helpdesk" sentence="Op werkdagen; zaterdag en zondag is de helpdesk gesloten.">
        <ActionForm action={setContactAction} done="De contactgegevens zijn opgeslagen.">
          <FormTextField name="telephone" label="Telefoon" type="tel" optional defaultValue={contact.telephone} />
          <FormTextField name="email" label="E-mailadres" type="email" help="Hier komen de vragen van het contactformulier aan." defaultValue={contact.email} />
          <FormTextField name="opens" label="Open vanaf" defaultValue={contact.opens} />
          <FormTextField name="closes" label="Open tot" defaultValue={contact.closes} />
          <FormTextField name="closesAtStart" label="Open tot, bij de start van het schooljaar" defaultValue={contact.closesAtStart} />
          <FormTextField name="startFrom" label="De start van het schooljaar is vanaf" help="Dag en maand, zoals 15-08." defaultValue={typed(contact.startFrom)} />
          <FormTextField name="startUntil" label="tot en met" defaultValue={typed(contact.startUntil)} />
          <div><SubmitButton>Contactgegevens opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
      <LasContacts suppliers={lasSuppliers} />
    </>
  )
}
