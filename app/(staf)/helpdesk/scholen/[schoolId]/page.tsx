import type { Metadata } from 'next'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Counts } from '@/components/ui/Counts'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { schoolForHelpdesk } from '@/lib/helpdesk/schools'
import { BeginLookOn } from './BeginLookOn'
import { Coordinators } from './Coordinators'
import { PutBackBrin } from './PutBackBrin'
import { SchoolFacts } from './SchoolFacts'
import { SchoolImports } from './SchoolImports'

export const metadata: Metadata = { title: 'School' }

/** One school for the helpdesk: how it stands and who runs it; never which software a pupil uses (HLP-3). */
export default async function HelpdeskSchoolPage({ params }: { params: Promise<{ schoolId: string }> }) {
  await requireBeside('helpdesk.view')
  const { schoolId } = await params
  const now = new Date()
  const school = isUuid(schoolId) ? await schoolForHelpdesk(schoolId, now) : null
  if (!school) notFound()
  const { counts } = school
  return (
    <>
      <PageHeader
        back={<BackLink href="/helpdesk/scholen">Scholen</BackLink>} title={school.details.name} sentence={[school.details.brin ?? school.details.schoolKey, school.details.address].filter(Boolean).join(' · ')}
        actions={<LinkButton href={`/helpdesk/scholen/${school.id}/logboek`} variant="secondary">Logboek van deze school</LinkButton>}
      />
      {!school.active && <Alert tone="warn" title={school.mergedInto ? 'Deze school is samengevoegd' : 'Deze school is gesloten'}>{school.mergedInto && <>Zij is opgegaan in <Link href={`/helpdesk/scholen/${school.mergedInto.id}`}>{school.mergedInto.name}</Link>. </>}Niemand kan hier inloggen.</Alert>}
      <Counts label="Wat er op deze school is" items={[
        { label: 'leerlingen', one: 'leerling', after: counts.pupils }, { label: 'groepen', one: 'groep', after: counts.groups }, { label: 'medewerkers', one: 'medewerker', after: counts.staff }, { label: 'IP-adressen', one: 'IP-adres', after: counts.addresses }, { label: 'apparaten', one: 'apparaat', after: counts.devices },
      ]} />
      <Card title="Gegevens"><SchoolFacts school={school} /></Card>
      {school.brinTakeover && <PutBackBrin schoolId={school.id} took={school.brinTakeover} />}
      <Card title="ICT-coördinatoren"><Coordinators coordinators={school.coordinators} active={school.active} /></Card>
      <Card title="Laatste imports"><SchoolImports imports={school.imports} /></Card>
      {school.active && <BeginLookOn schoolId={school.id} lookOns={school.lookOns} now={now} />}
      <p className="text-sm text-muted">De helpdesk ziet niet welke software een leerling gebruikt, en geen licenties, leerresultaten, pincodes of wachtwoordplaatjes. Vragen daarover gaan naar de uitgeverij of de school.</p>
    </>
  )
}
