import { giveConsent } from '@/prisma/seed/factories'
import { sound } from './support/layout'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('PUB-1, PUB-4: a publisher asks, the coordinator sees for what and with which data, says yes and later no; the history tells', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  const publisherId = async (slug: string) => (await database().publisher.findUniqueOrThrow({ where: { slug } })).id
  for (const slug of ['malmberg', 'blink']) await database().consentRequest.create({ data: { schoolId: school.id, publisherId: await publisherId(slug) } })
  await signIn(page, coordinator.email)
  await page.goto('/beheer/uitgeverijen')
  const asked = page.getByRole('region', { name: 'Gevraagd door uitgeverijen' }).or(page.locator('section', { hasText: 'Gevraagd door uitgeverijen' }))
  await expect(asked.getByText('Rekenen en spelling, met voortgang per leerling.')).toBeVisible()
  await expect(asked.getByText(/Krijgt: BRIN en nummer van de school.*voornaam, achternaam/)).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Geef toestemming: Malmberg' }).click()
  await expect(page.getByRole('checkbox', { name: /Malmberg/ })).toBeChecked()
  await page.getByRole('button', { name: 'Wijs af: Blink' }).click()
  await expect(page.getByText('Gevraagd door uitgeverijen')).toHaveCount(0)
  await expect(page.getByRole('checkbox', { name: /Blink/ })).not.toBeChecked()
  await expect(page.getByRole('row', { name: new RegExp(`Malmberg .*door ${coordinator.name} staat nog aan`) })).toBeVisible()

  await page.getByRole('checkbox', { name: /Malmberg/ }).uncheck()
  await page.getByRole('button', { name: 'Sla uitgeverijen op' }).click()
  await expect(page.getByText('Uw uitgeverijen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(`Malmberg .*door ${coordinator.name} .*door ${coordinator.name}`) })).toBeVisible()
  await axe(page)
})

test('PUB-3: a ticked publisher that asks for more gets it after the school agreed; turned down, it is not asked again', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  const attributes = (slug: string) => database().consent.findFirstOrThrow({ where: { schoolId: school.id, withdrawnAt: null, publisher: { slug } }, select: { attributes: true } }).then((consent) => consent.attributes)
  // What they asked for when the school ticked them.
  for (const slug of ['stenvert', 'blink']) await database().consent.update({ where: { id: (await giveConsent(school.id, slug)).id }, data: { attributes: ['role'], purpose: 'Oefenen.' } })
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await expect(page.getByRole('listitem').filter({ hasText: 'Uitgeverijen' }).getByText('2 vragen van uitgeverijen wachten')).toBeVisible()
  await page.goto('/beheer/uitgeverijen')
  const row = page.getByRole('listitem').filter({ has: page.getByRole('checkbox', { name: /Blink/ }) })
  await expect(row.getByText(/Oefenen\. .*Vraagt ook, en krijgt niet: groep/)).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Wijs af: Blink' }).click()
  await expect(page.getByRole('button', { name: 'Wijs af: Blink' })).toHaveCount(0)
  // The question went with its answer; the page tells what became of it.
  await expect(page.getByRole('status').filter({ hasText: 'Uw antwoord aan Blink is opgeslagen.' })).toBeVisible()
  await expect(row.getByText(/Vraagt ook, en krijgt niet: groep/)).toBeVisible()
  expect(await attributes('blink')).toEqual(['role'])
  await expect(page.getByRole('heading', { name: 'Eerder afgewezen' })).toBeVisible()
  await page.getByRole('button', { name: 'Ga akkoord: Stenvert' }).click()
  await expect(page.getByText('Uitgeverijen die meer vragen')).toHaveCount(0)
  await expect(page.getByText(/Uw antwoord aan Stenvert .*is opgeslagen\./)).toBeVisible()
  await expect(page.getByText('Uw antwoord aan Blink is opgeslagen.')).toHaveCount(0)
  expect(await attributes('stenvert')).toContain('groups')
  await expect(page.getByRole('row', { name: /Stenvert .*Oefenen.*vervangen op/ })).toBeVisible()
  await sound(page, axe)
})
