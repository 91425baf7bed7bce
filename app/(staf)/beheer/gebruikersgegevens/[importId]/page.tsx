import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { JobProgress } from '@/components/frames/JobProgress'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { dateTime } from '@/lib/core/dates'
import { linkViewOf, nextFetchOf } from '@/lib/las/queries'
import type { NextFetch } from '@/lib/las/rules'
import { importView, type ImportView } from '@/lib/roster/queries'
import { yearBehind } from '@/lib/roster/waiting'
import { Cancelled } from './Cancelled'
import { Done } from './Done'
import { Dropped } from './Dropped'
import { Findings } from './Findings'
import { Licences } from './Licences'
import { Preview } from './Preview'
import { Refresh } from './Refresh'
import { Scheduled } from './Scheduled'
import { Undo } from './Undo'
import { YearBehind } from './YearBehind'

export const metadata: Metadata = { title: 'Import' }

/** LAS-5: what a file would change, how far it is, and what it did. */
export default async function ImportPage({ params, searchParams }: { params: Promise<{ importId: string }>; searchParams: Promise<{ kijk?: string | string[] }> }) {
  const actor = await requirePermission('roster.import')
  const [{ importId }, { kijk }] = await Promise.all([params, searchParams])
  const view = isUuid(importId) ? await importView(scopeOf(actor), importId) : null
  if (!view) notFound()
  const next = view.source === 'link' ? null : nextFetchOf(await linkViewOf(scopeOf(actor), new Date()))
  // Of an import that others came after it says nothing.
  const changedAt = view.status === 'undone' ? view.undoneAt : view.undo ? view.endedAt : null
  const behind = changedAt && (await yearBehind(scopeOf(actor), changedAt))
  const las = view.source === 'link' ? view.fileName : null
  const about = [view.schoolYear && `schooljaar ${view.schoolYear}`, `${view.source === 'link' ? 'opgehaald' : 'aangeboden'} op ${dateTime(view.createdAt)}`].filter(Boolean).join(', ')
  return (
    <>
      <PageHeader back={<BackLink href="/beheer/gebruikersgegevens">Gebruikersgegevens invoeren</BackLink>} title={view.source === 'link' ? `Import via ${view.fileName}` : view.fileName || 'Import'} sentence={about} />
      <State view={view} school={actor.school.id} look={kijk === 'ja'} next={next} />
      <YearBehind year={behind} />
      <Findings importId={view.id} findings={view.findings} refused={view.status === 'refused'} las={las} />
      <Dropped dropped={view.dropped} las={las} />
    </>
  )
}

/** What is known of why (lib/roster/give-up-import.ts). */
const FAILURES: Record<string, string> = {
  'no-data': 'De gegevens van deze import zijn niet meer te lezen.',
  'waited-too-long': 'Het portaal is er binnen een dag niet aan toegekomen.',
}

function State({ view, school, look, next }: { view: ImportView; school: string; look: boolean; next: NextFetch | null }) {
  const overLink = view.source === 'link'
  if (view.status === 'refused' && overLink) return <Alert tone="danger" title="Deze gegevens zijn geweigerd">Er is niets veranderd. Hieronder staat wat er niet klopt. Verbeter het in {view.fileName}; daarna komt het vannacht mee, of eerder met ‘Haal nu op’.</Alert>
  if (view.status === 'refused')
    return (
      <Alert tone="danger" title="Dit bestand is geweigerd" action={<LinkButton href="/beheer/gebruikersgegevens" size="small" variant="secondary">Ander bestand kiezen</LinkButton>}>
        Er is niets veranderd. Hieronder staat wat er niet klopt en wat u kunt doen.
      </Alert>
    )
  if (view.status === 'cancelled') return <Cancelled view={view} />
  if ((view.status === 'staged' || view.status === 'held') && view.preview) return <Preview view={view} preview={view.preview} school={school} changed={view.failure === 'import-changed'} look={look} next={next} />
  if (view.status === 'scheduled' && view.preview) return <Scheduled view={view} preview={view.preview} school={school} />
  // Who looks on gets no preview (ACC-11).
  if (view.status === 'staged' || view.status === 'held' || view.status === 'scheduled') return <Alert tone="info" title="Deze import wacht">De ICT-coördinator van de school ziet hier wat er verandert. Wie meekijkt, ziet dat niet.</Alert>
  if (view.status === 'queued')
    return (
      <>
        <JobProgress title="De gegevens worden verwerkt" state={view.failure ? 'waiting' : 'running'} step={view.failure ? 'Het lukte nog niet; het portaal probeert het vanzelf opnieuw' : 'Groepen, leerlingen en leerkrachten bijwerken'} />
        <Refresh />
      </>
    )
  if (view.status === 'failed') return <Alert tone="danger" title="Het verwerken is mislukt">{FAILURES[view.failure ?? ''] ?? ''} Er is niets veranderd. {overLink ? 'Haal de gegevens opnieuw op' : 'Kies het bestand opnieuw'}; lukt het dan weer niet, bel dan de helpdesk.</Alert>
  if (view.status === 'undone')
    return (
      <>
        <Alert tone="info" live="polite" title="Deze import is ongedaan gemaakt">
          De school is weer wat zij voor deze import was{view.undoneAt && `, sinds ${dateTime(view.undoneAt)}`}. Wie met de import was gekomen, is niet meer actief.
        </Alert>
        <Done view={view} label="Wat de import had veranderd" now={new Date()} />
      </>
    )
  return (
    <>
      <Alert tone="success" live="polite" title="De import is verwerkt" action={<LinkButton href="/groepen" size="small" variant="secondary">Naar Groepen</LinkButton>}>
        Alles is meteen zichtbaar{view.endedAt && `, sinds ${dateTime(view.endedAt)}`}.{!overLink && ' U hebt het verslag ook per e-mail gekregen.'}
      </Alert>
      <Done view={view} label="Wat er is veranderd" now={new Date()}>
        {view.licences && <Licences licences={view.licences} begun />}
        {view.undo && <Undo importId={view.id} school={school} undo={view.undo} />}
      </Done>
    </>
  )
}
