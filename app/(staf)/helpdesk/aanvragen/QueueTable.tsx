import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { QueueRow } from '@/lib/account-requests/queries'
import { KIND_WORDS, REQUEST_SCHOOLS, SCHOOL_WORDS } from '@/lib/account-requests/rules'
import { dateTime } from '@/lib/core/dates'

const schoolWord = (kind: string) => SCHOOL_WORDS[REQUEST_SCHOOLS.find((each) => each === kind) ?? 'primary'].label

/** Requests, a row each. */
export function QueueTable({ rows, label, decided }: { rows: readonly QueueRow[]; label: string; decided: boolean }) {
  return (
    <Table label={label}>
      <TableHead><Th>School</Th><Th>Aanvraag</Th><Th>Voor</Th><Th>Kenmerk</Th><Th>{decided ? 'Afgehandeld' : 'Ontvangen'}</Th></TableHead>
      <TableBody>
        {rows.map((row) => (
          <Tr key={row.id}>
            <Td head className="max-w-72 [overflow-wrap:anywhere]"><CellLink href={`/helpdesk/aanvragen/${row.id}`}>{row.schoolName}</CellLink><span className="block text-sm text-muted">{[row.brin, row.city].filter(Boolean).join(', ')}</span></Td>
            <Td>{KIND_WORDS[row.kind].short}</Td>
            <Td>{schoolWord(row.schoolKind)}</Td>
            <Td className="whitespace-nowrap">{row.reference}</Td>
            <Td>{dateTime((decided ? row.decidedAt : row.sentAt) ?? row.sentAt!)}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
