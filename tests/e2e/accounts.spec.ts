import { readFile } from 'node:fs/promises'
import { freeBrin, makeSchool, makeStaff, makeUser, next } from '@/prisma/seed/factories'
import { ask, cookie } from './support/http'
import { sound } from './support/layout'
import { mailTo, passwordLink } from './support/mail'
import { acceptAgreement } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool } from './support/world'

let count = Date.now()
const address = (who: string) => `${who}-${(count += 1)}@vogel.example`
const REQUESTS = '/helpdesk/aanvragen'

async function listed() {
  const brin = freeBrin()
  return database().duoLocation.create({ data: { brin, name: `De Vrije Vogel ${brin}`, street: 'Vogellaan', houseNumber: '3', postalCode: '1234AB', city: 'Vogeldorp', boardNumber: '41003', boardName: 'Stichting Voorbeeld' } })
}
async function helpdesk(): Promise<string> {
  const email = `helpdesk-${next()}-${(count += 1)}@leerpoort.example`
  await makeUser({ email, name: 'Hanna Helpdesk', helpdesk: true })
  return email
}
const program = { name: 'verzoek.pdf', mimeType: 'application/pdf', buffer: Buffer.from('MZ\x90\x00 This program cannot be run in DOS mode.') }

test('ACC-1 ACC-3: from nothing to a school: request, signed PDF, helpdesk, activation, agreement, first steps', async ({ page, browser, at, signIn, axe }) => {
  test.setTimeout(180_000)
  const { brin, name } = await listed()
  const [board, coordinator] = [address('bestuur'), address('vera')]
  await page.goto('/')
  await page.getByRole('link', { name: 'Vraag een account of een ICT-coördinator aan' }).click()
  await page.getByRole('region', { name: 'Schoolaccount aanvragen' }).getByRole('link', { name: 'Basisschool in Nederland' }).click()
  await page.getByLabel('BRIN met vestigingscode').fill('99QX77')
  await page.getByLabel('Naam van de school').fill('De Vrije Vogel')
  await page.getByLabel('Naam van het bestuur').fill('Stichting Voorbeeld')
  await page.getByLabel('Bestuursnummer').fill('41003')
  await page.getByLabel('Naam van het wettig bestuurslid').fill('Bea Stuurder')
  await page.getByLabel('E-mailadres van het bestuurslid').fill(board)
  await page.getByLabel('Voornaam').fill('Vera')
  await page.getByLabel('Achternaam').fill('Vogel')
  await page.getByLabel('E-mailadres van de ICT-coördinator').fill(coordinator)
  await page.getByRole('button', { name: 'Verder naar het formulier' }).click()
  await expect(page.getByRole('link', { name: /niet in het register van DUO/ })).toBeVisible()
  await expect(page.getByLabel('Naam van het wettig bestuurslid')).toHaveValue('Bea Stuurder')
  await page.getByLabel('BRIN met vestigingscode').fill(brin.toLowerCase())
  await page.getByRole('button', { name: 'Verder naar het formulier' }).click()

  await expect(page.getByText('Stap 2 van 2')).toBeVisible()
  await sound(page, axe)
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Download het formulier (PDF)' }).click()])
  const form = await readFile(await download.path())
  expect(form.subarray(0, 5).toString()).toBe('%PDF-')
  expect(new URL(page.url()).pathname).toBe(/\/aanvragen\/versturen\/[0-9a-f-]{36}/.exec((await mailTo(board)).text)![0])
  await page.getByLabel('Getekend formulier').setInputFiles(program)
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click()
  await expect(page.getByText('Dit is geen PDF')).toBeVisible()
  await page.getByLabel('Getekend formulier').setInputFiles({ name: 'getekend.pdf', mimeType: 'application/pdf', buffer: form })
  await page.getByRole('button', { name: 'Verstuur de aanvraag' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'Uw aanvraag is ontvangen' })).toBeVisible()
  await sound(page, axe)
  const reference = /A-[0-9A-Z]{4}-[0-9A-Z]{4}/.exec((await mailTo(board, 2)).text)![0]

  const desk = await (await browser.newContext({ baseURL: at.portal })).newPage()
  const token = await signIn(desk, await helpdesk())
  await desk.goto(`${REQUESTS}?zoek=${reference}`)
  await sound(desk, axe)
  await desk.getByRole('link', { name: 'De Vrije Vogel' }).click()
  const beside = desk.getByRole('table', { name: 'Aanvraag en DUO' })
  await expect(beside.getByRole('row', { name: /^School / })).toContainText('verschilt')
  await expect(beside.getByRole('row', { name: /^Bestuursnummer/ })).toContainText('gelijk')
  await sound(desk, axe)
  const file = `${new URL(desk.url()).pathname}/verzoek.pdf`
  const { headers, status } = await ask({ path: file, headers: cookie(token) })
  expect([status, headers['content-disposition'], headers['x-content-type-options'], headers['content-security-policy'], headers['cache-control']]).toEqual([200, `attachment; filename="verzoek-${reference}.pdf"`, 'nosniff', "sandbox; default-src 'none'", 'no-store'])
  const { coordinator: stranger } = await emptySchool()
  for (const visitor of [undefined, await signIn(await browser.newContext(), stranger.email)]) expect((await ask({ path: file, headers: visitor ? cookie(visitor) : {} })).status).toBe(303)

  // Two of the helpdesk at once: the first wins, the second is told.
  const second = await (await browser.newContext({ baseURL: at.portal })).newPage()
  await signIn(second, await helpdesk())
  await second.goto(desk.url())
  await desk.getByRole('button', { name: 'Goedkeuren' }).click()
  await expect(desk.getByRole('link', { name: 'Kijk eerst bij de KvK wie mag tekenen, en zet dan het vinkje.' })).toBeVisible()
  await desk.getByRole('checkbox', { name: /Ik heb bij de KvK gezien/ }).check()
  await desk.getByRole('button', { name: 'Goedkeuren' }).click()
  await expect(desk.getByText('De aanvraag is goedgekeurd.')).toBeVisible()
  await second.getByLabel('Reden, voor de aanvrager').fill('De handtekening ontbreekt.')
  await second.getByRole('button', { name: 'Afwijzen' }).click()
  await expect(second.getByText('Een collega heeft deze aanvraag intussen afgehandeld.')).toBeVisible()
  await expect(second.getByText('te beoordelen')).toHaveCount(0)
  await expect(second.getByText(/Goedgekeurd op/)).toBeVisible()
  expect((await mailTo(board, 3)).text).toContain('Vera Vogel')

  // Mail scanners open links; only the person spends one.
  const link = passwordLink(await mailTo(coordinator))
  for (const method of ['HEAD', 'GET', 'GET', 'HEAD']) expect((await ask({ method, path: link })).status).toBe(200)
  const vera = await (await browser.newContext({ baseURL: at.portal })).newPage()
  await vera.goto(link)
  await expect(vera.getByRole('heading', { name: 'Belangrijke informatie voor de ICT-coördinator' })).toBeVisible()
  await vera.getByLabel('Nieuw wachtwoord').fill('Een vogel met 7')
  await vera.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(vera.getByRole('heading', { level: 1, name: 'Gebruikersovereenkomst' })).toBeVisible()
  await sound(vera, axe)
  await vera.goto('/beheer/uitgeverijen')
  await expect(vera).toHaveURL(/\/gebruikersovereenkomst\/accepteren/)
  await vera.getByRole('button', { name: 'Ik ga akkoord' }).click()
  await expect(vera.getByRole('link', { name: 'Zet een vinkje om akkoord te gaan.' })).toBeVisible()
  await acceptAgreement(vera)
  await expect(vera).toHaveURL('/beheer/uitgeverijen')
  await vera.goto(link)
  await expect(vera.getByRole('heading', { level: 1, name: 'Deze link werkt niet meer' })).toBeVisible()

  await vera.goto('/beheer')
  await expect(vera.getByText(name).first()).toBeVisible()
  await expect(vera.getByRole('heading', { name: 'Dit moet nog gebeuren' })).toBeVisible()
  await expect(vera.getByText('0 van 7 stappen')).toBeVisible()
  await sound(vera, axe)
  await vera.getByRole('link', { name: 'Voeg het adres toe' }).click()
  await vera.getByRole('button', { name: 'Toevoegen' }).click()
  await expect(vera.getByText(/staat in de lijst/).first()).toBeVisible()
  await vera.goto('/beheer')
  await expect(vera.getByText('1 van 7 stappen')).toBeVisible()
  for (const each of [desk, second, vera]) await each.context().close()
})

test('ACC-1: where there is an account the form leads to the other request; where somebody runs it, to that person, without a name; without JavaScript too', async ({ browser, at }) => {
  const { brin } = await listed()
  const school = await makeSchool({ brin })
  const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
  const page = await context.newPage()
  const fill = async (path: string) => {
    await page.goto(path)
    for (const [label, text] of [['BRIN met vestigingscode', brin], ['Naam van de school', 'X'], ['Naam van het bestuur', 'Y'], ['Bestuursnummer', '41003'], ['Naam van het wettig bestuurslid', 'Z'], ['E-mailadres van het bestuurslid', address('b')], ['Voornaam', 'V'], ['Achternaam', 'W'], ['E-mailadres van de ICT-coördinator', address('c')]] as const) await page.getByLabel(label).fill(text)
    await page.getByRole('button', { name: 'Verder naar het formulier' }).click()
  }
  await fill('/aanvragen/schoolaccount/basisschool')
  await page.getByRole('link', { name: 'Eerste ICT-coördinator aanvragen' }).click()
  await expect(page).toHaveURL('/aanvragen/ict-coordinator/basisschool')
  const { user } = await makeStaff(school.id, { roles: ['coordinator'], firstName: 'Geheim' })
  await fill('/aanvragen/ict-coordinator/basisschool')
  await expect(page.getByRole('link', { name: /Deze school heeft al een ICT-coördinator/ })).toBeVisible()
  expect(await page.content()).not.toMatch(new RegExp(`Geheim|${user!.email}`))
  for (const path of ['/aanvragen/onzin/basisschool', '/aanvragen/schoolaccount/kasteel']) expect((await ask({ path })).status).toBe(404)
  await context.close()
})

test('ACC-2: a school that DUO lists no more gets another BRIN: both side by side, a question where they differ, and a way back', async ({ page, signIn, axe }) => {
  const { school } = await emptySchool({ name: `De Toren ${next()}`, city: 'Dorp' })
  const listed = await database().duoLocation.create({ data: { brin: freeBrin(), name: 'De Nieuwe Toren', street: 'Torenlaan', houseNumber: '1', postalCode: '1234AB', city: 'Verweg', boardNumber: '41999', boardName: 'Stichting Torens' } })
  await signIn(page, await helpdesk())
  await page.goto('/helpdesk/duo')
  await page.getByRole('link', { name: `Nieuw BRIN van ${school.name}` }).click()
  const search = async (brin: string) => {
    await page.getByRole('searchbox', { name: 'Nieuw BRIN met vestiging' }).fill(brin)
    await page.getByRole('button', { name: 'Zoeken' }).click()
  }
  await search('99QQ98')
  await expect(page.getByText('staat niet als open vestiging in het register van DUO')).toBeVisible()
  await search(listed.brin.toLowerCase())
  await expect(page.getByRole('row', { name: /Plaats Dorp Verweg anders/ })).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Neem BRIN over' }).click()
  await expect(page.getByText('Ga na of het om deze school gaat, en zet dan het vinkje.')).toBeVisible()
  await page.getByLabel('Ik heb bij de school of het bestuur nagevraagd').check()
  await page.getByRole('button', { name: 'Neem BRIN over' }).click()
  await expect(page.getByText('Het nieuwe BRIN is overgenomen.')).toBeVisible()
  await page.goto(`/helpdesk/scholen/${school.id}`)
  await expect(page.getByRole('heading', { level: 1, name: 'De Nieuwe Toren' })).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Zet het vorige BRIN terug' }).click()
  await page.getByRole('button', { name: 'Zet terug', exact: true }).click()
  await expect(page.getByText('De school heeft haar vorige BRIN, naam, adres en bestuur terug.')).toBeVisible()
  await expect(page.getByRole('link', { name: `Nieuw BRIN van ${school.name}` })).toBeVisible()
  await database().duoLocation.delete({ where: { brin: listed.brin } })
})

test('ACC-2: DUO’s file by upload: a look first, then taken over; own locations; the name of a school abroad', async ({ page, signIn, axe, browser, at }) => {
  test.slow()
  const known = await database().duoLocation.findMany({ where: { closedAt: null } })
  const { school, coordinator } = await emptySchool({ brin: null, schoolKey: `KEY-${next()}`, kind: 'abroad', name: `De Roos ${next()}` })
  await signIn(page, await helpdesk())
  await page.goto('/helpdesk/duo')
  await sound(page, axe)
  await page.getByLabel('Adressenbestand met alle vestigingen').setInputFiles({ name: 'fout.csv', mimeType: 'text/csv', buffer: Buffer.from('naam;plaats\nx;y') })
  await page.getByRole('button', { name: 'Lees in en vergelijk' }).click()
  await expect(page.getByText('Dit is geen adressenbestand van DUO')).toBeVisible()
  await expect(page.getByText('Wat ontbreekt: INSTELLINGSCODE, VESTIGINGSNAAM, PLAATSNAAM en BEVOEGD GEZAG NUMMER.')).toBeVisible()
  const fresh = freeBrin()
  const lines = ['BEVOEGD GEZAG NUMMER;BRIN NUMMER;VESTIGINGSNUMMER;VESTIGINGSNAAM;STRAATNAAM;HUISNUMMER-TOEVOEGING;POSTCODE;PLAATSNAAM', ...known.map((row) => [row.boardNumber, row.brin.slice(0, 4), row.brin, row.name, row.street, row.houseNumber, row.postalCode, row.city].join(';')), `41003;${fresh.slice(0, 4)};${fresh};De Nieuwe;Laan;1;1234AB;Dorp`]
  await page.getByLabel('Adressenbestand met alle vestigingen').setInputFiles({ name: 'adressen.csv', mimeType: 'text/csv', buffer: Buffer.from(lines.join('\n')) })
  await page.getByRole('button', { name: 'Lees in en vergelijk' }).click()
  await expect(page.getByRole('heading', { name: /^Nieuw \(/ })).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Niet overnemen' }).click()
  await expect(page.getByText('Het bestand is niet overgenomen.')).toBeVisible()

  const visit = await (await browser.newContext({ baseURL: at.portal })).newPage()
  await signIn(visit, coordinator.email)
  await visit.goto('/beheer')
  await visit.getByText('Andere naam aanvragen').click()
  await visit.getByLabel('Nieuwe naam').fill('De Kompasroos')
  await visit.getByRole('button', { name: 'Vraag deze naam aan' }).click()
  await expect(visit.getByText('Gevraagd: de naam ‘De Kompasroos’.')).toBeVisible()
  await page.goto('/helpdesk/eigen-locaties')
  await sound(page, axe)
  await page.getByRole('listitem').filter({ hasText: school.name }).getByRole('button', { name: 'Neem over: De Kompasroos' }).click()
  await expect(page.getByText('De ICT-coördinator heeft bericht gekregen')).toBeVisible()
  await visit.reload()
  await expect(visit.getByRole('banner')).toContainText('De Kompasroos')
  await page.goto('/helpdesk/eigen-locaties/nieuw')
  await sound(page, axe)
  const key = `RT-${(count += 1)}`
  await page.getByRole('radio', { name: 'RT-praktijk' }).check()
  await page.getByLabel('Naam', { exact: true }).fill('Praktijk Letterlust')
  await page.getByLabel('Schoolsleutel').fill(key)
  await page.getByLabel('Naam van het bestuur').fill('Letterlust')
  await page.getByLabel('Nummer van het bestuur').fill(key)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De locatie is opgeslagen.')).toBeVisible()
  expect(await database().school.findUnique({ where: { schoolKey: key } })).toMatchObject({ kind: 'remedialPractice', name: 'Praktijk Letterlust' })
  await visit.context().close()
})
