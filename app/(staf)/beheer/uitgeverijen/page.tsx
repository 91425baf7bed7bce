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
import { consentHistory, openRequests, openTerms } from '@/lib/consent/history'
import { ALWAYS_SHARED, publishersFor, sharedWords, type PublisherRow } from '@/lib/consent/queries'
import { termsMark } from '@/lib/consent/terms'
import { dateTime } from '@/lib/core/dates'
import { TickHistory } from '../TickHistory'
import { AskedMore } from './AskedMore'
import { Requests } from './Requests'

export const metadata: Metadata = { title: 'Uitgeverijen' }

/** PUB-1: which publishers may fetch the school's data, and what they get. */
export default async function PublishersPage() {
  const actor = await requirePermission('consent.set')
  const scope = scopeOf(actor)
  const [publishers, requests, asked, history] = await Promise.all([publishersFor(scope), openRequests(scope), openTerms(scope), consentHistory(scope)])
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer">Beheer</BackLink>}
        title="Uitgeverijen"
        sentence="Vink de uitgeverijen aan waarvan uw school software gebruikt. Zij mogen dan de gegevens ophalen die erbij staan. Zonder vinkje gaan er geen gegevens heen en kan niemand er inloggen; weghalen werkt meteen."
      />
      <Requests requests={requests} school={actor.school.id} />
      <AskedMore asked={asked} school={actor.school.id} />
      <ActionForm action={saveConsentsAction} school={actor.school.id} done="Uw uitgeverijen zijn opgeslagen.">
        <UnsavedGuard />
        <input type="hidden" name="terms" value={termsMark(publishers.map(({ terms }) => terms))} />
        {publishers.map((publisher) => <input key={publisher.id} type="hidden" name="shown" value={publisher.id} />)}
        {publishers.filter(({ ticked }) => ticked).map(({ id }) => <input key={`was-${id}`} type="hidden" name="was" value={id} />)}
        <TickList label="Uitgeverijen">
          {publishers.map((publisher) => (
            <TickRow
              key={`${publisher.id}-${publisher.ticked}`}
              name="publisher"
              value={publisher.id}
              label={publisher.name}
              mark={<PublisherMark name={publisher.name} />}
              defaultChecked={publisher.ticked}
              detail={<>{publisher.purpose} <br />Krijgt: {[...ALWAYS_SHARED, ...publisher.shared].join(', ')}.{publisher.kept.length > 0 && <><br />Vraagt ook, en krijgt niet: {publisher.kept.join(', ')}.</>}{publisher.newGroupsAdvice && <><br /><strong>Nieuw schooljaar:</strong> {publisher.newGroupsAdvice}</>}</>}
              state={<State publisher={publisher} />}
            />
          ))}
        </TickList>
        <div><SubmitButton pendingText="Bezig met opslaan…">Sla uitgeverijen op</SubmitButton></div>
      </ActionForm>
      <TickHistory of="Uitgeverij" ticks={history.map((event) => ({ ...event, name: event.publisher, withdrawnBy: event.withdrawnBy ?? 'de uitgeverij zelf', detail: `${event.purpose} Krijgt: ${sharedWords(event.attributes)}.` }))} />
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
