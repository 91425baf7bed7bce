import { ChartNoAxesColumn } from 'lucide-react'
import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { requirePermission } from '@/lib/access/current'
import { usageOf } from '@/lib/licences/usage'
import { UsageTable } from './UsageTable'

export const metadata: Metadata = { title: 'Gebruik van licenties' }

/** LIC-8: licences against the use of their seats; first those that nobody is linked to. */
export default async function UsagePage() {
  const actor = await requirePermission('licences.link')
  const { unused, inUse, past } = await usageOf(actor.school.id)
  const seats = unused.reduce((sum, row) => sum + (row.seats ?? 0), 0)
  return (
    <>
      <PageHeader
        back={<BackLink href="/lesmateriaal">Lesmateriaal</BackLink>}
        title="Gebruik van licenties"
        sentence="Hoeveel plaatsen uw school heeft en hoeveel er in gebruik zijn. Een leerling telt één keer per titel; leerkrachten gebruiken geen plaats, dus van een titel voor leerkrachten is er geen in gebruik. Wie er inlogt, staat hier niet."
        count={unused.length + inUse.length === 1 ? '1 licentie' : `${unused.length + inUse.length} licenties`}
      />
      {unused.length + inUse.length + past.length === 0 && <EmptyState icon={<ChartNoAxesColumn aria-hidden />} title="Er zijn nog geen licenties">Zodra een uitgeverij een licentie doorgeeft, staat die hier.</EmptyState>}
      {unused.length > 0 && (
        <Card title="Aan niemand gekoppeld" sentence="Voor deze licenties betaalt uw school misschien, maar niemand kan de titel openen.">
          {seats > 0 && <Alert tone="warn">Samen {seats === 1 ? '1 plaats' : `${seats} plaatsen`} die niemand gebruikt.</Alert>}
          <UsageTable label="Aan niemand gekoppeld" rows={unused} />
        </Card>
      )}
      {inUse.length > 0 && <Card title="In gebruik"><UsageTable label="In gebruik" rows={inUse} /></Card>}
      {past.length > 0 && <Card title="Nog niet begonnen of voorbij"><UsageTable label="Nog niet begonnen of voorbij" rows={past} /></Card>}
    </>
  )
}
