import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox, FormRadioGroup } from '@/components/forms/choices'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { makeSandboxAction } from '@/lib/sandbox/actions'

const WAYS = [
  { value: 'secretBasic', label: 'Met een geheim, in de header (client_secret_basic)' },
  { value: 'secretPost', label: 'Met een geheim, in het verzoek (client_secret_post)' },
  { value: 'key', label: 'Met een eigen sleutel (private_key_jwt)' },
  { value: 'none', label: 'Niet: een app in de browser kan niets geheim houden' },
]

/** What the engineer tells of the software: where it begins, where users come back to, by what it proves itself. */
export function MakeForm({ token }: { token: string }) {
  return (
    <ActionForm action={makeSandboxAction}>
      <input type="hidden" name="token" value={token} />
      <FormTextField name="titleUrl" label="Waar inloggen bij uw software begint" help="Het portaal stuurt de leerling hierheen; uw software stuurt door naar het portaal. Op uw eigen computer mag http://localhost." inputMode="url" />
      <FormTextAreaField name="redirectUris" label="Redirect-adressen" help="Waar gebruikers met een code terugkomen. Eén adres per regel, precies zoals uw software het stuurt." rows={3} />
      <FormRadioGroup name="auth" legend="Hoe bewijst uw software zich bij OpenID Connect?" options={WAYS} defaultValue="secretBasic" />
      <FormTextAreaField name="keys" label="Openbare sleutels" required={false} help="Een JWKS, een JWK of een PEM. Nodig voor de diensten (die kennen alleen private_key_jwt), en voor OpenID Connect als u daar een eigen sleutel kiest." rows={5} />
      <FormTextAreaField name="postLogoutRedirectUris" label="Adressen na uitloggen" required={false} help="Waar gebruikers heen mogen nadat uw software hen ook uit het portaal heeft uitgelogd. Eén per regel." rows={2} />
      <FormTextField name="backchannelLogoutUri" label="Adres voor uitlogberichten" required={false} help="Hier hoort uw software dat iemand in het portaal is uitgelogd (back-channel logout). Het portaal stuurt daar zelf heen, dus het moet op internet te bereiken zijn." inputMode="url" />
      <FormTextAreaField name="samlMetadata" label="SAML-metadata van uw software" required={false} help="De XML met entityID en adressen voor antwoorden (HTTP-POST), als u ook of alleen SAML 2.0 wilt proberen." rows={5} />
      <FormCheckbox name="samlOpens" label="Open de titel met SAML" />
      <div><SubmitButton pendingText="Bezig met maken…">Maak mijn proefomgeving</SubmitButton></div>
    </ActionForm>
  )
}
