import { readFile } from 'node:fs/promises'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { DESK, open, shootEach, type Walk } from './camera'
import { nextSchoolYear } from '../../lib/core/school-year'
import { chooseSchool, expect, signIn } from './steps'

const EXAMPLE = 'docs/examples/de-regenboog.xml'

/** The coordinator brings people in, ticks publishers and links licences. */
export async function coordinator(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, DESK)
  await signIn(page, 'ict@regenboog.example')
  await expect(page.getByRole('heading', { name: 'Kies een school' })).toBeVisible()
  await shoot(page, 'school-kiezen')
  await chooseSchool(page, /De Zonnewijzer/)
  await offer(page)
  await shoot(page, 'import-geweigerd')
  await page.goto('/school-kiezen')
  await chooseSchool(page, /De Regenboog/)
  await shoot(page, 'beheer')
  await importExample(walk, page)
  await nextYear(walk, page)

  await page.goto('/beheer/uitgeverijen')
  // The publishers fetch in rounds of some seconds: wait for the first to be done.
  await expect(async () => {
    await page.reload()
    await expect(page.getByText(/opgehaald op/).nth(3)).toBeVisible({ timeout: 500 })
  }).toPass({ timeout: 60_000 })
  await shoot(page, 'uitgeverijen')
  await shootEach(walk, page, [
    ['/leerkrachten', 'leerkrachten'],
    ['/beheer/xml-maker', 'xml-maker-begin'],
    ['/beheer/eck-id', 'eck-id'],
    ['/beheer/logboek', 'logboek'],
    ['/mijn-profiel', 'mijn-profiel'],
    ['/lesmateriaal/licenties', 'licenties-koppelen'],
    ['/lesmateriaal/gebruik', 'licenties-gebruik'],
    ['/lesmateriaal/snelkoppelingen', 'snelkoppelingen'],
    ['/lesmateriaal/thuis', 'thuis-titels'],
    ['/lesmateriaal', 'lesmateriaal'],
  ])
  await levels(walk, page)
  await atThePublisher(walk, page)
  await whyNot(walk, page)
  await shootEach(walk, page, [['/uitloggen', 'uitloggen'], [at.mail, 'mail']])
  await page.context().close()
}

async function importExample({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/beheer/gebruikersgegevens')
  await shoot(page, 'gebruikersgegevens')
  await offer(page)
  await shoot(page, 'import-voorbeeld')
  if (await page.getByLabel('Ja, ik heb dit bekeken').isVisible()) await page.getByLabel('Ja, ik heb dit bekeken').check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByText('De import is verwerkt')).toBeVisible({ timeout: 30_000 })
  await shoot(page, 'import-verwerkt')
}

/** The same groups a year on: put there for 1 August, looked at, and taken away again for the walks that follow. */
async function nextYear({ shoot }: Walk, page: Page): Promise<void> {
  const example = await readFile(EXAMPLE, 'utf8')
  const up = (year: string) => String(Number(year) + 1)
  const buffer = Buffer.from(
    example
      .replace(/<schooljaar>(.*?)</, (_, year: string) => `<schooljaar>${nextSchoolYear(year)}<`)
      .replace(/<jaargroep>([1-7])</g, (_, year: string) => `<jaargroep>${up(year)}<`)
      .replace(/<naam>Groep ([1-7])/g, (_, year: string) => `<naam>Groep ${up(year)}`),
  )
  await page.goto('/beheer/gebruikersgegevens')
  await page.getByLabel('XML-bestand').setInputFiles({ name: 'nieuw-schooljaar.xml', mimeType: 'text/xml', buffer })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByText(/Dit is van het nieuwe schooljaar/)).toBeVisible()
  await shoot(page, 'nieuw-schooljaar-voorbeeld')
  await page.getByRole('button', { name: /^Zet klaar/ }).click()
  await expect(page.getByText(/^Staat klaar voor/)).toBeVisible()
  await shoot(page, 'nieuw-schooljaar-klaar')
  const address = page.url()
  await page.goto('/groepen/nieuw-schooljaar')
  await shoot(page, 'nieuw-schooljaar')
  await page.goto(address)
  await page.getByRole('button', { name: 'Haal dit weg' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Haal weg' }).click()
  await expect(page).toHaveURL(/\/beheer\/gebruikersgegevens$/)
}

/** Offers the example file and waits for the page that tells what it would do. */
async function offer(page: Page): Promise<void> {
  await page.goto('/beheer/gebruikersgegevens')
  await page.getByLabel('XML-bestand').setInputFiles(EXAMPLE)
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByRole('heading', { level: 1, name: path.basename(EXAMPLE) })).toBeVisible()
}

/** Levels for a group and a single pupil of a title that the portal hosts (LIC-4). */
async function levels({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/lesmateriaal/licenties')
  await page.getByRole('main').getByRole('link', { name: 'Groeimeter' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Groeimeter' })).toBeVisible()
  await page.getByLabel('Leerling', { exact: true }).selectOption({ index: 1 })
  await page.getByRole('group', { name: 'Niveaus' }).getByLabel('plus').check()
  await shoot(page, 'licentie-niveaus')
}

async function atThePublisher({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'LOGO Digitaal - licentiemanagement' }).click()
  await shoot(page, 'uitgever-privacy-policy')
  await page.getByRole('button', { name: 'Privacy Policy sluiten' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Licenties' })).toBeVisible()
  await page.getByLabel(/LOGO Digitaal voor Groep 7B/).check()
  await shoot(page, 'licentiemanagement')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('Gelukt, uw instellingen zijn opgeslagen.')).toBeVisible()
  await shoot(page, 'licentiemanagement-opgeslagen')
}

/** Why Aad does not see LOGO Digitaal: his group is not linked. */
async function whyNot({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/lesmateriaal/waarom')
  await page.getByLabel('Voor wie?').selectOption({ label: 'Aad van Aa' })
  await page.getByRole('button', { name: 'Zoek uit' }).click()
  const title = page.getByRole('table', { name: 'Titels voor Aad van Aa' }).getByRole('row', { name: /LOGO Digitaal/ }).first().getByRole('link')
  await expect(title).toBeVisible()
  await shoot(page, 'waarom')
  await title.click()
  await expect(page.getByRole('heading', { name: /Aad van Aa ziet/ })).toBeVisible()
  await shoot(page, 'waarom-stappen')
}
