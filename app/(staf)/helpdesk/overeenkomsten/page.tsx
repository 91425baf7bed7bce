import type { Metadata } from 'next'
import { Badge } from '@/components/ui/Badge'
import { Counts } from '@/components/ui/Counts'
import { PageHeader } from '@/components/ui/PageHeader'
import { SearchForm } from '@/components/ui/SearchForm'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { Pagination } from '@/components/ui/Pagination'
import { requireBeside } from '@/lib/access/current'
import { watchBoards } from '@/lib/agreements/queries'
import { STATE_WORDS } from '@/lib/agreements/rules'

export const metadata: Metadata = { title: 'Verwerkersovereenkomsten' }
const PAGE_SIZE = 50

/** ACC-6: all boards with how things stand, those that signed nothing first. */
export default async function AgreementsPage({ searchParams }: { searchParams: Promise<{ zoek?: string; pagina?: string }> }) {
  await requireBeside('agreements.watch')
  const { zoek, pagina } = await searchParams
  const words = String(zoek ?? '').trim().slice(0, 80)
  const page = /^[1-9]\d{0,4}$/.test(pagina ?? '') ? Number(pagina) : 1
  const all = await watchBoards(new Date())
  const found = all.filter(({ name, number }) => `${name} ${number}`.toLocaleLowerCase('nl').includes(words.toLocaleLowerCase('nl')))
  const counts = Object.entries(STATE_WORDS).map(([state, { word, tone }]) => {
    const after = all.filter((board) => board.state === state).length
    return { label: word, after, tone: after > 0 ? tone : ('neutral' as const) }
  })
  return (
    <>
      <PageHeader title="Verwerkersovereenkomsten" sentence="De overeenkomsten van alle besturen. Wie nog niets heeft getekend, staat bovenaan." />
      <Counts label="Hoe de besturen ervoor staan" items={counts} />
      <SearchForm label="Zoek een bestuur op naam of nummer" defaultValue={words} />
      <Table label="Besturen">
        <TableHead><Th>Bestuur</Th><Th>Nummer</Th><Th>Scholen</Th><Th>Stand</Th></TableHead>
        <TableBody>
          {found.slice((page - 1) * PAGE_SIZE, page * PAGE_SIZE).map((board) => (
            <Tr key={board.id}>
              <Td head><CellLink href={`/helpdesk/overeenkomsten/${board.id}`}>{board.name}</CellLink></Td>
              <Td>{board.number}</Td>
              <Td>{board.covered} van {board.schools} getekend</Td>
              <Td><Badge tone={STATE_WORDS[board.state].tone}>{STATE_WORDS[board.state].word}</Badge></Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
      <Pagination page={page} pageSize={PAGE_SIZE} total={found.length} hrefFor={(to) => `/helpdesk/overeenkomsten?${new URLSearchParams({ ...(words ? { zoek: words } : {}), pagina: String(to) })}`} noun="besturen" />
    </>
  )
}
