import type { Metadata } from 'next'
import { HubCard, HubPage } from '@/components/frames/HubPage'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { firstSteps } from '@/lib/first-steps/queries'
import { lookOnsOf } from '@/lib/look-on/queries'
import { isSchoolAddress } from '@/lib/network/queries'
import { waitingImport } from '@/lib/roster/waiting'
import { schoolDetails } from '@/lib/schools/queries'
import { doorsOf } from './doors'
import { FirstSteps } from './FirstSteps'
import { LookOns } from './LookOns'
import { SchoolDetails } from './SchoolDetails'
import { WaitingImport } from './WaitingImport'

export const metadata: Metadata = { title: 'Beheer' }

/** Where the coordinator lands (NAV-1): the doors, each with how things stand. */
export default async function ManagePage() {
  const actor = await requirePermission('manage.view')
  const scope = scopeOf(actor)
  const now = new Date()
  const [doors, details, here, lookOns, first, waiting] = await Promise.all([
    doorsOf(scope), schoolDetails(scope), isSchoolAddress(scope.schoolId, actor.address), lookOnsOf(scope, now), actor.lookOn ? null : firstSteps(scope), waitingImport(scope),
  ])
  return (
    <HubPage
      title="Beheer"
      sentence={`Alles om ${actor.school.name} in te richten.`}
      below={<><SchoolDetails school={actor.school.id} details={details} /><LookOns traces={lookOns} /></>}
      above={<>
        {waiting && <WaitingImport waiting={waiting} />}
        {first && <FirstSteps school={actor.school.id} {...first} />}
        {!here && !actor.lookOn && (
          <Alert tone="info" action={<LinkButton href="/beheer/ip-adressen" variant="secondary" size="small">Naar IP-adres toevoegen</LinkButton>}>
            U werkt vanaf een adres dat nog niet bij uw school bekend is. Bent u nu op school? Voeg het adres dan toe: pas dan werkt de leerlingsnelkoppeling hier.
          </Alert>
        )}
      </>}
    >
      {doors.map((door) => <HubCard key={door.href} {...door} />)}
    </HubPage>
  )
}
