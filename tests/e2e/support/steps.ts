import { expect, type Locator, type Page } from '@playwright/test'
import type { Place } from './place'
import type { School } from './world'

export type Upload = { name: string; mimeType?: string; buffer: Buffer | string }

/** Chooses a file at 'Handmatige import' and clicks 'Importeer'. */
export async function offerFile(page: Page, { name, mimeType = 'text/xml', buffer }: Upload): Promise<void> {
  await page.goto('/beheer/gebruikersgegevens')
  await page.getByLabel('XML-bestand').setInputFiles({ name, mimeType, buffer: Buffer.from(buffer) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
}

/** The address of a title's software at its publisher: what a shortcut has as TARGET. */
export const titleUrl = (at: Place, publisher: string, code: string) => `${at.mocks}/${publisher}/app/${code}`

/** The shortcut on a school's desktop, with or without a title. */
export function shortcut(school: Pick<School, 'schoolRef'>, target?: string): string {
  return `/login/leerlingen/snelkoppelaar?${new URLSearchParams({ ...(target ? { TARGET: target } : {}), INSTELLING_REF: school.schoolRef })}`
}

/** From the open shortcut to the pupil's secret: group, then picture and name. */
export async function choosePupil(page: Page, group: string, name: string): Promise<void> {
  await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  await page.getByRole('list', { name: 'Kies je groep' }).getByRole('button', { name: group }).click()
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await page.getByRole('list', { name: 'Kies je naam' }).getByRole('button', { name, exact: true }).click()
  await expect(page.getByRole('heading', { name: `Hoi ${name}!` })).toBeVisible()
}

/** Taps a pin on the keypad of tiles. */
export async function tapPin(page: Page, pin: string): Promise<void> {
  const keys = page.getByRole('group', { name: 'Je code' })
  for (const digit of pin) await keys.getByRole('button', { name: digit, exact: true }).click()
}

/** What the publisher's app says that the portal told it. */
export async function claimsOf(page: Page): Promise<Record<string, string>> {
  const told: Locator = page.locator('[data-claim]')
  await expect(told.first()).toBeVisible()
  const pairs = await told.evaluateAll((all) => all.map((each) => [each.getAttribute('data-claim')!, each.textContent!.trim()] as const))
  return Object.fromEntries(pairs)
}

/** What everybody meets at the first login (ACC-3). */
export async function acceptAgreement(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1, name: 'Gebruikersovereenkomst' })).toBeVisible()
  await page.getByRole('checkbox', { name: /ga akkoord/ }).check()
  await page.getByRole('button', { name: 'Ik ga akkoord' }).click()
}

/** Unticks or ticks a publisher and saves. */
export async function setPublisher(page: Page, name: string, ticked: boolean): Promise<void> {
  await page.goto('/beheer/uitgeverijen')
  await page.getByRole('checkbox', { name, exact: true }).setChecked(ticked)
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
}

/** The wait that every import ends in: the worker has done it. */
export async function importDone(page: Page): Promise<void> {
  await expect(page.getByText('De import is verwerkt', { exact: true })).toBeVisible()
}
