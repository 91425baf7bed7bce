import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { eckIdsOf, type EckIdCount } from '@/lib/roster/eck-ids'
import { Steps } from './Steps'

export const metadata: Metadata = { title: 'ECK iD' }

/** LAS-12: how many have an ECK iD, since when, and what the board must do for the others. */
export default async function EckIdPage() {
  const actor = await requirePermission('roster.import')
  const { abroad, pupils, staff } = await eckIdsOf(scopeOf(actor))
  const missing = pupils.all - pupils.having
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="ECK iD"
        sentence="Het ECK iD is een versleuteld pseudoniem waarmee leerlingen en leerkrachten in de keten van digitaal leermateriaal herkend worden, met zo min mogelijk persoonsgegevens."
      />
      <Card title="Hoe het ervoor staat">
        <Table label="ECK iD’s van uw school" narrow>
          <TableHead><Th>Wie</Th><Th>Met ECK iD</Th><Th>Sinds</Th></TableHead>
          <TableBody>
            <Row who="Leerlingen" count={pupils} />
            <Row who="Leerkrachten" count={staff} />
          </TableBody>
        </Table>
      </Card>
      {pupils.having === 0 && <Alert tone="info" title="Uw school werkt nog zonder ECK iD">Alles in het portaal werkt ook zonder. Een ECK iD komt mee uit uw leerling-administratiesysteem, zodra uw bestuur de stappen hieronder heeft gezet.</Alert>}
      {pupils.having > 0 && missing > 0 && <Alert tone="info">{missing === 1 ? '1 leerling heeft' : `${missing} leerlingen hebben`} nog geen ECK iD. Kijk in uw leerling-administratiesysteem of het ECK iD voor deze leerlingen al is aangevraagd; het komt met de volgende import mee.</Alert>}
      {abroad && <Alert tone="info">Voor scholen buiten Nederland kan geen ECK iD worden gemaakt. Uw leerlingen en leerkrachten kunnen het portaal gewoon gebruiken.</Alert>}
      <Steps />
    </>
  )
}

function Row({ who, count: { all, having, first, last } }: { who: string; count: EckIdCount }) {
  const since = first && last && (day(first) === day(last) ? day(first) : `${day(first)}, de laatste op ${day(last)}`)
  return <Tr><Td head>{who}</Td><Td>{having} van {all}</Td><Td>{since ?? '-'}</Td></Tr>
}
