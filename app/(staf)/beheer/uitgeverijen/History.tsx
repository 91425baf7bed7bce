import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { dateTime } from '@/lib/core/dates'
import type { ConsentEvent } from '@/lib/consent/history'

/** Which ticks were given and taken away, by whom and when; nothing where there never was one. */
export function History({ events }: { events: readonly ConsentEvent[] }) {
  if (events.length === 0) return null
  return (
    <section aria-labelledby="geschiedenis" className="flex flex-col gap-3">
      <h2 id="geschiedenis">Geschiedenis</h2>
      <Table label="Geschiedenis van de vinkjes" narrow>
        <TableHead><Th>Uitgeverij</Th><Th>Aangevinkt</Th><Th>Weggehaald</Th></TableHead>
        <TableBody>
          {events.map((event) => (
            <Tr key={event.id}>
              <Td head>{event.publisher}</Td>
              <Td><Moment at={event.grantedAt} by={event.grantedBy} /></Td>
              <Td>{event.withdrawnAt ? <Moment at={event.withdrawnAt} by={event.withdrawnBy ?? 'de uitgeverij zelf'} /> : 'staat nog aan'}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

function Moment({ at, by }: { at: Date; by: string | null }) {
  return <>{dateTime(at)}{by && <span className="block text-sm text-muted">door {by}</span>}</>
}
