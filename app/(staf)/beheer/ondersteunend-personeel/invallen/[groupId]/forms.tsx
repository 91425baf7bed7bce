import { ActionForm } from '@/components/forms/ActionForm'
import { FormRadioGroup } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { dateTime } from '@/lib/core/dates'
import { addSchoolDays } from '@/lib/core/school-days'
import { activateSubstituteAction, endSubstitutionAction } from '@/lib/substitutes/actions'
import type { RunningSubstitute } from '@/lib/substitutes/queries'
import { daysWord, SUBSTITUTE_DAYS, untilWords } from '@/lib/substitutes/rules'

const BACK = '/beheer/ondersteunend-personeel'

/** 'Activeer' (SUB-1): each choice says its last day, for weekends do not count. */
export function ActivateForm({ school, groupId }: { school: string; groupId: string }) {
  const now = new Date()
  return (
    <Card>
      <ActionForm action={activateSubstituteAction} school={school}>
        <input type="hidden" name="groupId" value={groupId} />
        <FormTextField name="name" label="Naam" autoComplete="off" />
        <FormTextField name="email" type="email" label="E-mailadres" help="Hierop komt de link. Heeft de invalkracht al een account? Gebruik dan dat e-mailadres." autoComplete="off" inputMode="email" spellCheck={false} />
        <FormRadioGroup
          legend="Toegang voor" name="days" defaultValue="1" help="Schooldagen: het weekend telt niet mee. Een schooldag van vandaag telt wel mee."
          options={SUBSTITUTE_DAYS.map((days) => ({ value: String(days), label: daysWord(days), help: untilWords(addSchoolDays(now, days)) }))}
        />
        <div className="flex flex-wrap gap-3"><SubmitButton>Activeer</SubmitButton><LinkButton href={BACK} variant="secondary">Annuleren</LinkButton></div>
      </ActionForm>
    </Card>
  )
}

/** Who stands in now, and the question before ending it early (SUB-2). */
export function Running({ school, running, group }: { school: string; running: RunningSubstitute; group: string }) {
  return (
    <>
      <Card title={running.name}>
        <DescriptionList
          items={[
            { term: 'E-mailadres', value: running.email },
            { term: 'Toegang sinds', value: dateTime(running.startedAt) },
            { term: 'Toegang', value: untilWords(running.endsAt) },
            { term: 'Account', value: running.activated ? 'actief' : 'inactief: de activatielink is nog niet gebruikt' },
          ]}
        />
      </Card>
      <Card tone="danger" title="Nu beëindigen" sentence={`${running.name} verliest dan meteen de toegang tot ${group}, ook als het scherm nog openstaat. Dat is niet terug te draaien; u kunt wel opnieuw een invalkracht activeren.`}>
        <ActionForm action={endSubstitutionAction} school={school}>
          <input type="hidden" name="substitutionId" value={running.id} />
          <div className="flex flex-wrap gap-3"><SubmitButton variant="danger">Ja, nu beëindigen</SubmitButton><LinkButton href={BACK} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
