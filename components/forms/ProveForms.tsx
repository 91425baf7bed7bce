import { SubmitButton } from '@/components/ui/SubmitButton'
import { ActionForm, type FormAnswer } from './ActionForm'
import { Captcha } from './Captcha'
import { FormPasswordField } from './fields'
import { PasskeyButton } from './PasskeyButton'

type Act = (previous: never, form: FormData) => Promise<FormAnswer>

/** Somebody who is logged in says who it is: by the password, or a passkey. `hidden`: where to go afterwards. */
export function ProveForms({ byPassword, byPasskey, email, hidden, passkeys }: { byPassword: Act; byPasskey: Act; email: string; hidden: Record<string, string>; /** Has one. */ passkeys: boolean }) {
  const fields = Object.entries(hidden).map(([name, value]) => <input key={name} type="hidden" name={name} value={value} />)
  return (
    <div className="flex max-w-md flex-col gap-5">
      <ActionForm action={byPassword as never}>
        {fields}
        <input type="hidden" name="username" autoComplete="username" defaultValue={email} />
        <FormPasswordField name="password" label="Wachtwoord" autoComplete="current-password" />
        <Captcha door="staff-login" when="asked" />
        <SubmitButton wide pendingText="Even kijken…">Ja, ik ben het</SubmitButton>
      </ActionForm>
      {passkeys && (
        <ActionForm action={byPasskey as never}>
          {fields}
          <PasskeyButton purpose="prove" label="Bevestigen met een passkey" wide />
        </ActionForm>
      )}
    </div>
  )
}
