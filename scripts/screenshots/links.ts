import { DESK, open, type Walk } from './camera'
import { expect, helpdeskAtWork, signIn } from './steps'

const PAGE = '/beheer/gebruikersgegevens'

/** 't Kompas makes its key in ESIS, tests the link and fetches; and what the helpdesk sees of all links. */
export async function links(walk: Walk): Promise<void> {
  const { at, shoot } = walk
  const page = await open(walk, DESK)
  await page.goto(`${at.mocks}/las/esis/99KP00`)
  await page.getByRole('button', { name: 'Maak een sleutel' }).click()
  const key = (await page.locator('code').textContent())!
  await shoot(page, 'las-sleutel')
  await signIn(page, 'ict@kompas.example')
  await page.goto(PAGE)
  await page.getByRole('textbox', { name: 'Autorisatiesleutel' }).fill(key)
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('Uw keuze is opgeslagen.')).toBeVisible()
  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText(/^Gevonden: /)).toBeVisible()
  await shoot(page, 'koppeling-test')
  await page.goto(`${PAGE}/ophalen?sinds=${Date.now()}`)
  await shoot(page, 'koppeling-ophalen')
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Haal nu op' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Import via ESIS' })).toBeVisible({ timeout: 30_000 })
  await shoot(page, 'koppeling-import')
  await page.context().close()

  const helpdesk = await helpdeskAtWork(walk)
  await helpdesk.goto('/helpdesk/koppelingen')
  await shoot(helpdesk, 'helpdesk-koppelingen')
  await helpdesk.context().close()
}
