import type { Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { Client } from 'pg'
import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'
import { coordinatorAtWork, expect, linkFromMail, signIn } from './steps'

const NORA = 'nora@regenboog.example'

/** Nora logs in for the first time and gets a second step; and a session that turns up on another network. */
export async function ownLogin(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await page.goto(await linkFromMail(walk.at, NORA))
  await page.getByLabel('Nieuw wachtwoord').fill('Een regenboog met 7')
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Gebruikersovereenkomst' })).toBeVisible()
  await walk.shoot(page, 'overeenkomst-accepteren')
  await page.getByRole('checkbox', { name: /ga akkoord/ }).check()
  await page.getByRole('button', { name: 'Ik ga akkoord' }).click()
  await page.waitForURL('**/beheer')
  await setUpApp(walk, page)
  await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
  await page.getByLabel('E-mailadres').fill(NORA)
  await page.getByLabel('Wachtwoord', { exact: true }).fill('Een regenboog met 7')
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Nog één stap' })).toBeVisible()
  await walk.shoot(page, 'tweede-stap')
  await shootOnPhone(walk, page, 'tweede-stap')
  await page.context().close()

  const iris = await coordinatorAtWork(walk)
  await shootEach(walk, iris, [['/beheer/inloggen', 'beheer-inloggen'], ['/mijn-profiel/sessies', 'sessies']])
  await shootOnPhone(walk, iris, 'sessies')
  await iris.context().close()
  await moved(walk, 'karin@regenboog.example')
}

async function setUpApp({ shoot }: Walk, page: Page): Promise<void> {
  await page.goto('/mijn-profiel/inloggen')
  await shoot(page, 'inloggen-beveiligen')
  await page.getByRole('button', { name: 'App instellen' }).click()
  await expect(page.getByRole('img', { name: 'QR-code voor uw app' })).toBeVisible()
  await shoot(page, 'inloggen-app')
  const secret = (await page.getByTestId('key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code uit uw app').fill(generateSync({ secret }))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByText('De app is ingesteld.')).toBeVisible()
  await expect(page.getByRole('list', { name: 'Herstelcodes' })).toBeVisible()
  await page.getByRole('list', { name: 'Herstelcodes' }).scrollIntoViewIfNeeded()
  await shoot(page, 'inloggen-herstelcodes')
}

/** Somebody's session, as if it had been opened on another network: the pictures have one network only. */
async function moved(walk: Walk, email: string): Promise<void> {
  const page = await open(walk, DESK)
  await signIn(page, email)
  const client = new Client({ connectionString: walk.database })
  await client.connect()
  await client.query(`UPDATE session SET address = '198.51.100.7', networks = '{}' WHERE user_id = (SELECT id FROM "user" WHERE email = $1)`, [email])
  await client.end()
  await page.goto('/groepen')
  await expect(page.getByRole('heading', { level: 1, name: 'Potentiële sessie-overname' })).toBeVisible()
  await walk.shoot(page, 'sessie-bevestigen')
  await shootOnPhone(walk, page, 'sessie-bevestigen')
  await page.context().close()
}
