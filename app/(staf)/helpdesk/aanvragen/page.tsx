import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { Counts } from '@/components/ui/Counts'
import { EmptyState } from '@/components/ui/EmptyState'
import { PageHeader } from '@/components/ui/PageHeader'
import { Pagination } from '@/components/ui/Pagination'
import { SearchForm } from '@/components/ui/SearchForm'
import { SelectField } from '@/components/ui/SelectField'
import { requireBeside } from '@/lib/access/current'
import { countRequests, requestQueue, REQUEST_STATES } from '@/lib/account-requests/queries'
import { KIND_WORDS, REQUEST_KINDS } from '@/lib/account-requests/rules'
import { QueueTable } from './QueueTable'
import { STATE_WORDS } from './words'

export const metadata: Metadata = { title: 'Aanvragen' }
const PAGE_SIZE = 50
const DONE: Record<string, string> = {
  goedgekeurd: 'De aanvraag is goedgekeurd. De ICT-coördinator en de aanvrager hebben een e-mail gekregen.',
  afgewezen: 'De aanvraag is afgewezen. De aanvrager heeft de reden gekregen.',
}

type Query = { zoek?: string; stand?: string; soort?: string; pagina?: string; gedaan?: string }

/** ACC-1: the queue of requests, those that wait longest first. */
export default async function QueuePage({ searchParams }: { searchParams: Promise<Query> }) {
  await requireBeside('accounts.decide')
  const query = await searchParams
  const words = String(query.zoek ?? '').trim().slice(0, 80) || null
  const state = REQUEST_STATES.find((each) => each === query.stand) ?? 'open'
  const kind = REQUEST_KINDS.find((each) => each === query.soort) ?? null
  const page = /^[1-9]\d{0,5}$/.test(query.pagina ?? '') ? Number(query.pagina) : 1
  const [{ rows, total }, counts] = await Promise.all([requestQueue({ words, state, kind, page, pageSize: PAGE_SIZE }), countRequests()])
  const hrefFor = (to: number) => `/helpdesk/aanvragen?${new URLSearchParams({ ...(words ? { zoek: words } : {}), ...(kind ? { soort: kind } : {}), stand: state, pagina: String(to) })}`
  return (
    <>
      <PageHeader title="Aanvragen" sentence="Verzoeken om een schoolaccount of een eerste ICT-coördinator. Wat het langst wacht, staat bovenaan." />
      {DONE[query.gedaan ?? ''] && <Alert tone="success" live="polite">{DONE[query.gedaan!]}</Alert>}
      <Counts label="Hoe de aanvragen ervoor staan" items={REQUEST_STATES.map((each) => ({ label: STATE_WORDS[each].word, after: counts[each], tone: counts[each] > 0 ? STATE_WORDS[each].tone : 'neutral' }))} />
      <SearchForm label="Zoek op school, BRIN, kenmerk of e-mailadres" defaultValue={words ?? ''}>
        <SelectField name="stand" label="Stand" defaultValue={state} options={REQUEST_STATES.map((each) => ({ value: each, label: STATE_WORDS[each].word }))} />
        <SelectField name="soort" label="Aanvraag" defaultValue={kind ?? ''} placeholder="alle" options={REQUEST_KINDS.map((each) => ({ value: each, label: KIND_WORDS[each].short }))} />
      </SearchForm>
      {rows.length === 0
        ? <EmptyState title={words || kind ? 'Geen aanvragen gevonden' : state === 'open' ? 'Er ligt niets te beoordelen' : 'Nog geen aanvragen'}>{words || kind ? 'Kies andere woorden of een andere stand.' : 'Aanvragen van besturen komen hier binnen zodra het getekende verzoek is verstuurd.'}</EmptyState>
        : <QueueTable rows={rows} label="Aanvragen" decided={state !== 'open'} />}
      <Pagination page={page} pageSize={PAGE_SIZE} total={total} hrefFor={hrefFor} noun="aanvragen" />
    </>
  )
}
