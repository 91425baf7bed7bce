import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { Counts } from '@/components/ui/Counts'
import { PageHeader } from '@/components/ui/PageHeader'
import { requireBeside } from '@/lib/access/current'
import { dateTime } from '@/lib/core/dates'
import { isUuid } from '@/lib/core/ids'
import { splitBoardWords } from '@/lib/procedures/boards'
import { splitView } from '@/lib/procedures/split-queries'
import { Undo } from './Undo'

export const metadata: Metadata = { title: 'Splitsing' }

/** ACC-8: the report of a split, and the way back for a day. */
export default async function SplitPage({ params }: { params: Promise<{ splitId: string }> }) {
  await requireBeside('schools.procedures')
  const { splitId } = await params
  const split = isUuid(splitId) ? await splitView(splitId, new Date()) : null
  if (!split) notFound()
  const { report, splitAt, undoneAt } = split
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/splitsingen">Splitsingen</BackLink>} title={`Van ${report.from.name} naar ${report.to.name}`} sentence={`Verwerkt op ${dateTime(splitAt)}. De ICT-coördinatoren hebben bericht gekregen.`} />
      {undoneAt && <Alert tone="info" title={`Deze splitsing is ongedaan gemaakt op ${dateTime(undoneAt)}`}>{report.ended?.length ? `Deze nummers zijn vervallen; uitgeverijen vinden er niemand meer onder: ${report.ended.join(', ')}.` : 'Er waren geen nieuwe nummers.'}</Alert>}
      <Card title={undoneAt ? 'Wat er was overgegaan' : 'Wat er is overgegaan'}>
        <div className="flex flex-col gap-5">
          <Counts label="Wat is overgegaan" items={[{ label: 'groepen', one: 'groep', after: report.groups.length }, { label: 'leerlingen', one: 'leerling', after: report.pupils.length }, { label: 'medewerkers', one: 'medewerker', after: report.staff }, { label: 'thuisadressen', one: 'thuisadres', after: report.homes }]} />
          <ul className="list-disc pl-5">{report.groups.map((group) => <li key={group.name}>{group.name}: {group.pupils === 1 ? '1 leerling' : `${group.pupils} leerlingen`}</li>)}</ul>
          {report.boards && <p>Bij het splitsen waren er twee besturen: van {report.boards.goes} naar {report.boards.stays}. {splitBoardWords(report.boards.agreement)}</p>}
          {!undoneAt && <p>Leerlingen hebben een nieuw nummer bij uitgeverijen; leerresultaten van voor de splitsing horen bij het oude.</p>}
        </div>
      </Card>
      {!undoneAt && <Undo split={split} />}
    </>
  )
}
