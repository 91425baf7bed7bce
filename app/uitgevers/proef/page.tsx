import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { HelpFrame } from '@/app/HelpFrame'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { KEEP_DAYS } from '@/lib/core/retention'
import { askSandboxAction } from '@/lib/sandbox/actions'
import { hasSandboxes } from '@/lib/sandbox/mode'

export const metadata: Metadata = { title: 'Proefomgeving voor uitgeverijen' }
/** Made at each request: whether this installation has sandboxes is a setting. */
export const dynamic = 'force-dynamic'

const TOLD: Record<string, { title: string; words: string }> = {
  ja: { title: 'Kijk in uw mailbox', words: 'U krijgt binnen enkele minuten een link. Hebt u al een proefomgeving, dan leidt de link daarheen; een eerdere link werkt dan niet meer.' },
  weg: { title: 'De proefomgeving is verwijderd', words: 'Alles wat erin stond, is gewist. U kunt altijd een nieuwe maken.' },
}

/** PUB-5: a publisher's engineer asks for a sandbox, or for the link to the one that is there. */
export default async function SandboxPage({ searchParams }: { searchParams: Promise<{ verstuurd?: string }> }) {
  if (!hasSandboxes()) notFound()
  const { verstuurd = '' } = await searchParams
  const told = Object.hasOwn(TOLD, verstuurd) ? TOLD[verstuurd] : null
  return (
    <HelpFrame title="Proefomgeving voor uitgeverijen" sentence="Probeer de verbinding van uw software met een verzonnen school, zonder iemand nodig te hebben. Er staan geen echte gegevens in.">
      {told && <Alert tone="info" live="polite" title={told.title}>{told.words}</Alert>}
      <ul className="list-disc pl-5">
        <li>een client voor OpenID Connect, met SAML 2.0 als u metadata opgeeft, en voor de diensten als u een openbare sleutel opgeeft;</li>
        <li>een school met twee groepen, twaalf leerlingen, twee leerkrachten en een ICT-coördinator die kunnen inloggen;</li>
        <li>een titel met een licentie, en de toestemming van die school.</li>
      </ul>
      <p className="text-muted">Een proefomgeving blijft {KEEP_DAYS.sandbox} dagen; u kunt haar verlengen en verwijderen. Per e-mailadres is er één.</p>
      <ActionForm action={askSandboxAction}>
        <FormTextField name="email" type="email" label="Uw e-mailadres" help="Hierheen gaat de link." autoComplete="email" inputMode="email" />
        <Captcha door="sandbox" />
        <div><SubmitButton>Stuur mij een link</SubmitButton></div>
      </ActionForm>
    </HelpFrame>
  )
}
