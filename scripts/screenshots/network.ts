import { shootEach, type Walk } from './camera'
import { coordinatorAtWork, expect } from './steps'

/** Where the school is: its addresses, its devices, its network environment. A teacher enrolled a device before. */
export async function network(walk: Walk): Promise<void> {
  const { shoot } = walk
  const page = await coordinatorAtWork(walk)
  await shootEach(walk, page, [['/beheer/ip-adressen', 'ip-adressen'], ['/beheer/ip-adressen/dynamisch', 'ip-adressen-dynamisch']])
  await page.getByRole('button', { name: 'Sleutel maken' }).click()
  await expect(page.getByText('Dynamic IP Tool nog niet gehoord')).toBeVisible()
  await shoot(page, 'ip-adressen-dynamisch-sleutel')
  await shootEach(walk, page, [['/beheer/apparaten', 'apparaten']])
  await page.getByRole('link', { name: /^Intrekken van/ }).first().click()
  await expect(page.getByRole('button', { name: 'Intrekken' })).toBeVisible()
  await shoot(page, 'apparaat-intrekken')
  await shootEach(walk, page, [['/beheer/netwerkbeheerder', 'netwerkbeheerder']])
  await page.context().close()
}
