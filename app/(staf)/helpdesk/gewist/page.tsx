import type { Metadata } from 'next'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { ERASED } from '@/lib/core/retention'
import { erasedEverywhere } from '@/lib/privacy/queries'

export const metadata: Metadata = { title: 'Wat er is gewist' }

const SPANS = [{ days: 1, title: 'Vandaag' }, { days: 30, title: 'Laatste 30 dagen' }, { days: 365, title: 'Laatste jaar' }] as const

/** DAT-3: what the nightly jobs erased of all schools together. Nothing here for days means that the jobs do not run. */
export default async function ErasedEverywherePage() {
  await requireBeside('privacy.watch')
  const spans = await Promise.all(SPANS.map(async (span) => ({ ...span, rows: await erasedEverywhere(new Date(), span.days) })))
  return (
    <>
      <PageHeader title="Wat er is gewist" sentence="Van alle scholen samen, in aantallen. De taken lopen elke nacht; staat er dagenlang niets, dan loopt er iets niet." />
      {spans.map(({ title, rows }) => (
        <Card key={title} title={title}>
          {rows.length === 0 ? <p className="text-muted">Niets.</p> : <ul className="list-disc pl-5">{rows.map(({ kind, count }) => <li key={kind}>{count.toLocaleString('nl-NL')} {ERASED[kind][count === 1 ? 0 : 1]}</li>)}</ul>}
        </Card>
      ))}
    </>
  )
}
