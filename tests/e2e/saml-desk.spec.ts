import { expect, test } from './support/test'
import { database } from './support/world'

test('SSO-4: the helpdesk registers a publisher for SAML; what is wrong is said at the field', async ({ page, signIn, axe }) => {
  const publisher = await database().publisher.create({ data: { slug: 'proefsaml', name: 'Uitgeverij Proefsaml', purpose: 'Proberen.', attributes: ['firstName', 'role'], sector: 'proefsaml.example' } })
  await signIn(page, 'helpdesk@leerpoort.example')
  await page.goto(`/helpdesk/uitgeverijen/${publisher.id}/saml`)
  await axe(page)
  await page.getByLabel('Of plak de metadata (XML)').fill('<geen/>')
  await page.getByRole('button', { name: 'Metadata overnemen' }).click()
  await expect(page.getByText(/Dit is geen metadata/).first()).toBeVisible()
  await page.getByLabel('EntityID').fill('https://proefsaml.example/saml')
  await page.getByLabel('Adressen voor antwoorden (ACS)').fill('https://proefsaml.example/acs')
  await page.getByLabel('Namen van gegevens').fill('given_name = voornaam')
  await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
  await expect(page.getByText('De verbinding is opgeslagen.')).toBeVisible()
  expect(await database().publisher.findUniqueOrThrow({ where: { id: publisher.id } })).toMatchObject({ samlEntityId: 'https://proefsaml.example/saml', samlAcsUrls: ['https://proefsaml.example/acs'], samlAttributes: { given_name: 'voornaam' } })
})

const metadata = (entityId: string, more = '') => `<?xml version="1.0"?><md:EntityDescriptor xmlns:md="urn:oasis:names:tc:SAML:2.0:metadata" entityID="${entityId}">${more}<md:SPSSODescriptor protocolSupportEnumeration="urn:oasis:names:tc:SAML:2.0:protocol"><md:AssertionConsumerService Binding="urn:oasis:names:tc:SAML:2.0:bindings:HTTP-POST" Location="${entityId}/acs" index="0"/></md:SPSSODescriptor></md:EntityDescriptor>`

test('SSO-4: metadata as a file; a file or a text that is far too long is said where it is, and nothing typed is lost', async ({ page, signIn, axe }) => {
  const make = (slug: string, samlEntityId: string | null) => database().publisher.create({ data: { slug, name: `Uitgeverij ${slug}`, purpose: 'Proberen.', attributes: ['firstName'], sector: `${slug}.example`, samlEntityId } })
  const publisher = await make('bestandsaml', null)
  await make('anderesaml', 'https://andere.example/saml')
  await signIn(page, 'helpdesk@leerpoort.example')
  await page.goto(`/helpdesk/uitgeverijen/${publisher.id}/saml`)
  await axe(page)
  const file = page.getByLabel('Bestand met metadata')
  const offer = async (text: string) => {
    await file.setInputFiles({ name: 'metadata.xml', mimeType: 'text/xml', buffer: Buffer.from(text) })
    await page.getByRole('button', { name: 'Bestand overnemen' }).click()
  }
  await offer(metadata('https://groot.example/saml', `<!--${'x'.repeat(3_000_000)}-->`))
  await expect(page.getByText('Dit bestand is te groot voor de metadata van één uitgeverij: ten hoogste 1 MB.')).toBeVisible()
  await offer('<geen/>')
  await expect(page.getByText('Dit is geen metadata van een service provider met een https-adres voor HTTP-POST.')).toBeVisible()
  await offer(metadata('https://andere.example/saml'))
  await expect(page.getByText('Deze entityID is van een andere uitgeverij.')).toBeVisible()
  await offer(metadata('https://bestand.example/saml', `<!--${'x'.repeat(300_000)}-->`))
  await expect(page.getByText('De metadata is overgenomen.')).toBeVisible()
  await expect(page.getByLabel('EntityID')).toHaveValue('https://bestand.example/saml')

  const pasted = metadata('https://geplakt.example/saml', `<!--${'y'.repeat(3_000_000)}-->`)
  const area = page.getByLabel('Of plak de metadata (XML)')
  await area.evaluate((element, text) => { (element as HTMLTextAreaElement).value = text }, pasted)
  await page.getByRole('button', { name: 'Metadata overnemen' }).click()
  await expect(page.getByText('Dit is te lang voor de metadata van één uitgeverij: ten hoogste 200.000 tekens.').first()).toBeVisible()
  expect((await area.inputValue()).length).toBe(pasted.length)
  await area.evaluate((element, text) => { (element as HTMLTextAreaElement).value = text }, metadata('https://geplakt.example/saml'))
  await page.getByRole('button', { name: 'Metadata overnemen' }).click()
  await expect.poll(async () => (await database().publisher.findUniqueOrThrow({ where: { id: publisher.id } })).samlEntityId).toBe('https://geplakt.example/saml')
})
