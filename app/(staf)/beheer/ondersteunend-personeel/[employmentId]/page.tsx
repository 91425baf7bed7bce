import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { ConfirmForm } from '@/components/forms/ConfirmForm'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink } from '@/components/ui/Table'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { fullName } from '@/lib/core/names'
import { groupsFor } from '@/lib/groups/queries'
import { endEmploymentAction, setRolesAction } from '@/lib/staff/actions'
import { staffMember } from '@/lib/staff/queries'
import { RoleFields } from '../RoleFields'

export const metadata: Metadata = { title: 'Rollen wijzigen' }
const BACK = '/beheer/ondersteunend-personeel'

/** ACC-4: gives and takes extra roles, and ends the access of somebody entered by hand. */
export default async function RolesPage({ params }: { params: Promise<{ employmentId: string }> }) {
  const actor = await requirePermission('staff.set')
  const { employmentId } = await params
  const person = isUuid(employmentId) ? await staffMember(scopeOf(actor), employmentId) : null
  if (!person) notFound()
  const groups = await groupsFor(scopeOf(actor))
  const name = fullName(person)
  return (
    <>
      <PageHeader
        back={<BackLink href={BACK}>Ondersteunend Personeel/Invalkracht</BackLink>} title={`Rollen van ${name}`}
        sentence={person.fromLas ? 'Deze leerkracht komt uit het leerling-administratiesysteem en blijft leerkracht. Hier geeft u extra rollen.' : 'Deze medewerker is bij uw school toegevoegd door een ICT-coördinator.'}
      />
      <Card>
        <ActionForm action={setRolesAction} school={actor.school.id}>
          <input type="hidden" name="employmentId" value={person.id} />
          <RoleFields roles={person.roles} picked={person.pickedGroupIds} groups={groups} />
          <div className="flex flex-wrap gap-3"><SubmitButton>Rollen opslaan</SubmitButton><LinkButton href={BACK} variant="secondary">Annuleren</LinkButton></div>
        </ActionForm>
      </Card>
      {!person.fromLas && (
        <Card tone="danger" title="Toegang beëindigen" sentence={`${name} verliest dan meteen alle toegang tot ${actor.school.name}. U kunt deze persoon later opnieuw toevoegen.`}>
          <ConfirmForm
            action={endEmploymentAction} school={actor.school.id} hidden={{ employmentId: person.id }} danger variant="danger"
            trigger="Toegang beëindigen" title={`Toegang van ${name} beëindigen?`} confirm="Ja, toegang beëindigen" done="De toegang is beëindigd."
          >
            {name} verliest meteen alle toegang tot {actor.school.name}, ook als het scherm nog openstaat.
          </ConfirmForm>
        </Card>
      )}
      <p><CellLink href={`/beheer/inzage/medewerker/${person.id}`}>Inzageverzoek: wat het portaal van {name} bewaart</CellLink></p>
    </>
  )
}
