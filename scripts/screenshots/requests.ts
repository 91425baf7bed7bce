import { DESK, open, shootEach, shootOnPhone, type Walk } from './camera'
import { expect } from './steps'

const BOARD = 'bestuur@noorderlicht.example'
const FIELDS = [
  ['BRIN met vestigingscode', '99BR00'], ['Naam van de school', 'Basisschool De Bron'], ['Naam van het bestuur', 'Stichting Noorderlicht'], ['Bestuursnummer', '41002'],
  ['Naam van het wettig bestuurslid', 'Noor de Wit'], ['E-mailadres van het bestuurslid', BOARD], ['Voornaam', 'Britt'], ['Achternaam', 'Bron'], ['E-mailadres van de ICT-coördinator', 'britt@bron.example'],
] as const

/** De Bron has no ICT-coördinator: its board asks for one, from the choice of a form to the signed PDF. */
export async function requests(walk: Walk): Promise<void> {
  const page = await open(walk, DESK)
  await shootEach(walk, page, [['/aanvragen', 'aanvragen'], ['/aanvragen/schoolaccount/basisschool', 'aanvragen-schoolaccount']])
  await shootOnPhone(walk, page, 'aanvragen-schoolaccount')
  await page.goto('/aanvragen/ict-coordinator/basisschool')
  for (const [label, text] of FIELDS) await page.getByLabel(label).fill(text)
  await page.getByRole('button', { name: 'Verder naar het formulier' }).click()
  await expect(page.getByText('Stap 2 van 2')).toBeVisible()
  await walk.shoot(page, 'aanvragen-versturen')
  const form = await page.request.get(`${page.url()}/formulier.pdf`)
  await page.getByLabel('Getekend formulier').setInputFiles({ name: 'getekend.pdf', mimeType: 'application/pdf', buffer: await form.body() })
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Uw aanvraag is ontvangen' })).toBeVisible()
  await walk.shoot(page, 'aanvragen-ontvangen')
  await page.context().close()
}
