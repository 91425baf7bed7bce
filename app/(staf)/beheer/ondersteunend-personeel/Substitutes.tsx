import { EmptyState } from '@/components/ui/EmptyState'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { LinkButton } from '@/components/ui/Button'
import { weekday } from '@/lib/core/dates'
import type { PastSubstitute, SubstituteGroup } from '@/lib/substitutes/queries'
import { overSince, untilWords } from '@/lib/substitutes/rules'

const PAGE = '/beheer/ondersteunend-personeel/invallen'

/** SUB-2: each group with who stands in now and until when. */
export function CurrentSubstitutes({ groups }: { groups: SubstituteGroup[] }) {
  if (groups.length === 0) return <EmptyState title="Er zijn nog geen groepen">Groepen komen mee met een import. Elke groep heeft dan een account voor een invalkracht.</EmptyState>
  return (
    <Table label="Invalkrachten">
      <TableHead><Th>Groep</Th><Th>Invalkracht</Th><Th>Toegang</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
      <TableBody>
        {groups.map(({ id, name, running }) => (
          <Tr key={id}>
            <Td head>{name}</Td>
            <Td className="max-w-64 [overflow-wrap:anywhere]">{running ? running.name : <span className="text-muted">niemand</span>}</Td>
            <Td>{running && untilWords(running.endsAt)}</Td>
            <Td className="text-right">
              {running
                ? <CellLink href={`${PAGE}/${id}`}>Bekijk of beëindig<span className="sr-only"> de inval in {name}</span></CellLink>
                : <LinkButton href={`${PAGE}/${id}`} variant="secondary" size="small" aria-label={`Activeer een invalkracht voor ${name}`}>Activeer</LinkButton>}
            </Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

/** SUB-2: who stood in before. */
export function PastSubstitutes({ past }: { past: PastSubstitute[] }) {
  return (
    <Table label="Eerdere invalkrachten">
      <TableHead><Th>Invalkracht</Th><Th>Groep</Th><Th>Van</Th><Th>Tot en met</Th></TableHead>
      <TableBody>
        {past.map((one) => (
          <Tr key={one.id}>
            <Td head className="max-w-64 [overflow-wrap:anywhere]">{one.name}</Td>
            <Td>{one.group}</Td>
            <Td>{weekday(one.startedAt)}</Td>
            <Td>{weekday(overSince(one))}{one.endedAt < one.endsAt && <span className="text-muted"> (eerder beëindigd)</span>}</Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
