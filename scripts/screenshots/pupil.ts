import { open, shootEach, TABLET, type Walk } from './camera'
import { choosePupil, expect, REGENBOOG, shortcut, tapPin, ZONNEWIJZER } from './steps'

/** The pupil's path on a tablet: pin, picture and badge; and where it does not go on. */
export async function pupil(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, TABLET, ['camera'])
  await page.goto(shortcut(REGENBOOG, `${at.mocks}/rezulto/app/logo-digitaal`))
  await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  await shoot(page, 'leerling-groepen')
  await page.getByRole('button', { name: /Groep 5A/ }).click()
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await shoot(page, 'leerling-namen')
  await page.getByRole('button', { name: 'Bo', exact: true }).click()
  await expect(page.getByRole('heading', { name: 'Hoi Bo!' })).toBeVisible()
  await tapPin(page, '11')
  await shoot(page, 'leerling-pincode')
  await tapPin(page, '11')
  await page.waitForURL(`${at.mocks}/**`)
  await shoot(page, 'leerling-software')
  await shootEach(walk, page, [['/leerling', 'leerling-overzicht']])

  await page.goto(shortcut(REGENBOOG))
  await choosePupil(page, /Bever/, 'Ad')
  await shoot(page, 'leerling-wachtwoordplaatje')
  await page.goto(shortcut(REGENBOOG))
  await choosePupil(page, /Groep 5A/, 'Chris')
  await expect(page.getByText('Houd je badge voor de camera')).toBeVisible()
  // The camera needs a moment to give its first frame.
  await page.waitForFunction(() => [...document.querySelectorAll('video')].some((video) => video.readyState >= 2))
  await shoot(page, 'leerling-badge')
  await page.goto('/login/leerlingen/badge#een-badge-van-vorig-jaar')
  await expect(page.getByRole('heading', { name: 'Deze badge doet het niet' })).toBeVisible()
  await shoot(page, 'leerling-badge-oud')
  // De Zonnewijzer has no address here: to this child, the tablet is not at school.
  await page.goto(shortcut(ZONNEWIJZER))
  await expect(page.getByRole('heading', { name: 'Dit werkt alleen op school' })).toBeVisible()
  await shoot(page, 'leerling-niet-op-school')
  await page.context().close()
}
