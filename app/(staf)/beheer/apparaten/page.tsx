import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { CellLink, Table, TableBody, TableHead, Td, Th, Tr } from '@/components/ui/Table'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { devicesOf } from '@/lib/network/queries'
import { enrolAddress } from '@/lib/network/device'

export const metadata: Metadata = { title: 'Apparaten' }

/** PUP-6: the devices that count as school wherever they are. */
export default async function DevicesPage({ searchParams }: { searchParams: Promise<{ ingetrokken?: string }> }) {
  const actor = await requirePermission('devices.set')
  const [{ ingetrokken }, devices] = await Promise.all([searchParams, devicesOf(scopeOf(actor))])
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>} title="Apparaten"
        sentence="Op een aangemeld apparaat kunnen leerlingen overal inloggen, ook als de school geen vast IP-adres heeft."
        count={devices.length === 0 ? undefined : devices.length === 1 ? '1 apparaat' : `${devices.length} apparaten`}
      />
      {ingetrokken && <Alert tone="success" live="polite">Het apparaat is ingetrokken. Leerlingen kunnen er alleen nog op school mee inloggen.</Alert>}
      <Alert tone="info" title="Een apparaat aanmelden">
        Ga op het apparaat zelf naar <strong className="[overflow-wrap:anywhere]">{enrolAddress()}</strong>, log in en geef het een naam. Leerkrachten kunnen dat ook. Daarna bent u op dat apparaat weer uitgelogd.
      </Alert>
      {devices.length === 0
        ? <EmptyState title="Er zijn nog geen apparaten aangemeld">Werkt uw school vanaf een vast IP-adres, dan is aanmelden niet nodig.</EmptyState>
        : (
          <Table label="Aangemelde apparaten">
            <TableHead><Th>Naam</Th><Th>Aangemeld door</Th><Th>Aangemeld op</Th><Th>Laatst gebruikt</Th><Th><span className="sr-only">Acties</span></Th></TableHead>
            <TableBody>
              {devices.map((device) => (
                <Tr key={device.id}>
                  <Td head className="[overflow-wrap:anywhere]">{device.name}</Td>
                  <Td>{device.enrolledBy ?? 'onbekend'}</Td>
                  <Td>{dateTime(device.createdAt)}</Td>
                  <Td>{device.lastSeenAt ? dateTime(device.lastSeenAt) : 'nog niet'}</Td>
                  <Td className="text-right"><CellLink href={`/beheer/apparaten/${device.id}`}>Intrekken<span className="sr-only"> van {device.name}</span></CellLink></Td>
                </Tr>
              ))}
            </TableBody>
          </Table>
        )}
    </>
  )
}
