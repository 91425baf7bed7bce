import type { Metadata } from 'next'
import Link from 'next/link'
import { connection } from 'next/server'
import { HELP_LINKS } from '@/app/help-links'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PDF_MOST_BYTES } from '@/lib/account-requests/pdf-check'
import { requestOfLink } from '@/lib/account-requests/queries'
import { DRAFT_DAYS, KIND_WORDS } from '@/lib/account-requests/rules'
import { day } from '@/lib/core/dates'
import { fullName } from '@/lib/core/names'
import { isTextKey, sentence } from '@/lib/core/texts'
import { portalName } from '@/lib/platform/portal'
import { SendForm } from './SendForm'

export const metadata: Metadata = { title: 'Aanvraag versturen', referrer: 'strict-origin', robots: { index: false, follow: false } }

/** ACC-1, step 2: the form to sign, and the signed PDF. Who holds the link may go on; looking spends nothing. */
export default async function SendRequestPage({ params, searchParams }: { params: Promise<{ token: string }>; searchParams: Promise<{ fout?: string }> }) {
  await connection()
  const [{ token }, { fout }] = [await params, await searchParams]
  const request = await requestOfLink(token, new Date())
  if (!request) {
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} title="Deze aanvraag is er niet (meer)" sentence={`Een aanvraag die niet wordt verstuurd, bewaren we ${DRAFT_DAYS} dagen. Of de link is niet goed overgenomen.`}>
        <div><LinkButton href="/aanvragen">Opnieuw aanvragen</LinkButton></div>
      </PublicFrame>
    )
  }
  if (request.status !== 'draft') {
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} title="Uw aanvraag is ontvangen" sentence={`Kenmerk ${request.reference}. Noem dit als u de helpdesk iets vraagt.`}>
        <Alert tone="success" live="polite">De helpdesk bekijkt de aanvraag doorgaans op dezelfde werkdag. Het bericht daarover gaat naar {request.signatoryEmail}. U hoeft nu niets meer te doen.</Alert>
      </PublicFrame>
    )
  }
  const here = `/aanvragen/versturen/${token}`
  const until = new Date(request.createdAt.getTime() + DRAFT_DAYS * 86_400_000)
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} wide title={KIND_WORDS[request.kind].title} sentence={`Stap 2 van 2: laten tekenen en versturen. Dat kan tot ${day(until)}; de link naar deze pagina staat ook in de mail aan ${request.signatoryEmail}.`}>
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout)}</Alert>}
      <DescriptionList items={[
        { term: 'School', value: [request.schoolName, request.brin ?? request.schoolKey, request.city].filter(Boolean).join(', ') },
        { term: 'Bestuur', value: `${request.boardName} (${request.boardNumber})` },
        { term: 'Wettig bestuurslid', value: request.signatoryName },
        { term: 'ICT-coördinator', value: `${fullName(request)}, ${request.email}` },
      ]} />
      <ol className="flex list-decimal flex-col gap-4 pl-5">
        <li>
          <p className="mb-2">Download het ingevulde formulier en controleer het. Klopt er iets niet, <Link href="/aanvragen">begin dan opnieuw</Link>.</p>
          <LinkButton href={`${here}/formulier.pdf`} native download variant="secondary">Download het formulier (PDF)</LinkButton>
        </li>
        <li>Laat {request.signatoryName} het tekenen, op papier of digitaal.</li>
        <li>
          <p className="mb-3">Stuur het getekende formulier in.</p>
          <SendForm action={`${here}/bestand`} mostMb={PDF_MOST_BYTES / 1024 / 1024} />
        </li>
      </ol>
    </PublicFrame>
  )
}
