import { Badge } from '@/components/ui/Badge'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { day } from '@/lib/core/dates'
import { hasSeats, tooMany } from '@/lib/licences/rules'
import { seatsLeft, type Usage } from '@/lib/licences/usage'

/** Who links a licence, and where. */
const LINKED_AT: Record<Usage['linking'], string> = { portal: 'hier, bij Licenties koppelen', publisher: 'bij de uitgeverij', lookup: 'bij de uitgeverij, die per leerling antwoordt' }

export function UsageTable({ label, rows }: { label: string; rows: readonly Usage[] }) {
  return (
    <Table label={label}>
      <TableHead><Th scope="col">Titel</Th><Th scope="col">Plaatsen</Th><Th scope="col">In gebruik</Th><Th scope="col">Vrij</Th><Th scope="col">Gekoppeld aan</Th><Th scope="col">Looptijd</Th></TableHead>
      <TableBody>{rows.map((row) => <Row key={row.id} row={row} />)}</TableBody>
    </Table>
  )
}

function Row({ row }: { row: Usage }) {
  const left = seatsLeft(row)
  const over = tooMany(row.seats, row.pupils)
  return (
    <Tr>
      <Td head>{row.name}<span className="block text-sm font-normal text-muted">{row.publisher}</span>{!row.consented && <Badge tone="warn">niet aangevinkt</Badge>}</Td>
      <Td>{row.seats ?? 'onbeperkt'}</Td>
      <Td>{!hasSeats(row.audience) ? 'voor leerkrachten' : row.linking === 'lookup' ? `${row.pupils} bekend` : row.pupils}</Td>
      <Td>{left === null || !hasSeats(row.audience) ? '' : over > 0 ? <Badge tone="danger">{over} te veel</Badge> : left}</Td>
      <Td>{row.groups.length > 0 ? row.groups.join(', ') : row.pupils + row.staff > 0 ? 'personen' : 'niemand'}<span className="block text-sm text-muted">{LINKED_AT[row.linking]}</span></Td>
      <Td>{day(row.startsOn)}{row.endsOn ? ` tot en met ${day(row.endsOn)}` : ', zonder einde'}</Td>
    </Tr>
  )
}
