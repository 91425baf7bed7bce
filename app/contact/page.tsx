import type { Metadata } from 'next'
import Link from 'next/link'
import { HelpFrame } from '@/app/HelpFrame'
import { ActionForm } from '@/components/forms/ActionForm'
import { Captcha } from '@/components/forms/Captcha'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { LinkButton } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { currentActor } from '@/lib/access/current'
import { sendMessageAction } from '@/lib/contact/actions'
import { helpdeskContact } from '@/lib/contact/queries'
import { HelpdeskHours } from './HelpdeskHours'

export const metadata: Metadata = { title: 'Contact' }

/** HLP-1: how people of schools reach the helpdesk. Parents and pupils are helped by the school, and get no number here (HLP-5). */
export default async function ContactPage({ searchParams }: { searchParams: Promise<{ nummer?: string }> }) {
  const [{ nummer }, actor] = [await searchParams, await currentActor()]
  if (actor && actor.kind !== 'staff') {
    return <HelpFrame title="Contact" sentence="Hebt u een vraag? De school van uw kind helpt u."><p>De school stelt het inloggen in, kan alles nakijken en weet wie verder kan helpen.</p></HelpFrame>
  }
  const number = /^[2-9A-HJ-NP-Z]{8}$/.exec(nummer ?? '')?.[0]
  return (
    <HelpFrame title="Contact" sentence="De helpdesk helpt medewerkers van scholen met inloggen, gegevens invoeren en instellen.">
      {number && <Alert tone="success" live="polite" title="Uw vraag is verstuurd">Uw vraag heeft nummer {number}. U krijgt een bevestiging per e-mail.</Alert>}
      <Alert tone="info">Bent u ouder of verzorger? <strong className="font-semibold">Stel uw vraag aan de school van uw kind.</strong> Gaat het over een titel, het LAS of een netwerkomgeving? <Link href="/bij-wie">Kijk bij wie u moet zijn</Link>.</Alert>
      <HelpdeskHours contact={await helpdeskContact()} />
      <section aria-labelledby="formulier" className="flex flex-col gap-4">
        <h2 id="formulier">Stel uw vraag</h2>
        <ActionForm action={sendMessageAction}>
          <FormTextField name="name" label="Uw naam" autoComplete="name" maxLength={80} defaultValue={actor?.name} />
          <FormTextField name="email" label="Uw e-mailadres" type="email" inputMode="email" autoComplete="email" defaultValue={actor?.email} />
          <FormTextField name="school" label="School" help="De naam of het BRIN." maxLength={120} autoComplete="organization" defaultValue={actor?.school?.name} />
          <FormTextField name="subject" label="Onderwerp" maxLength={100} autoComplete="off" />
          <FormTextAreaField name="message" label="Uw vraag" help="Noem geen pincodes of wachtwoorden, en van leerlingen niet meer dan nodig is." rows={8} maxLength={4000} />
          <Captcha door="contact" />
          <div><SubmitButton pendingText="Bezig met versturen…">Verstuur</SubmitButton></div>
        </ActionForm>
        <p className="text-muted">Misschien staat het antwoord er al.</p>
        <div><LinkButton href="/vraag-en-antwoord" variant="secondary">Naar Vraag &amp; antwoord</LinkButton></div>
      </section>
    </HelpFrame>
  )
}
