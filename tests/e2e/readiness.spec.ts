import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('ACC-9: the teacher’s four questions are answered, and lead to what can be mended', async ({ page, signIn, axe }) => {
  const { school, teacher } = await furnishedSchool()
  await database().consent.updateMany({ where: { schoolId: school.id, publisher: { slug: 'cito' } }, data: { withdrawnAt: new Date() } })
  await signIn(page, teacher.email)
  await page.goto('/klaar-voor-het-schooljaar')
  for (const question of ['Kan ik inloggen?', 'Zie ik mijn nieuwe groepen en al mijn nieuwe leerlingen?', 'Zie ik alle software voor mijn groep?', 'Kan ik ook inloggen op die software?'])
    await expect(page.getByRole('heading', { name: question })).toBeVisible()
  await expect(page.getByText('Egels: 2 leerlingen')).toBeVisible()
  await expect(page.getByText('Bevers: nog geen software')).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Is de school klaar?' })).toHaveCount(0)
  await axe(page)
  await page.getByRole('link', { name: 'Groeimeter: de school heeft de uitgeverij niet aangevinkt' }).click()
  await expect(page).toHaveURL(/\/lesmateriaal\/waarom\?titel=/)
})

test('ACC-9: the coordinator’s list says what is to be done, and where; the first school day is the school’s', async ({ page, signIn }) => {
  const { coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/klaar-voor-het-schooljaar')
  await expect(page.getByText('is nog niets binnengekomen', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Kan ik inloggen?' })).toHaveCount(0)
  await expect(page.getByRole('link', { name: 'Gebruikersgegevens invoeren' })).toHaveAttribute('href', '/beheer/gebruikersgegevens')
  await page.getByLabel('Eerste schooldag').fill('2020-08-17')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Kies een andere dag' })).toBeVisible()
})
