import type { Metadata } from 'next'
import { HelpFrame } from '@/app/HelpFrame'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { StateTone } from '@/components/ui/tones'
import { clockTime, dateTime } from '@/lib/core/dates'
import { STATUS_WORDS, type Part, type State } from '@/lib/status/rules'
import { portalStatus } from '@/lib/status/status'

export const metadata: Metadata = { title: 'Status' }
/** Read at each request: the build knows no database. */
export const dynamic = 'force-dynamic'

const TONES: Record<State, StateTone> = { works: 'success', slow: 'warn', down: 'danger', unknown: 'neutral', none: 'neutral' }
const SENTENCES: Partial<Record<State, string>> = { works: 'Het portaal werkt.', slow: 'Het portaal werkt, maar niet alles gaat op tijd.', down: 'Een deel van het portaal werkt nu niet.' }

/** HLP-4: how the portal does, for everybody. */
export default async function StatusPage() {
  const status = await portalStatus(new Date())
  return (
    <HelpFrame title="Status" sentence={`Hoe het portaal het doet, om ${clockTime(status.at)} uur. Deze pagina wordt elke minuut bijgewerkt.`}>
      <Alert tone={status.state === 'down' ? 'danger' : status.state === 'slow' ? 'warn' : 'success'} title={SENTENCES[status.state] ?? ''}>{status.state !== 'works' && <>Kijk bij <a href="/actueel">Actueel</a> of er een mededeling is.</>}</Alert>
      <Parts title="Het portaal" head="Laatste keer gelukt" parts={status.portal} />
      {status.las.length > 0 && <Parts title="Leerling-administratiesystemen" head="Laatst opgehaald" parts={status.las} />}
      {status.publishers.length > 0 && <Parts title="Uitgeverijen" head="Laatste uitwisseling" parts={status.publishers} />}
      <p className="text-sm text-muted">Wat hier staat, volgt uit het werk van het portaal zelf. Ook als <a href="/status.json">JSON</a>.</p>
    </HelpFrame>
  )
}

function Parts({ title, head, parts }: { title: string; head: string; parts: readonly Part[] }) {
  return (
    <section className="flex flex-col gap-3">
      <h2>{title}</h2>
      <Table label={title} narrow>
        <TableHead><Th>Onderdeel</Th><Th>Stand</Th><Th className="max-sm:hidden">{head}</Th></TableHead>
        <TableBody>
          {parts.map((part) => (
            <Tr key={part.key}>
              <Td head className="sm:min-w-44 [overflow-wrap:anywhere]">{part.name}</Td>
              <Td>
                <Badge tone={TONES[part.state]} className="whitespace-normal!">{STATUS_WORDS[part.state]}</Badge>
                {/* A phone has no room for a third column. */}
                {part.lastGood && <span className="mt-1 block text-sm text-muted sm:hidden">{head.toLowerCase()}: {dateTime(part.lastGood)}</span>}
              </Td>
              <Td className="text-sm text-muted max-sm:hidden">{part.lastGood ? dateTime(part.lastGood) : '-'}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </section>
  )
}
