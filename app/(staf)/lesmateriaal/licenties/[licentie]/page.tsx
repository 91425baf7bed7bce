import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { hostedLicence } from '@/lib/licences/one-licence'
import { LevelsForm } from './LevelsForm'
import { LinkPupil } from './LinkPupil'

export const metadata: Metadata = { title: 'Niveaus en losse leerlingen' }

/** LIC-4, LIC-9: one licence that the portal hosts: levels of groups and pupils, and pupils who have it by themselves. */
export default async function LicencePage({ params }: { params: Promise<{ licentie: string }> }) {
  const actor = await requirePermission('licences.link')
  const licence = await hostedLicence(scopeOf(actor), (await params).licentie)
  if (!licence) notFound()
  const school = actor.school.id
  const rows = [...licence.groups.map((row) => ({ ...row, detail: 'hele groep' })), ...licence.pupils]
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal/licenties">Licenties koppelen</BackLink>}
        title={licence.title}
        sentence={licence.levels.length > 0
          ? 'Kies niveaus voor een groep of voor één leerling, hoger of lager dan het eigen niveau. Meer dan één mag. Zonder vinkje geldt het eigen niveau.'
          : 'Deze titel heeft geen niveaus. U kunt de licentie wel aan één leerling geven, naast de gekoppelde groepen.'}
        count={licence.publisher}
      />
      {rows.length > 0 && (
        <Card title={licence.levels.length > 0 ? 'Niveaus' : 'Gekoppeld'} sentence={licence.levels.length > 0 ? 'Wat bij een leerling staat, gaat voor wat bij de groep staat.' : undefined}>
          <LevelsForm school={school} licence={licence.id} levels={licence.levels} rows={rows} />
        </Card>
      )}
      <Card title="Licentie voor één leerling" sentence="Bijvoorbeeld voor een leerling die met een titel van een andere jaargroep werkt.">
        <LinkPupil school={school} licence={licence.id} levels={licence.levels} pupils={licence.others} />
      </Card>
    </>
  )
}
