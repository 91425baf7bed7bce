import type { Metadata } from 'next'
import { headers } from 'next/headers'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requirePermission } from '@/lib/access/current'
import { enrolDeviceAction } from '@/lib/network/actions'
import { readDevice } from '@/lib/network/device'

export const metadata: Metadata = { title: 'Apparaat aanmelden' }

/** PUP-6: opened on the device itself, by a member of staff. */
export default async function EnrolPage() {
  const actor = await requirePermission('devices.enrol')
  const device = await readDevice((await headers()).get('cookie') ?? undefined)
  return (
    <>
      <PageHeader title="Apparaat aanmelden" sentence={`Leerlingen van ${actor.school.name} kunnen daarna op dit apparaat inloggen, waar het ook is. Doe dit alleen op een apparaat van de school.`} />
      {device && (
        <Alert tone="info">
          {device.schoolId === actor.school.id ? `Dit apparaat is al aangemeld als ‘${device.name}’. Meldt u het opnieuw aan, dan krijgt het een nieuwe naam.` : `Dit apparaat is nu aangemeld bij ${device.schoolName}. Meldt u het hier aan, dan hoort het niet meer bij die school.`}
        </Alert>
      )}
      <Card>
        <ActionForm action={enrolDeviceAction} school={actor.school.id}>
          <FormTextField name="name" label="Naam van het apparaat" help="Bijvoorbeeld ‘iPad 7 groep 3’. Zo vindt de ICT-coördinator het terug." defaultValue={device?.schoolId === actor.school.id ? device.name : ''} maxLength={60} autoComplete="off" />
          <p className="max-w-prose text-muted">U wordt hierna op dit apparaat uitgelogd: het is dan voor de leerlingen.</p>
          <div><SubmitButton>Apparaat aanmelden</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
