import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormRadioGroup } from '@/components/forms/choices'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { registerClientAction, renewClientSecretAction } from '@/lib/sso/actions'
import { issuer } from '@/lib/sso/launch'
import { openidClient } from '@/lib/sso/queries'
import { NewSecret } from './NewSecret'

export const metadata: Metadata = { title: 'OpenID Connect van een uitgeverij' }

const WAYS = [
  { value: 'secretBasic', label: 'Met een geheim, in de header (client_secret_basic)' },
  { value: 'secretPost', label: 'Met een geheim, in het verzoek (client_secret_post)' },
  { value: 'key', label: 'Met een eigen sleutel (private_key_jwt)' },
  { value: 'none', label: 'Niet: een app in de browser kan niets geheim houden' },
]

/** SSO-1, SSO-2: how a publisher receives users by OpenID Connect. */
export default async function OpenidPage({ params }: { params: Promise<{ publisherId: string }> }) {
  await requireBeside('publishers.keep')
  const { publisherId } = await params
  const client = isUuid(publisherId) ? await openidClient(publisherId) : null
  if (!client) notFound()
  const bySecret = client.clientAuth === 'secretBasic' || client.clientAuth === 'secretPost'
  return (
    <>
      <PageHeader back={<BackLink href={`/helpdesk/uitgeverijen/${client.id}`}>{client.name}</BackLink>} title={`OpenID Connect van ${client.name}`} sentence="Zo komen mensen van scholen bij deze uitgeverij binnen. De uitgeverij zelf leest de rest uit de gegevens van de issuer." />
      <Card title="Wat de uitgeverij nodig heeft">
        <DescriptionList items={[
          { term: 'Issuer', value: <code className="break-all">{issuer()}</code> },
          { term: 'Client-id', value: client.clientId ? <code>{client.clientId}</code> : 'komt bij de eerste keer opslaan' },
          ...(bySecret ? [{ term: 'Geheim', value: client.hasSecret ? 'er is er een; het portaal toont het niet' : 'nog niet gemaakt' }] : []),
          ...(client.clientAuth === 'key' ? [{ term: 'Openbare sleutels', value: String(client.keys) }] : []),
        ]} />
        {bySecret && client.clientId && <div className="mt-5"><NewSecret publisherId={client.id} replaces={client.hasSecret} action={renewClientSecretAction} /></div>}
      </Card>
      <Card title="Verbinding" sentence="Een wijziging geldt binnen tien seconden. Adressen worden letter voor letter vergeleken.">
        <ActionForm action={registerClientAction} done="De verbinding is opgeslagen.">
          <input type="hidden" name="publisherId" value={client.id} />
          <FormRadioGroup name="auth" legend="Hoe bewijst de uitgeverij zich?" options={WAYS} defaultValue={client.clientAuth} />
          <FormTextAreaField name="keys" label="Openbare sleutels" help="Alleen bij een eigen sleutel: de JWKS of de PEM die de uitgeverij gaf. Leeg: de sleutels die er al zijn, blijven." optional rows={5} />
          <FormTextField name="loginUrl" label="Adres waar inloggen begint" type="url" help="Hierheen stuurt het portaal wie een titel opent." defaultValue={client.loginUrl ?? ''} />
          <FormTextAreaField name="redirectUris" label="Redirect-adressen" help="Eén per regel." rows={3} defaultValue={client.redirectUris.join('\n')} />
          <FormTextAreaField name="postLogoutRedirectUris" label="Adressen na uitloggen" help="Eén per regel." optional rows={2} defaultValue={client.postLogoutRedirectUris.join('\n')} />
          <FormTextField name="backchannelLogoutUri" label="Adres voor uitlogberichten" type="url" optional help="Hier hoort de uitgeverij dat iemand in het portaal is uitgelogd (back-channel logout)." defaultValue={client.backchannelLogoutUri ?? ''} />
          <div><SubmitButton>Verbinding opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
