import { DESK, open, TABLET, type Walk } from './camera'
import { choosePupil, expect, REGENBOOG, shortcut, signIn, tapPin } from './steps'

/** The tick goes, and with it the way in. Comes last: afterwards Rezulto is closed. */
export async function closed(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, DESK)
  await signIn(page, 'gerrit@regenboog.example')
  await page.goto('/lesmateriaal')
  const start = await page.getByRole('link', { name: 'LOGO Digitaal', exact: true }).getAttribute('href')
  await page.goto('/beheer/uitgeverijen')
  await page.getByRole('checkbox', { name: 'Rezulto' }).uncheck()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await page.goto(start!)
  await shoot(page, 'geen-toegang')
  const tablet = await open(walk, TABLET)
  await tablet.goto(shortcut(REGENBOOG, `${at.mocks}/rezulto/app/logo-digitaal`))
  await expect(tablet.getByText(/staat nu niet aan/)).toBeVisible()
  await shoot(tablet, 'leerling-geen-toegang')
  await tablet.goto(shortcut(REGENBOOG))
  await choosePupil(tablet, /Groep 5A/, 'Bo')
  await tapPin(tablet, '1111')
  const below = tablet.getByRole('region', { name: 'Dit doet het nu even niet' })
  await expect(below).toBeVisible()
  await below.scrollIntoViewIfNeeded()
  await shoot(tablet, 'leerling-overzicht-dicht')
  await Promise.all([page.context().close(), tablet.context().close()])
}
