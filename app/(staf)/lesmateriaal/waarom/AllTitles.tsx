import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import type { Answer } from '@/lib/licences/ask-why'
import { STEP_WORDS } from './Walk'

/** All titles in sight for one person: which open, and where the others stop. */
export function AllTitles({ answers, name, query }: { answers: readonly Answer[]; name: string; query: Record<string, string> }) {
  if (answers.length === 0) return <EmptyState title="Er zijn nog geen titels">De school heeft nog geen uitgeverij aangevinkt en heeft geen licenties. De ICT-coördinator begint bij Beheer → Uitgeverijen.</EmptyState>
  return (
    <Table label={`Titels voor ${name}`} narrow>
      <TableHead><Th>Titel</Th><Th>Te openen?</Th></TableHead>
      <TableBody>
        {answers.map(({ title, diagnosis }) => {
          const stops = diagnosis.steps.find(({ state }) => state === 'missing')
          return (
            <Tr key={title.productId}>
              <Td head>
                <CellLink href={`/lesmateriaal/waarom?${new URLSearchParams({ ...query, titel: title.productId })}`}>{title.productName}</CellLink>
                <span className="block text-sm text-muted">{title.publisherName}</span>
              </Td>
              <Td>{stops ? <><Badge tone="warn">nee: {STEP_WORDS[stops.step]}</Badge><span className="mt-1 block text-sm text-muted">{stops.words}</span></> : <Badge tone="success">ja</Badge>}</Td>
            </Tr>
          )
        })}
      </TableBody>
    </Table>
  )
}
