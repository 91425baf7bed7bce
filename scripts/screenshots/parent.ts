import { open, PHONE, shootEach, type Walk } from './camera'
import { expect, linkFromMail, signIn, tapPin } from './steps'

/** At home on a phone: the first password, the child's choice, the keypad, and what is there to do. */
export async function parent(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, PHONE)
  await shootEach(walk, page, [['/thuis', 'thuis-inloggen'], ['/thuis/vergeten', 'thuis-vergeten'], [await linkFromMail(at, 'ouder3@thuis.example'), 'thuis-wachtwoord-kiezen']])
  await signIn(page, 'ouder@thuis.example', '/thuis')
  await expect(page.getByRole('heading', { level: 1, name: 'Wie ben je?' })).toBeVisible()
  await shoot(page, 'thuis-kind')
  await page.getByRole('button', { name: 'Bo', exact: true }).click()
  await expect(page.getByRole('group', { name: 'Je code' })).toBeVisible()
  await tapPin(page, '11')
  await shoot(page, 'thuis-pincode')
  await tapPin(page, '11')
  await expect(page.getByRole('heading', { level: 1, name: 'Dit kun je thuis doen' })).toBeVisible()
  await shoot(page, 'thuis-overzicht')
  await page.getByRole('button', { name: 'Ik ben klaar' }).click()
  await expect(page.getByRole('heading', { name: 'Tot ziens!' })).toBeVisible()
  await shoot(page, 'thuis-tot-ziens')
  await page.context().close()
}
