import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('PUB-1, PUB-4: a publisher asks, the coordinator sees for what and with which data, says yes and later no; the history tells', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  const publisherId = async (slug: string) => (await database().publisher.findUniqueOrThrow({ where: { slug } })).id
  for (const slug of ['malmberg', 'blink']) await database().consentRequest.create({ data: { schoolId: school.id, publisherId: await publisherId(slug) } })
  await signIn(page, coordinator.email)
  await page.goto('/beheer/uitgeverijen')
  const asked = page.getByRole('region', { name: 'Gevraagd door uitgeverijen' }).or(page.locator('section', { hasText: 'Gevraagd door uitgeverijen' }))
  await expect(asked.getByText('Rekenen en spelling, met voortgang per leerling.')).toBeVisible()
  await expect(asked.getByText(/Krijgt: BRIN en nummer van de school.*voornaam, achternaam/)).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Geef toestemming: Malmberg' }).click()
  await expect(page.getByRole('checkbox', { name: /Malmberg/ })).toBeChecked()
  await page.getByRole('button', { name: 'Wijs af: Blink' }).click()
  await expect(page.getByText('Gevraagd door uitgeverijen')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: /Blink/ })).not.toBeChecked()
  await expect(page.getByRole('row', { name: new RegExp(`Malmberg .*door ${coordinator.name} staat nog aan`) })).toBeVisible()

  await page.getByRole('checkbox', { name: /Malmberg/ }).uncheck()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`Malmberg .*door ${coordinator.name} .*door ${coordinator.name}`) })).toBeVisible()
  await axe(page)
})
