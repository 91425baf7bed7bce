import type { Page } from '@playwright/test'
import { DESK, open, shootEach, type Walk } from './camera'
import { coordinatorAtWork, expect, linkFromMail, signIn } from './steps'

const SUPPORT = '/beheer/ondersteunend-personeel'
const NEW = 'nora@regenboog.example'

/** Substitutes, extra roles, a second coordinator and her first password; and what a substitute sees. */
export async function staff(walk: Walk): Promise<void> {
  const page = await coordinatorAtWork(walk)
  await shootEach(walk, page, [[SUPPORT, 'ondersteunend-personeel']])
  await page.getByRole('link', { name: 'Activeer een invalkracht voor Bever' }).click()
  await page.getByLabel('Naam').fill('Joke Jansen')
  await page.getByLabel('E-mailadres').fill('joke@inval.example')
  await walk.shoot(page, 'invalkracht-activeren')
  await page.goto(SUPPORT)
  await page.getByRole('link', { name: /Bekijk of beëindig/ }).first().click()
  await expect(page.getByRole('button', { name: 'Ja, nu beëindigen' })).toBeVisible()
  await walk.shoot(page, 'invalkracht-beeindigen')
  await addColleague(walk, page)
  await page.goto('/leerkrachten')
  await page.getByRole('link', { name: 'Rollen van Eilert Zomermaand' }).click()
  await expect(page.getByRole('button', { name: 'Rollen opslaan' })).toBeVisible()
  await walk.shoot(page, 'rollen')
  await page.context().close()

  const nora = await open(walk, DESK)
  await shootEach(walk, nora, [[await linkFromMail(walk.at, NEW), 'wachtwoord-kiezen']])
  await nora.context().close()
  const ina = await open(walk, DESK)
  await signIn(ina, 'ina@inval.example')
  await expect(ina.getByRole('link', { name: 'Groep 5A', exact: true })).toBeVisible()
  await walk.shoot(ina, 'invalkracht-groepen')
  await ina.context().close()
}

async function addColleague({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto(`${SUPPORT}/toevoegen`)
  await page.getByLabel('Voornaam').fill('Nora')
  await page.getByLabel('Achternaam').fill('Nieuw')
  await page.getByLabel('E-mailadres').fill(NEW)
  await page.getByRole('checkbox', { name: 'ICT-coördinator' }).check()
  await shoot(page, 'medewerker-toevoegen')
  await page.getByRole('button', { name: 'Medewerker toevoegen' }).click()
  await expect(page.getByRole('row', { name: /Nora Nieuw/ })).toBeVisible()
}
