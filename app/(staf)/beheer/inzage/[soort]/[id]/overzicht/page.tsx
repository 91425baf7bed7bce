import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { PrintButton } from '@/components/frames/PrintButton'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { requirePermission } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { makeReport } from '@/lib/privacy/make-report'
import { readKind } from '../../../kinds'
import { Part } from './Part'

export const metadata: Metadata = { title: 'Inzageverzoek' }

/** DAT-3: everything that is kept of somebody, to read and to print. */
export default async function ReportPage({ params }: { params: Promise<{ soort: string; id: string }> }) {
  const actor = await requirePermission('privacy.requests')
  const { soort, id } = await params
  const kind = readKind(soort)
  const report = kind && isUuid(id) ? await makeReport(actor, kind, id, 'page') : null
  if (!report) notFound()
  const { subject, parts, alsoKept, receivers } = report
  return (
    <>
      <PageHeader
        back={<BackLink href={`/beheer/inzage/${soort}/${id}`}>{subject.name}</BackLink>} title="Inzageverzoek"
        sentence={<span className="[overflow-wrap:anywhere]">{subject.name}, {actor.school.name}, {dateTime(new Date())}. Pincodes, wachtwoorden en codes worden genoemd, niet getoond.</span>}
        actions={<PrintButton />}
      />
      {parts.map((part) => <Part key={part.model} part={part} />)}
      {alsoKept.length > 0 && (
        <Card title="Ook bewaard, niet per persoon" sentence="In deze gegevens is niemand apart op te zoeken; zij verdwijnen vanzelf.">
          <ul className="list-disc pl-5">{alsoKept.map(({ what, because, howLong }) => <li key={what}>{what}: {because}. Hoe lang: {howLong}.</li>)}</ul>
        </Card>
      )}
      <Card title="Wie gegevens krijgt" sentence="De partijen die de school nu heeft aangevinkt, en wat zij krijgen van wie hun software gebruikt.">
        {receivers.length === 0 ? <p>Niemand.</p> : <ul className="list-disc pl-5">{receivers.map(({ name, gets }) => <li key={name}>{name}: {gets}</li>)}</ul>}
      </Card>
    </>
  )
}
