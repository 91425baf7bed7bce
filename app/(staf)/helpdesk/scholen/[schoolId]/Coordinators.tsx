import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { fullName } from '@/lib/core/names'
import type { HelpdeskSchool } from '@/lib/helpdesk/schools'

/** Who runs the school, and whether they can log in. */
export function Coordinators({ coordinators, active }: Pick<HelpdeskSchool, 'coordinators' | 'active'>) {
  if (coordinators.length === 0 && !active) return <p className="text-muted">Deze school is gesloten: er werkt hier niemand meer.</p>
  if (coordinators.length === 0) return <EmptyState title="Deze school heeft geen ICT-coördinator">Een school zonder ICT-coördinator kan niets instellen.</EmptyState>
  return (
    <Table label="ICT-coördinatoren" narrow>
      <TableHead><Th>Naam</Th><Th>E-mailadres</Th><Th>Stand</Th></TableHead>
      <TableBody>
        {coordinators.map(({ user, invitedEmail, ...person }) => (
          <Tr key={person.id}>
            <Td head className="[overflow-wrap:anywhere]">{user ? <CellLink href={`/helpdesk/personen/${user.id}`}>{fullName(person)}</CellLink> : fullName(person)}</Td>
            <Td className="[overflow-wrap:anywhere]">{user?.email ?? invitedEmail ?? '-'}</Td>
            <Td><Badge tone={user?.activatedAt ? 'success' : 'warn'}>{user?.activatedAt ? 'actief' : 'inactief'}</Badge></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
