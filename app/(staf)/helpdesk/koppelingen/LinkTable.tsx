import { Badge } from '@/components/ui/Badge'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { dateTime } from '@/lib/core/dates'
import { outcomeOf, outcomeWords } from '@/lib/las/outcomes'
import type { WatchedLink } from '@/lib/las/queries'
import { LAS_SYSTEMS } from '@/lib/las/rules'
import { WATCH_WORDS } from './words'

const when = (moment: Date | null, otherwise: string) => (moment ? dateTime(moment) : <span className="text-muted">{otherwise}</span>)

/** The links, a row each: how they stand, why, and when they were and will be fetched. */
export function LinkTable({ links }: { links: WatchedLink[] }) {
  return (
    <Table label="Koppelingen">
      <TableHead><Th>School</Th><Th>Systeem</Th><Th>Stand</Th><Th>Laatst gelukt</Th><Th>Volgende keer</Th></TableHead>
      <TableBody>
        {links.map((link) => (
          <Tr key={link.id}>
            <Td head className="max-w-72 [overflow-wrap:anywhere]">{link.name}<span className="block text-sm text-muted">{[link.brin, link.city].filter(Boolean).join(', ')}</span></Td>
            <Td>{LAS_SYSTEMS[link.system].name}</Td>
            <Td className="max-w-96"><Badge tone={WATCH_WORDS[link.state].tone}>{WATCH_WORDS[link.state].word}</Badge><Why link={link} /></Td>
            <Td>{when(link.lastSuccessAt, 'nog niet')}</Td>
            <Td>{when(link.nextRunAt, link.state === 'needs-key' ? 'zodra er een sleutel is' : 'nog niet gepland')}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

function Why({ link }: { link: WatchedLink }) {
  if (!link.lastOutcome || outcomeOf(link.lastOutcome).good) return null
  const times = link.failures > 1 ? ` (${link.failures} keer achter elkaar)` : ''
  return <span className="mt-1 block text-sm text-muted">{outcomeWords(link.lastOutcome, LAS_SYSTEMS[link.system].name).words}{times}</span>
}
