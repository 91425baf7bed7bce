import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { TextField } from '@/components/ui/TextField'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { latestMerges } from '@/lib/procedures/queries'
import { ProcedureLinks } from '../ProcedureLinks'

export const metadata: Metadata = { title: 'Fusies' }

/** ACC-8: a merger begins with two schools; those of before stand below, with their reports. */
export default async function MergesPage() {
  await requireBeside('schools.procedures')
  const merges = await latestMerges(new Date())
  return (
    <>
      <PageHeader title="Fusies" sentence="Twee scholen worden één. Leerlingen houden hun nummer bij uitgeverijen, zodat leerresultaten behouden blijven." actions={<ProcedureLinks here="/helpdesk/fusies" />} />
      <Card title="Twee scholen samenvoegen" sentence="Eerst ziet u een voorbeeld; er verandert nog niets.">
        <form action="/helpdesk/fusies/voorbeeld" className="flex flex-col gap-5">
          <TextField name="gaat" label="School die opgaat" help="BRIN met locatiecode, of schoolsleutel. Deze school sluit." required />
          <TextField name="blijft" label="School die blijft" help="BRIN met locatiecode, of schoolsleutel." required />
          <TextField name="brin" label="Nieuwe BRIN-/locatiecode" optional help="Alleen als DUO de fusieschool een nieuwe code gaf. Naam en adres komen dan ook van DUO." />
          <div><Button type="submit">Bekijk het voorbeeld</Button></div>
        </form>
      </Card>
      {merges.length === 0 ? <EmptyState title="Er zijn nog geen fusies">Na een fusie staat het verslag hier.</EmptyState> : (
        <Table label="Fusies" narrow>
          <TableHead><Th>Opgegaan</Th><Th>In</Th><Th>Wanneer</Th><Th>Stand</Th></TableHead>
          <TableBody>
            {merges.map((merge) => (
              <Tr key={merge.id}>
                <Td head><CellLink href={`/helpdesk/fusies/${merge.id}`}>{merge.goes}</CellLink></Td>
                <Td>{merge.stays}</Td>
                <Td>{dateTime(merge.mergedAt)}</Td>
                <Td><Badge tone={merge.undone ? 'neutral' : merge.undoable ? 'info' : merge.blocked ? 'warn' : 'success'}>{merge.undone ? 'ongedaan gemaakt' : merge.undoable ? 'nog ongedaan te maken' : merge.blocked ? 'nu niet ongedaan te maken' : 'verwerkt'}</Badge></Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}
