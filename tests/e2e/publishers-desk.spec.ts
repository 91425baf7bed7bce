import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { makeCertificates } from '@/scripts/certs'
import { place } from './support/place'
import { giveConsent } from '@/prisma/seed/factories'
import { sound } from './support/layout'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

test('PUB-2: the helpdesk adds a publisher’s next certificate and lets the old one run on for two weeks', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  const dir = await mkdtemp(path.join(tmpdir(), 'leerpoort-desk-'))
  // Of an authority that nobody here knows, and of the portal's own.
  const foreign = await readFile((await makeCertificates(dir, ['blink'])).clients.blink!.certFile, 'utf8')
  const { clients } = await makeCertificates(path.join(place().dir, 'certs'), ['blink-volgend'])
  const { fingerprint, certFile } = clients['blink-volgend']!
  const pem = await readFile(certFile, 'utf8')
  await rm(dir, { recursive: true, force: true })
  const { id } = await database().publisher.findUniqueOrThrow({ where: { slug: 'kwintessens' } })
  await signIn(page, 'helpdesk@leerpoort.example')
  await page.goto('/helpdesk/uitgeverijen')
  await axe(page)
  await page.getByRole('link', { name: 'Kwintessens' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Kwintessens' })).toBeVisible()
  await page.getByLabel('Nieuw certificaat').fill('geen certificaat')
  await page.getByRole('button', { name: 'Certificaat toevoegen' }).click()
  await expect(page.getByText('Dit is geen certificaat (PEM) en geen SHA-256-vingerafdruk.').first()).toBeVisible()
  await expect(page.getByText(/Alleen certificaten van Leerpoort demonstration CA .* komen erdoor/)).toBeVisible()
  await page.getByLabel('Nieuw certificaat').fill(foreign)
  await page.getByRole('button', { name: 'Certificaat toevoegen' }).click()
  await expect(page.getByText(/niet ondertekend door een autoriteit die het portaal vertrouwt/).first()).toBeVisible()
  await page.getByLabel('Nieuw certificaat').fill(pem)
  await page.getByRole('button', { name: 'Certificaat toevoegen' }).click()
  await expect(page.getByText(fingerprint)).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: /Beëindig over 14 dagen/ }).click()
  await expect(page.getByText('loopt af')).toBeVisible()
  const terms = await database().publisher.findUniqueOrThrow({ where: { id }, select: { purpose: true, attributes: true } })
  await giveConsent(school.id, 'kwintessens')
  await page.getByRole('checkbox', { name: 'achternaam' }).check()
  await page.getByLabel('Waarvoor de gegevens zijn').fill('Sociaal-emotioneel leren.')
  await page.getByRole('button', { name: 'Gegevens en doel opslaan' }).click()
  await expect(page.getByText('De gegevens en het doel zijn opgeslagen.')).toBeVisible()
  await expect(page.getByText('Eén aangesloten school ging nog niet akkoord met wat hier staat.')).toBeVisible()
  await sound(page, axe)
  await database().publisher.update({ where: { id }, data: terms })
  await page.getByLabel('Adressen van titels').fill('https://kwintessens.example/')
  await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
  await expect(page.getByText('De verbinding is opgeslagen.')).toBeVisible()
  expect((await database().publisher.findUniqueOrThrow({ where: { id } })).allowedUrls).toEqual(['https://kwintessens.example/'])
  await database().publisherCertificate.deleteMany({ where: { publisherId: id } })

  await signIn(page, coordinator.email)
  for (const where of ['/helpdesk/uitgeverijen', `/helpdesk/uitgeverijen/${id}`]) expect((await page.request.get(where)).status()).toBe(403)
})
