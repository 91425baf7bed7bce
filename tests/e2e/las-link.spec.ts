import { expect, test } from './support/test'
import { emptySchool } from './support/world'

test('LAS-1: a coordinator chooses a link, hears which side is missing, gives the key, and goes back to importing by hand', async ({ page, signIn }) => {
  const { coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await page.goto('/beheer/gebruikersgegevens')
  await expect(page.getByText('handmatige import', { exact: true })).toBeVisible()
  await page.getByText('Automatische koppeling kiezen').click()
  await page.getByRole('radio', { name: /ESIS/ }).check()
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('Uw keuze is opgeslagen.')).toBeVisible()
  await expect(page.getByText('wacht op de autorisatiesleutel van ESIS')).toBeVisible()

  await page.getByRole('textbox', { name: 'Autorisatiesleutel' }).fill('met spatie')
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('Een autorisatiesleutel heeft geen spaties of bijzondere tekens.').first()).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Autorisatiesleutel' }), 'a key is not sent back').toHaveValue('')
  await page.getByRole('textbox', { name: 'Autorisatiesleutel' }).fill('proef-sleutel-1')
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('wacht op ESIS', { exact: true })).toBeVisible()
  expect(await page.content()).not.toContain('proef-sleutel-1')
  await page.goto('/beheer')
  await expect(page.getByText('Koppeling: wacht op ESIS.')).toBeVisible()

  await page.goto('/beheer/gebruikersgegevens')
  await page.getByRole('radio', { name: /Handmatige import/ }).check()
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('handmatige import', { exact: true })).toBeVisible()
})

test('ACC-2: the school as DUO knows it, and who can mend it', async ({ page, signIn }) => {
  await signIn(page, 'gerrit@regenboog.example')
  await page.goto('/beheer')
  const details = page.getByRole('region', { name: 'Schoolgegevens' }).or(page.locator('section', { hasText: 'Schoolgegevens' }))
  await expect(details.getByText('Kleurenlaan 7, 1234 AB Voorbeeldstad')).toBeVisible()
  await expect(details.getByText('Alleen DUO kan het verbeteren')).toBeVisible()
})
