import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { BackLink } from '@/components/ui/Breadcrumb'
import { LinkButton } from '@/components/ui/Button'
import { Card } from '@/components/ui/Card'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { addCertificateAction, setConnectionAction } from '@/lib/publisher-desk/actions'
import { connectionOf } from '@/lib/publisher-desk/queries'
import { Certificates } from './Certificates'
import { whoSigns } from './who-signs'
import { TermsForm } from './TermsForm'

export const metadata: Metadata = { title: 'Uitgeverij' }

/** PUB-2: one publisher's certificates, with overlap for rotation, and the addresses and keys that were agreed. */
export default async function PublisherDeskPage({ params }: { params: Promise<{ publisherId: string }> }) {
  await requireBeside('publishers.keep')
  const publisher = await connectionOf((await params).publisherId, new Date())
  if (!publisher) notFound()
  const { id, name, slug, certificates, allowedUrls, notifyUrl, apiKeys, newGroupsAdvice } = publisher
  return (
    <>
      <PageHeader back={<BackLink href="/helpdesk/uitgeverijen">Uitgeverijen</BackLink>} title={name} sentence={`Identiteitscode: ${slug}. Wat u hier wijzigt, geldt meteen.`} actions={<><LinkButton href={`/helpdesk/uitgeverijen/${id}/openid`} variant="secondary">OpenID Connect</LinkButton><LinkButton href={`/helpdesk/uitgeverijen/${id}/saml`} variant="secondary">SAML</LinkButton></>} />
      <Card title="Certificaten" sentence="Voeg bij een wisseling eerst het nieuwe certificaat toe. Beëindig het oude als de uitgeverij is overgestapt.">
        <Certificates publisherId={id} certificates={certificates} />
        <ActionForm action={addCertificateAction} done="Het certificaat is toegevoegd.">
          <input type="hidden" name="publisherId" value={id} />
          <FormTextAreaField name="certificate" label="Nieuw certificaat" help="Het certificaat (PEM) of de SHA-256-vingerafdruk. Nooit de geheime sleutel." rows={4} />
          <p className="text-muted">{whoSigns()}</p>
          <div><SubmitButton>Certificaat toevoegen</SubmitButton></div>
        </ActionForm>
      </Card>
      <TermsForm publisher={publisher} />
      <Card title="Verbinding">
        <ActionForm action={setConnectionAction} done="De verbinding is opgeslagen.">
          <input type="hidden" name="publisherId" value={id} />
          <FormTextAreaField name="allowedUrls" label="Adressen van titels" help="Waarmee het adres van een titel mag beginnen: met https://, tot en met een /. Eén per regel." defaultValue={allowedUrls.join('\n')} rows={3} />
          <FormTextField name="notifyUrl" label="Adres voor berichten" help="Hier hoort de uitgeverij meteen van vinkjes van scholen." optional defaultValue={notifyUrl ?? ''} />
          <FormTextAreaField name="apiKeys" label="Openbare sleutels voor OAuth (JWKS)" help="Leeg: de uitgeverij komt alleen met een certificaat binnen." defaultValue={apiKeys ? JSON.stringify(apiKeys, null, 2) : ''} rows={4} />
          <FormTextField name="newGroupsAdvice" label="Wat scholen bij een nieuw schooljaar zelf doen" help="Alleen als de uitgeverij nieuwe groepen niet vanzelf overneemt. Staat zo bij ‘Uitgeverijen’ van de school." optional defaultValue={newGroupsAdvice ?? ''} />
          <div><SubmitButton>Verbinding opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
