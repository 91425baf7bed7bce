import { readFile } from 'node:fs/promises'
import type { Page } from '@playwright/test'
import { shootEach, shootOnPhone, type Walk } from './camera'
import { expect, helpdeskAtWork } from './steps'

/** The helpdesk's day: requests, schools and people, boards, DUO's register, notices; and looking on at a school. */
export async function helpdesk(walk: Walk): Promise<void> {
  const page = await helpdeskAtWork(walk)
  await shootEach(walk, page, [['/helpdesk', 'helpdesk-begin']])
  await shootOnPhone(walk, page, 'helpdesk-begin')
  await shootEach(walk, page, [
    ['/helpdesk/emails', 'helpdesk-emails'],
    ['/helpdesk/imports', 'helpdesk-imports'],
    ['/helpdesk/contactgegevens', 'helpdesk-contactgegevens'],
    ['/helpdesk/gewist', 'helpdesk-gewist'],
    ['/helpdesk/uitgeverijmedewerkers', 'helpdesk-uitgeverijmedewerkers'],
  ])
  await oneOf(walk, page, ['/helpdesk/aanvragen', 'helpdesk-aanvragen'], 'Basisschool De Vrije Vogel', 'helpdesk-aanvraag')
  await oneOf(walk, page, ['/helpdesk/berichten', 'helpdesk-berichten'], /^Onderhoud:/, 'helpdesk-bericht')
  await oneOf(walk, page, ['/helpdesk/overeenkomsten', 'helpdesk-overeenkomsten'], 'Stichting Noorderlicht', 'helpdesk-overeenkomst')
  await oneOf(walk, page, ['/helpdesk/personen?zoek=van%20dijk', 'helpdesk-personen'], 'Iris van Dijk', 'helpdesk-persoon')
  await register(walk, page)
  await oneOf(walk, page, ['/helpdesk/uitgeverijen', 'helpdesk-uitgeverijen'], 'Cito', 'helpdesk-uitgeverij')
  const { pathname } = new URL(page.url())
  await shootEach(walk, page, [[`${pathname}/openid`, 'helpdesk-uitgeverij-openid'], [`${pathname}/saml`, 'helpdesk-uitgeverij-saml']])
  await oneOf(walk, page, ['/helpdesk/scholen', 'helpdesk-scholen'], 'Basisschool De Regenboog', 'helpdesk-school')
  await shootOnPhone(walk, page, 'helpdesk-school')
  await lookOn(walk, page)
  await page.context().close()
}

/** A list, and one of its rows. */
async function oneOf(walk: Walk, page: Page, list: readonly [address: string, name: string], row: string | RegExp, name: string): Promise<void> {
  await shootEach(walk, page, [list])
  const link = page.getByRole('main').getByRole('link', { name: row }).first()
  const address = await link.getAttribute('href')
  await link.click()
  await page.waitForURL((url) => url.pathname === address)
  await walk.shoot(page, name)
}

/** What the demonstration's register was made from. */
const REGISTER = 'prisma/seed/duo/adressen.csv'

/** The register of DUO: a newer file in which a school moved house, looked at and left; and the locations of our own. */
async function register(walk: Walk, page: Page): Promise<void> {
  const newer = `${(await readFile(REGISTER, 'utf8')).trim().replace('Kleurenlaan;7;1234 AB', 'Regenboogplein;1;1234 AC')}\nGelderland;41001;99RN;99RN00;Basisschool De Nieuwe Regen;Wolkenlaan;9;1234 AE;Voorbeeldstad;9901;Voorbeeldstad;Openbaar;0990-123459;www.nieuweregen.example\n`
  await shootEach(walk, page, [['/helpdesk/duo', 'helpdesk-duo']])
  await compare(page, newer)
  await walk.shoot(page, 'helpdesk-duo-voorbeeld')
  await page.getByRole('button', { name: 'Niet overnemen' }).click()
  await expect(page.getByText('Het bestand is niet overgenomen.')).toBeVisible()
  await renumbered(walk, page)
  await oneOf(walk, page, ['/helpdesk/eigen-locaties', 'helpdesk-eigen-locaties'], 'De Windroos, Lissabon', 'helpdesk-eigen-locatie')
}

async function compare(page: Page, file: string): Promise<void> {
  await page.goto('/helpdesk/duo')
  await page.getByLabel('Adressenbestand met alle vestigingen').setInputFiles({ name: '03-alle-vestigingen-bo.csv', mimeType: 'text/csv', buffer: Buffer.from(file) })
  await page.getByRole('button', { name: 'Lees in en vergelijk' }).click()
  await page.waitForURL('**/helpdesk/duo/*')
}

/** De Toren goes on under another BRIN: the register lists the old one no more, and the helpdesk gives the school its new one. */
async function renumbered(walk: Walk, page: Page): Promise<void> {
  await compare(page, (await readFile(REGISTER, 'utf8')).replace('99XX;99XX99', '99XY;99XY00').replace('Torenplein;99;1235 BB;Torendam', 'Torenplein;101;1235 BB;Torenstad'))
  await page.getByRole('button', { name: 'Neem over' }).click()
  await page.waitForURL((url) => url.pathname === '/helpdesk/duo')
  await page.getByRole('link', { name: 'Nieuw BRIN van Voorbeeldschool De Toren' }).click()
  await page.getByRole('searchbox', { name: 'Nieuw BRIN met vestiging' }).fill('99XY00')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await expect(page.getByRole('button', { name: 'Neem BRIN over' })).toBeVisible()
  await walk.shoot(page, 'helpdesk-duo-brin')
  await shootOnPhone(walk, page, 'helpdesk-duo-brin')
  await page.getByLabel('Ik heb bij de school of het bestuur nagevraagd').check()
  await page.getByRole('button', { name: 'Neem BRIN over' }).click()
  await expect(page.getByText('Het nieuwe BRIN is overgenomen.')).toBeVisible()
}

/** From the page of a school: its log, and looking on. */
async function lookOn(walk: Walk, page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Logboek van deze school' }).click()
  await expect(page.getByRole('heading', { level: 1, name: /^Logboek van/ })).toBeVisible()
  await walk.shoot(page, 'helpdesk-logboek')
  await page.goBack()
  await page.getByLabel('Waarom kijkt u mee?').fill('Nakijken waarom leerlingen niet kunnen inloggen')
  await page.getByRole('button', { name: 'Kijk mee' }).click()
  await page.waitForURL('**/beheer')
  await walk.shoot(page, 'meekijken')
  await page.getByRole('button', { name: 'Stoppen' }).click()
  await page.waitForURL('**/helpdesk/scholen/**')
}
