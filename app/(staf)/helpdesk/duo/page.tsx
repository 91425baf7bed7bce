import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { Counts } from '@/components/ui/Counts'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { allOf } from '@/lib/core/enumerate'
import { dateTime, day } from '@/lib/core/dates'
import { isTextKey, sentence } from '@/lib/core/texts'
import { REQUIRED_COLUMNS } from '@/lib/schools/duo-csv'
import { duoRegister, schoolsAdrift } from '@/lib/schools/duo-queries'
import { Adrift } from './Adrift'
import { DuoUpload } from './DuoUpload'

export const metadata: Metadata = { title: 'Register van DUO' }
const STATUS = { staged: { word: 'te bekijken', tone: 'warn' }, applied: { word: 'overgenomen', tone: 'success' }, cancelled: { word: 'niet overgenomen', tone: 'neutral' } } as const
const DONE: Record<string, string> = { overgenomen: 'Het register is bijgewerkt. Namen en adressen van scholen volgen meteen.', geannuleerd: 'Het bestand is niet overgenomen.', brin: 'Het nieuwe BRIN is overgenomen. Was het toch een andere school? Zet het dan terug op de pagina van de school.', teruggezet: 'De school heeft haar vorige BRIN, naam, adres en bestuur terug.' }

/** ACC-2: the register of locations, kept up to date with DUO's files. */
export default async function DuoPage({ searchParams }: { searchParams: Promise<{ fout?: string; gedaan?: string; mist?: string | string[] }> }) {
  await requireBeside('duo.keep')
  const { fout, gedaan, mist = [] } = await searchParams
  const missing = REQUIRED_COLUMNS.filter((column) => [mist].flat().includes(column))
  const [register, adrift] = await Promise.all([duoRegister(), schoolsAdrift()])
  return (
    <>
      <PageHeader title="Register van DUO" sentence="Scholen worden herkend aan hun BRIN met vestiging. DUO geeft elke maand nieuwe bestanden uit; naam en adres van de scholen volgen die." actions={<LinkButton href="/helpdesk/eigen-locaties" variant="secondary">Eigen locaties</LinkButton>} />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout)}{missing.length > 0 && ` Wat ontbreekt: ${allOf(missing)}.`}</Alert>}
      {DONE[gedaan ?? ''] && <Alert tone="success" live="polite">{DONE[gedaan!]}</Alert>}
      <Counts label="Het register" items={[{ label: 'open vestigingen', after: register.open }, { label: 'gesloten vestigingen', after: register.closed }, { label: 'scholen om naar te kijken', after: adrift.length, tone: adrift.length > 0 ? 'warn' : 'neutral' }]} />
      <Adrift rows={adrift} />
      <Card title="Nieuw bestand inlezen" sentence={`U ziet eerst wat er verandert. ${register.newest ? `Bijgewerkt tot ${day(register.newest)}.` : 'Het register is nog leeg.'}`}><DuoUpload /></Card>
      {register.imports.length > 0 && (
        <Table label="Ingelezen bestanden">
          <TableHead><Th>Bestand</Th><Th>Vestigingen</Th><Th>Ingelezen</Th><Th>Stand</Th></TableHead>
          <TableBody>
            {register.imports.map((row) => (
              <Tr key={row.id}><Td head className="[overflow-wrap:anywhere]"><CellLink href={`/helpdesk/duo/${row.id}`}>{row.fileName || 'zonder naam'}</CellLink></Td><Td>{row.listed.toLocaleString('nl-NL')}</Td><Td>{dateTime(row.createdAt)}</Td><Td><Badge tone={STATUS[row.status].tone}>{STATUS[row.status].word}</Badge></Td></Tr>
            ))}
          </TableBody>
        </Table>
      )}
    </>
  )
}
