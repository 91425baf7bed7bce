import type { Page } from '@playwright/test'
import { makePupil, makeUser, next } from '@/prisma/seed/factories'
import { shortcut } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, type Furnished } from './support/world'

async function helpdesk(): Promise<string> {
  return (await makeUser({ email: `helpdesk${next()}@leerpoort.example`, name: 'Helpdesk', helpdesk: true })).email
}

async function beginMerge(page: Page, goes: Furnished, stays: Furnished): Promise<void> {
  await page.goto('/helpdesk/fusies')
  await page.getByLabel('School die opgaat').fill(goes.school.brin!)
  await page.getByLabel('School die blijft').fill(stays.school.brin!)
  await page.getByRole('button', { name: 'Bekijk het voorbeeld' }).click()
}

test('ACC-8: two schools become one, and two again: preview, choice, report, undo', async ({ page, signIn, axe }) => {
  test.slow()
  const [goes, stays] = [await furnishedSchool(), await furnishedSchool()]
  const eckId = `eck-${goes.school.id}`
  await makePupil(goes.school.id, goes.egels.id, { firstName: 'Twee', lastName: 'Keer', eckId })
  await makePupil(stays.school.id, stays.egels.id, { firstName: 'Twee', lastName: 'Keer', eckId })
  await signIn(page, await helpdesk())
  await page.goto('/helpdesk/fusies')
  await axe(page)
  await beginMerge(page, goes, stays)
  await expect(page.getByRole('heading', { level: 1, name: `${goes.school.name} gaat op in ${stays.school.name}` })).toBeVisible()
  await axe(page)
  await page.getByRole('group', { name: 'Twee Keer' }).getByLabel(goes.school.name).check()
  await page.getByRole('button', { name: 'Werk het voorbeeld bij' }).click()
  await expect(page.getByRole('group', { name: 'Twee Keer' }).getByLabel(goes.school.name)).toBeChecked()
  await page.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Bevestig eerst' })).toBeVisible()
  await expect(page.getByText('De scholen hebben verschillende besturen')).toBeVisible()
  await page.getByLabel('Ik heb dit met beide scholen besproken').check()
  await page.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Bevestig apart dat beide besturen dit willen' })).toBeVisible()
  await page.getByLabel('Beide besturen willen dit', { exact: false }).check()
  await page.getByLabel('Ik heb dit met beide scholen besproken').check()
  await page.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(page.getByText('De scholen zijn samengevoegd; de ICT-coördinatoren hebben bericht gekregen.')).toBeVisible()
  await axe(page)
  const report = await page.request.get(`${page.url()}/verslag.txt`)
  expect(await report.text()).toContain(goes.school.name)
  expect((await database().pupil.findUniqueOrThrow({ where: { id: goes.fleur.id } })).schoolId).toBe(stays.school.id)

  // The old shortcuts explain themselves; the coordinator who came along finds the groups of both.
  const merged = page.url()
  const other = await page.context().browser()!.newContext({ baseURL: new URL(merged).origin })
  const child = await other.newPage()
  await child.goto(shortcut(goes.school))
  await expect(child.getByRole('heading', { name: 'Dit plaatje is oud' })).toBeVisible()
  await signIn(child, goes.coordinator.email, stays.school)
  await child.goto('/groepen')
  await expect(child.getByText('4 groepen')).toBeVisible()

  await page.getByLabel('Ja, maak er weer twee scholen van').check()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByText('Deze fusie is ongedaan gemaakt', { exact: false })).toBeVisible()
  await expect(page.getByRole('heading', { level: 1, name: 'de fusie is ongedaan gemaakt' })).toBeVisible()
  expect((await database().pupil.findUniqueOrThrow({ where: { id: goes.fleur.id } })).schoolId).toBe(goes.school.id)
  await child.goto(shortcut(goes.school))
  await expect(child.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  await other.close()
})

test('ACC-8: what stands in the way is said, and no button offered; an unknown school is not found', async ({ page, signIn }) => {
  const goes = await furnishedSchool()
  await signIn(page, await helpdesk())
  await beginMerge(page, goes, goes)
  await expect(page.getByText('Dit is twee keer dezelfde school.')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Voeg samen' })).toHaveCount(0)
  await page.goto('/helpdesk/fusies/voorbeeld?gaat=00XX00&blijft=ONZIN')
  await expect(page.getByText('Niet elke school is gevonden')).toBeVisible()
})

test('ACC-8: a split says beforehand that results are not kept, and can be undone within the day', async ({ page, signIn, axe }) => {
  test.slow()
  const [{ school, egels }, other] = [await furnishedSchool(), await emptySchool()]
  await signIn(page, await helpdesk())
  await page.goto('/helpdesk/splitsingen')
  await axe(page)
  await page.getByLabel('School die splitst').fill(school.brin!)
  await page.getByLabel('School waar groepen naartoe gaan').fill(other.school.brin!)
  await page.getByRole('button', { name: 'Kies de groepen' }).click()
  await page.getByLabel(/^Egels/).check()
  await page.getByRole('button', { name: 'Werk het voorbeeld bij' }).click()
  await expect(page.getByText('Leerresultaten blijven niet behouden')).toBeVisible()
  await expect(page.getByText('Het kan 24 uur lang ongedaan worden gemaakt', { exact: false })).toBeVisible()
  await axe(page)
  await page.getByLabel('De school heeft de resultaten vastgelegd die zij wil bewaren').check()
  await page.getByLabel('Beide besturen willen dit', { exact: false }).check()
  await page.getByRole('button', { name: 'Splits', exact: true }).click()
  await expect(page.getByText('Egels: 2 leerlingen')).toBeVisible()
  await axe(page)
  expect(await database().pupil.count({ where: { schoolId: other.school.id } })).toBe(2)
  expect((await database().group.findUniqueOrThrow({ where: { id: egels.id } })).removedAt).not.toBeNull()

  // A child that came into the group since stands in the way; the page says so, also to who still sees the button.
  const group = await database().group.findFirstOrThrow({ where: { schoolId: other.school.id, name: 'Egels' } })
  const late = await makePupil(other.school.id, group.id)
  await page.getByLabel(`Ja, geef de groepen terug aan ${school.name}`).check()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByRole('heading', { name: 'Ongedaan maken kan nu niet' })).toBeVisible()
  await expect(page.getByText('of er kwam iemand bij.', { exact: false })).toBeVisible()
  await axe(page)
  await database().pupil.delete({ where: { id: late.id } })
  await page.reload()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Bevestig eerst' })).toBeVisible()
  await page.getByLabel(`Ja, geef de groepen terug aan ${school.name}`).check()
  await page.getByRole('button', { name: 'Maak ongedaan' }).click()
  await expect(page.getByText('Deze splitsing is ongedaan gemaakt op', { exact: false })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Maak ongedaan' })).toHaveCount(0)
  await axe(page)
  expect(await database().pupil.count({ where: { schoolId: other.school.id } })).toBe(0)
  expect((await database().group.findUniqueOrThrow({ where: { id: egels.id } })).removedAt).toBeNull()
  await page.getByRole('link', { name: 'Splitsingen' }).first().click()
  await expect(page.getByRole('row', { name: school.name }).getByText('ongedaan gemaakt', { exact: true })).toBeVisible()
})
