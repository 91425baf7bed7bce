import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Button, LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { decideNameAction } from '@/lib/schools/actions'
import { ownLocations } from '@/lib/schools/duo-queries'
import { OWN_KIND_WORDS, OWN_KINDS } from '@/lib/schools/rules'

export const metadata: Metadata = { title: 'Eigen locaties' }
const PAGE_SIZE = 50
const DONE: Record<string, string> = { opgeslagen: 'De locatie is opgeslagen.', naam: 'De ICT-coördinator heeft bericht gekregen over de naam.' }
const kindWords = (kind: string) => OWN_KIND_WORDS[OWN_KINDS.find((each) => each === kind) ?? 'test']

/** ACC-2: locations that DUO does not list, kept by hand under a school key. */
export default async function OwnLocationsPage({ searchParams }: { searchParams: Promise<{ zoek?: string; pagina?: string; gedaan?: string }> }) {
  await requireBeside('duo.keep')
  const query = await searchParams
  const words = String(query.zoek ?? '').trim().slice(0, 80) || null
  const page = /^[1-9]\d{0,5}$/.test(query.pagina ?? '') ? Number(query.pagina) : 1
  const { rows, total, asked } = await ownLocations(words, page, PAGE_SIZE)
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/duo">Register van DUO</BackLink>} title="Eigen locaties" sentence="Scholen in het buitenland, RT-praktijken, Pabo’s en locaties voor tests en de inspectie: DUO heeft ze niet, dus houdt de helpdesk ze bij." actions={<LinkButton href="/helpdesk/eigen-locaties/nieuw">Nieuwe locatie</LinkButton>} />
      {DONE[query.gedaan ?? ''] && <Alert tone="success" live="polite">{DONE[query.gedaan!]}</Alert>}
      {asked.length > 0 && (
        <Card title="Gevraagde namen">
          <ul className="flex flex-col divide-y divide-line">
            {asked.map((each) => (
              <li key={each.id} className="flex flex-wrap items-center justify-between gap-3 py-3">
                <span className="[overflow-wrap:anywhere]">{each.school} → <strong>{each.name}</strong> <span className="text-muted">({dateTime(each.askedAt)})</span></span>
                <ActionForm action={decideNameAction} className="flex flex-wrap gap-3">
                  <input type="hidden" name="nameRequestId" value={each.id} />
                  <Button type="submit" name="verdict" value="ja" size="small" aria-label={`Neem over: ${each.name}`}>Neem over</Button>
                  <Button type="submit" name="verdict" value="nee" size="small" variant="secondary" aria-label={`Niet overnemen: ${each.name}`}>Niet overnemen</Button>
                </ActionForm>
              </li>
            ))}
          </ul>
        </Card>
      )}
      <SearchForm label="Zoek op naam of schoolsleutel" defaultValue={words ?? ''} />
      {rows.length === 0 ? <EmptyState title="Geen locaties gevonden">Kies andere woorden, of maak een nieuwe locatie.</EmptyState> : (
        <Table label="Eigen locaties">
          <TableHead><Th>Naam</Th><Th>Soort</Th><Th>Schoolsleutel</Th><Th>Bestuur</Th></TableHead>
          <TableBody>
            {rows.map((row) => (
              <Tr key={row.id}><Td head className="[overflow-wrap:anywhere]"><CellLink href={`/helpdesk/eigen-locaties/${row.id}`}>{row.name}</CellLink><span className="block text-sm text-muted">{row.city}</span></Td><Td>{kindWords(row.kind)}</Td><Td>{row.schoolKey}</Td><Td>{row.board.name}</Td></Tr>
            ))}
          </TableBody>
        </Table>
      )}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={(to) => `/helpdesk/eigen-locaties?${new URLSearchParams({ ...(words ? { zoek: words } : {}), pagina: String(to) })}`} noun="locaties" />
    </>
  )
}
