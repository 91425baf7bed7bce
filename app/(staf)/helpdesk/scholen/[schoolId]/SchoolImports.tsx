import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { dateTime } from '@/lib/core/dates'
import type { HelpdeskSchool } from '@/lib/helpdesk/schools'
import { SOURCE_WORDS, STATUS_WORDS } from '../../status-words'

/** The school's last imports, without what is in them. */
export function SchoolImports({ imports }: { imports: HelpdeskSchool['imports'] }) {
  if (imports.length === 0) return <EmptyState title="Nog geen imports">Deze school heeft nog niets binnengebracht.</EmptyState>
  return (
    <Table label="Laatste imports" narrow>
      <TableHead><Th>Wanneer</Th><Th>Hoe</Th><Th>Stand</Th></TableHead>
      <TableBody>
        {imports.map((row) => (
          <Tr key={row.id}>
            <Td head>{dateTime(row.createdAt)}</Td>
            <Td>{SOURCE_WORDS[row.source]}{row.schoolYear && <span className="block text-sm text-muted">schooljaar {row.schoolYear}</span>}</Td>
            <Td><Badge tone={STATUS_WORDS[row.status].tone}>{STATUS_WORDS[row.status].word}</Badge></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
