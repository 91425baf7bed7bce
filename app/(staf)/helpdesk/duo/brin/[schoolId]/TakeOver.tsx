import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Card } from '@/components/ui/Card'
import { Checkbox } from '@/components/ui/Checkbox'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { takeOverBrinAction } from '@/lib/schools/actions'
import type { BrinComparison } from '@/lib/schools/duo-queries'

type Listed = NonNullable<BrinComparison['listed']>

const address = ({ street, houseNumber, postalCode }: { street: string | null; houseNumber: string | null; postalCode: string | null }) => [[street, houseNumber].filter(Boolean).join(' '), postalCode].filter(Boolean).join(', ')

/** The school as it is beside the record of DUO, and the deed. */
export function TakeOver({ comparison: { school, differs }, listed }: { comparison: BrinComparison; listed: Listed }) {
  const board = listed.boardNumber ? [listed.boardName, listed.boardNumber].filter(Boolean).join(', ') : ''
  const rows = [
    { what: 'BRIN', now: school.brin, then: listed.brin },
    { what: 'Naam', now: school.name, then: listed.name },
    { what: 'Adres', now: address(school), then: address(listed) },
    { what: 'Plaats', now: school.city ?? '', then: listed.city ?? '', warn: differs.includes('city') },
    { what: 'Bestuur', now: `${school.board.name}, ${school.board.number}`, then: board, warn: differs.includes('board') },
  ]
  return (
    <>
      <Table label="Wat er verandert" narrow>
        <TableHead><Th>Gegeven</Th><Th>Nu</Th><Th>Bij DUO</Th></TableHead>
        <TableBody>
          {rows.map(({ what, now, then, warn }) => (
            <Tr key={what}><Td head>{what}</Td><Td className="[overflow-wrap:anywhere]">{now || '-'}</Td><Td className="[overflow-wrap:anywhere]">{then || '-'} {warn && <Badge tone="warn">anders</Badge>}</Td></Tr>
          ))}
        </TableBody>
      </Table>
      <Card title="Overnemen" sentence="Naam en adres worden die van DUO. Mensen, vinkjes en snelkoppelingen blijven. U kunt dit terugzetten op de pagina van de school.">
        <ActionForm action={takeOverBrinAction} className="flex flex-col items-start gap-4">
          <input type="hidden" name="schoolId" value={school.id} />
          <input type="hidden" name="brin" value={listed.brin} />
          {differs.length > 0 && <Alert tone="warn" title="Is dit wel dezelfde school?">{differs.includes('city') && 'De vestiging staat in een andere plaats. '}{differs.includes('board') && 'De vestiging hoort bij een ander bestuur: dat bestuur moet de verwerkersovereenkomst tekenen, en de ICT-coördinator krijgt daar bericht van.'}</Alert>}
          {differs.length > 0 && <Checkbox name="checked" label="Ik heb bij de school of het bestuur nagevraagd dat het om deze school gaat." />}
          <SubmitButton pendingText="Bezig met overnemen…">Neem BRIN over</SubmitButton>
        </ActionForm>
      </Card>
    </>
  )
}
