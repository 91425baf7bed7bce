import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { linkViewOf, nextFetchOf } from '@/lib/las/queries'
import { isTextKey, sentence } from '@/lib/core/texts'
import { uploadLimit } from '@/lib/platform/portal'
import { latestImports, type ImportRow } from '@/lib/roster/queries'
import { waitingImport } from '@/lib/roster/waiting'
import { WaitingImport } from '../WaitingImport'
import { LasLink } from './LasLink'
import { STATUS_WORDS } from './status-words'
import { TurnsBack } from './TurnsBack'
import { UploadForm } from './UploadForm'

export const metadata: Metadata = { title: 'Gebruikersgegevens invoeren' }

/** LAS-3: 'Handmatige import', and what was imported before. */
export default async function RosterPage({ searchParams }: { searchParams: Promise<{ fout?: string }> }) {
  const actor = await requirePermission('roster.import')
  const { fout } = await searchParams
  const [imports, link, waiting] = await Promise.all([latestImports(scopeOf(actor)), linkViewOf(scopeOf(actor), new Date()), waitingImport(scopeOf(actor))])
  const next = nextFetchOf(link)
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>}
        title="Gebruikersgegevens invoeren"
        sentence="Breng groepen, leerlingen en leerkrachten binnen met een koppeling of een bestand uit uw leerling-administratiesysteem. Van een bestand ziet u eerst wat het zou veranderen."
      />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Het bestand is niet aangenomen">{sentence(fout, { max: uploadLimit() })}</Alert>}
      {waiting && waiting.source !== 'link' && <WaitingImport waiting={waiting} />}
      <LasLink school={actor.school.id} link={link} waiting={waiting?.source === 'link' ? waiting : null} />
      <Card title="Handmatige import" sentence="Maak in uw leerling-administratiesysteem een EDEXML-bestand en kies het hier. BSN, herkomst, gewicht, postcode, foto en geboortedatum leest het portaal niet in, ook als ze in het bestand staan.">
        {next && <div className="mb-5"><TurnsBack next={next} /></div>}
        <UploadForm school={actor.school.id} maxMb={uploadLimit()} />
      </Card>
      <Card title="XML-maker" sentence="Voor scholen die hun schooladministratie niet kunnen of willen koppelen, en voor buitenlandse scholen, RT-praktijken en Pabo’s: vul groepen, leerlingen en leerkrachten hier zelf in, of bewerk een EDEXML-bestand.">
        <div className="flex flex-wrap gap-3"><LinkButton href="/beheer/xml-maker" variant="secondary">Naar de XML-maker</LinkButton><LinkButton href="/beheer/eck-id" variant="quiet">ECK iD</LinkButton></div>
      </Card>
      <Card title="Eerdere imports">
        {imports.length === 0 ? <EmptyState title="Nog geen imports">Hier komt van elke import te staan wat er is binnengekomen.</EmptyState> : <Imports imports={imports} />}
      </Card>
    </>
  )
}

function Imports({ imports }: { imports: ImportRow[] }) {
  return (
    <Table label="Eerdere imports" narrow>
      <TableHead><Th>Import</Th><Th>Wanneer</Th><Th>Schooljaar</Th><Th>Stand</Th></TableHead>
      <TableBody>
        {imports.map((row) => (
          <Tr key={row.id}>
            <Td head className="[overflow-wrap:anywhere]"><CellLink href={`/beheer/gebruikersgegevens/${row.id}`}>{row.source === 'link' ? `via ${row.fileName}` : row.fileName || 'bestand'}</CellLink></Td>
            <Td>{dateTime(row.createdAt)}</Td>
            <Td>{row.schoolYear ?? '-'}</Td>
            <Td><Badge tone={STATUS_WORDS[row.status].tone}>{STATUS_WORDS[row.status].word}</Badge></Td>
          </Tr>
        ))}
      </TableBody>
    </Table>
  )
}
