'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormQuestion, FormSelectField } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { LinkButton } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import type { Preview, PreviewRow } from '@/lib/home-login/preview-addresses'
import type { Act } from './GroupAddresses'

/** Who gets which addresses, to be mended in place; then all of it is saved at once (HOM-8). */
export function PreviewForm({ school, groupId, preview, save }: { school: string; groupId: string; preview: Preview; save: Act<{ changed: number }> }) {
  const { rows, pupils, matched } = preview
  const people = pupils.map(({ id, name }) => ({ value: id, label: name }))
  return (
    <Card title="2. Voor wie" sentence={`${matched} van de ${rows.length} ${rows.length === 1 ? 'regel' : 'regels'} ${matched === 1 ? 'is' : 'zijn'} herkend. Kijk het na en klik onderaan op ‘Wijzig’. Nieuwe adressen krijgen dan een activatielink.`}>
      <ActionForm
        action={save} school={school}
        done={<>De adressen zijn opgeslagen en de uitnodigingen worden verzonden. <LinkButton href={`/groepen/${groupId}/thuislogin`} variant="secondary" size="small">Bekijk hoe het ermee staat</LinkButton></>}
      >
        <input type="hidden" name="groupId" value={groupId} />
        <ol className="divide-y divide-line">
          {rows.map((row) => <Row key={row.key} row={row} people={people} />)}
        </ol>
        <div className="flex flex-wrap gap-3"><SubmitButton pendingText="Bezig met opslaan…">Wijzig</SubmitButton><LinkButton href={`/groepen/${groupId}/thuislogin`} variant="secondary">Annuleren</LinkButton></div>
      </ActionForm>
    </Card>
  )
}

function Row({ row, people }: { row: PreviewRow; people: { value: string; label: string }[] }) {
  const { key } = row
  return (
    <li className="flex flex-col gap-3 py-5">
      <p className="font-semibold [overflow-wrap:anywhere]">{row.source}</p>
      {row.notes.length > 0 && <Alert tone={row.pupilId ? 'info' : 'warn'}>{row.notes.map((note) => <p key={note} className="[overflow-wrap:anywhere]">{note}</p>)}</Alert>}
      <input type="hidden" name={`found-${key}`} value={row.pupilId ?? ''} />
      <div className="grid gap-4 lg:grid-cols-3">
        <FormSelectField name={`pupil-${key}`} label="Leerling" placeholder="niet gebruiken" options={people} defaultValue={row.pupilId ?? ''} />
        {([1, 2] as const).map((slot) => (
          <div key={slot} className="flex flex-col gap-2">
            <input type="hidden" name={`was-email${slot}-${key}`} value={row.was[slot - 1] ?? ''} />
            <FormTextField name={`email${slot}-${key}`} label={`E-mailadres ${slot}`} inputMode="email" autoComplete="off" autoCapitalize="none" spellCheck={false} defaultValue={row.emails[slot - 1] ?? ''} />
            <FormQuestion name={`confirm-email${slot}-${key}`} about={`email${slot}-${key}`} label="Ja, dit adres klopt" />
          </div>
        ))}
      </div>
    </li>
  )
}
