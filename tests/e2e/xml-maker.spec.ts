import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { makePupil } from '@/prisma/seed/factories'
import { place } from './support/place'
import { edexml, group, pupil, teacher, thisSchoolYear } from './support/edexml'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool } from './support/world'

const PAGE = '/beheer/xml-maker'

/** Opens a file in the XML-maker. */
async function open(page: Page, text: string): Promise<void> {
  await page.goto(PAGE)
  await page.getByLabel('XML-bestand').setInputFiles({ name: 'school.xml', mimeType: 'text/xml', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('tab', { name: /Leerlingen/ })).toBeVisible()
}
const begin = async (page: Page) => {
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Begin met een lege lijst' }).click()
  await expect(page.getByRole('tab', { name: /Groepen/ })).toBeVisible()
}
const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) }).click()
const cell = (page: Page, column: string, row: number) => page.getByRole('textbox', { name: `${column}, rij ${row}`, exact: true }).or(page.getByRole('combobox', { name: `${column}, rij ${row}`, exact: true }))
const saved = (page: Page) => expect(page.locator('[data-save="saved"]')).toContainText(/Opgeslagen om \d\d:\d\d/)

/** What a download holds. */
async function fileOf(page: Page, button: string): Promise<{ name: string; text: string }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: button }).click()])
  return { name: download.suggestedFilename(), text: await readFile(await download.path(), 'utf8') }
}

/** Pastes text where the focus is, as a spreadsheet's copy arrives. */
async function pasteHere(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer()
    data.setData('text/plain', content)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
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

test('LAS-6: from nothing, by the keyboard alone: rows, arrows, a removed row and its return', async ({ page, signIn }) => {
  const { coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await begin(page)
  const type = async (...keys: string[]) => {
    for (const key of keys) await (key.startsWith('{') ? page.keyboard.press(key.slice(1, -1)) : page.keyboard.type(key))
  }
  await page.getByRole('tab', { name: /Groepen/ }).focus()
  await type('{Tab}')
  for (let hop = 0; hop < 12 && !(await cell(page, 'Groepsnaam', 1).evaluate((each) => each === document.activeElement)); hop += 1) await type('{Tab}')
  await expect(cell(page, 'Groepsnaam', 1)).toBeFocused()
  await type('Egels', '{Tab}', '{Tab}', '5', '{ArrowLeft}', '{ArrowLeft}')
  await page.getByRole('tab', { name: /Groepen/ }).focus()
  await type('{ArrowRight}')
  await expect(page.getByRole('tab', { name: /Leerlingen/ })).toBeFocused()
  for (let hop = 0; hop < 12 && !(await cell(page, 'Roepnaam', 1).evaluate((each) => each === document.activeElement)); hop += 1) await type('{Tab}')
  await type('Bo', '{Tab}', 'van', '{Tab}', 'Aa', '{Tab}', '{Tab}', 'groep 5', '{Tab}', 'egels')
  // Enter in the last row makes a new one, in the same column.
  await type('{Enter}')
  await expect(cell(page, 'Groep', 2)).toBeFocused()
  await type('Egels', '{ArrowUp}')
  await expect(cell(page, 'Groep', 1)).toBeFocused()
  await expect(cell(page, 'Groep', 1)).toHaveValue('Egels')
  await type('{ArrowDown}', '{Control+Home}', '{ArrowDown}')
  await expect(cell(page, 'Roepnaam', 2)).toBeFocused()
  await type('Ad', '{ArrowRight}', '{ArrowRight}', 'Bakker', '{ArrowRight}', '{ArrowRight}', '5')
  await expect(cell(page, 'Achternaam', 2)).toHaveValue('Bakker')
  await expect(cell(page, 'Jaargroep', 2)).toHaveValue('5')
  await expect(page.getByText('Er is niets dat hersteld moet worden.')).toBeVisible()

  await page.getByRole('button', { name: 'Verwijder rij 1', exact: true }).focus()
  await type('{Enter}')
  await expect(cell(page, 'Roepnaam', 1)).toHaveValue('Ad')
  await page.getByRole('button', { name: 'Ongedaan maken' }).focus()
  await type('{Enter}')
  await expect(cell(page, 'Roepnaam', 1)).toHaveValue('Bo')
  await expect(cell(page, 'Jaargroep', 1)).toHaveValue('5')
  await saved(page)
})

test('LAS-6: pasting from a spreadsheet: columns matched and corrected, groups made; hostile text is text; straight into the table', async ({ page, signIn, axe }) => {
  const { coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await begin(page)
  await tab(page, 'Leerlingen')
  await page.getByRole('button', { name: 'Plakken uit een spreadsheet' }).click()
  const text = page.getByLabel('Rijen uit uw spreadsheet')
  await text.fill('Achternaam;Tussenvoegsel;Naam kind;Groep;Jaargroep;Leerlingnummer;E-mail\nAa;van;Bo;Egels;5;1001;bo@x.example\nBakker;;王小明;Egels;groep 5;1002;\n=1+1;;<img src=x onerror=alert(1)>;Otters;6;1003;')
  await expect(page.getByLabel('Kolom 1', { exact: true })).toHaveValue('lastName')
  await expect(page.getByLabel('Kolom 7')).toHaveValue('')
  await page.getByLabel('Kolom 3').selectOption('Roepnaam')
  await expect(page.getByText('3 rijen komen erbij; nieuwe groepen: Egels, Otters.')).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await expect(cell(page, 'Roepnaam', 2)).toHaveValue('王小明')
  await expect(cell(page, 'Groep', 3)).toHaveValue('Otters')
  await expect(cell(page, 'Roepnaam', 3)).toHaveValue('<img src=x onerror=alert(1)>')
  await expect(cell(page, 'Achternaam', 3)).toHaveAccessibleDescription(/formule/)
  await tab(page, 'Groepen')
  await expect(cell(page, 'Groepsnaam', 2)).toHaveValue('Otters')
  await expect(cell(page, 'Jaargroep', 2)).toHaveValue('6')

  await tab(page, 'Leerlingen')
  await cell(page, 'Achternaam', 3).focus()
  await pasteHere(page, 'Claassen\tC\t6\tegels\nDekker\tD\t5\tEgels\nnul\u0000teken\n')
  await expect(page.getByText('3 regels zijn geplakt.')).toBeVisible()
  await expect(cell(page, 'Achternaam', 5)).toHaveValue('nulteken')
  await expect(cell(page, 'Groep', 4)).toHaveValue('Egels')
  await page.getByRole('button', { name: 'Ongedaan maken' }).click()
  await expect(cell(page, 'Achternaam', 3)).toHaveValue('=1+1')
  await expect(cell(page, 'Achternaam', 4)).toHaveCount(0)
})

test('LAS-6: pasting into a class that is there: its year comes along; who is there already is told and left out; a combined class says what to choose', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await open(page, edexml({
    brin: school.brin!, groups: [group('g1', 'Egels'), group('g2', 'Mix', 'C')],
    pupils: [pupil({ key: 'p1', firstName: 'Bo', lastName: 'Aa', groupKey: 'g1' }), pupil({ key: 'p2', firstName: 'Ad', lastName: 'Bakker', groupKey: 'g2', yearGroup: '3' }), pupil({ key: 'p3', firstName: 'Eef', lastName: 'Claassen', groupKey: 'g2', yearGroup: '4' })],
  }))
  await tab(page, 'Leerlingen')
  await page.getByRole('button', { name: 'Plakken uit een spreadsheet' }).click()
  await page.getByLabel('Rijen uit uw spreadsheet').fill('Leerlingnummer;Roepnaam;Achternaam;Groep\np1;Bo;Aa;Egels\n77;ad;bakker;Mix\n78;Fien;Dam;Egels\n78;Fien;Dam;Egels\n79;Gijs;Eik;Mix')
  await expect(page.getByText('2 rijen komen erbij; 2 rijen staan er al en worden overgeslagen; één keer overgenomen, want twee keer in uw rijen: Fien Dam.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Sla de rij met een nummer dat er al staat over' })).toHaveAccessibleDescription(/Bo Aa \(rij 1\)/)
  await expect(page.getByRole('checkbox', { name: 'Sla de rij met een naam die er al staat over' })).toHaveAccessibleDescription(/Ad Bakker \(rij 2\)/)
  await axe(page)
  await page.getByRole('checkbox', { name: 'Sla de rij met een naam die er al staat over' }).uncheck()
  await expect(page.getByText('3 rijen komen erbij; 1 rij staat er al en wordt overgeslagen; één keer overgenomen, want twee keer in uw rijen: Fien Dam.')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Sla de rij met een naam die er al staat over' }).check()
  await page.getByRole('button', { name: 'Voeg toe', exact: true }).click()
  await expect(cell(page, 'Jaargroep', 4)).toHaveValue('5')
  await expect(cell(page, 'Jaargroep', 5)).toHaveValue('')
  await expect(cell(page, 'Jaargroep', 5)).toHaveAccessibleDescription('‘Mix’ is een combinatiegroep: het portaal weet niet in welke jaargroep deze leerling zit. Kies 3 of 4.')

  // Whatever the screen: a row can be taken away without sliding, and on a phone each field is in view.
  for (const width of [1280, 375]) {
    await page.setViewportSize({ width, height: 800 })
    const remove = page.getByRole('button', { name: 'Verwijder rij 1', exact: true })
    await remove.scrollIntoViewIfNeeded()
    const box = (await remove.boundingBox())!
    expect(box.x + box.width, `Verwijder at ${width} px`).toBeLessThanOrEqual(width)
    await axe(page)
  }
  for (const column of ['Roepnaam', 'Achternaam', 'Groep', 'Leerlingnummer']) {
    const box = (await cell(page, column, 1).boundingBox())!
    expect(box.x >= 0 && box.x + box.width <= 375, column).toBe(true)
  }
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(375)
  await page.setViewportSize({ width: 1280, height: 800 })
})

test('LAS-6: an empty list is none to be mended', async ({ page, signIn }) => {
  const { coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await begin(page)
  for (const name of ['Groepen', 'Leerlingen', 'Leerkrachten']) await expect(page.getByRole('tab', { name: new RegExp(name) })).toHaveText(`${name} (nog geen)`)
})

test('LAS-6: 400 pupils: typing draws one row; a paste of 10,000 rows is cut off and said', async ({ page, signIn }) => {
  test.slow()
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await open(page, edexml({ brin: school.brin!, pupils: Array.from({ length: 400 }, (_, at) => pupil({ key: `p${at}`, firstName: `Kind${at}`, lastName: 'Voorbeeld' })) }))
  const field = cell(page, 'Achternaam', 399)
  await field.focus()
  // Rows whose nodes are touched while somebody types: the one, and no other.
  await page.evaluate(() => {
    const touched = new Set<string>()
    new MutationObserver((records) => {
      for (const { target } of records) touched.add((target instanceof Element ? target : target.parentElement)?.closest('[data-row]')?.getAttribute('data-row') ?? 'elsewhere')
      document.body.dataset.touched = String([...touched].filter((row) => row !== 'elsewhere').length)
    }).observe(document.querySelector('table')!, { subtree: true, childList: true, attributes: true, characterData: true })
  })
  await page.keyboard.press('End')
  await page.keyboard.type(' van de Overkant')
  await expect(field).toHaveValue('Voorbeeld van de Overkant')
  expect(Number((await page.evaluate(() => document.body.dataset.touched)) ?? 0)).toBeLessThanOrEqual(1)
  await page.getByLabel('Zoek in deze tabel').fill('overkant')
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel('Zoek in deze tabel').fill('')
  await page.getByRole('button', { name: 'Plakken uit een spreadsheet' }).click()
  await page.getByLabel('Rijen uit uw spreadsheet').evaluate((area: HTMLTextAreaElement, text) => {
    Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')!.set!.call(area, text)
    area.dispatchEvent(new Event('input', { bubbles: true }))
  }, `Roepnaam\tAchternaam\tGroep\tJaargroep\n${'Bo\tAa\tEgels\t5\n'.repeat(10_000)}`)
  await expect(page.getByText(/Er is plaats voor ten hoogste 3000 rijen/)).toBeVisible()
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
