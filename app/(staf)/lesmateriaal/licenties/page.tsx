import type { Metadata } from 'next'
import { BackLink } from '@/components/ui/Breadcrumb'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { spokenYearGroup } from '@/lib/core/year-group'
import { groupsFor } from '@/lib/groups/queries'
import { suits } from '@/lib/licences/rules'
import { hostedLicences } from '@/lib/licences/titles'
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
            licences={licences.map((licence) => ({ id: licence.id, name: licence.name, detail: `${licence.publisher} · ${licence.seats === null ? `${licence.used} leerlingen` : `${licence.used} van ${licence.seats} plaatsen`}` }))}
            groups={base.map((group) => ({ id: group.id, name: group.name, yearGroup: group.yearGroup ? `jaargroep ${spokenYearGroup(group.yearGroup)}` : undefined }))}
            unsuited={licences.flatMap((licence) => base.filter((group) => !suits(licence.yearGroups, group.yearGroup)).map((group) => ({ licenceId: licence.id, groupId: group.id })))}
            links={licences.flatMap((licence) => licence.groupIds.map((groupId) => ({ licenceId: licence.id, groupId })))}
          />
        )}
    </>
  )
}
