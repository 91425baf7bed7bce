import type { Metadata } from 'next'
import Link from 'next/link'
import { BackLink } from '@/components/ui/Breadcrumb'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { ERASED } from '@/lib/core/retention'
import { retentionDays } from '@/lib/platform/portal'
import { erasedAt } from '@/lib/privacy/queries'

export const metadata: Metadata = { title: 'Wat er is gewist' }

/** So far back this page looks, in days. */
const BACK = 365

/** DAT-3: what the nightly jobs erased of this school: counts, no names. */
export default async function ErasedPage() {
  const actor = await requirePermission('privacy.requests')
  const days = await erasedAt(scopeOf(actor), new Date(), BACK)
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="Wat er is gewist"
        sentence={<>Het portaal wist elke nacht wat zijn tijd heeft gehad, zoals leerlingen en medewerkers die {retentionDays()} dagen weg zijn. Hier staan alleen aantallen. Wat hoe lang bewaard blijft, staat bij <Link href="/privacy">Privacy</Link>.</>}
      />
      {days.length === 0 ? <EmptyState title="Er is nog niets gewist">Zodra er van uw school iets wordt gewist, staat het hier per dag.</EmptyState> : (
        <Table label="Gewist, per dag" narrow>
          <TableHead><Th>Dag</Th><Th>Gewist</Th></TableHead>
          <TableBody>
            {days.map(({ day: of, rows }) => (
              <Tr key={of.getTime()}>
                <Td head className="whitespace-nowrap">{day(of)}</Td>
                <Td>{rows.map(({ kind, count }) => `${count} ${ERASED[kind][count === 1 ? 0 : 1]}`).join(', ')}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}
