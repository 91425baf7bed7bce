import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { publisherPeople } from '@/lib/publisher-admin/queries'
import { AddPerson, EndAccess, LookupForm } from './forms'

export const metadata: Metadata = { title: 'Mensen van uitgeverijen' }

/** LIC-10: who manages titles and licences for a publisher. */
export default async function PublisherPeoplePage() {
  await requireBeside('publishers.people')
  const { people, publishers } = await publisherPeople()
  return (
    <>
      <PageHeader title="Mensen van uitgeverijen" sentence="Zij beheren titels en licenties van hun eigen uitgeverij, en zien daarvan alleen scholen die hen hebben aangevinkt. Ga bij de uitgeverij na wie iemand is voordat u toegang geeft." count={people.length === 1 ? '1 persoon' : `${people.length} personen`} />
      {people.length > 0 && (
        <Table label="Mensen van uitgeverijen">
          <TableHead><Th>Naam</Th><Th>Uitgeverij</Th><Th>E-mailadres</Th><Th>Account</Th><Th>Acties</Th></TableHead>
          <TableBody>
            {people.map((person) => (
              <Tr key={person.id}><Td head>{person.name}</Td><Td>{person.publisher}</Td><Td className="[overflow-wrap:anywhere]">{person.email}</Td><Td><Badge tone={person.active ? 'success' : 'warn'}>{person.active ? 'actief' : 'nog niet actief'}</Badge></Td><Td><EndAccess user={person.id} name={person.name} /></Td></Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <Card title="Toegang geven" sentence="Wie nog geen wachtwoord heeft, krijgt een activatielink."><AddPerson publishers={publishers} /></Card>
      <Card title="Licenties navragen" sentence="De meeste uitgeverijen geven licenties door aan het portaal. Bij deze vraagt het portaal ze na, op het moment dat iemand een titel wil openen.">
        <Asked publishers={publishers} />
        <LookupForm publishers={publishers} />
      </Card>
    </>
  )
}

function Asked({ publishers }: { publishers: readonly { id: string; name: string; licenceLookupUrl: string | null }[] }) {
  const asked = publishers.filter(({ licenceLookupUrl }) => licenceLookupUrl !== null)
  if (asked.length === 0) return <p className="mb-4">Op dit moment bij geen enkele.</p>
  return <ul className="mb-4 divide-y divide-line">{asked.map(({ id, name, licenceLookupUrl }) => <li key={id} className="py-2"><span className="font-semibold">{name}</span> <span className="text-sm [overflow-wrap:anywhere] text-muted">{licenceLookupUrl}</span></li>)}</ul>
}
