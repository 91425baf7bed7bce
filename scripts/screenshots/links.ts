import { DESK, open, type Walk } from './camera'
import { expect, signIn } from './steps'

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

  const helpdesk = await open(walk, DESK)
  await signIn(helpdesk, 'helpdesk@leerpoort.example')
  await helpdesk.goto('/helpdesk/koppelingen')
  await shoot(helpdesk, 'helpdesk-koppelingen')
  for (const [path, name] of [['', 'begin'], ['/scholen', 'scholen'], ['/personen?zoek=van%20dijk', 'personen'], ['/emails', 'emails'], ['/imports', 'imports'], ['/berichten', 'berichten'], ['/contactgegevens', 'contactgegevens']] as const) {
    await helpdesk.goto(`/helpdesk${path}`)
    await shoot(helpdesk, `helpdesk-${name}`)
  }
  await helpdesk.getByRole('link', { name: 'Berichten' }).first().click()
  await helpdesk.getByRole('link', { name: /^Onderhoud:/ }).click()
  await expect(helpdesk.getByRole('heading', { level: 1, name: 'Mededeling wijzigen' })).toBeVisible()
  await shoot(helpdesk, 'helpdesk-bericht')
  await helpdesk.goto('/helpdesk/personen?zoek=ict@regenboog')
  await helpdesk.getByRole('link', { name: 'Iris van Dijk' }).click()
  await expect(helpdesk.getByRole('heading', { level: 1, name: 'Iris van Dijk' })).toBeVisible()
  await shoot(helpdesk, 'helpdesk-persoon')
  await helpdesk.goto('/helpdesk/scholen?zoek=99RB')
  await helpdesk.getByRole('link', { name: 'Basisschool De Regenboog' }).click()
  await expect(helpdesk.getByRole('heading', { level: 1, name: 'Basisschool De Regenboog' })).toBeVisible()
  await shoot(helpdesk, 'helpdesk-school')
  await helpdesk.getByRole('link', { name: 'Logboek van deze school' }).click()
  await expect(helpdesk.getByRole('heading', { level: 1, name: /^Logboek van/ })).toBeVisible()
  await shoot(helpdesk, 'helpdesk-logboek')
  await helpdesk.goBack()
  await helpdesk.getByLabel('Waarom kijkt u mee?').fill('Nakijken waarom leerlingen niet kunnen inloggen')
  await helpdesk.getByRole('button', { name: 'Kijk mee' }).click()
  await helpdesk.waitForURL('**/beheer')
  await shoot(helpdesk, 'meekijken')
  await helpdesk.getByRole('button', { name: 'Stoppen' }).click()
  await helpdesk.waitForURL('**/helpdesk/scholen/**')
  for (const path of ['actueel', 'status', 'contact', 'bij-wie', 'handleidingen', 'handleidingen/snelstart-ict-coordinator']) {
    await helpdesk.goto(`/${path}`)
    await shoot(helpdesk, path.replace('handleidingen/', 'handleiding-'))
  }
  await helpdesk.context().close()
}
