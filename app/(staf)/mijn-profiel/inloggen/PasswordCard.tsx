import { ActionForm } from '@/components/forms/ActionForm'
import { FormPasswordField } from '@/components/forms/fields'
import { PasswordRules } from '@/components/forms/PasswordRules'
import { Card } from '@/components/ui/Card'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { PASSWORD_MIN } from '@/lib/access/password-rules'
import { changePasswordAction } from '@/lib/login-security/actions'
import { longestPassword } from '@/lib/platform/portal'

/** The password: it never expires, but whoever wants another one gets it (AUT-2). */
export function PasswordCard({ email }: { email: string }) {
  return (
    <Card title="Wachtwoord" sentence="Uw wachtwoord verloopt nooit. Wijzig het als iemand anders het kan weten.">
      <ActionForm action={changePasswordAction}>
        {/* For password managers: whose it is. */}
        <input type="hidden" autoComplete="username" value={email} readOnly />
        <PasswordRules least={PASSWORD_MIN} most={longestPassword()} />
        <FormPasswordField name="password" label="Nieuw wachtwoord" autoComplete="new-password" />
        <div><SubmitButton>Wachtwoord wijzigen</SubmitButton></div>
      </ActionForm>
    </Card>
  )
}
