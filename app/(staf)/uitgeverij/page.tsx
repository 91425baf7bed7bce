import { BookOpen, Plus } from 'lucide-react'
import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { isTextKey, sentence } from '@/lib/core/texts'
import { ownTitles } from '@/lib/publisher-admin/queries'
import { TitleIcon } from './TitleIcon'

export const metadata: Metadata = { title: 'Titels van de uitgeverij' }

/** LIC-10: the titles of one's own publisher. */
export default async function PublisherPage({ searchParams }: { searchParams: Promise<{ fout?: string; gedaan?: string }> }) {
  const actor = await requireBeside('publisher.manage')
  const [{ publisher, titles, schools }, { fout, gedaan }] = await Promise.all([ownTitles(actor), searchParams])
  return (
    <>
      <PageHeader
        title={`Titels van ${publisher.name}`}
        sentence="Zo staan uw titels bij scholen die uw uitgeverij hebben aangevinkt. Hetzelfde kan over de API; wat u hier wijzigt, geldt meteen."
        actions={<LinkButton href="/uitgeverij/titels/nieuw" icon={<Plus aria-hidden />}>Titel toevoegen</LinkButton>}
        count={`${titles.length === 1 ? '1 titel' : `${titles.length} titels`}, ${schools === 1 ? '1 school' : `${schools} scholen`}`}
      />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout)}</Alert>}
      {gedaan === 'verwijderd' && <Alert tone="success" live="polite">De titel is verwijderd.</Alert>}
      {titles.length === 0
        ? <EmptyState icon={<BookOpen aria-hidden />} title="Er zijn nog geen titels">Voeg de eerste titel toe, of geef titels door over de API.</EmptyState>
        : (
          <Table label="Titels">
            <TableHead><Th>Titel</Th><Th>Voor</Th><Th>Thuis</Th><Th>Licenties</Th><Th>Adres</Th></TableHead>
            <TableBody>
              {titles.map((title) => (
                <Tr key={title.id}>
                  <Td head><span className="flex items-center gap-3"><TitleIcon id={title.id} name={title.name} hasIcon={title.hasIcon} /><CellLink href={`/uitgeverij/titels/${title.id}`}>{title.name}</CellLink></span></Td>
                  <Td>{title.audience === 'teacher' ? 'leerkrachten' : title.teacherEntrance ? 'leerlingen, met ingang voor leerkrachten' : 'leerlingen'}</Td>
                  <Td>{title.test ? <Badge>toets</Badge> : title.homeAllowed ? <Badge tone="success">toegestaan voor thuis</Badge> : 'alleen op school'}</Td>
                  <Td>{title.licences}</Td>
                  <Td className="[overflow-wrap:anywhere]">{title.url}</Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        )}
    </>
  )
}
