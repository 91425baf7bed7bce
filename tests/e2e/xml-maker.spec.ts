import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makePupil } from '@/prisma/seed/factories'
import { place } from './support/place'
import { edexml, group, pupil, teacher, thisSchoolYear } from './support/edexml'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool } from './support/world'
import { PAGE, begin, cell, open, saved, tab } from './support/xml-maker'

/** What a download holds. */
async function fileOf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

test('LAS-6: open a file, mend an error by way of the list, reload and it is there, download both forms, import directly', async ({ page, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await open(page, edexml({
    brin: school.brin!, groups: [group('g1', 'Egels'), group('g2', 'Otters', '6')],
    pupils: [pupil({ key: 'p1', firstName: 'Fleur', prefix: 'van den', lastName: 'Berg', more: '<geboortedatum>2016-01-01</geboortedatum>' }), pupil({ key: 'p2', firstName: 'Omar', lastName: 'Yılmaz', groupKey: 'g1', yearGroup: '9' })],
    teachers: [teacher('t1', 'Anja', 'Smit', ['g1', 'g2'])],
  }))
  await expect(page.getByText('1 gegeven dat het portaal niet mag bewaren')).toBeVisible()
  await expect(page.getByRole('tab', { name: /Leerlingen \(2\)/ })).toContainText('1 te herstellen')
  await axe(page)
  await page.getByRole('button', { name: 'Download EDEXML 2.1' }).click()
  await expect(page.getByText('Er is nog iets te herstellen: zie de lijst hierboven.')).toBeVisible()

  await tab(page, 'Groepen')
  await page.getByRole('button', { name: 'Leerlingen, rij 2, Jaargroep: 9 is geen jaargroep.' }).click()
  await expect(cell(page, 'Jaargroep', 2)).toBeFocused()
  await page.keyboard.press('Control+a')
  await page.keyboard.type('6')
  await expect(page.getByText('Er is niets dat hersteld moet worden.')).toBeVisible()
  await cell(page, 'Groep', 2).fill('otters')
  await cell(page, 'Achternaam', 2).fill('Yılmaz <&> Zn')
  await expect(cell(page, 'Groep', 2)).toHaveValue('Otters')
  await saved(page)
  await page.reload()
  await tab(page, 'Leerlingen')
  await expect(cell(page, 'Achternaam', 2)).toHaveValue('Yılmaz <&> Zn')
  await expect(cell(page, 'Groep', 2)).toHaveValue('Otters')

  const edex = await fileOf(page, 'Download EDEXML 2.1')
  expect(edex.name).toBe(`${school.brin}-${thisSchoolYear()}-edexml.xml`)
  expect(edex.text).toContain('<achternaam>Yılmaz &lt;&amp;&gt; Zn</achternaam>')
  expect(edex.text).not.toMatch(/geboortedatum|mail/)
  const eck2 = await fileOf(page, 'Download ECK2')
  expect(eck2.text).toContain('xmlns="http://www.edustandaard.nl/leerresultaten/1/leerlinggegevens"')

  await page.getByRole('button', { name: 'Importeer direct' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'XML-maker' })).toBeVisible()
  await expect(page).toHaveURL(/\/beheer\/gebruikersgegevens\//)
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  const pupils = await database().pupil.findMany({ where: { schoolId: school.id }, select: { lastName: true, group: { select: { name: true } } }, orderBy: { lasKey: 'asc' } })
  expect(pupils).toEqual([{ lastName: 'Berg', group: { name: 'Egels' } }, { lastName: 'Yılmaz <&> Zn', group: { name: 'Otters' } }])
  await page.goto(PAGE)
  await expect(page.getByRole('heading', { name: 'Open een bestand' })).toBeVisible()

  // What was downloaded comes in as the same people.
  for (const file of [edex, eck2]) {
    await offerFile(page, { name: file.name, buffer: file.text })
    await expect(page.getByText(/kan niet|geweigerd/)).toHaveCount(0)
  }
})

test('LAS-6: what was typed a moment before a reload, a closed tab or another page is there', async ({ page, context, signIn }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await open(page, edexml({ brin: school.brin! }))
  const name = cell(page, 'Achternaam', 1)
  await name.fill('Herladen')
  await page.reload()
  await expect(name).toHaveValue('Herladen')
  await saved(page)

  // Not even what a reload loses on its way.
  await page.route('**/opslaan', (route) => route.abort())
  await name.fill('Onderweg')
  await page.reload()
  await expect(name).toHaveValue('Onderweg')
  await page.unroute('**/opslaan')
  await page.getByRole('button', { name: 'Probeer het nu' }).or(page.locator('[data-save="saved"]')).first().waitFor()
  const again = page.getByRole('button', { name: 'Probeer het nu' })
  if (await again.isVisible()) await again.click()
  await saved(page)
  await name.fill('Pagina')
  await page.getByRole('link', { name: 'Gebruikersgegevens invoeren' }).first().click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gebruikersgegevens invoeren' })).toBeVisible()
  await page.goBack()
  await expect(name).toHaveValue('Pagina')
  await saved(page)

  await name.fill('Gesloten')
  await page.goto('about:blank')
  const other = await context.newPage()
  await expect(async () => {
    await other.goto(PAGE)
    await expect(cell(other, 'Achternaam', 1)).toHaveValue('Gesloten', { timeout: 1000 })
  }).toPass()
  await cell(other, 'Achternaam', 1).fill('Elders')
  await saved(other)
  await page.goto(PAGE)
  await expect(name, 'nothing of before comes back over it').toHaveValue('Elders')
})

test('LAS-6: an old school year is told; without JavaScript the page says that it needs it, and promises no tables', async ({ page, browser, at, signIn }) => {
  const { coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await begin(page)
  await page.getByLabel('Schooljaar').fill('2020-2021')
  await expect(page.getByLabel('Schooljaar')).toHaveAccessibleDescription(/2020-2021 is voorbij/)
  await saved(page)
  const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
  await signIn(context, coordinator.email)
  const plain = await context.newPage()
  await plain.goto(PAGE)
  // Text inside noscript is none to getByText.
  await expect(plain.locator('noscript p').first()).toBeVisible()
  expect(await plain.locator('main').innerText()).toContain('De XML-maker heeft JavaScript nodig')
  await expect(plain.getByText('De tabellen worden geladen…')).toBeHidden()
  await context.close()
})

test('LAS-6: a second tab is told and may choose; a save that fails is said and made good; Begin opnieuw asks', async ({ page, context, signIn }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await open(page, edexml({ brin: school.brin! }))
  const other = await context.newPage()
  await other.goto(PAGE)
  await cell(other, 'Achternaam', 1).fill('Vanhier')
  await saved(other)
  await cell(page, 'Achternaam', 1).fill('Vandaar')
  await expect(page.getByRole('alert').filter({ hasText: 'In een ander tabblad' })).toBeVisible()
  await page.getByRole('button', { name: 'Houd deze versie' }).click()
  await saved(page)
  await other.reload()
  await expect(cell(other, 'Achternaam', 1)).toHaveValue('Vandaar')
  await other.close()

  await page.route('**/opslaan', (route) => route.abort())
  await cell(page, 'Achternaam', 1).fill('Tussenin')
  await expect(page.getByRole('alert').filter({ hasText: 'Uw laatste wijzigingen zijn nog niet opgeslagen' })).toBeVisible()
  await page.unroute('**/opslaan')
  await page.getByRole('button', { name: 'Probeer het nu' }).click()
  await saved(page)

  await page.getByRole('button', { name: 'Begin opnieuw' }).click()
  const question = page.getByRole('dialog', { name: 'Opnieuw beginnen?' })
  await question.getByRole('button', { name: 'Annuleren' }).click()
  await expect(cell(page, 'Achternaam', 1)).toHaveValue('Tussenin')
  await page.getByRole('button', { name: 'Begin opnieuw' }).click()
  await question.getByRole('button', { name: 'Ja, begin opnieuw' }).click()
  await expect(page.getByRole('heading', { name: 'Open een bestand' })).toBeVisible()
  expect(await database().rosterDraft.count({ where: { schoolId: school.id } })).toBe(0)
})

test('LAS-6 NAV-1: the way there, on a phone; another school’s file; a teacher has no XML-maker', async ({ page, browser, signIn, axe }) => {
  const { coordinator, teacher: juf, school, bevers } = await furnishedSchool()
  await makePupil(school.id, bevers.id, { firstName: 'Dee', lastName: 'Zee', eckId: 'https://ketenid.nl/201703/dee' })
  await signIn(page, coordinator.email)
  await page.setViewportSize({ width: 360, height: 740 })
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'Gebruikersgegevens invoeren' }).click()
  await page.getByRole('link', { name: 'Naar de XML-maker' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'XML-maker' })).toBeVisible()
  await page.getByLabel('XML-bestand').setInputFiles({ name: 'x.xml', mimeType: 'text/xml', buffer: Buffer.from(edexml({ brin: '99QQ00' })) })
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByText('Dit bestand is van een andere school.')).toBeVisible()
  await page.getByRole('button', { name: 'Begin met de huidige gegevens' }).click()
  // On a phone each row is a card: closed it says who it is, opened it has the fields.
  const card = page.getByRole('row').filter({ has: page.getByRole('button', { name: 'Verwijder rij 1', exact: true }) })
  await expect(card.getByRole('button', { expanded: false })).toBeVisible()
  await expect(cell(page, 'Roepnaam', 1)).toBeHidden()
  expect((await card.boundingBox())!.height, 'a closed card').toBeLessThan(100)
  await card.getByRole('button', { expanded: false }).click()
  await expect(cell(page, 'Roepnaam', 1)).toBeVisible()
  await axe(page)
  expect(await page.evaluate(() => document.documentElement.scrollWidth), 'nothing sticks out').toBeLessThanOrEqual(360)
  await cell(page, 'Roepnaam', 1).fill('Fleurtje')
  await saved(page)
  // On a wider screen a table of which every column fits, the one of the ECK iD too.
  await page.setViewportSize({ width: 1280, height: 900 })
  await expect(page.getByRole('columnheader', { name: 'ECK iD' })).toBeVisible()
  const table = page.getByRole('region', { name: 'Leerlingen' })
  expect(await table.evaluate((box) => box.scrollWidth - box.clientWidth), 'nothing stands beyond the edge').toBe(0)

  const context = await browser.newContext({ baseURL: place().portal })
  await signIn(context, juf.email)
  const screen = await context.newPage()
  expect((await screen.goto(PAGE))!.status()).toBe(403)
  await context.close()
  expect(await database().pupil.count({ where: { schoolId: school.id, firstName: 'Fleurtje' } }), 'nothing changes at school').toBe(0)
})
