import type { Metadata } from 'next'
import { PrintButton } from '@/components/frames/PrintButton'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { Table, TableBody, TableHead, Td, Th, Tr, type Sorting } from '@/components/ui/Table'
import { ROLE_WORDS, scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { fullName } from '@/lib/core/names'
import { staffOf, type StaffRow } from '@/lib/staff/queries'
import { pickStaff, SORTS, teachersOf, type StaffSort } from '@/lib/staff/teachers'
import { TeacherTable } from './TeacherTable'

export const metadata: Metadata = { title: 'Leerkrachten' }

/** The tab 'Leerkrachten': who works here; e-mail addresses and status for the coordinator only (AUT-5, LAS-7). */
export default async function StaffPage({ searchParams }: { searchParams: Promise<{ zoek?: string; sorteer?: string }> }) {
  const actor = await requirePermission('staff.view')
  const { zoek = '', sorteer } = await searchParams
  const scope = { ...scopeOf(actor), groupIds: 'all' as const }
  const sets = may(actor.roles, 'staff.set')
  const sort = SORTS.find((each) => each === sorteer) ?? 'naam'
  const staff = sets ? await teachersOf(scope) : []
  // Who may not see addresses cannot find people by them either.
  const people: StaffRow[] = sets ? staff : (await staffOf(scope)).map((person) => ({ ...person, email: null }))
  return (
    <>
      <PageHeader
        title="Leerkrachten" sentence="De medewerkers van uw school, zoals ze uit het leerling-administratiesysteem komen of door de ICT-coördinator zijn toegevoegd."
        actions={people.length > 0 && <PrintButton />} count={people.length === 1 ? '1 medewerker' : `${people.length} medewerkers`}
      />
      {people.length === 0 ? <EmptyState title="Hier komen de leerkrachten">Zij komen mee met een import.</EmptyState> : (
        <>
          {sets && (
            <div className="flex max-w-prose flex-col gap-2 text-muted">
              <p>Vul per leerkracht een bestaand e-mailadres in; ieder heeft een eigen adres nodig. Na ‘Opslaan’ krijgt de leerkracht een activatielink om een wachtwoord te kiezen. Haalt u een adres weg, dan kan die persoon bij uw school niet meer inloggen.</p>
              <p><strong className="font-semibold text-ink">Inactief:</strong> heeft de activatielink nog niet gebruikt. Wie via een netwerkomgeving binnenkomt, kan wel werken.</p>
            </div>
          )}
          <div className="print-hidden"><SearchForm label={sets ? 'Zoek op naam, groep of e-mailadres' : 'Zoek op naam of groep'} defaultValue={zoek} /></div>
          {pickStaff(people, zoek, sort).length === 0 ? <EmptyState title="Niemand gevonden">Zoek op een deel van de naam of van de groep.</EmptyState>
            : sets ? <TeacherTable staff={pickStaff(staff, zoek, sort)} school={actor.school.id} self={actor.employmentId} sorting={sortings(zoek, sort)} /> : <StaffList staff={pickStaff(people, zoek, sort)} />}
        </>
      )}
    </>
  )
}

function sortings(sought: string, chosen: StaffSort): Record<StaffSort, Sorting> {
  const of = (sort: StaffSort): Sorting => ({ href: `/leerkrachten?${new URLSearchParams({ ...(sought ? { zoek: sought } : {}), sorteer: sort })}`, ...(sort === chosen ? { direction: 'ascending' } : {}) })
  return { naam: of('naam'), groep: of('groep'), status: of('status') }
}

/** What colleagues see of each other. */
function StaffList({ staff }: { staff: readonly StaffRow[] }) {
  return (
    <Table label="Leerkrachten" narrow>
      <TableHead><Th>Naam</Th><Th>Rol</Th><Th>Groepen</Th></TableHead>
      <TableBody>
        {staff.map((person) => (
          <Tr key={person.id}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{fullName(person)}</Td>
            <Td>{person.roles.map((role) => ROLE_WORDS[role]).join(', ')}</Td>
            <Td>{person.groups.map((group) => group.name).join(', ')}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
