import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { ROLE_WORDS, scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { may } from '@/lib/access/permissions'
import { fullName } from '@/lib/core/names'
import { staffOf } from '@/lib/staff/queries'
import { StaffActions } from './StaffActions'

export const metadata: Metadata = { title: 'Leerkrachten' }

/** The tab 'Leerkrachten': who works here; e-mail and status for the coordinator only (AUT-5). */
export default async function StaffPage() {
  const actor = await requirePermission('staff.view')
  const staff = await staffOf({ ...scopeOf(actor), groupIds: 'all' })
  const status = may(actor.roles, 'staff.status')
  return (
    <>
      <PageHeader title="Leerkrachten" sentence="De medewerkers van uw school, zoals ze uit het leerling-administratiesysteem komen of door de ICT-coördinator zijn toegevoegd." count={staff.length === 1 ? '1 medewerker' : `${staff.length} medewerkers`} />
      {staff.length === 0 ? <EmptyState title="Hier komen de leerkrachten">Zij komen mee met een import.</EmptyState> : (
        <>
          {status && <p className="max-w-prose text-muted"><strong className="font-semibold text-ink">Inactief:</strong> heeft de activatielink nog niet gebruikt. Wie via een netwerkomgeving binnenkomt, kan wel werken.</p>}
          <Table label="Leerkrachten">
            <TableHead><Th>Naam</Th><Th>Rol</Th><Th>Groepen</Th>{status && <><Th>E-mailadres</Th><Th>Status</Th><Th><span className="sr-only">Acties</span></Th></>}</TableHead>
            <TableBody>
              {staff.map((person) => (
                <Tr key={person.id}>
                  <Td head className="max-w-64 [overflow-wrap:anywhere]">{fullName(person)}</Td>
                  <Td>{person.roles.map((role) => ROLE_WORDS[role]).join(', ')}</Td>
                  <Td>{person.groups.map((group) => group.name).join(', ')}</Td>
                  {status && (
                    <>
                      <Td>{person.email ?? <span className="text-muted">nog geen</span>}</Td>
                      <Td><Badge tone={person.active ? 'success' : 'neutral'}>{person.active ? 'actief' : 'inactief'}</Badge></Td>
                      <Td><StaffActions person={person} school={actor.school.id} /></Td>
            
        </>
                )}
              </Tr>
            ))}
          </TableBody>
        </Table>
        </>
      )}
    </>
  )
}
