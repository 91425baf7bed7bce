import { Database, Library, Network } from 'lucide-react'
import type { Metadata } from 'next'
import { HubCard, HubPage } from '@/components/frames/HubPage'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { countTicked } from '@/lib/consent/queries'
import { addressesOf, isSchoolAddress } from '@/lib/network/queries'
import { schoolCounts } from '@/lib/groups/queries'
import { lasLinkOf } from '@/lib/las/queries'
import { linkWords } from '@/lib/las/rules'
import { schoolDetails } from '@/lib/schools/queries'
import { SchoolDetails } from './SchoolDetails'

export const metadata: Metadata = { title: 'Beheer' }

/** Where the coordinator lands (NAV-1): the doors, each with how things stand. */
export default async function ManagePage() {
  const actor = await requirePermission('manage.view')
  const scope = scopeOf(actor)
  const [counts, details, link, ticked, addresses, here] = await Promise.all([schoolCounts(scope), schoolDetails(scope), lasLinkOf(scope), countTicked(scope), addressesOf(scope), isSchoolAddress(scope.schoolId, actor.address)])
  const empty = counts.pupils === 0
  return (
    <HubPage
      title="Beheer"
      sentence={`Alles om ${actor.school.name} in te richten.`}
      below={<SchoolDetails details={details} />}
      above={!here && (
        <Alert tone="info" action={<LinkButton href="/beheer/ip-adressen" variant="secondary" size="small">Naar IP-adres toevoegen</LinkButton>}>
          U werkt vanaf een adres dat nog niet bij uw school bekend is. Bent u nu op school? Voeg het adres dan toe: pas dan werkt de leerlingsnelkoppeling hier.
        </Alert>
      )}
    >
      <HubCard
        icon={<Database aria-hidden />} name="Gebruikersgegevens invoeren" href="/beheer/gebruikersgegevens"
        state={empty ? 'nog geen leerlingen' : `${counts.pupils} leerlingen in ${counts.groups} groepen`} tone={empty ? 'warn' : 'success'}
        next={empty && !link ? 'Begin hier: breng groepen, leerlingen en leerkrachten binnen.' : `Koppeling: ${linkWords(link)}.`}
      />
      <HubCard
        icon={<Network aria-hidden />} name="IP-adres toevoegen" href="/beheer/ip-adressen"
        state={addresses.length === 0 ? 'nog geen adres' : addresses.length === 1 ? '1 adres' : `${addresses.length} adressen`} tone={addresses.length === 0 ? 'warn' : 'success'}
        next="Vanaf deze adressen werkt de leerlingsnelkoppeling."
      />
      <HubCard
        icon={<Library aria-hidden />} name="Uitgeverijen" href="/beheer/uitgeverijen"
        state={ticked === 0 ? 'nog geen uitgeverij aangevinkt' : ticked === 1 ? '1 uitgeverij aangevinkt' : `${ticked} uitgeverijen aangevinkt`} tone={ticked === 0 ? 'warn' : 'success'}
        next="Bepaal welke uitgeverijen gegevens van uw school krijgen."
      />
    </HubPage>
  )
}
