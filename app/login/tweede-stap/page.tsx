import type { Metadata } from 'next'
import Link from 'next/link'
import { HELP_LINKS } from '@/app/help-links'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextField } from '@/components/forms/fields'
import { PasskeyButton } from '@/components/forms/PasskeyButton'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { StartOver } from '@/components/ui/StartOver'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { sentence } from '@/lib/core/texts'
import { factorsOf } from '@/lib/login-security/factors'
import { stepOf } from '@/lib/login-security/second-step'
import { portalName } from '@/lib/platform/portal'
import { stepByCodeAction, stepByPasskeyAction } from '@/lib/staff/actions'
import { stepHere } from '@/lib/staff/auth'

export const metadata: Metadata = { title: 'Inloggen: tweede stap' }

/** AUT-7: after the password. There is no session yet, so nothing to go around. */
export default async function SecondStepPage({ searchParams }: { searchParams: Promise<{ next?: string }> }) {
  const { next } = await searchParams
  const step = await stepOf(await stepHere(), new Date())
  if (!step)
    return (
      <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} title="Log opnieuw in" sentence={sentence('step-gone')}>
        <div className="flex flex-wrap gap-3"><LinkButton href="/login/leerkracht">Inloggen</LinkButton><StartOver to="/login/leerkracht" /></div>
      </PublicFrame>
    )
  const { passkeys, app, codesLeft } = await factorsOf(step.userId)
  const where = next && <input type="hidden" name="next" value={next} />
  return (
    <PublicFrame footerLinks={HELP_LINKS} portalName={portalName()} links={[]} title="Nog één stap" sentence={`Uw wachtwoord klopt. U logt in als ${step.email}.`} below={<StartOver to="/login/leerkracht" variant="quiet" />}>
      {passkeys.length > 0 && (
        <ActionForm action={stepByPasskeyAction}>
          {where}
          <PasskeyButton purpose="step" label="Verder met uw passkey" variant={app ? 'secondary' : 'primary'} wide />
        </ActionForm>
      )}
      {app && (
        <ActionForm action={stepByCodeAction}>
          {where}
          <FormTextField name="code" label="Code uit uw app" help="Zes cijfers. Ze wisselen elke halve minuut." autoComplete="one-time-code" inputMode="numeric" autoFocus />
          <SubmitButton wide pendingText="Bezig met inloggen…">Inloggen</SubmitButton>
        </ActionForm>
      )}
      <details>
        <summary className="min-h-8 cursor-pointer font-semibold text-primary-dark">Telefoon of passkey niet bij de hand?</summary>
        <div className="mt-3 flex flex-col gap-4">
          {codesLeft > 0 && (
            <ActionForm action={stepByCodeAction}>
              {where}
              <FormTextField id="recovery" name="code" label="Herstelcode" help="Een van de codes die u hebt afgedrukt, zoals 7KQ2M-XW9PA. Elke code werkt één keer." autoComplete="off" />
              <SubmitButton variant="secondary">Inloggen met herstelcode</SubmitButton>
            </ActionForm>
          )}
          <p className="text-muted">{codesLeft > 0 ? 'Hebt u ook geen herstelcodes meer?' : 'U hebt geen herstelcodes (meer).'} Vraag dan <Link href="/contact">de helpdesk</Link> om hulp.</p>
        </div>
      </details>
    </PublicFrame>
  )
}
