import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox, FormRadioGroup } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { signAgreementAction } from '@/lib/agreements/actions'
import type { SigningView } from '@/lib/agreements/queries'
import { day } from '@/lib/core/dates'

/** The 'scholenoverzicht' and the 'tekenblad' (ACC-6). */
export function SignForm({ token, version, view: { board, schools, name, position } }: { token: string; version: string; view: SigningView }) {
  const label = (school: SigningView['schools'][number]) => [school.name, school.brin ?? school.schoolKey, school.city].filter(Boolean).join(', ')
  return (
    <>
      <section className="flex flex-col gap-2">
        <h2>Scholenoverzicht</h2>
        <DescriptionList items={[{ term: 'Naam van het bestuur', value: board.name }, { term: 'Bekostigingsnummer', value: board.number }, { term: 'Scholen', value: <ul>{schools.map((school) => <li key={school.id}>{label(school)}</li>)}</ul> }]} />
        <p className="text-muted">Klopt dit niet? Teken dan niet en vraag de ICT-coördinator van uw school of de helpdesk om hulp.</p>
      </section>
      <section className="flex flex-col gap-3">
        <h2 id="tekenblad">Tekenblad</h2>
        <ActionForm action={signAgreementAction}>
          <input type="hidden" name="token" value={token} />
          <input type="hidden" name="version" value={version} />
          {schools.length === 1 ? <input type="hidden" name="school" value="all" /> : (
            <FormRadioGroup legend="Voor welke scholen tekent u?" name="school" defaultValue="all" options={[{ value: 'all', label: `Alle scholen van ${board.name} (${schools.length})` }, ...schools.map((school) => ({ value: school.id, label: `Alleen ${label(school)}` }))]} />
          )}
          <FormTextField name="name" label="Naam" autoComplete="name" defaultValue={name} />
          <FormTextField name="position" label="Functie" autoComplete="organization-title" defaultValue={position} />
          <FormTextField name="place" label="Plaats" autoComplete="address-level2" />
          <p><span className="font-semibold">Datum:</span> {day(new Date())}</p>
          <FormCheckbox name="authorised" label="Ik ben bevoegd: ik sta als bestuurder ingeschreven bij de Kamer van Koophandel en mag het schoolbestuur vertegenwoordigen." />
          <div><SubmitButton pendingText="Bezig met tekenen…">Teken de overeenkomst</SubmitButton></div>
        </ActionForm>
      </section>
    </>
  )
}
