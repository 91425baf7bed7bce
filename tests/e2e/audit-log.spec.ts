import { readFile } from 'node:fs/promises'
import { expect, test } from './support/test'
import { furnishedSchool } from './support/world'

test('DAT-2: the coordinator sees what was done, looks for it, and takes it along as CSV; that too stands in the log', async ({ page, signIn, axe }) => {
  test.slow()
  const { coordinator, teacher } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/beheer/uitgeverijen')
  await page.getByRole('checkbox', { name: /Malmberg/ }).check()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'Logboek' }).click()
  await expect(page.getByRole('row', { name: new RegExp(`${coordinator.name} heeft een uitgeverij aangevinkt Malmberg`) })).toBeVisible()
  await axe(page)
  await page.getByLabel('Soort').selectOption('netwerk')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await expect(page.getByText('Niets gevonden')).toBeVisible()
  await axe(page)
  await page.goto(`/beheer/logboek?wie=${encodeURIComponent(coordinator.name)}&soort=consent`)
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download als CSV' }).click()])
  expect(file.suggestedFilename()).toBe('Logboek.csv')
  const text = await readFile((await file.path())!, 'utf8')
  expect(text.split('\r\n')[0]).toBe('\ufeff"wanneer";"wie";"wat";"over";"uitkomst";"adres"')
  expect(text).toContain(`"${coordinator.name}";"heeft een uitgeverij aangevinkt";"Malmberg";"gedaan"`)
  await page.goto('/beheer/logboek')
  await expect(page.getByRole('row', { name: /heeft het logboek gedownload/ })).toBeVisible()

  await signIn(page, teacher.email)
  for (const path of ['/beheer/logboek', '/beheer/logboek/logboek.csv']) expect((await page.request.get(path)).status()).toBe(403)
})
