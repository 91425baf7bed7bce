import type { CDPSession, Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { createHash } from 'node:crypto'
import { expect } from './test'
import { PASSWORD } from './world'

/** 'Inloggen beveiligen'. */
export const SECURING = '/mijn-profiel/inloggen'

/** Fills in the login form of staff, which is open. */
export async function logIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}

/** 'Uitloggen' in the bar. */
export async function logOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page.getByText('U bent uitgelogd.')).toBeVisible()
}

/** A laptop that makes passkeys by itself: a finger is always on it. */
export async function authenticator(page: Page, { offers = false } = {}): Promise<CDPSession> {
  // A browser that offers a passkey by itself has it chosen at once here: the button would never be needed.
  if (!offers) await page.addInitScript(() => void (PublicKeyCredential.isConditionalMediationAvailable = async () => false))
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  return cdp
}

/** The code of now, or of half a minute later: each counts once. */
export function codeOf(secret: string, halves = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + halves * 30 })
}

/** Sets an app with codes up, after a wrong code; answers its secret and the recovery codes that come with it. */
export async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto(SECURING)
  await page.getByRole('button', { name: 'App instellen' }).click()
  await expect(page.getByRole('img', { name: 'QR-code voor uw app' })).toBeVisible()
  const secret = (await page.getByTestId('key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code uit uw app').fill('000000')
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByText('Deze code klopt niet, of is al gebruikt.')).toBeVisible()
  await page.getByLabel('Code uit uw app').fill(codeOf(secret, -1))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  return { secret, codes: await keepCodes(page, 'De app is ingesteld.') }
}

/** The recovery codes are part of setting up the first second step: one goes on by saying that they are kept. */
export async function keepCodes(page: Page, done: string): Promise<string[]> {
  const shown = page.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allInnerTexts()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Downloaden' }).click()])
  expect(file.suggestedFilename()).toBe('herstelcodes.txt')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByText('Zet een vinkje als u de codes hebt bewaard.').first()).toBeVisible()
  await expect(shown, 'not before they are kept').toHaveCount(10)
  await page.getByRole('checkbox', { name: 'Ik heb de codes bewaard' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page).toHaveURL(/gedaan=/)
  await expect(page.getByText(done)).toBeVisible()
  await expect(page.getByText(codes[0]!)).toHaveCount(0)
  return codes
}

/** The session that this token opens. */
export const ofToken = (token: string) => ({ tokenHash: new Uint8Array(createHash('sha256').update(token).digest()) })
