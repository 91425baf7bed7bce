import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { SelectField } from '@/components/ui/SelectField'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { WATCHED_STATUSES, watchImports, type WatchedImport } from '@/lib/helpdesk/imports'
import { findingSummary } from '@/lib/roster/finding-summaries'
import { hrefOf, pageOf, textOf, type Query } from '../query'
import { SOURCE_WORDS, STATUS_WORDS } from '../status-words'

export const metadata: Metadata = { title: 'Imports' }
const PAGE_SIZE = 50

/** The imports of all schools, those first that need somebody. Findings in words that name nobody: their own texts name children. */
export default async function ImportsPage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('helpdesk.view')
  const query = await searchParams
  const [words, page] = [textOf(query.zoek), pageOf(query)]
  const status = WATCHED_STATUSES.find((each) => each === query.stand) ?? null
  const { imports, total } = await watchImports({ words, status, page, pageSize: PAGE_SIZE })
  return (
    <>
      <PageHeader title="Imports" sentence="De imports van alle scholen van de laatste twee weken. Wat is mislukt, vastgehouden of geweigerd, staat bovenaan." count={total === 1 ? '1 import' : `${total} imports`} />
      <SearchForm label="Zoek op school, BRIN of plaats" defaultValue={words ?? ''}>
        <SelectField name="stand" label="Stand" defaultValue={status ?? ''} placeholder="alle" options={WATCHED_STATUSES.map((each) => ({ value: each, label: STATUS_WORDS[each].word }))} />
      </SearchForm>
      {imports.length === 0 ? <EmptyState title="Geen imports gevonden">{words || status ? 'Kies andere woorden of een andere stand.' : 'De laatste twee weken heeft geen school iets ingevoerd.'}</EmptyState> : <ImportTable imports={imports} />}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefOf('/helpdesk/imports', { zoek: words, stand: status })} noun="imports" />
    </>
  )
}

function ImportTable({ imports }: { imports: WatchedImport[] }) {
  return (
    <Table label="Imports">
      <TableHead><Th>School</Th><Th>Wanneer</Th><Th>Hoe</Th><Th>Stand</Th><Th>Bevindingen</Th></TableHead>
      <TableBody>
        {imports.map((row) => (
          <Tr key={row.id}>
            <Td head className="max-w-72 [overflow-wrap:anywhere]"><CellLink href={`/helpdesk/scholen/${row.schoolId}`}>{row.school}</CellLink><span className="block text-sm text-muted">{row.brin}</span></Td>
            <Td>{dateTime(row.createdAt)}</Td>
            <Td>{SOURCE_WORDS[row.source]}<span className="block text-sm text-muted">{[row.format, row.schoolYear].filter(Boolean).join(', ')}</span></Td>
            <Td><Badge tone={STATUS_WORDS[row.status].tone}>{STATUS_WORDS[row.status].word}</Badge></Td>
            <Td className="max-w-72"><Findings findings={row.findings} /></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}

/** What they are about, without whom; at most five, the most frequent first. */
function Findings({ findings }: Pick<WatchedImport, 'findings'>) {
  if (findings.length === 0) return <span className="text-muted">geen</span>
  return (
    <ul className="text-sm">
      {findings.slice(0, 5).map(({ code, count, severity }) => <li key={code}>{findingSummary(code)}{count > 1 && ` ${count}×`}{severity === 'error' && <span className="text-danger"> fout</span>}</li>)}
      {findings.length > 5 && <li className="text-muted">en {findings.length - 5} andere</li>}
    </ul>
  )
}
