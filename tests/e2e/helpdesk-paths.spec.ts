import { readFile } from 'node:fs/promises'
import { freeBrin, makeUser, next } from '@/prisma/seed/factories'
import { press, tabTo, type } from './support/layout'
import { mailTo } from './support/mail'
import { expect, test } from './support/test'
import { database, emptySchool, person } from './support/world'

const helpdesk = async () => (await makeUser({ email: `pad${next()}@leerpoort.example`, name: 'Hanna Helpdesk', helpdesk: true })).email

test('ACC-1: what is missing is summed up in the order of the form, without JavaScript too', async ({ page, browser, at }) => {
  for (const javaScriptEnabled of [true, false]) {
    const screen = javaScriptEnabled ? page : await (await browser.newContext({ baseURL: at.portal, javaScriptEnabled })).newPage()
    for (const path of ['/aanvragen/schoolaccount/basisschool', '/aanvragen/ict-coordinator/pabo']) {
      await screen.goto(path)
      await screen.getByRole('button', { name: 'Verder naar het formulier' }).click()
      await expect(screen.getByRole('alert').filter({ hasText: /Er kloppen nog \d+ dingen niet/ })).toBeVisible()
      const links = await screen.getByRole('alert').getByRole('link').evaluateAll((all) => all.map((link) => link.getAttribute('href')!.slice(1)))
      const fields = await screen.locator('main form input[id]').evaluateAll((all) => all.map(({ id }) => id))
      expect(links.length, path).toBeGreaterThan(5)
      expect(links).toEqual(fields.filter((id) => links.includes(id)))
    }
    if (!javaScriptEnabled) await screen.context().close()
  }
})

test('WCAG 2.1.1: from the request to the approval by keyboard alone', async ({ page, browser, at, signIn }) => {
  test.setTimeout(120_000)
  const brin = freeBrin()
  await database().duoLocation.create({ data: { brin, name: `De Toets ${brin}`, street: 'Toetslaan', houseNumber: '3', postalCode: '1234AB', city: 'Toetsdorp', boardNumber: '41003', boardName: 'Stichting Toets' } })
  const [board, coordinator] = [`bestuur${next()}@toets.example`, `ict${next()}@toets.example`]
  await page.goto('/')
  await press(page, page.getByRole('link', { name: 'Vraag een account of een ICT-coördinator aan' }))
  await press(page, page.getByRole('region', { name: 'Schoolaccount aanvragen' }).getByRole('link', { name: 'Basisschool in Nederland' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Schoolaccount aanvragen' })).toBeVisible()
  for (const [label, text] of [['BRIN met vestigingscode', brin], ['Naam van de school', 'De Toets'], ['Naam van het bestuur', 'Stichting Toets'], ['Bestuursnummer', '41003'], ['Naam van het wettig bestuurslid', 'Bea Stuurder'], ['E-mailadres van het bestuurslid', board], ['Voornaam', 'Vera'], ['Achternaam', 'Toets'], ['E-mailadres van de ICT-coördinator', coordinator]] as const) await type(page, page.getByLabel(label), text)
  await press(page, page.getByRole('button', { name: 'Verder naar het formulier' }))
  await expect(page.getByText('Stap 2 van 2')).toBeVisible()
  const [download] = await Promise.all([page.waitForEvent('download'), press(page, page.getByRole('link', { name: 'Download het formulier (PDF)' }))])
  await tabTo(page, page.getByLabel('Getekend formulier'))
  // The window in which one chooses is the system's own.
  await page.getByLabel('Getekend formulier').setInputFiles({ name: 'getekend.pdf', mimeType: 'application/pdf', buffer: await readFile(await download.path()) })
  await press(page, page.getByRole('button', { name: 'Verstuur de aanvraag' }))
  await expect(page.getByRole('heading', { level: 1, name: 'Uw aanvraag is ontvangen' })).toBeVisible()

  const desk = await (await browser.newContext({ baseURL: at.portal })).newPage()
  await signIn(desk, await helpdesk())
  await desk.goto('/helpdesk')
  await press(desk, desk.getByRole('link', { name: 'Aanvragen' }).first())
  await expect(desk).toHaveURL(/\/helpdesk\/aanvragen/)
  await type(desk, desk.getByRole('searchbox'), brin)
  await desk.keyboard.press('Enter')
  await press(desk, desk.getByRole('link', { name: 'De Toets' }))
  await press(desk, desk.getByRole('checkbox', { name: /Ik heb bij de KvK gezien/ }), 'Space')
  await press(desk, desk.getByRole('button', { name: 'Goedkeuren' }))
  await expect(desk.getByText('De aanvraag is goedgekeurd.')).toBeVisible()
  expect((await mailTo(coordinator)).text).toMatch(/\/login\/wachtwoord\//)
  await desk.context().close()
})

test('ACC-2: DUO’s own two files, as they come, through the page: compared, and not taken over', async ({ page, signIn }) => {
  await signIn(page, await helpdesk())
  await page.goto('/helpdesk/duo')
  const before = await database().duoLocation.count({ where: { closedAt: null } })
  await page.getByLabel('Adressenbestand met alle vestigingen').setInputFiles('prisma/seed/duo/adressen.csv')
  await page.getByLabel('Adressenbestand van de besturen').setInputFiles('prisma/seed/duo/besturen.csv')
  await page.getByRole('button', { name: 'Lees in en vergelijk' }).click()
  await expect(page.getByText('7 vestigingen gelezen.')).toBeVisible()
  await expect(page.getByText(/regels worden overgeslagen/)).toHaveCount(0)
  await expect(page.getByText(/99RB00.*(Gesloten|gesloten)/)).toHaveCount(0)
  await page.getByRole('button', { name: 'Niet overnemen' }).click()
  await expect(page.getByText('Het bestand is niet overgenomen.')).toBeVisible()
  expect(await database().duoLocation.count({ where: { brin: '99RB00', closedAt: null } })).toBe(1)
  expect(before).toBeGreaterThanOrEqual(7)
})

test('HLP-3: a mail that the receiving server refuses stands in the helpdesk’s list with the reason, and is not tried again', async ({ page, signIn }) => {
  const { school } = await emptySchool()
  // The mail catcher refuses whoever is called 'bounce' (550), and asks for patience from 'later' (451).
  const [gone, busy] = [await person(school, ['coordinator'], [], `bounce@weg${next()}.example`), await person(school, ['coordinator'], [], `later@druk${next()}.example`)]
  await database().user.updateMany({ where: { id: { in: [gone.userId, busy.userId] } }, data: { activatedAt: null, passwordHash: null } })
  await signIn(page, await helpdesk())
  for (const { userId } of [gone, busy]) {
    await page.goto(`/helpdesk/personen/${userId}`)
    await page.getByRole('button', { name: '(Her)zend activatielink' }).click()
    await expect(page.getByText('De link is verstuurd.')).toBeVisible()
  }
  await expect(async () => {
    await page.goto(`/helpdesk/emails?zoek=${gone.email}&stand=failed`)
    await expect(page.getByRole('row').filter({ hasText: gone.email })).toContainText('niet aangekomen', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  const row = page.getByRole('row').filter({ hasText: gone.email })
  await expect(row).toContainText('De ontvanger weigert de e-mail (550): het adres bestaat niet of de mailbox is vol. 1 poging.')
  await expect(row.getByRole('button')).toHaveCount(0)
  await expect(row).toContainText('laat een nieuwe zenden')
  await expect(async () => {
    await page.goto(`/helpdesk/emails?zoek=${busy.email}`)
    await expect(page.getByRole('row').filter({ hasText: busy.email })).toContainText('lukt nog niet', { timeout: 1000 })
  }).toPass({ timeout: 60_000 })
  await expect(page.getByRole('row').filter({ hasText: busy.email })).toContainText('De ontvanger vraagt om later opnieuw te proberen (451)')
  await page.goto(`/helpdesk/personen/${gone.userId}`)
  await expect(page.getByText(/niet aangekomen|niet bezorgd|geweigerd|mislukt/i).first()).toBeVisible()
})
