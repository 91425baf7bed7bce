import { readFile } from 'node:fs/promises'
import { makeHome, makeUser, next } from '@/prisma/seed/factories'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('DAT-5: Privacy is one click away for everybody, and tells what the schema says', async ({ page }) => {
  for (const from of ['/login/leerkracht', '/thuis', '/vraag-en-antwoord']) {
    await page.goto(from)
    await page.getByRole('contentinfo').getByRole('link', { name: 'Privacy' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Privacy' })).toBeVisible()
  }
  const pupils = page.locator('details').filter({ hasText: 'Leerlingen: inloggen' }).first()
  await pupils.locator('summary').click()
  await expect(pupils).toContainText('voornaam')
  await expect(pupils).toContainText('180 dagen nadat de leerling van school is')
  await expect(page.getByText('ECK iD, op school of thuis').or(page.getByText(/rol \(leerling/)).first()).toBeVisible()
})

test('DAT-3: somebody asks what is kept: everything in one overview, and erased once gone', async ({ page, signIn, axe }) => {
  test.setTimeout(120_000)
  const { school, coordinator, teacher, egels, fleur } = await furnishedSchool()
  const home = await makeHome(`ouder${next()}@thuis.example`, [fleur])
  const refused = await database().auditEvent.count({ where: { schoolId: school.id } })
  await signIn(page, teacher.email)
  await page.goto(`/beheer/inzage/leerling/${fleur.id}/overzicht`)
  await expect(page.getByRole('heading', { level: 1 })).not.toHaveText('Inzageverzoek')
  expect(await database().auditEvent.count({ where: { schoolId: school.id, outcome: 'refused' } })).toBeGreaterThan(0)
  expect(refused).toBe(0)

  await signIn(page, coordinator.email)
  await page.goto(`/groepen/${egels.id}/leerlingen/${fleur.id}`)
  await page.getByRole('link', { name: /Inzageverzoek/ }).click()
  await expect(page.getByText(/^Wissen kan n/), 'said once').toHaveText('Wissen kan nu niet')
  await expect(page.getByText(/komen de gegevens met de volgende import terug/)).toBeVisible()
  await page.getByRole('link', { name: 'Bekijk het overzicht' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inzageverzoek' })).toBeVisible()
  await expect(page.getByText(home.email).first()).toBeVisible()
  await expect(page.getByText('bewaard, wordt niet getoond').first()).toBeVisible()
  await expect(page.locator('main')).not.toContainText('4826')
  await page.goBack()
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download als bestand (JSON)' }).click()])
  const file = JSON.parse(await readFile((await download.path())!, 'utf8')) as { of: { name: string }; kept: unknown[]; receivers: { name: string }[] }
  expect(file.of.name).toBe('Fleur van den Berg')
  expect(file.kept.length).toBeGreaterThan(3)
  expect(file.receivers.map(({ name }) => name).sort()).toEqual(['Cito', 'Rezulto'])
  expect((await database().auditEvent.findMany({ where: { schoolId: school.id, action: 'privacy.report-made' } })).map(({ details }) => details)).toEqual([{ of: 'pupil', form: 'page' }, { of: 'pupil', form: 'file' }])

  await page.goto('/beheer/inzage')
  await page.getByLabel('E-mailadres van de ouder').fill(home.email)
  await page.getByRole('button', { name: 'Zoek ouder' }).click()
  await expect(page.getByRole('heading', { level: 1, name: home.email })).toBeVisible()
  await expect(page.getByText(/staat nog bij een leerling/)).toBeVisible()

  await database().pupil.update({ where: { id: fleur.id }, data: { removedAt: new Date() } })
  await page.goto('/beheer/inzage?zoek=fleur berg')
  await expect(page.getByRole('row', { name: /Fleur/ })).toContainText('weg sinds')
  await page.getByRole('link', { name: 'Fleur van den Berg' }).click()
  await axe(page)
  await page.getByLabel('Typ de naam om te bevestigen').fill('Fleur')
  await page.getByRole('button', { name: 'Wis alle gegevens' }).click()
  await expect(page.getByText(/Typ de naam precies/)).toBeVisible()
  expect(await database().pupil.count({ where: { id: fleur.id } })).toBe(1)
  await page.getByLabel('Typ de naam om te bevestigen').fill('Fleur van den Berg')
  await page.getByRole('button', { name: 'Wis alle gegevens' }).click()
  await expect(page.getByText('Alle gegevens van deze persoon zijn gewist.')).toBeVisible()
  expect(await Promise.all([database().pupil.count({ where: { id: fleur.id } }), database().homeAccount.count({ where: { id: home.id } })])).toEqual([0, 0])
  await page.goto('/beheer/gewist')
  await expect(page.getByText('1 leerling', { exact: true })).toBeVisible()
  await axe(page)

  const helpdesk = await makeUser({ email: `help${next()}@portaal.example`, name: 'Helpdesk', helpdesk: true })
  await signIn(page, helpdesk.email)
  await page.goto('/helpdesk/gewist')
  await expect(page.getByRole('heading', { name: 'Laatste 30 dagen' })).toBeVisible()
  await axe(page)
})
