import type { Metadata } from 'next'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { PageHeader } from '@/components/ui/PageHeader'
import { scopeOf } from '@/lib/access/actor'
import { requireOwn } from '@/lib/access/current'
import { schoolYearOf } from '@/lib/core/school-year'
import { isTextKey, sentence } from '@/lib/core/texts'
import { uploadLimit } from '@/lib/platform/portal'
import { makerView } from '@/lib/xml-maker/queries'
import { DRAFT_DAYS } from '@/lib/xml-maker/store'
import { Maker } from './Maker'
import { Start } from './Start'

export const metadata: Metadata = { title: 'XML-maker' }

/** LAS-6: open a file or begin with nothing, fill in groups, pupils and teachers, and make the file or import it. */
export default async function MakerPage({ searchParams }: { searchParams: Promise<{ fout?: string }> }) {
  const actor = await requireOwn('roster.import')
  const { fout } = await searchParams
  const view = await makerView(scopeOf(actor), actor.userId)
  return (
    <>
      <PageHeader
        back={<BackLink href="/beheer/gebruikersgegevens">Gebruikersgegevens invoeren</BackLink>}
        title="XML-maker"
        sentence="Voor scholen zonder gekoppeld leerling-administratiesysteem: maak of bewerk hier het bestand met groepen, leerlingen en leerkrachten."
      />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout, { max: uploadLimit() })}</Alert>}
      <noscript><Alert tone="warn" title="De XML-maker heeft JavaScript nodig">Zet JavaScript aan in uw browser en laad deze pagina opnieuw, of importeer een bestand bij Gebruikersgegevens invoeren.</Alert></noscript>
      {view.open ? (
        <Maker
          key={view.open.draftId} schoolId={actor.school.id} school={view.school} draftId={view.open.draftId} version={view.open.version} start={view.open.draft} currentYear={schoolYearOf(new Date())}
          savedAt={view.open.updatedAt.toISOString()} writer={view.open.writer} withEckId={view.open.withEckId} notes={view.open.notes} days={DRAFT_DAYS}
        />
      ) : <Start school={actor.school.id} fromSchool={view.fromSchool} maxMb={uploadLimit()} days={DRAFT_DAYS} />}
    </>
  )
}
