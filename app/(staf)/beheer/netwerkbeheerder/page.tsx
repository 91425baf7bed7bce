import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { PublisherMark } from '@/components/ui/PublisherMark'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TickList, TickRow } from '@/components/ui/TickRow'
import { UnsavedGuard } from '@/components/ui/UnsavedGuard'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { saveSuppliersAction } from '@/lib/network-suppliers/actions'
import { SHARED_WITH_SUPPLIERS, supplierHistory, suppliersFor, type SupplierRow } from '@/lib/network-suppliers/queries'
import { TickHistory } from '../TickHistory'

export const metadata: Metadata = { title: 'Netwerkbeheerder instellen' }

/** NET-3: which network environments may fetch the school's data and sign its people in. */
export default async function NetworkSuppliersPage() {
  const actor = await requirePermission('network.suppliers')
  const scope = scopeOf(actor)
  const [suppliers, history] = await Promise.all([suppliersFor(scope), supplierHistory(scope)])
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>}
        title="Netwerkbeheerder instellen"
        sentence="Werkt uw school in een of meer van deze netwerkomgevingen? Vink ze dan aan. Zij mogen dan de gegevens van uw school ophalen, en leerkrachten en leerlingen kunnen erdoor inloggen."
      />
      <Alert tone="info" title="Staat de netwerkomgeving van uw school er niet bij? Vink dan niets aan.">
        Zonder vinkje wordt er niets uitgewisseld. Een vinkje weghalen werkt meteen: wie door die omgeving is ingelogd, is dan ook uitgelogd. Sluit met elke leverancier zelf een verwerkersovereenkomst.
      </Alert>
      <ActionForm action={saveSuppliersAction} school={actor.school.id} done="Uw netwerkbeheerders zijn opgeslagen.">
        <UnsavedGuard />
        {suppliers.map((supplier) => <input key={supplier.id} type="hidden" name="shown" value={supplier.id} />)}
        {suppliers.filter(({ ticked }) => ticked).map(({ id }) => <input key={`was-${id}`} type="hidden" name="was" value={id} />)}
        <TickList label="Netwerkbeheerders">
          {suppliers.map((supplier) => (
            <TickRow
              key={`${supplier.id}-${supplier.ticked}`}
              name="supplier"
              value={supplier.id}
              label={supplier.label}
              mark={<PublisherMark name={supplier.name} />}
              defaultChecked={supplier.ticked}
              detail={supplier.publisher && <AlsoPublisher {...supplier.publisher} />}
              state={<State supplier={supplier} />}
            />
          ))}
        </TickList>
        <p className="text-muted">Een aangevinkte omgeving mag ophalen: {SHARED_WITH_SUPPLIERS.join('; ')}.</p>
        <div><SubmitButton pendingText="Bezig met opslaan…">Sla netwerkbeheerders op</SubmitButton></div>
      </ActionForm>
      <TickHistory of="Netwerkomgeving" ticks={history.map((event) => ({ ...event, name: event.label }))} />
    </>
  )
}

/** PUB-7: one company, two ticks. */
function AlsoPublisher({ name, ticked }: { name: string; ticked: boolean }) {
  return <>Is ook uitgeverij: {name}. Dat is een apart vinkje bij Uitgeverijen; het staat daar nu {ticked ? 'aan' : 'uit'}.</>
}

function State({ supplier }: { supplier: SupplierRow }) {
  if (supplier.grantedAt) return <><Badge tone="success">aangevinkt</Badge> op {dateTime(supplier.grantedAt)}{!supplier.connected && '; heeft nog geen verbinding'}</>
  return <Badge>{supplier.connected ? 'niet aangevinkt' : 'nog geen verbinding'}</Badge>
}
