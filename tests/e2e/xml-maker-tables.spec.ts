import type { Page } from '@playwright/test'
import { edexml, group, pupil } from './support/edexml'
import { expect, test } from './support/test'
import { emptySchool } from './support/world'
import { begin, cell, open, saved, tab } from './support/xml-maker'

/** Pastes text where the focus is, as a spreadsheet's copy arrives. */
async function pasteHere(page: Page, text: string): Promise<void> {
  await page.evaluate((content) => {
    const data = new DataTransfer()
    data.setData('text/plain', content)
    document.activeElement!.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
  }, text)
}

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
