import { expect, test } from './support/test'
import { database } from './support/world'

test('SSO-4: the helpdesk registers a publisher for SAML; what is wrong is said at the field', async ({ page, signIn, axe }) => {
  const publisher = await database().publisher.create({ data: { slug: 'proefsaml', name: 'Uitgeverij Proefsaml', purpose: 'Proberen.', attributes: ['firstName', 'role'], sector: 'proefsaml.example' } })
  await signIn(page, 'helpdesk@leerpoort.example')
  await page.goto(`/helpdesk/uitgeverijen/${publisher.id}/saml`)
  await axe(page)
  await page.getByLabel('Metadata (XML)').fill('<geen/>')
  await page.getByRole('button', { name: 'Metadata overnemen' }).click()
  await expect(page.getByText(/Dit is geen metadata/).first()).toBeVisible()
  await page.getByLabel('EntityID').fill('https://proefsaml.example/saml')
  await page.getByLabel('Adressen voor antwoorden (ACS)').fill('https://proefsaml.example/acs')
  await page.getByLabel('Namen van gegevens').fill('given_name = voornaam')
  await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
  await expect(page.getByText('De verbinding is opgeslagen.')).toBeVisible()
  expect(await database().publisher.findUniqueOrThrow({ where: { id: publisher.id } })).toMatchObject({ samlEntityId: 'https://proefsaml.example/saml', samlAcsUrls: ['https://proefsaml.example/acs'], samlAttributes: { given_name: 'voornaam' } })
})
