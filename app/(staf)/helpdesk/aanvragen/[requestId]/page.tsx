import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { Badge } from '@/components/ui/Badge'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { requestToDecide } from '@/lib/account-requests/queries'
import { KIND_WORDS } from '@/lib/account-requests/rules'
import { dateTime } from '@/lib/core/dates'
import { allOf } from '@/lib/core/enumerate'
import { isUuid } from '@/lib/core/ids'
import { QueueTable } from '../QueueTable'
import { STATE_WORDS } from '../words'
import { Asked, BesideDuo } from './Beside'
import { Decide } from './Decide'

export const metadata: Metadata = { title: 'Aanvraag' }

/** ACC-1: one request, with DUO's record beside it, the signed PDF, and the decision. */
export default async function RequestToDecidePage({ params }: { params: Promise<{ requestId: string }> }) {
  await requireBeside('accounts.decide')
  const { requestId } = await params
  const found = isUuid(requestId) ? await requestToDecide(requestId, new Date()) : null
  if (!found) notFound()
  const { request, school, alike, decidedBy, overtaken } = found
  const state = request.status === 'approved' || request.status === 'rejected' ? request.status : 'open'
  return (
    <>
      <PageHeader
        back={<BackLink href="/helpdesk/aanvragen">Aanvragen</BackLink>} title={request.schoolName}
        sentence={`${KIND_WORDS[request.kind].title}, kenmerk ${request.reference}, ontvangen op ${dateTime(request.sentAt!)}.`}
        actions={<LinkButton href={`/helpdesk/aanvragen/${request.id}/verzoek.pdf`} native download variant="secondary">Download het getekende verzoek ({Math.ceil((request.pdfSize ?? 0) / 1024)} kB)</LinkButton>}
        count={<Badge tone={STATE_WORDS[state].tone}>{STATE_WORDS[state].word}</Badge>}
      />
      {state !== 'open' && <Alert tone={state === 'approved' ? 'success' : 'info'} title={`${STATE_WORDS[state].word[0]!.toUpperCase()}${STATE_WORDS[state].word.slice(1)} op ${dateTime(request.decidedAt!)}${decidedBy ? ` door ${decidedBy}` : ''}`}>{request.reason}</Alert>}
      {state === 'open' && school && !school.coordinated && school.invited.length > 0 && (
        <Alert tone="warn" title={`Er is al een account van ${school.name}`}>{allOf(school.invited)} kreeg al een activatielink als ICT-coördinator en heeft die nog niet gebruikt.{overtaken ? '' : ' Met goedkeuren komt er een ICT-coördinator bij.'}</Alert>
      )}
      <Card title="Gevraagd"><Asked request={request} /></Card>
      <BesideDuo found={found} />
      {alike.length > 0 && (
        <section aria-labelledby="dubbel" className="flex flex-col gap-3">
          <h2 id="dubbel">Lijkt hierop</h2>
          <p className="text-muted">Aanvragen voor dezelfde school of dezelfde persoon. Een dubbele kunt u afwijzen met een verwijzing naar de andere.</p>
          <QueueTable rows={alike} label="Aanvragen die hierop lijken" decided={false} />
        </section>
      )}
      {state === 'open' && <Decide found={found} />}
    </>
  )
}
