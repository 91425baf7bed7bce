import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { dateTime } from '@/lib/core/dates'

export type Tick = { id: string; name: string; grantedAt: Date; grantedBy: string | null; withdrawnAt: Date | null; withdrawnBy: string | null; detail?: string; replaced?: boolean }

/** Which ticks were given and taken away, by whom and when; nothing where there never was one. `of`: what was ticked; `detail`: what was agreed. */
export function TickHistory({ of, ticks }: { of: string; ticks: readonly Tick[] }) {
  if (ticks.length === 0) return null
  return (
    <section aria-labelledby="geschiedenis" className="flex flex-col gap-3">
      <h2 id="geschiedenis">Geschiedenis</h2>
      <Table label="Geschiedenis van de vinkjes" narrow>
        <TableHead><Th>{of}</Th><Th>Aangevinkt</Th><Th>Weggehaald</Th></TableHead>
        <TableBody>
          {ticks.map((tick) => (
            <Tr key={tick.id}>
              <Td head>{tick.name}{tick.detail && <span className="block text-sm font-normal text-muted">{tick.detail}</span>}</Td>
              <Td><Moment at={tick.grantedAt} by={tick.grantedBy} /></Td>
              <Td>{tick.withdrawnAt ? <Moment at={tick.withdrawnAt} by={tick.withdrawnBy} instead={tick.replaced} /> : 'staat nog aan'}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}

function Moment({ at, by, instead = false }: { at: Date; by: string | null; instead?: boolean }) {
  return <>{instead && 'vervangen op '}{dateTime(at)}{by && <span className="block text-sm text-muted">door {by}</span>}</>
}
