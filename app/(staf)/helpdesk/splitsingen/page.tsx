import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { Button } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { TextField } from '@/components/ui/TextField'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { latestSplits } from '@/lib/procedures/split-queries'
import { ProcedureLinks } from '../ProcedureLinks'

export const metadata: Metadata = { title: 'Splitsingen' }

/** ACC-8: groups that go on as another school. */
export default async function SplitsPage() {
  await requireBeside('schools.procedures')
  const splits = await latestSplits(new Date())
  return (
    <>
      <PageHeader title="Splitsingen" sentence="Groepen van een school gaan verder op een andere locatie, met een eigen account." actions={<ProcedureLinks here="/helpdesk/splitsingen" />} />
      <Alert tone="warn" title="Leerresultaten gaan niet mee">Leerlingen die overgaan krijgen een nieuw nummer bij uitgeverijen. De school legt de resultaten vooraf vast in haar eigen administratie.</Alert>
      <Card title="Een school splitsen" sentence="De andere school heeft al een account. Eerst kiest u de groepen; er verandert nog niets.">
        <form action="/helpdesk/splitsingen/voorbeeld" className="flex flex-col gap-5">
          <TextField name="van" label="School die splitst" help="BRIN met locatiecode, of schoolsleutel." required />
          <TextField name="naar" label="School waar groepen naartoe gaan" help="BRIN met locatiecode, of schoolsleutel." required />
          <div><Button type="submit">Kies de groepen</Button></div>
        </form>
      </Card>
      {splits.length > 0 && (
        <Table label="Splitsingen" narrow>
          <TableHead><Th>Van</Th><Th>Naar</Th><Th className="text-right">Leerlingen</Th><Th>Wanneer</Th><Th>Stand</Th></TableHead>
          <TableBody>
            {splits.map(({ id, report, splitAt, undoneAt, undoable }) => (
              <Tr key={id}><Td head><CellLink href={`/helpdesk/splitsingen/${id}`}>{report.from.name}</CellLink></Td><Td>{report.to.name}</Td><Td numeric>{report.pupils.length}</Td><Td>{dateTime(splitAt)}</Td><Td><Badge tone={undoneAt ? 'neutral' : undoable ? 'info' : 'success'}>{undoneAt ? 'ongedaan gemaakt' : undoable ? 'nog ongedaan te maken' : 'verwerkt'}</Badge></Td></Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}
