import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { FormTextField } from '@/components/forms/fields'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { portalName } from '@/lib/platform/portal'
import { forgotAction } from '@/lib/staff/actions'

export const metadata: Metadata = { title: 'Gebruikersnaam of wachtwoord vergeten' }

/** AUT-3: asks for a link; what follows never tells whether the address is known. */
export default async function ForgottenPage({ searchParams }: { searchParams: Promise<{ verstuurd?: string }> }) {
  const { verstuurd } = await searchParams
  return (
    <PublicFrame portalName={portalName()} title="Gebruikersnaam of wachtwoord vergeten" sentence="Voor leerkrachten, ICT-coördinatoren en andere medewerkers. Uw gebruikersnaam is het e-mailadres dat uw school van u heeft.">
      {verstuurd && (
        <Alert tone="info" live="polite" title="Kijk in uw mailbox">
          Is dit e-mailadres bij ons bekend, dan krijgt u binnen enkele minuten een link. Per adres sturen we ten hoogste één bericht per kwartier.
        </Alert>
      )}
      <ActionForm action={forgotAction}>
        <FormTextField name="email" type="email" label="E-mailadres" autoComplete="username" inputMode="email" />
        <Captcha door="staff-forgotten" />
        <SubmitButton wide>Stuur mij een link</SubmitButton>
      </ActionForm>
      <div>
        <h2 className="text-base">Geen bericht gekregen?</h2>
        <ul className="mt-2 list-disc pl-5 text-muted">
          <li>Kijk in de map voor ongewenste mail.</li>
          <li>Is uw mailbox vol?</li>
          <li>Gebruik het adres waarop uw school u heeft aangemeld, en let op tikfouten.</li>
          <li>Vraag de ICT-coördinator van uw school welk adres dat is.</li>
        </ul>
      </div>
    </PublicFrame>
  )
}
