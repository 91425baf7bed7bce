import type { Metadata } from 'next'
import { HELP_LINKS } from '@/app/help-links'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { signedAgreement, signingView } from '@/lib/agreements/queries'
import { COVERS, CURRENT, named } from '@/lib/agreements/text'
import { signedTitle } from '@/lib/agreements/rules'
import { dateTime, day } from '@/lib/core/dates'
import { sentence } from '@/lib/core/texts'
import { portalName } from '@/lib/platform/portal'
import { Articles } from '../../Articles'
import { SignForm } from './SignForm'

export const metadata: Metadata = { title: 'Verwerkersovereenkomst tekenen', robots: { index: false, follow: false } }

/** ACC-6: the board member reads and signs. Looking spends nothing, for mail scanners open links; only the form does. */
export default async function SignPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const name = portalName()
  const view = await signingView(token, new Date())
  if (!view) {
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={name} title="Deze link werkt niet meer" sentence={sentence('agreement-link-dead')}>
        <div><LinkButton href="/verwerkersovereenkomst" variant="secondary">Lees de overeenkomst</LinkButton></div>
      </PublicFrame>
    )
  }
  const copy = `/verwerkersovereenkomst/tekenen/${token}/overeenkomst.pdf`
  const signed = view.signedId ? await signedAgreement(view.signedId) : null
  if (signed) {
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={name} title={signedTitle(signed)} sentence={`${signed.name} heeft op ${dateTime(signed.signedAt)} getekend namens ${signed.boardName}.`}>
        <Alert tone={signed.refused ? 'warn' : 'success'} live="polite">U krijgt hiervan ook een mail. {signed.withdrawnAt ? 'De helpdesk heeft de handtekening ingetrokken; de overeenkomst geldt er niet meer door. De reden staat in de mail. Vragen? Neem contact op met de helpdesk.' : signed.refused ? 'De helpdesk kon niet vaststellen dat u het bestuur mag vertegenwoordigen; de overeenkomst geldt niet. Neem contact op met de helpdesk.' : signed.checkedAt ? 'De ICT-coördinator ziet nu dat de overeenkomst getekend is.' : 'De helpdesk controleert of u het bestuur mag vertegenwoordigen; daarna geldt de overeenkomst. U krijgt daar een mail over.'}</Alert>
        <div><LinkButton href={copy} native>Download de overeenkomst (PDF)</LinkButton></div>
        <p className="text-muted">Deze link werkt tot {day(view.expiresAt)}. Bewaar de PDF; de ICT-coördinator kan hem ook later downloaden.</p>
      </PublicFrame>
    )
  }
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={name} wide title="Verwerkersovereenkomst" sentence={`Versie ${CURRENT.version}, tussen ${view.board.name} en ${name}. Lees de overeenkomst en teken onderaan.`}>
      <Alert tone="info" title="Alleen voor het portaal">{named(COVERS, name)}</Alert>
      <div className="flex flex-wrap gap-3">
        <LinkButton href={copy} variant="secondary" native>Download om te lezen (PDF)</LinkButton>
        <LinkButton href="#tekenblad" variant="quiet" native>Naar het tekenblad</LinkButton>
      </div>
      <Articles text={CURRENT} portal={name} />
      <SignForm token={token} version={CURRENT.version} view={view} />
    </PublicFrame>
  )
}
