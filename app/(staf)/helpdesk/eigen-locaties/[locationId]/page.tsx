import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormRadioGroup } from '@/components/forms/choices'
import { FormTextField } from '@/components/forms/fields'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { spokenPostalCode } from '@/lib/core/postal-code'
import { keepLocationAction } from '@/lib/schools/actions'
import { ownLocation } from '@/lib/schools/duo-queries'
import { OWN_KIND_WORDS, OWN_KINDS } from '@/lib/schools/rules'

export const metadata: Metadata = { title: 'Eigen locatie' }

/** ACC-2: one location that DUO does not list: a new one, or one that is there. */
export default async function OwnLocationPage({ params }: { params: Promise<{ locationId: string }> }) {
  await requireBeside('duo.keep')
  const { locationId } = await params
  const fresh = locationId === 'nieuw'
  const found = !fresh && isUuid(locationId) ? await ownLocation(locationId) : null
  if (!fresh && !found) notFound()
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/eigen-locaties">Eigen locaties</BackLink>} title={found?.name ?? 'Nieuwe locatie'} sentence="Voor een school die DUO niet heeft. Een school met een BRIN hoort hier niet: die komt uit het register." />
      <Card>
        <ActionForm action={keepLocationAction}>
          {found && <input type="hidden" name="locationId" value={found.id} />}
          <FormRadioGroup legend="Soort" name="kind" defaultValue={found?.kind} options={OWN_KINDS.map((kind) => ({ value: kind, label: OWN_KIND_WORDS[kind] }))} />
          <FormTextField name="name" label="Naam" defaultValue={found?.name} autoComplete="off" />
          <FormTextField name="schoolKey" label="Schoolsleutel" help="Hieraan herkent het portaal bestanden van deze school, in plaats van aan een BRIN." defaultValue={found?.schoolKey ?? ''} autoComplete="off" />
          <FormTextField name="street" label="Straat" optional defaultValue={found?.street ?? ''} autoComplete="off" />
          <FormTextField name="houseNumber" label="Huisnummer" optional defaultValue={found?.houseNumber ?? ''} autoComplete="off" />
          <FormTextField name="postalCode" label="Postcode" optional defaultValue={spokenPostalCode(found?.postalCode ?? null) ?? ''} autoComplete="off" />
          <FormTextField name="city" label="Plaats" optional defaultValue={found?.city ?? ''} autoComplete="off" />
          <FormTextField name="boardName" label="Naam van het bestuur" defaultValue={found?.board.name} autoComplete="off" />
          <FormTextField name="boardNumber" label="Nummer van het bestuur" defaultValue={found?.board.number} autoComplete="off" />
          <div><SubmitButton>Opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
