import type { Metadata } from 'next'
import { redirect } from 'next/navigation'
import { JobProgress } from '@/components/frames/JobProgress'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { outcomeOf, outcomeWords } from '@/lib/las/outcomes'
import { askedFetch, lasLinkOf } from '@/lib/las/queries'
import { LAS_SYSTEMS } from '@/lib/las/rules'
import { Refresh } from '../[importId]/Refresh'

export const metadata: Metadata = { title: 'Gegevens ophalen' }
const PAGE = '/beheer/gebruikersgegevens'
/** Nobody waits longer than this for an answer of the worker. */
const PATIENCE = 15 * 60_000

/** LAS-2: how far 'Haal nu op' is; ends at the import, or says what the LAS answered. */
export default async function FetchPage({ searchParams }: { searchParams: Promise<{ sinds?: string }> }) {
  const actor = await requirePermission('roster.import')
  const { sinds } = await searchParams
  const since = /^\d{13}$/.test(sinds ?? '') ? new Date(Number(sinds)) : null
  const link = await lasLinkOf(scopeOf(actor))
  const now = new Date()
  const asked = since && link && (await askedFetch(scopeOf(actor), since, now))
  if (!asked || !link || asked.state === 'no-link') redirect(PAGE)
  if (asked.state !== 'ended' && now.getTime() - since.getTime() > PATIENCE) redirect(PAGE)
  if (asked.state === 'ended' && asked.importId) redirect(`${PAGE}/${asked.importId}`)
  const las = LAS_SYSTEMS[link.system].name
  return (
    <>
      <PageHeader back={<BackLink href={PAGE}>Gebruikersgegevens invoeren</BackLink>} title="Gegevens ophalen" sentence={`Het portaal vraagt ${las} om de gegevens van uw school.`} />
      {asked.state === 'ended' ? <Ended outcome={asked.outcome} las={las} /> : (
        <>
          <JobProgress title={`Gegevens uit ${las}`} state={asked.state} step={asked.state === 'running' ? `${las} stuurt de gegevens` : 'Staat klaar om te beginnen'} />
          <Refresh />
        </>
      )}
    </>
  )
}

function Ended({ outcome, las }: { outcome: string; las: string }) {
  const { words, remedy } = outcomeWords(outcome, las)
  return (
    <Alert tone={outcomeOf(outcome).good ? 'success' : 'warn'} live="polite" title={words} action={<LinkButton href={PAGE} size="small" variant="secondary">Terug naar de koppeling</LinkButton>}>
      {remedy}
    </Alert>
  )
}
