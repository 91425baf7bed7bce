import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Badge } from '@/components/ui/Badge'
import { PageHeader } from '@/components/ui/PageHeader'
import { PublisherMark } from '@/components/ui/PublisherMark'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TickList, TickRow } from '@/components/ui/TickRow'
import { UnsavedGuard } from '@/components/ui/UnsavedGuard'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { saveConsentsAction } from '@/lib/consent/actions'
import { ALWAYS_SHARED, publishersFor, type PublisherRow } from '@/lib/consent/queries'
import { dateTime } from '@/lib/core/dates'

export const metadata: Metadata = { title: 'Uitgeverijen' }

/** PUB-1: which publishers may fetch the school's data, and what they get. */
export default async function PublishersPage() {
  const actor = await requirePermission('consent.set')
  const publishers = await publishersFor(scopeOf(actor))
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>}
        title="Uitgeverijen"
        sentence="Vink de uitgeverijen aan waarvan uw school software gebruikt. Zij mogen dan de gegevens ophalen die erbij staan. Zonder vinkje gaan er geen gegevens heen en kan niemand er inloggen; weghalen werkt meteen."
      />
      <ActionForm action={saveConsentsAction} school={actor.school.id} done="Uw uitgeverijen zijn opgeslagen.">
        <UnsavedGuard />
        {publishers.map((publisher) => <input key={publisher.id} type="hidden" name="shown" value={publisher.id} />)}
        <TickList label="Uitgeverijen">
          {publishers.map((publisher) => (
            <TickRow
              key={`${publisher.id}-${publisher.ticked}`}
              name="publisher"
              value={publisher.id}
              label={publisher.name}
              mark={<PublisherMark name={publisher.name} />}
              defaultChecked={publisher.ticked}
              detail={<>{publisher.purpose} <br />Krijgt: {[...ALWAYS_SHARED, ...publisher.shared].join(', ')}.</>}
              state={<State publisher={publisher} />}
            />
          ))}
        </TickList>
        <div><SubmitButton pendingText="Bezig met opslaan…">Sla uitgeverijen op</SubmitButton></div>
      </ActionForm>
    </>
  )
}

/** PUB-8: between the tick and the first fetch the page says so. */
function State({ publisher }: { publisher: PublisherRow }) {
  if (!publisher.connected) return <Badge>nog geen verbinding</Badge>
  if (!publisher.ticked) return <Badge>niet aangevinkt</Badge>
  if (!publisher.lastFetchAt) return <Badge tone="warn">heeft nog niet opgehaald</Badge>
  return <><Badge tone="success">aangevinkt</Badge> opgehaald op {dateTime(publisher.lastFetchAt)}</>
}
