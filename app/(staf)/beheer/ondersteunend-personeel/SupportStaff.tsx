import { Badge } from '@/components/ui/Badge'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { ROLE_WORDS } from '@/lib/access/actor'
import { fullName } from '@/lib/core/names'
import type { StaffRow } from '@/lib/staff/queries'

/** ACC-4: the people with a role that the coordinator gave. */
export function SupportStaff({ people }: { people: StaffRow[] }) {
  return (
    <Table label="ICT-coördinatoren en ondersteunend personeel">
      <TableHead><Th>Naam</Th><Th>Rol</Th><Th>Groepen</Th><Th>E-mailadres</Th><Th>Status</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
      <TableBody>
        {people.map((person) => (
          <Tr key={person.id}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{fullName(person)}</Td>
            <Td>{person.roles.map((role) => ROLE_WORDS[role]).join(', ')}</Td>
            <Td>{person.groups.map((group) => group.name).join(', ')}</Td>
            <Td className="max-w-64 [overflow-wrap:anywhere]">{person.email ?? <span className="text-muted">nog geen</span>}</Td>
            <Td><Badge tone={person.active ? 'success' : 'neutral'}>{person.active ? 'actief' : 'inactief'}</Badge></Td>
            <Td className="text-right"><CellLink href={`/beheer/ondersteunend-personeel/${person.id}`}>Wijzig<span className="sr-only"> {fullName(person)}</span></CellLink></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
