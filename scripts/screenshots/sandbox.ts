import { DESK, open, shootEach, type Walk } from './camera'
import { expect, linkFromMail } from './steps'

const ENGINEER = 'ontwikkelaar@uitgever.example'

/** PUB-5: an engineer asks for a sandbox, fills in where the own software is, and reads what there is to log in with. */
export async function sandbox(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await shootEach(walk, page, [['/uitgevers/proef', 'uitgevers-proef']])
  await page.getByLabel('Uw e-mailadres').fill(ENGINEER)
  await page.getByRole('button', { name: 'Stuur mij een link' }).click()
  await expect(page.getByText('Kijk in uw mailbox')).toBeVisible()
  await shootEach(walk, page, [[await linkFromMail(walk.at, ENGINEER, /\/uitgevers\/proef\/[0-9a-f-]{36}/), 'uitgevers-proef-maken']])
  await page.getByLabel('Waar inloggen bij uw software begint').fill('https://leren.example/start')
  await page.getByLabel('Redirect-adressen').fill('https://leren.example/terug')
  await page.getByRole('button', { name: 'Maak mijn proefomgeving' }).click()
  await expect(page.getByRole('heading', { name: 'Wie kan inloggen' })).toBeVisible()
  await walk.shoot(page, 'uitgevers-proef-gemaakt')
  await page.context().close()
}
