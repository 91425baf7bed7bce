import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'
import { coordinatorAtWork, expect, signIn } from './steps'

/** What is kept of somebody, what was erased, whether the school is ready for the year, and how it would close. */
export async function privacy(walk: Walk): Promise<void> {
  const page = await coordinatorAtWork(walk)
  await shootEach(walk, page, [['/beheer/inzage?zoek=van+aa', 'inzage']])
  await shootOnPhone(walk, page, 'inzage')
  await page.getByRole('link', { name: 'Bo van Aa' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Bo van Aa' })).toBeVisible()
  await walk.shoot(page, 'inzage-leerling')
  await page.getByRole('link', { name: 'Bekijk het overzicht' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Inzageverzoek' })).toBeVisible()
  await walk.shoot(page, 'inzage-overzicht')
  await shootEach(walk, page, [['/beheer/gewist', 'gewist'], ['/beheer/opheffen', 'account-sluiten'], ['/klaar-voor-het-schooljaar', 'klaar-voor-het-schooljaar']])
  await page.context().close()

  const teacher = await open(walk, DESK)
  await signIn(teacher, 'ellemieke@regenboog.example')
  await shootEach(walk, teacher, [['/klaar-voor-het-schooljaar', 'klaar-voor-het-schooljaar-leerkracht']])
  await shootOnPhone(walk, teacher, 'klaar-voor-het-schooljaar-leerkracht')
  await teacher.context().close()
}
