import type { Page } from '@playwright/test'
import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'
import { coordinatorAtWork, expect, helpdeskAtWork, signIn } from './steps'

/** Schools become one, two, or stop. Comes last: De Muizen is gone afterwards, and Groep 7B lives elsewhere. */
export async function mergeAndSplit(walk: Walk): Promise<void> {
  const page = await helpdeskAtWork(walk)
  await merge(walk, page)
  await split(walk, page)
  await askToClose(walk)
  await shootEach(walk, page, [['/helpdesk/opheffingen', 'helpdesk-opheffingen']])
  await page.context().close()
}

async function merge(walk: Walk, page: Page): Promise<void> {
  await shootEach(walk, page, [['/helpdesk/fusies', 'helpdesk-fusies']])
  await preview(page, '99BR00', '99KP00')
  await expect(page.getByText('Dit moet eerst gebeuren')).toBeVisible()
  await walk.shoot(page, 'helpdesk-fusie-nog-niet')
  await page.goto('/helpdesk/fusies')
  // De Toren has its new BRIN by now.
  await preview(page, '99ZZ00', '99XY00')
  await walk.shoot(page, 'helpdesk-fusie-voorbeeld')
  await shootOnPhone(walk, page, 'helpdesk-fusie-voorbeeld')
  await page.getByLabel('Ik heb dit met beide scholen besproken').check()
  await page.getByRole('button', { name: 'Voeg samen' }).click()
  await expect(page.getByText('De scholen zijn samengevoegd', { exact: false })).toBeVisible()
  await walk.shoot(page, 'helpdesk-fusie')
}

async function preview(page: Page, goes: string, stays: string): Promise<void> {
  await page.getByLabel('School die opgaat').fill(goes)
  await page.getByLabel('School die blijft').fill(stays)
  await page.getByRole('button', { name: 'Bekijk het voorbeeld' }).click()
  await expect(page.getByRole('heading', { level: 1, name: / gaat op in / })).toBeVisible()
}

/** While a LAS brings people in by itself, no school is taken apart. */
async function stopLink(walk: Walk): Promise<void> {
  const page = await coordinatorAtWork(walk)
  await page.goto('/beheer/gebruikersgegevens')
  await page.getByText('Koppeling wijzigen').click()
  await page.getByRole('radio', { name: 'Handmatige import' }).check()
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('Uw keuze is opgeslagen.')).toBeVisible()
  await page.context().close()
}

async function split(walk: Walk, page: Page): Promise<void> {
  await stopLink(walk)
  await shootEach(walk, page, [['/helpdesk/splitsingen', 'helpdesk-splitsingen']])
  await page.getByLabel('School die splitst').fill('99RB00')
  await page.getByLabel('School waar groepen naartoe gaan').fill('99ZW00')
  await page.getByRole('button', { name: 'Kies de groepen' }).click()
  await page.getByLabel(/^Groep 7B/).check()
  await page.getByRole('button', { name: 'Werk het voorbeeld bij' }).click()
  await expect(page.getByText('Leerresultaten blijven niet behouden')).toBeVisible()
  await walk.shoot(page, 'helpdesk-splitsing-voorbeeld')
  await page.getByLabel('De school heeft de resultaten vastgelegd die zij wil bewaren').check()
  await page.getByRole('button', { name: 'Splits', exact: true }).click()
  await expect(page.getByText(/^Groep 7B: \d+ leerlingen/)).toBeVisible()
  await walk.shoot(page, 'helpdesk-splitsing')
}

/** De Windroos has nothing that stands in the way of closing. */
async function askToClose(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await signIn(page, 'ict@windroos.example')
  await page.goto('/beheer/opheffen')
  await page.getByLabel('Ja, het account van mijn school mag worden gesloten').check()
  await walk.shoot(page, 'account-sluiten-vragen')
  await page.getByRole('button', { name: 'Vraag de helpdesk om te sluiten' }).click()
  await expect(page.getByText('Tot dan blijft alles werken.', { exact: false })).toBeVisible()
  await page.context().close()
}
