import type { Metadata } from 'next'
import { connection } from 'next/server'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormPasswordField } from '@/components/forms/fields'
import { LinkButton } from '@/components/ui/Button'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { TextField } from '@/components/ui/TextField'
import { choosePasswordAction } from '@/lib/home-login/actions'
import { findHomeLink } from '@/lib/home-login/choose-password'
import { longestPassword } from '@/lib/platform/portal'
import { ParentFrame } from '../../ParentFrame'

export const metadata: Metadata = { title: 'Kies een wachtwoord', referrer: 'strict-origin', robots: { index: false } }

/** HOM-1: what a link in a mail opens. Opening it spends nothing, for mail scanners open links too; the button does. */
export default async function ChoosePasswordPage({ params }: { params: Promise<{ token: string }> }) {
  await connection()
  const { token } = await params
  const link = await findHomeLink(token, new Date())
  if (!link)
    return (
      <ParentFrame title="Deze link werkt niet (meer)" sentence="Een link werkt één keer, en alleen de link uit de nieuwste mail. Hebt u al een wachtwoord gekozen, dan kunt u daarmee inloggen.">
        <div className="flex flex-col items-start gap-3">
          <LinkButton href="/thuis/vergeten">Vraag een nieuwe link aan</LinkButton>
          <LinkButton href="/thuis" variant="secondary">Naar thuis inloggen</LinkButton>
        </div>
        <p className="text-muted">Komt er geen mail? Dan kan de leerkracht van uw kind een nieuwe link sturen.</p>
      </ParentFrame>
    )
  return (
    <ParentFrame title="Kies een wachtwoord" sentence={link.activation ? 'Daarna kan uw kind thuis verder werken met de software van school.' : 'Het nieuwe wachtwoord werkt meteen. Het oude dan niet meer.'}>
      <ActionForm action={choosePasswordAction}>
        <input type="hidden" name="token" value={token} />
        <TextField name="username" type="email" label="Uw gebruikersnaam" readOnly autoComplete="username" value={link.email} />
        <FormPasswordField name="password" label="Nieuw wachtwoord" help={`Van 8 tot en met ${longestPassword()} tekens, met ten minste 1 letter en 1 cijfer. Een wachtwoordzin is lang en toch makkelijk te onthouden, zoals ‘3 geiten op zolder’; bedenk er zelf een.`} autoComplete="new-password" />
        <SubmitButton wide pendingText="Bezig met opslaan…">Wachtwoord instellen</SubmitButton>
      </ActionForm>
      <p className="text-muted">Dit wachtwoord is voor u als ouder of verzorger. De pincode of het plaatje van uw kind verandert niet.</p>
    </ParentFrame>
  )
}
