import type { Page } from '@playwright/test'
import { expect } from './test'

/** Where the XML-maker is. */
export const PAGE = '/beheer/xml-maker'

/** Opens a file in the XML-maker. */
export async function open(page: Page, text: string): Promise<void> {
  await page.goto(PAGE)
  await page.getByLabel('XML-bestand').setInputFiles({ name: 'school.xml', mimeType: 'text/xml', buffer: Buffer.from(text) })
  await page.getByRole('button', { name: 'Open', exact: true }).click()
  await expect(page.getByRole('tab', { name: /Leerlingen/ })).toBeVisible()
}

/** Begins with an empty list. */
export const begin = async (page: Page) => {
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Begin met een lege lijst' }).click()
  await expect(page.getByRole('tab', { name: /Groepen/ })).toBeVisible()
}

/** Goes to a table. */
export const tab = (page: Page, name: string) => page.getByRole('tab', { name: new RegExp(name) }).click()
/** A field of a table. */
export const cell = (page: Page, column: string, row: number) => page.getByRole('textbox', { name: `${column}, rij ${row}`, exact: true }).or(page.getByRole('combobox', { name: `${column}, rij ${row}`, exact: true }))
/** Waits until all is kept. */
export const saved = (page: Page) => expect(page.locator('[data-save="saved"]')).toContainText(/Opgeslagen om \d\d:\d\d/)
