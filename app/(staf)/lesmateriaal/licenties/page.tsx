import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { spokenYearGroup } from '@/lib/core/year-group'
import { groupsFor } from '@/lib/groups/queries'
import { suits } from '@/lib/licences/rules'
import { hostedLicences, type HostedLicence } from '@/lib/licences/titles'
import { LicenceTable } from './LicenceTable'

export const metadata: Metadata = { title: 'Licenties koppelen' }

/** LIC-9: licences by groups, for titles that are linked in the portal itself. */
export default async function LicencesPage() {
  const actor = await requirePermission('licences.link')
  const [licences, groups] = await Promise.all([hostedLicences(scopeOf(actor)), groupsFor(scopeOf(actor))])
  const base = groups.filter((group) => group.kind === 'base')
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal">Lesmateriaal</BackLink>}
        title="Licenties koppelen"
        sentence="Koppel licenties aan groepen. Leerlingen en leerkrachten van die groepen zien de titel meteen. Titels die u bij de uitgeverij zelf koppelt, staan bij Lesmateriaal met ‘licentiemanagement’ erachter."
      />
      {licences.length === 0 || base.length === 0
        ? <EmptyState title="Er is hier niets te koppelen">{base.length === 0 ? 'Breng eerst groepen binnen bij Beheer → Gebruikersgegevens invoeren.' : 'Uw school heeft geen licenties die in het portaal worden gekoppeld, of de uitgeverij is niet aangevinkt.'}</EmptyState>
        : (
          <LicenceTable
            school={actor.school.id}
            licences={licences.map((licence) => ({ id: licence.id, name: licence.name, detail: `${licence.publisher} · ${licence.audience === 'teacher' ? 'voor leerkrachten' : licence.seats === null ? `${licence.used} leerlingen` : `${licence.used} van ${licence.seats} plaatsen`}` }))}
            groups={base.map((group) => ({ id: group.id, name: group.name, yearGroup: group.yearGroup ? `jaargroep ${spokenYearGroup(group.yearGroup)}` : undefined }))}
            unsuited={licences.flatMap((licence) => base.filter((group) => !suits(licence.yearGroups, group.yearGroup)).map((group) => ({ licenceId: licence.id, groupId: group.id })))}
            links={licences.flatMap((licence) => licence.groupIds.map((groupId) => ({ licenceId: licence.id, groupId })))}
          />
        )}
      {licences.length > 0 && <Details licences={licences} />}
    </>
  )
}

/** LIC-4: the way to levels and single pupils of each licence. */
function Details({ licences }: { licences: readonly HostedLicence[] }) {
  return (
    <Card title="Niveaus en losse leerlingen" sentence="Geef een groep of één leerling een ander niveau, of geef één leerling een licentie.">
      <ul className="divide-y divide-line">
        {licences.map(({ id, name, publisher, levels, singles }) => (
          <li key={id} className="flex flex-wrap items-center gap-x-4 gap-y-1 py-3">
            <Link href={`/lesmateriaal/licenties/${id}`} className="font-semibold">{name}</Link>
            <span className="text-sm text-muted">{publisher}</span>
            <span className="ml-auto text-sm text-muted">{levels.length > 0 ? `niveaus: ${levels.join(', ')}` : 'geen niveaus'}{singles > 0 && ` · ${singles === 1 ? '1 losse leerling' : `${singles} losse leerlingen`}`}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
