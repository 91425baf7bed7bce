import { makeUser, next } from '@/prisma/seed/factories'
import { shortcut } from './support/steps'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('ACC-7: the page leads through the steps, the helpdesk closes, access ends, and it can be opened again', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await page.getByRole('link', { name: /Account sluiten/ }).click()
  await expect(page.getByText('2 uitgeverijen krijgen nog gegevens', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Vraag de helpdesk om te sluiten' })).toHaveCount(0)
  await page.getByRole('link', { name: 'Uitgeverijen' }).click()
  for (const name of ['Rezulto', 'Cito']) await page.getByRole('checkbox', { name, exact: true }).uncheck()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await page.goto('/beheer/opheffen')
  await page.getByLabel('Ja, het account van mijn school mag worden gesloten').check()
  await page.getByRole('button', { name: 'Vraag de helpdesk om te sluiten' }).click()
  await expect(page.getByText('Tot dan blijft alles werken.', { exact: false })).toBeVisible()

  const desk = await browser.newContext({ baseURL: at.portal })
  const helpdesk = await desk.newPage()
  await signIn(helpdesk, (await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: 'Helpdesk', helpdesk: true })).email)
  await helpdesk.goto('/helpdesk/opheffingen')
  await axe(helpdesk)
  const row = helpdesk.getByRole('row').filter({ hasText: school.brin! })
  await row.getByRole('button', { name: 'Sluit deze school' }).click()
  await helpdesk.getByRole('dialog', { name: `${school.name} sluiten?` }).getByRole('button', { name: 'Sluit', exact: true }).click()
  await expect(row.getByText(/gesloten, gewist vanaf/)).toBeVisible()

  await page.goto('/beheer')
  await expect(page).toHaveURL(/\/login\/leerkracht/)
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { name: 'Dit plaatje is oud' })).toBeVisible()
  await row.getByRole('button', { name: 'Open weer' }).click()
  await expect(row).toHaveCount(0)
  await desk.close()
  await page.goto(shortcut(school))
  await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  expect((await database().school.findUniqueOrThrow({ where: { id: school.id } })).active).toBe(true)
})
