import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requirePermission } from '@/lib/access/current'
import { day } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { retentionDays } from '@/lib/platform/portal'
import { erasePreview } from '@/lib/privacy/find-people'
import { KIND_WORDS, readKind } from '../../kinds'
import { Erase } from './Erase'

export const metadata: Metadata = { title: 'Inzage en wissen' }

const capital = (word: string) => word[0]!.toUpperCase() + word.slice(1)

/** DAT-3: one person: the access report, and erasing. */
export default async function PersonPage({ params }: { params: Promise<{ soort: string; id: string }> }) {
  const actor = await requirePermission('privacy.requests')
  const { soort, id } = await params
  const kind = readKind(soort)
  const preview = kind && isUuid(id) ? await erasePreview(scopeOf(actor), kind, id) : null
  if (!preview) notFound()
  const { subject } = preview
  const here = `/beheer/inzage/${soort}/${id}`
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer/inzage">Inzage en wissen</BackLink>}
        title={<span className="[overflow-wrap:anywhere]">{subject.name}</span>}
        sentence={subject.removedAt ? `${capital(KIND_WORDS[subject.kind])}, weg sinds ${day(subject.removedAt)}. Het portaal wist alles vanzelf, ${retentionDays()} dagen daarna.` : `${capital(KIND_WORDS[subject.kind])}, nu actief.`}
      />
      <Card title="Inzageverzoek" sentence="Alles wat het portaal van deze persoon voor uw school bewaart. Dat u dit bekijkt, komt in het logboek. Controleer eerst of de vrager is wie hij of zij zegt te zijn.">
        {/* Plain links: looking is written down, so nothing may be fetched ahead. */}
        <ul className="flex flex-col gap-2">
          <li><a href={`${here}/overzicht`} className="inline-flex min-h-8 items-center font-semibold">Bekijk het overzicht</a> om te lezen of af te drukken</li>
          <li><a href={`${here}/gegevens.json`} className="inline-flex min-h-8 items-center font-semibold">Download als bestand (JSON)</a> om mee te geven of elders in te lezen</li>
        </ul>
      </Card>
      <Erase preview={preview} school={actor.school.id} />
    </>
  )
}
