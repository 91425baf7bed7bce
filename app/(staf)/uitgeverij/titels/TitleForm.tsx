'use client'

import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox, FormRadioGroup, FormSelectField } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { spokenYearGroup, YEAR_GROUPS } from '@/lib/core/year-group'
import { saveTitleAction } from '@/lib/publisher-admin/actions'

export type EditedTitle = { id: string; name: string; url: string; audience: 'pupil' | 'teacher'; teacherEntrance: boolean; test: boolean; homeAllowed: boolean; linksAreFinal: boolean; yearGroups: string[]; levels: string[] }

/** Years that titles are made for. */
const YEARS = YEAR_GROUPS.filter((code) => /^[1-8]$/.test(code) || code === 'S' || code === 'V')

/** A title of the publisher, new or there already (LIC-10). */
export function TitleForm({ title, methods }: { title?: EditedTitle; methods: { id: string; name: string }[] }) {
  return (
    <ActionForm action={saveTitleAction}>
      {title && <input type="hidden" name="title" value={title.id} />}
      <FormTextField name="name" label="Naam" defaultValue={title?.name} className="max-w-lg" />
      {!title && methods.length > 0 && <FormSelectField name="method" label="Methode" help="Titels van één methode horen bij elkaar." optional placeholder="Een nieuwe methode" options={methods.map(({ id, name }) => ({ value: id, label: name }))} className="max-w-lg" />}
      <FormTextField name="url" type="url" label="Adres" help="Hier opent de titel. Op een adres van uw eigen software, voor elke titel een ander." defaultValue={title?.url} className="max-w-lg" />
      <FormRadioGroup name="audience" legend="Voor wie?" defaultValue={title?.audience} options={[{ value: 'pupil', label: 'Leerlingen' }, { value: 'teacher', label: 'Leerkrachten' }]} />
      <FormCheckbox name="teacherEntrance" label="Leerkrachten hebben een eigen ingang in deze leerlingtitel" defaultChecked={title?.teacherEntrance} />
      <FormCheckbox name="test" label="Toetssoftware" defaultChecked={title?.test} />
      <FormCheckbox name="homeAllowed" label="Toegestaan voor thuis" defaultChecked={title?.homeAllowed} />
      <FormCheckbox name="linksAreFinal" label="Een koppeling kan niet ongedaan worden gemaakt" defaultChecked={title?.linksAreFinal} />
      <fieldset>
        <legend className="font-semibold">Jaargroepen</legend>
        <p className="text-sm text-muted">Niets aangevinkt: voor alle jaargroepen.</p>
        <div className="flex flex-wrap gap-x-6">{YEARS.map((year) => <Checkbox key={year} name="yearGroup" value={year} label={spokenYearGroup(year)} defaultChecked={title?.yearGroups.includes(year)} />)}</div>
      </fieldset>
      <FormTextField name="levels" label="Niveaus" help="Van laag naar hoog, met komma’s ertussen, zoals: 1F, 1S, 2F." optional defaultValue={title?.levels.join(', ')} className="max-w-lg" />
      <div><SubmitButton>Titel opslaan</SubmitButton></div>
    </ActionForm>
  )
}
