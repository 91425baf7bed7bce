import type { Metadata } from 'next'
import { notFound } from 'next/navigation'
import { ActionForm } from '@/components/forms/ActionForm'
import { FormCheckbox, FormRadioGroup } from '@/components/forms/choices'
import { FormTextAreaField, FormTextField } from '@/components/forms/fields'
import { Alert } from '@/components/ui/Alert'
import { BackLink } from '@/components/ui/Breadcrumb'
import { Card } from '@/components/ui/Card'
import { DescriptionList } from '@/components/ui/DescriptionList'
import { PageHeader } from '@/components/ui/PageHeader'
import { SubmitButton } from '@/components/ui/SubmitButton'
import { requireBeside } from '@/lib/access/current'
import { isUuid } from '@/lib/core/ids'
import { isTextKey, sentence } from '@/lib/core/texts'
import { registerMetadataAction, registerSamlAction } from '@/lib/saml/actions'
import { samlEntityId } from '@/lib/saml/http'
import { samlProvider } from '@/lib/saml/queries'
import { MetadataForm } from './MetadataForm'

export const metadata: Metadata = { title: 'SAML van een uitgeverij' }

const FORMATS = [{ value: 'persistent', label: 'persistent' }, { value: 'unspecified', label: 'unspecified, voor software die persistent niet kent' }]

/** SSO-4: how a publisher of today receives users by SAML 2.0. */
export default async function SamlPage({ params, searchParams }: { params: Promise<{ publisherId: string }>; searchParams: Promise<{ fout?: string; gedaan?: string }> }) {
  await requireBeside('publishers.keep')
  const [{ publisherId }, { fout, gedaan }] = await Promise.all([params, searchParams])
  const saml = isUuid(publisherId) ? await samlProvider(publisherId) : null
  if (!saml) notFound()
  const map = Object.entries(saml.samlAttributes as Record<string, string>).map(([ours, theirs]) => `${ours} = ${theirs}`).join('\n')
  return (
    <>
      <PageHeader back={<BackLink href={`/helpdesk/uitgeverijen/${saml.id}`}>{saml.name}</BackLink>} title={`SAML van ${saml.name}`} sentence="Voor uitgeverijen die mensen van scholen met SAML 2.0 ontvangen. De uitgeverij leest de rest uit de metadata van het portaal." />
      {isTextKey(fout) && <Alert tone="danger" live="assertive" title="Dat is niet gelukt">{sentence(fout)}</Alert>}
      {gedaan === 'metadata' && <Alert tone="success" live="polite">De metadata is overgenomen.</Alert>}
      <Card title="Wat de uitgeverij nodig heeft">
        <DescriptionList items={[{ term: 'Metadata en entityID', value: <code className="break-all">{samlEntityId()}</code> }, { term: 'Certificaten van de uitgeverij', value: String(saml.samlCertificates.length) }]} />
      </Card>
      <Card title="Metadata van de uitgeverij" sentence="Neemt entityID, adressen en certificaten over. Wat er stond, wordt vervangen.">
        <MetadataForm publisherId={saml.id} save={registerMetadataAction as never} />
      </Card>
      <Card title="Verbinding" sentence="Een wijziging geldt meteen. Adressen worden letter voor letter vergeleken.">
        <ActionForm action={registerSamlAction} done="De verbinding is opgeslagen.">
          <input type="hidden" name="publisherId" value={saml.id} />
          <FormTextField name="entityId" label="EntityID" defaultValue={saml.samlEntityId ?? ''} />
          <FormTextAreaField name="acsUrls" label="Adressen voor antwoorden (ACS)" help="Eén per regel; het eerste geldt als de uitgeverij er geen noemt." rows={3} defaultValue={saml.samlAcsUrls.join('\n')} />
          <FormTextAreaField name="certificates" label="Certificaten" help="PEM. Bij een wisseling het oude en het nieuwe." optional rows={4} defaultValue={saml.samlCertificates.join('\n')} />
          <FormCheckbox name="signs" label="Verzoeken moeten ondertekend zijn" defaultChecked={saml.samlSigns} />
          <FormRadioGroup name="nameId" legend="Vorm van de schuilnaam (NameID)" options={FORMATS} defaultValue={saml.samlNameId} />
          <FormTextAreaField name="attributes" label="Namen van gegevens" help="Eén per regel, zoals: given_name = voornaam. Wat hier niet staat, houdt zijn eigen naam; er komt niets bij." optional rows={4} defaultValue={map} />
          <FormCheckbox name="opens" label="Titels openen met SAML, ook als er OpenID Connect is" defaultChecked={saml.samlOpens} />
          <div><SubmitButton>Verbinding opslaan</SubmitButton></div>
        </ActionForm>
      </Card>
    </>
  )
}
