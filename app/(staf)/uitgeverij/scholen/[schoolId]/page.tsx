import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { licencesAt, type LicenceRow } from '@/lib/publisher-admin/queries'
import { tooMany } from '@/lib/licences/rules'
import { LicenceForm } from './LicenceForm'

export const metadata: Metadata = { title: 'Licenties van een school' }

/** LIC-10: what one school has of one's own titles, in numbers. */
export default async function SchoolLicencesPage({ params }: { params: Promise<{ schoolId: string }> }) {
  const actor = await requireBeside('publisher.manage')
  const found = await licencesAt(actor, (await params).schoolId)
  if (!found) notFound()
  const { publisher, school, licences } = found
  return (
    <>
      <PageHeader back={<BackLink href="/uitgeverij/scholen">Scholen en licenties</BackLink>} title={school.name} sentence="Plaatsen, looptijd en wie koppelt, per titel. De school ziet in het logboek wat u wijzigt." count={[school.brin, school.city].filter(Boolean).join(', ')} />
      {publisher.licenceLookupUrl && <Alert tone="info">{publisher.name} beantwoordt zelf welke licenties er zijn. Wijzig ze in uw eigen systeem; hier staat wat het portaal als laatste hoorde.</Alert>}
      {licences.map((row) => (
        <Card key={row.productId} title={row.name} sentence={inWords(row)}>
          {row.licenceId !== null && tooMany(row.seats, row.used) > 0 && <Alert tone="warn">Meer leerlingen dan plaatsen: {row.used} gekoppeld, {row.seats === 1 ? '1 plaats' : `${row.seats} plaatsen`}. Wie gekoppeld is, houdt de titel; de school kan niemand erbij koppelen.</Alert>}
          {!publisher.licenceLookupUrl && <LicenceForm school={school.id} row={row} today={new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Amsterdam' })} />}
        </Card>
      ))}
    </>
  )
}

function inWords({ licenceId, audience, seats, used, groups }: LicenceRow): string {
  if (licenceId === null) return 'De school heeft geen licentie.'
  return `${audience === 'teacher' ? 'Titel voor leerkrachten: zij gebruiken geen plaats' : seats === null ? `${used} leerlingen, geen maximum` : `${used} van ${seats} plaatsen in gebruik`}; ${groups === 1 ? '1 groep' : `${groups} groepen`} gekoppeld in het portaal.`
}
