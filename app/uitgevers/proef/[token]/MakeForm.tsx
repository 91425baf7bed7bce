import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { makeSandboxAction } from '@/lib/sandbox/actions'

/** What the engineer tells of the software: where it begins, where users come back to, by what it proves itself. */
export function MakeForm({ token }: { token: string }) {
  return (
    <ActionForm action={makeSandboxAction}>
      <input type="hidden" name="token" value={token} />
      <FormTextField name="titleUrl" label="Waar inloggen bij uw software begint" help="Het portaal stuurt de leerling hierheen; uw software stuurt door naar het portaal. Op uw eigen computer mag http://localhost." inputMode="url" />
      <FormTextAreaField name="redirectUris" label="Redirect-adressen" help="Waar gebruikers met een code terugkomen. Eén adres per regel, precies zoals uw software het stuurt." rows={3} />
      <FormTextAreaField name="keys" label="Openbare sleutels" required={false} help="Een JWKS, een JWK of een PEM. Nodig voor de diensten (private_key_jwt), en dan ook voor OpenID Connect. Leeg: uw software krijgt een geheim, alleen voor OpenID Connect." rows={5} />
      <div><SubmitButton pendingText="Bezig met maken…">Maak mijn proefomgeving</SubmitButton></div>
    </ActionForm>
  )
}
