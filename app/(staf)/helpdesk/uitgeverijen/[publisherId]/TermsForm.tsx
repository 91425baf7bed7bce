import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { setTermsAction } from '@/lib/publisher-desk/actions'
import type { Connection } from '@/lib/publisher-desk/queries'
import { ATTRIBUTES } from '@/lib/sso/attributes'

/** PUB-3: which attributes a publisher asks of schools, and what for, as they read it before the tick. */
export function TermsForm({ publisher: { id, purpose, attributes, behind } }: { publisher: Connection }) {
  return (
    <Card title="Gegevens en doel" sentence="Dit lezen scholen voordat zij de uitgeverij aanvinken. Minder geldt meteen. Meer krijgt de uitgeverij alleen van scholen die daar al mee akkoord gingen; de ICT-coördinatoren van de andere zien de vraag bij ‘Uitgeverijen’.">
      {behind > 0 && <p>{behind === 1 ? 'Eén aangesloten school ging' : `${behind} aangesloten scholen gingen`} nog niet akkoord met wat hier staat.</p>}
      <ActionForm action={setTermsAction} done="De gegevens en het doel zijn opgeslagen.">
        <input type="hidden" name="publisherId" value={id} />
        <FormTextField name="purpose" label="Waarvoor de gegevens zijn" defaultValue={purpose} />
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 font-semibold">Gegevens</legend>
          {Object.entries(ATTRIBUTES).map(([name, { words }]) => <Checkbox key={`${name}-${attributes.includes(name)}`} name="attributes" value={name} label={words} defaultChecked={attributes.includes(name)} />)}
        </fieldset>
        <div><SubmitButton>Gegevens en doel opslaan</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
