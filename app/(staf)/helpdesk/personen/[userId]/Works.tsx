import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { ROLE_WORDS } from '@/lib/access/actor'
import { day } from '@/lib/core/dates'
import type { HelpdeskPerson } from '@/lib/helpdesk/people'

type Work = HelpdeskPerson['invitations'][number] & { substituteGroup?: { name: string } | null }

/** Where somebody works or worked, and where an invitation waits for a yes. */
export function Works({ works, invitations }: { works: HelpdeskPerson['employments']; invitations: HelpdeskPerson['invitations'] }) {
  const rows: (Work & { invited: boolean })[] = [...works.map((work) => ({ ...work, invited: false })), ...invitations.map((work) => ({ ...work, invited: true }))]
  if (rows.length === 0) return <EmptyState title="Werkt op geen school">Geen school heeft deze persoon nu als medewerker.</EmptyState>
  return (
    <Table label="Scholen" narrow>
      <TableHead><Th>School</Th><Th>Rol</Th><Th>Sinds</Th><Th>Stand</Th></TableHead>
      <TableBody>
        {rows.map((work) => (
          <Tr key={work.id}>
            <Td head className="max-w-72 [overflow-wrap:anywhere]"><CellLink href={`/helpdesk/scholen/${work.school.id}`}>{work.school.name}</CellLink></Td>
            <Td>{work.substituteGroup ? `invalkracht ${work.substituteGroup.name}` : work.roles.map((role) => ROLE_WORDS[role]).join(', ') || 'geen'}</Td>
            <Td>{day(work.createdAt)}</Td>
            <Td><State work={work} /></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function State({ work }: { work: Work & { invited: boolean } }) {
  if (work.removedAt) return <Badge>weg sinds {day(work.removedAt)}</Badge>
  if (work.endsAt && work.endsAt <= new Date()) return <Badge>geëindigd op {day(work.endsAt)}</Badge>
  if (!work.school.active) return <Badge>school gesloten</Badge>
  return work.invited ? <Badge tone="warn">uitgenodigd, nog niet bevestigd</Badge> : <Badge tone="success">werkt hier</Badge>
}
