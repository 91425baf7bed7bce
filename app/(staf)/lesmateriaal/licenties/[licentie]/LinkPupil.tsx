'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormSelectField } from '@/components/forms/choices'
import { Alert } from '@/components/ui/Alert'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { linkPupilAction } from '@/lib/licences/actions'

/** Gives the licence to one pupil, with the warning of the table (LIC-3). */
export function LinkPupil({ school, licence, levels, pupils }: { school: string; licence: string; levels: readonly string[]; pupils: { value: string; label: string }[] }) {
  if (pupils.length === 0) return <p>Alle leerlingen staan hierboven.</p>
  return (
    <ActionForm key={pupils.length} action={linkPupilAction} school={school} done="Gelukt, uw instellingen zijn opgeslagen.">
      <input type="hidden" name="licence" value={licence} />
      <FormSelectField name="pupil" label="Leerling" options={pupils} placeholder="Kies een leerling" className="max-w-lg" />
      {levels.length > 0 && (
        <fieldset>
          <legend className="font-semibold">Niveaus</legend>
          <div className="flex flex-wrap gap-x-6">{levels.map((level) => <Checkbox key={level} name="level" value={level} label={level} />)}</div>
        </fieldset>
      )}
      <Alert tone="warn" title="Let op">Controleer uw instellingen voor u ze opslaat, het is niet mogelijk reeds geactiveerde licenties te deactiveren.</Alert>
      <div><SubmitButton>Koppel leerling</SubmitButton></div>
    </ActionForm>
  )
}
