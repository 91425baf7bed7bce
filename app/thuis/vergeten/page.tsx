import type { Metadata } from 'next'
import Link from 'next/link'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { forgottenAction } from '@/lib/home-login/actions'
import { mailSender } from '@/lib/platform/portal'
import { ParentFrame } from '../ParentFrame'

export const metadata: Metadata = { title: 'Gebruikersnaam of wachtwoord vergeten' }

/** HOM-5: the same answer for every address, and the four checks when no mail comes. */
export default async function ForgottenPage({ searchParams }: { searchParams: Promise<{ verstuurd?: string }> }) {
  const { verstuurd } = await searchParams
  return (
    <ParentFrame title="Gebruikersnaam of wachtwoord vergeten" sentence="Uw gebruikersnaam is het e-mailadres dat de school voor uw kind heeft ingevuld. Vul dat in; u krijgt een mail met een link om een nieuw wachtwoord te kiezen.">
      {verstuurd ? (
        <Alert tone="success" title="Uw aanvraag is ontvangen" live="polite">
          Is het adres bij een school bekend, dan is er binnen enkele minuten een mail. Een nieuwe link voor hetzelfde adres kan na 15 minuten.
        </Alert>
      ) : (
        <ActionForm action={forgottenAction}>
          <FormTextField name="email" type="email" label="E-mailadres" autoComplete="username" inputMode="email" />
          <Captcha door="home-forgotten" />
          <SubmitButton wide pendingText="Bezig met versturen…">Stuur mij een link</SubmitButton>
        </ActionForm>
      )}
      <section aria-labelledby="geen-mail" className="flex flex-col gap-2 border-t border-line pt-5">
        <h2 id="geen-mail" className="text-lg">Geen mail gekregen? Controleer vier dingen</h2>
        <ol className="ml-5 flex list-decimal flex-col gap-1.5">
          <li>Staat de mail bij de ongewenste mail (spam)? Hij komt van <strong className="[overflow-wrap:anywhere]">{mailSender()}</strong>. Maak daar een betrouwbare afzender van.</li>
          <li>Is uw postvak vol? Ruim het op en vraag opnieuw een link aan.</li>
          <li>Is dit precies het adres dat de leerkracht heeft ingevuld? Vraag het de leerkracht.</li>
          <li>Is het adres goed geschreven, bij u en op school? Let op een weggevallen letter (.n in plaats van .nl) en op een spatie te veel.</li>
        </ol>
      </section>
      <p><Link href="/thuis" className="inline-flex min-h-8 items-center">Terug naar thuis inloggen</Link></p>
    </ParentFrame>
  )
}
