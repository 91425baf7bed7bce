import { School } from 'lucide-react'
import type { Metadata } from 'next'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { tickedSchools } from '@/lib/publisher-admin/queries'

export const metadata: Metadata = { title: 'Scholen en licenties' }

/** LIC-10: the schools that ticked one's own publisher; of others nothing. */
export default async function SchoolsPage() {
  const actor = await requireBeside('publisher.manage')
  const { publisher, schools } = await tickedSchools(actor)
  return (
    <>
      <PageHeader title="Scholen en licenties" sentence={`Scholen die ${publisher.name} hebben aangevinkt. Haalt een school het vinkje weg, dan staat zij hier niet meer.`} count={schools.length === 1 ? '1 school' : `${schools.length} scholen`} />
      {schools.length === 0
        ? <EmptyState icon={<School aria-hidden />} title="Nog geen school heeft u aangevinkt">Zodra een ICT-coördinator dat doet, staat de school hier.</EmptyState>
        : (
          <Table label="Scholen">
            <TableHead><Th>School</Th><Th>BRIN</Th><Th>Plaats</Th><Th>Aangevinkt sinds</Th><Th>Licenties</Th></TableHead>
            <TableBody>
              {schools.map((school) => (
                <Tr key={school.id}><Td head><CellLink href={`/uitgeverij/scholen/${school.id}`}>{school.name}</CellLink></Td><Td>{school.brin ?? ''}</Td><Td>{school.city ?? ''}</Td><Td>{day(school.since)}</Td><Td>{school.licences}</Td></Tr>
              ))}
            </TableBody>
          </Table>
        )}
    </>
  )
}
