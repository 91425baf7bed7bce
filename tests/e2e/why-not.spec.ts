import type { Page } from '@playwright/test'
import { makeGroup, makePupil } from '@/prisma/seed/factories'
import { expect, test } from './support/test'
import { database, furnishedSchool, person, productId } from './support/world'

const step = (page: Page, name: string) => page.locator(`[data-step=${name}]`)
const states = (page: Page) => page.locator('[data-step]').evaluateAll((all) => all.map((each) => each.getAttribute('data-state')))

test('LIC-7: a coordinator finds out why a pupil does not see a title, mends it, and the title opens', async ({ page, signIn }) => {
  const { coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'Waarom zie ik dit niet?' }).click()
  await page.getByLabel('Voor wie?').selectOption({ label: 'Puk Smit' })
  await page.getByRole('button', { name: 'Zoek uit' }).click()
  const row = page.getByRole('row', { name: /Groeimeter/ })
  await expect(row).toContainText('nee: Koppeling')
  await row.getByRole('link', { name: 'Groeimeter' }).click()
  await expect(page.getByRole('heading', { name: 'Puk Smit ziet ‘Groeimeter’ niet' })).toBeVisible()
  expect(await states(page)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok', 'missing', 'not-judged'])
  await expect(step(page, 'link')).toContainText('Bevers')
  await expect(step(page, 'link')).toContainText(`ICT-coördinator van uw school: ${coordinator.name}.`)
  await step(page, 'link').getByRole('link', { name: 'Naar Licenties koppelen' }).click()
  await page.getByRole('checkbox', { name: 'Groeimeter, Bevers' }).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Gelukt, uw instellingen zijn opgeslagen.')).toBeVisible()
  await page.goBack()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Puk Smit kan ‘Groeimeter’ openen' })).toBeVisible()
  expect(await states(page)).toEqual(Array.from({ length: 8 }, () => 'ok'))
})

test('HLP-5: a refused teacher goes on to the walk, which names the publisher with contact data, and has no links to what others do', async ({ page, signIn }) => {
  const { school, teacher } = await furnishedSchool()
  await signIn(page, teacher.email)
  await page.goto(`/start/${await productId('kleuter-in-beeld')}`)
  await expect(page).toHaveURL(/\/geen-toegang/)
  await page.getByRole('link', { name: 'Waarom zie ik dit niet?' }).click()
  await expect(page.getByRole('heading', { name: `${teacher.name} ziet ‘Kleuter in beeld’ niet` })).toBeVisible()
  await expect(step(page, 'licence')).toContainText('De school heeft geen lopende licentie')
  await expect(step(page, 'licence').getByRole('link', { name: 'helpdesk@cito.example' })).toHaveAttribute('href', 'mailto:helpdesk@cito.example')
  await database().consent.updateMany({ where: { schoolId: school.id }, data: { withdrawnAt: new Date() } })
  await page.reload()
  await expect(step(page, 'consent')).toContainText('De ICT-coördinator vinkt Cito aan')
  await expect(step(page, 'consent').getByRole('link')).toHaveCount(0)
})

test('LIC-5, LIC-7: at home only what its publisher allows there; the list for teachers says the same', async ({ page, signIn }) => {
  const { teacher, fleur, meter } = await furnishedSchool()
  await signIn(page, teacher.email)
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'Wat werkt ook thuis?' }).click()
  await expect(page.getByRole('heading', { name: 'Deze titels werken ook thuis' })).toBeVisible()
  await expect(page.getByRole('main').getByRole('listitem').filter({ hasText: 'LOGO Digitaal' })).toBeVisible()
  await expect(page.getByText('2 titels')).toBeVisible()
  await page.goto(`/lesmateriaal/waarom?wie=leerling-${fleur.id}&titel=${meter.productId}&waar=thuis`)
  await expect(step(page, 'place')).toContainText('nog geen actieve thuislogin')
})

test('GRP-6, DAT-1: a pupil of a colleague or of another school is not there to ask after', async ({ page, signIn }) => {
  const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
  const otters = await makeGroup(mine.school.id, { name: 'Otters' })
  const otto = await makePupil(mine.school.id, otters.id, { firstName: 'Otto' })
  await signIn(page, mine.teacher.email)
  for (const wie of [`leerling-${otto.id}`, `leerling-${theirs.fleur.id}`, `medewerker-${mine.coordinator.employmentId}`, 'onzin']) {
    expect((await page.goto(`/lesmateriaal/waarom?wie=${wie}`))!.status(), wie).toBe(404)
  }
  expect((await page.goto('/lesmateriaal/waarom?titel=onzin'))!.status()).toBe(404)
  await page.goto('/lesmateriaal/waarom')
  await expect(page.getByLabel('Voor wie?').locator('option')).toHaveText([`${mine.teacher.name} (uzelf)`, /Puk/, /Fleur/, /Omar/])
  await signIn(page, (await person(mine.school, ['teacher'], [otters])).email)
  expect((await page.goto(`/lesmateriaal/waarom?wie=leerling-${otto.id}`))!.status()).toBe(200)
})
