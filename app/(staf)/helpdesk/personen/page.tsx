import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { findPeople, homeLoginForHelpdesk, type FoundPerson } from '@/lib/helpdesk/people'
import { hrefOf, pageOf, textOf, type Query } from '../query'
import { HomeLogin } from './HomeLogin'

export const metadata: Metadata = { title: 'Personen' }
const PAGE_SIZE = 50

/** People who work at schools, by a part of name or address; parents by their whole address only. */
export default async function PeoplePage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('helpdesk.view')
  const query = await searchParams
  const [words, parent, page] = [textOf(query.zoek), textOf(query.ouder, 254), pageOf(query)]
  const [{ people, total }, home] = await Promise.all([findPeople({ words, page, pageSize: PAGE_SIZE }), parent ? homeLoginForHelpdesk(parent) : null])
  return (
    <>
      <PageHeader title="Personen" sentence="Zoek een medewerker op een deel van de naam of het e-mailadres." />
      <SearchForm label="Zoek een medewerker" defaultValue={words ?? ''} />
      {words && people.length === 0 && <EmptyState title="Niemand gevonden">Zoek op een ander deel van de naam of het e-mailadres.</EmptyState>}
      {people.length > 0 && <Found people={people} />}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefOf('/helpdesk/personen', { zoek: words })} noun="personen" />
      <HomeLogin address={parent} home={home} />
    </>
  )
}

function Found({ people }: { people: FoundPerson[] }) {
  return (
    <Table label="Personen" narrow>
      <TableHead><Th>Naam</Th><Th>E-mailadres</Th><Th>School</Th><Th>Stand</Th></TableHead>
      <TableBody>
        {people.map((person) => (
          <Tr key={person.userId ?? person.employmentId}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{person.userId ? <CellLink href={`/helpdesk/personen/${person.userId}`}>{person.name}</CellLink> : person.name}</Td>
            <Td className="max-w-64 [overflow-wrap:anywhere]">{person.email ?? '-'}</Td>
            <Td className="max-w-72 [overflow-wrap:anywhere]">{person.schools.join(', ') || '-'}</Td>
            <Td><Badge tone={person.active ? 'success' : 'warn'}>{person.active ? 'actief' : person.userId ? 'inactief' : 'nog geen login'}</Badge></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
