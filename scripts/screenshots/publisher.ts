import { DESK, open, shootEach, type Walk } from './camera'
import { signIn } from './steps'

/** LIC-10: Rezulto's own person looks after its title, and the licences of De Regenboog. */
export async function publisher(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await signIn(page, 'beheer@rezulto.example')
  await page.waitForURL('**/uitgeverij')
  await shootEach(walk, page, [['/uitgeverij', 'uitgeverij'], ['/uitgeverij/titels/nieuw', 'uitgeverij-titel-nieuw']])
  await page.goto('/uitgeverij')
  await page.getByRole('main').getByRole('link', { name: 'LOGO Digitaal' }).click()
  await page.waitForURL('**/uitgeverij/titels/*')
  await walk.shoot(page, 'uitgeverij-titel')
  await shootEach(walk, page, [['/uitgeverij/scholen', 'uitgeverij-scholen']])
  await page.getByRole('main').getByRole('link', { name: 'Basisschool De Regenboog' }).click()
  await page.waitForURL('**/uitgeverij/scholen/*')
  await walk.shoot(page, 'uitgeverij-licenties')
  await page.context().close()
}
