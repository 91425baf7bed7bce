import type { Metadata } from 'next'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { publisherLines } from '@/lib/publisher-desk/queries'

export const metadata: Metadata = { title: 'Uitgeverijen' }

/** PUB-2: how each publisher comes in at the services. */
export default async function PublishersDeskPage() {
  await requireBeside('publishers.keep')
  const publishers = await publisherLines(new Date())
  return (
    <>
      <PageHeader title="Uitgeverijen" sentence="Certificaten, sleutels en adressen waarmee uitgeverijen met het portaal verbonden zijn. Welke scholen haar aanvinken, bepalen de scholen zelf." />
      <Table label="Uitgeverijen" narrow>
        <TableHead><Th>Uitgeverij</Th><Th>Komt binnen met</Th><Th className="max-sm:hidden">Scholen</Th><Th className="max-sm:hidden">Laatst opgehaald</Th></TableHead>
        <TableBody>
          {publishers.map(({ id, name, slug, certificates, tokens, schools, lastSyncAt }) => (
            <Tr key={id}>
              <Td head className="[overflow-wrap:anywhere]"><CellLink href={`/helpdesk/uitgeverijen/${id}`}>{name}</CellLink><span className="block text-sm text-muted">{slug}</span></Td>
              <Td>{[...(certificates > 0 ? [certificates === 1 ? '1 certificaat' : `${certificates} certificaten`] : []), ...(tokens ? ['OAuth-sleutels'] : [])].join(', ') || 'geen verbinding'}</Td>
              <Td className="max-sm:hidden">{schools}</Td>
              <Td className="max-sm:hidden">{lastSyncAt ? dateTime(lastSyncAt) : 'nog nooit'}</Td>
            </Tr>
          ))}
        </TableBody>
      </Table>
    </>
  )
}
