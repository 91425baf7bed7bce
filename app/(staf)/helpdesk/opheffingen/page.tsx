import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { closings, type ClosingRow } from '@/lib/procedures/closings'
import { ProcedureLinks } from '../ProcedureLinks'
import { CloseForm, ReopenForm } from './forms'

export const metadata: Metadata = { title: 'Sluiten' }

/** ACC-7: the schools that ask to be closed, and those that are. */
export default async function ClosingsPage() {
  await requireBeside('schools.procedures')
  const rows = await closings()
  return (
    <>
      <PageHeader title="Sluiten" sentence="Scholen die vragen hun account te sluiten, en scholen die gesloten zijn zolang hun gegevens er nog zijn." actions={<ProcedureLinks here="/helpdesk/opheffingen" />} />
      {rows.length === 0 ? <EmptyState title="Geen aanvragen">Een ICT-coördinator vraagt dit bij Beheer → Account sluiten.</EmptyState> : (
        <Table label="Scholen die sluiten" narrow>
          <TableHead><Th>School</Th><Th>BRIN</Th><Th>Stand</Th><Th>Wat kan</Th></TableHead>
          <TableBody>
            {rows.map((row) => (
              <Tr key={row.schoolId}>
                <Td head>{row.name}</Td>
                <Td>{row.brin ?? '-'}</Td>
                <Td><State row={row} /></Td>
                <Td>{row.ready ? <CloseForm schoolId={row.schoolId} name={row.name} /> : row.reopenable ? <ReopenForm schoolId={row.schoolId} /> : ''}</Td>
              </Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}

function State({ row: { requestedAt, closedAt, erasedAt, eraseAt, ready, mergedInto } }: { row: ClosingRow }) {
  if (erasedAt) return <Badge>gewist op {day(erasedAt)}</Badge>
  if (mergedInto) return <Badge>opgegaan in {mergedInto}</Badge>
  if (closedAt) return <Badge tone="warn">gesloten, gewist vanaf {day(eraseAt!)}</Badge>
  return <Badge tone={ready ? 'info' : 'warn'}>gevraagd op {day(requestedAt!)}{ready ? '' : ': stappen weer open'}</Badge>
}
