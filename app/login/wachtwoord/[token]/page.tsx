import type { Metadata } from 'next'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormPasswordField, FormTextField } from '@/components/forms/fields'
import { PublicFrame } from '@/components/frames/PublicFrame'
import { LinkButton } from '@/components/ui/Button'
import { PasswordRules } from '@/components/forms/PasswordRules'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { PASSWORD_MIN } from '@/lib/access/password-rules'
import { sentence } from '@/lib/core/texts'
import { longestPassword, portalName } from '@/lib/platform/portal'
import { confirmWorkAction, setPasswordAction } from '@/lib/staff/actions'
import { workToConfirm } from '@/lib/staff/confirm-work'
import { linkView } from '@/lib/staff/set-password'
import { CoordinatorNotes } from './CoordinatorNotes'

export const metadata: Metadata = { title: 'Wachtwoord instellen', robots: { index: false, follow: false } }

/** ACC-3, AUT-3: looking spends nothing, for mail scanners open links; only the form does. */
export default async function SetPasswordPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const asked = await workToConfirm(token, new Date())
  if (asked) {
    return (
      <PublicFrame portalName={portalName()} title="Werkt u hier?" sentence={`${asked.school} heeft u toegang gegeven met het e-mailadres ${asked.email}.`}>
        <p>Als u bevestigt, kunt u na het inloggen ook deze school kiezen. Uw wachtwoord en uw andere scholen blijven zoals ze zijn. Kent u deze school niet? Dan hoeft u niets te doen.</p>
        <ActionForm action={confirmWorkAction}>
          <input type="hidden" name="token" value={token} />
          <SubmitButton wide>Bevestigen</SubmitButton>
        </ActionForm>
      </PublicFrame>
    )
  }
  const view = await linkView(token, new Date())
  if (!view) {
    return (
      <PublicFrame portalName={portalName()} title="Deze link werkt niet meer" sentence={sentence('link-dead')}>
        <div><LinkButton href="/login/vergeten">Vraag een nieuwe link aan</LinkButton></div>
      </PublicFrame>
    )
  }
  return (
    <PublicFrame portalName={portalName()} title="Wachtwoord instellen" sentence={view.first ? 'Met dit wachtwoord logt u voortaan in.' : 'Met dit wachtwoord logt u voortaan in; het oude werkt dan niet meer.'}>
      {view.coordinator && <CoordinatorNotes />}
      <ActionForm action={setPasswordAction}>
        <input type="hidden" name="token" value={token} />
        <FormTextField name="username" label="Gebruikersnaam" autoComplete="username" defaultValue={view.email} readOnly />
        <PasswordRules least={PASSWORD_MIN} most={longestPassword()} />
        <FormPasswordField name="password" label="Nieuw wachtwoord" autoComplete="new-password" />
        <SubmitButton wide>Wachtwoord instellen</SubmitButton>
      </ActionForm>
    </PublicFrame>
  )
}
