import { DESK, open, type Walk } from './camera'
import { expect } from './steps'

/** De Bron works in Skool/Miloo: its people come in from there. */
export async function environment(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, DESK)
  await page.goto(`${at.mocks}/skool`)
  await shoot(page, 'omgeving')
  await page.getByRole('link', { name: 'Bram Bron' }).click()
  await shoot(page, 'omgeving-ingelogd')
  await page.getByRole('link', { name: 'Mijn software' }).click()
  await expect(page.getByText('Basisschool De Bron').first()).toBeVisible()
  await shoot(page, 'omgeving-binnen')
  await page.goto(`${at.mocks}/skool/als/eilert`)
  await page.getByRole('link', { name: 'Mijn software' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Wij kennen u niet bij deze school.' })).toBeVisible()
  await shoot(page, 'omgeving-onbekend')
  await page.context().close()
}
