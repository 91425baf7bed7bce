import type { Page } from '@playwright/test'
import { DESK, open, shootEach, TABLET, type Walk } from './camera'
import { expect, openGroup, REGENBOOG, shortcut, signIn } from './steps'

const NAME = /wijzigen van Chris Bakker/

/** The teacher's groups, cards and pupils, and a tablet that she enrols. */
export async function teacher(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, DESK)
  await signIn(page, 'ellemieke@regenboog.example')
  await expect(page.getByRole('heading', { level: 1, name: 'Groepen' })).toBeVisible()
  await shoot(page, 'groepen')
  await openGroup(page, 'Groep 5A')
  await shoot(page, 'groepsoverzicht-pincodes')
  await badgeFor(page)
  await openGroup(page, 'Bever')
  await shoot(page, 'groepsoverzicht')
  const group = new URL(page.url()).pathname
  await shootEach(walk, page, [[`${group}/login-methode`, 'login-methode'], [`${group}/print`, 'print-versie'], [`${group}/thuislogin`, 'thuislogin']])
  await ofOnePupil(walk, page, group)
  await addresses(walk, page, group)
  await shootEach(walk, page, [['/lesmateriaal', 'lesmateriaal-leerkracht']])
  await page.setViewportSize(TABLET)
  await page.goto(shortcut(REGENBOOG, `${at.mocks}/rezulto/app/logo-digitaal`))
  await expect(page.getByRole('heading', { name: /^U bent hier ingelogd als/ })).toBeVisible()
  await shoot(page, 'leerling-vraag-aan-leerkracht')
  await enrol(walk, page)
  await page.context().close()
}

/** Chris logs in with a badge from now on: the pupils' walk shows the camera. */
async function badgeFor(page: Page): Promise<void> {
  await page.getByRole('link', { name: NAME }).click()
  await page.getByRole('radio', { name: 'QR-badge' }).check()
  await page.getByRole('button', { name: 'Wijzig', exact: true }).click()
  await expect(page.getByText(/^De wijzigingen van .* zijn opgeslagen/)).toBeVisible()
}

async function ofOnePupil({ shoot }: Walk, page: Page, group: string): Promise<void> {
  await page.goto(group)
  await page.getByRole('link', { name: 'inloggen herstellen van Aad van Aa' }).click()
  await expect(page.getByRole('heading', { name: 'Inloggen herstellen: Aad van Aa' })).toBeVisible()
  await shoot(page, 'inloggen-herstellen')
  await page.goto(group)
  await page.getByRole('link', { name: 'wijzigen van Aad van Aa' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /Aad van Aa/ })).toBeVisible()
  await shoot(page, 'leerling-wijzigen')
  // Alberdina's parent never chose a password; the link goes again, for the parents' walk.
  await page.goto(group)
  await page.getByRole('link', { name: 'wijzigen van Alberdina Aarsbergen' }).click()
  await page.getByRole('button', { name: '(Her)zend wachtwoordvergetenlink' }).first().click()
  await expect(page.getByText(/^De link naar .* wordt verzonden/)).toBeVisible()
}

/** Two lines from a spreadsheet: one is recognised, one is not. */
async function addresses({ shoot }: Walk, page: Page, group: string): Promise<void> {
  await page.goto(`${group}/thuislogin/adressen`)
  await shoot(page, 'thuislogin-adressen')
  await page.getByLabel('Namen en e-mailadressen').fill('Alieke Achtienribbe;fam.achtienribbe@thuis.example\nA. van Aa;ouder@thuis.example')
  await page.getByRole('button', { name: 'Bekijk voor wie' }).click()
  await expect(page.getByText(/regels (is|zijn) herkend/)).toBeVisible()
  await page.getByText(/regels (is|zijn) herkend/).scrollIntoViewIfNeeded()
  await shoot(page, 'thuislogin-adressen-voorbeeld')
}

async function enrol({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/apparaat-aanmelden')
  await page.getByLabel('Naam van het apparaat').fill('iPad 7 Groep 5A')
  await shoot(page, 'apparaat-aanmelden')
  await page.getByRole('button', { name: 'Apparaat aanmelden' }).click()
  await expect(page.getByRole('heading', { name: 'Dit apparaat is aangemeld' })).toBeVisible()
  await shoot(page, 'apparaat-aangemeld')
}
