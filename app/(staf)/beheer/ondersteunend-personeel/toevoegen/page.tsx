import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { groupsFor } from '@/lib/groups/queries'
import { addPersonAction } from '@/lib/staff/actions'
import { RoleFields } from '../RoleFields'

export const metadata: Metadata = { title: 'Medewerker toevoegen' }
const BACK = '/beheer/ondersteunend-personeel'

/** ACC-4: somebody whom the LAS does not supply. */
export default async function AddPersonPage() {
  const actor = await requirePermission('staff.set')
  const groups = await groupsFor(scopeOf(actor))
  return (
    <>
      <PageHeader back={<BackLink href={BACK}>Ondersteunend Personeel/Invalkracht</BackLink>} title="Medewerker toevoegen" sentence="Voor een andere ICT-coördinator, een IB'er, RT'er of stagiair(e), en voor onderwijsondersteunend personeel. Leerkrachten komen mee met een import." />
      <Card>
        <ActionForm action={addPersonAction} school={actor.school.id}>
          <FormTextField name="firstName" label="Voornaam" autoComplete="off" />
          <FormTextField name="prefix" label="Tussenvoegsel" optional autoComplete="off" />
          <FormTextField name="lastName" label="Achternaam" autoComplete="off" />
          <FormTextField name="email" type="email" label="E-mailadres" help="Hierop komt de activatielink; het wordt de gebruikersnaam." autoComplete="off" inputMode="email" spellCheck={false} />
          <RoleFields roles={[]} picked={[]} groups={groups} />
          <div className="flex flex-wrap gap-3"><SubmitButton>Medewerker toevoegen</SubmitButton><LinkButton href={BACK} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
