import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { findSchools } from '@/lib/helpdesk/schools'
import { hrefOf, pageOf, textOf, type Query } from '../query'

export const metadata: Metadata = { title: 'Scholen' }
const PAGE_SIZE = 50

/** The schools, found by a part of name, BRIN, place or board. */
export default async function SchoolsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('helpdesk.view')
  const query = await searchParams
  const [words, page] = [textOf(query.zoek), pageOf(query)]
  const { schools, total } = await findSchools({ words, page, pageSize: PAGE_SIZE })
  return (
    <>
      <PageHeader title="Scholen" sentence="Zoek op een deel van de naam, het BRIN, de plaats of het bestuur." count={total === 1 ? '1 school' : `${total.toLocaleString('nl-NL')} scholen`} />
      <SearchForm label="Zoek een school" defaultValue={words ?? ''} />
      {schools.length === 0 ? <EmptyState title="Geen school gevonden">Zoek op een ander of korter woord.</EmptyState> : (
        <Table label="Scholen">
          <TableHead><Th>School</Th><Th>BRIN</Th><Th>Plaats</Th><Th>Bestuur</Th><Th>Stand</Th></TableHead>
          <TableBody>
            {schools.map((school) => (
              <Tr key={school.id}>
                <Td head className="max-w-80 [overflow-wrap:anywhere]"><CellLink href={`/helpdesk/scholen/${school.id}`}>{school.name}</CellLink></Td>
                <Td>{school.brin ?? school.schoolKey ?? '-'}</Td>
                <Td>{school.city ?? '-'}</Td>
                <Td className="max-w-72 [overflow-wrap:anywhere]">{school.board}</Td>
                <Td><Badge tone={school.active ? 'success' : 'neutral'}>{school.active ? 'actief' : 'gesloten'}</Badge></Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefOf('/helpdesk/scholen', { zoek: words })} noun="scholen" />
    </>
  )
}
