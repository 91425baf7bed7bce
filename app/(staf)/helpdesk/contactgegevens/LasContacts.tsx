import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { setLasContactAction } from '@/lib/contact/actions'
import type { directory } from '@/lib/contact/queries'

/** The suppliers of the LAS systems, a form each. */
export function LasContacts({ suppliers }: { suppliers: Awaited<ReturnType<typeof directory>>['lasSuppliers'] }) {
  return suppliers.map(({ system, name, company, website, email, telephone }) => (
    <Card key={system} title={name} sentence={`Leverancier: ${company}.`}>
      <ActionForm action={setLasContactAction} done="Opgeslagen.">
        <input type="hidden" name="system" value={system} />
        <FormTextField id={`${system}-website`} name="website" label="Website" type="url" optional defaultValue={website} />
        <FormTextField id={`${system}-email`} name="email" label="E-mailadres" type="email" optional defaultValue={email} />
        <FormTextField id={`${system}-telephone`} name="telephone" label="Telefoon" type="tel" optional defaultValue={telephone} />
        <div><SubmitButton variant="secondary">Opslaan<span className="sr-only"> van {name}</span></SubmitButton></div>
      </ActionForm>
    </Card>
  ))
}
