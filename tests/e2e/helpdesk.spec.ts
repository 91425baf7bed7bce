import { readdirSync } from 'node:fs'
import path from 'node:path'
import { next } from '@/prisma/seed/factories'
import { mailTo } from './support/mail'
import { brokenWords, sticksOut } from './support/layout'
import { expect, test } from './support/test'
import { database, furnishedSchool, person } from './support/world'

const HELPDESK = 'helpdesk@leerpoort.example'

test('the helpdesk’s day: lands on its page, finds a school and its coordinator, sends a link, sees the mail, not what it says', async ({ page, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await furnishedSchool()
  const late = await person(school, ['coordinator'])
  await database().user.update({ where: { id: late.userId }, data: { activatedAt: null, passwordHash: null } })
  await signIn(page, HELPDESK)
  await page.goto('/start')
  await expect(page).toHaveURL('/helpdesk')
  await axe(page)
  await page.getByRole('main').getByRole('link', { name: 'Scholen' }).last().click()
  await page.getByRole('searchbox').fill(school.brin!)
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await axe(page)
  await page.getByRole('link', { name: school.name }).click()
  await expect(page.getByRole('heading', { level: 1, name: school.name })).toBeVisible()
  await expect(page.getByText('De helpdesk ziet niet welke software een leerling gebruikt')).toBeVisible()
  await expect(page.getByText('LOGO Digitaal')).toHaveCount(0)
  await expect(page.getByText(coordinator.email)).toBeVisible()
  await axe(page)
  await page.getByRole('link', { name: late.name }).click()
  await expect(page.getByText('nog geen wachtwoord gekozen')).toBeVisible()
  await page.getByRole('button', { name: '(Her)zend activatielink' }).click()
  await expect(page.getByText('De link is verstuurd.')).toBeVisible()
  await axe(page)
  const link = /\/login\/wachtwoord\/[0-9a-f-]{36}/.exec((await mailTo(late.email)).text)![0]
  await page.goto(`/helpdesk/emails?zoek=${late.email}`)
  await expect(page.getByRole('row', { name: new RegExp(late.email) })).toContainText('verstuurd')
  expect(await page.content()).not.toContain(link)
  await axe(page)
  for (const address of ['/helpdesk/imports', '/helpdesk/personen?zoek=voorbeeld', `/helpdesk/personen?ouder=ouder@thuis.example`, `/helpdesk/scholen/${school.id}/logboek`]) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await axe(page)
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), `${address} sticks out at 360 px`).toBe(true)
    await axe(page)
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.goto('/helpdesk/personen?ouder=ouder@thuis.example')
  await expect(page.getByText('2 op Basisschool De Regenboog')).toBeVisible()
  await expect(page.getByText(/Aad|Bo van/)).toHaveCount(0)
})

test('nobody else gets at the helpdesk’s pages', async ({ page, signIn }) => {
  const { school, coordinator, teacher } = await furnishedSchool()
  for (const email of [coordinator.email, teacher.email, 'beheer@rezulto.example']) {
    await signIn(page, email)
    for (const path of ['/helpdesk', '/helpdesk/scholen', `/helpdesk/scholen/${school.id}`, `/helpdesk/scholen/${school.id}/logboek`, '/helpdesk/personen', `/helpdesk/personen/${teacher.userId}`, '/helpdesk/emails', '/helpdesk/imports', '/helpdesk/berichten', '/helpdesk/contactgegevens'])
      expect((await page.request.get(path)).status(), `${email} ${path}`).toBe(403)
  }
})

test('AUT-8: a notice is written, seen by a teacher and before login, put away, and ended', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const { teacher, school } = await furnishedSchool()
  const colleague = await person(school, ['teacher'])
  const words = `Proefbericht ${next()}`
  await signIn(page, HELPDESK)
  await page.goto('/helpdesk/berichten')
  await page.getByRole('radio', { name: 'Nieuws' }).check()
  await page.getByLabel('Voor wie?').selectOption('medewerkers van scholen')
  await page.getByLabel('Korte tekst').fill(words)
  await page.getByLabel('Meer informatie').fill('Eerste alinea.\n\nZie https://info.example/uitleg.')
  await page.getByLabel('Te zien vanaf').fill('2026-01-02T10:00')
  await page.getByLabel('Te zien tot').fill('2026-01-01T10:00')
  await page.getByRole('button', { name: 'Mededeling opslaan' }).click()
  await expect(page.getByText('De mededeling eindigt voordat hij begint.').first()).toBeVisible()
  await page.getByLabel('Te zien vanaf').fill('')
  await page.getByLabel('Te zien tot').fill('')
  await page.getByRole('button', { name: 'Mededeling opslaan' }).click()
  await expect(page.getByText('De mededeling is opgeslagen.')).toBeVisible()
  await axe(page)

  const other = await browser.newContext({ baseURL: at.portal })
  const screen = await other.newPage()
  await screen.goto('/login/leerkracht')
  await expect(screen.getByText(words)).toBeVisible()
  await axe(screen)
  await screen.getByRole('complementary', { name: 'Mededelingen' }).locator('div', { hasText: words }).getByRole('link', { name: 'Meer informatie' }).last().click()
  await expect(screen).toHaveURL(/\/actueel\?voor=medewerkers#/)
  await expect(screen.getByRole('heading', { name: words })).toBeVisible()
  for (const elsewhere of ['/actueel', '/actueel?voor=ouders', '/thuis']) {
    await screen.goto(elsewhere)
    await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(screen.getByText(words), elsewhere).toHaveCount(0)
  }
  await signIn(screen, teacher.email)
  await screen.goto('/groepen')
  const bar = screen.getByRole('complementary', { name: 'Mededelingen' })
  await expect(bar).toContainText(`Nieuws: ${words}`)
  await axe(screen)
  await bar.locator('div', { hasText: words }).getByRole('link', { name: 'Meer informatie' }).last().click()
  await expect(screen).toHaveURL(/\/actueel#/)
  await expect(screen.getByRole('link', { name: 'https://info.example/uitleg' })).toHaveAttribute('href', 'https://info.example/uitleg')
  await axe(screen)
  await screen.goto('/groepen')
  await screen.getByRole('button', { name: 'Niet meer tonen' }).first().click()
  await expect(screen.getByText(words)).toHaveCount(0)
  await screen.goto('/leerkrachten')
  await expect(screen.getByRole('heading', { level: 1 })).toBeVisible()
  await expect(screen.getByText(words)).toHaveCount(0)
  await signIn(screen, colleague.email)
  await screen.goto('/groepen')
  await expect(screen.getByText(words)).toBeVisible()

  await page.getByRole('button', { name: `Beëindig ‘${words}’` }).click()
  await expect(page.getByText('De mededeling is beëindigd.')).toBeVisible()
  await screen.goto('/groepen')
  await expect(screen.getByText(words)).toHaveCount(0)
  await other.close()
})

test('HLP-1: the contact form, without JavaScript too; the helpdesk and the sender get their mails', async ({ browser, page, at, signIn, axe }) => {
  const email = `vraag${next()}@school.example`
  const inbox = `help${next()}@portaal.example`
  await signIn(page, HELPDESK)
  await page.goto('/helpdesk/contactgegevens')
  await axe(page)
  await page.getByLabel('E-mailadres').first().fill(inbox)
  await page.getByRole('button', { name: 'Contactgegevens opslaan' }).click()
  await expect(page.getByText('De contactgegevens zijn opgeslagen.')).toBeVisible()
  const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
  const screen = await context.newPage()
  await screen.goto('/login/leerkracht')
  await screen.getByRole('link', { name: 'Contact' }).click()
  await expect(screen.getByText(/^Nu (open|gesloten)/)).toBeVisible()
  await screen.getByRole('button', { name: 'Verstuur' }).click()
  await expect(screen.getByText('Schrijf uw vraag.').first()).toBeVisible()
  await screen.getByLabel('Uw naam').fill('Els Bos')
  await screen.getByLabel('Uw e-mailadres').fill(email)
  await screen.getByLabel('School', { exact: true }).fill('De Proefschool')
  await screen.getByLabel('Onderwerp').fill('Koppeling')
  await screen.getByRole('textbox', { name: 'Uw vraag' }).fill('De koppeling met ons LAS blijft wachten.')
  await screen.getByRole('button', { name: 'Verstuur' }).click()
  await expect(screen.getByText('Uw vraag is verstuurd')).toBeVisible()
  const number = /nummer=(\w{8})/.exec(screen.url())![1]!
  expect((await mailTo(inbox)).text).toContain('De koppeling met ons LAS blijft wachten.')
  const receipt = await mailTo(email)
  expect(receipt.text).toContain(number)
  expect(receipt.text).not.toContain('koppeling')
  await context.close()
})

test('HLP-5: parents and pupils see no contact with the helpdesk', async ({ page, signInPupil }) => {
  const { fleur } = await furnishedSchool()
  for (const path of ['/thuis', '/thuis/vergeten', '/vraag-en-antwoord?rol=parent', '/handleidingen?rol=parent', '/handleidingen/thuislogin-ouders']) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await expect(page.locator('a[href="/contact"]'), path).toHaveCount(0)
    await expect(page.locator('a[href^="tel:"]'), path).toHaveCount(0)
  }
  await signInPupil(page, fleur)
  await page.goto('/contact')
  await expect(page.getByText('De school van uw kind helpt u.')).toBeVisible()
  await expect(page.locator('a[href^="mailto:"], form textarea')).toHaveCount(0)
})

test('HLP-4: the status page and its JSON tell the same, and of nobody', async ({ page }) => {
  await page.goto('/status')
  await expect(page.getByRole('row', { name: /Inloggen/ })).toContainText('werkt')
  await expect(page.getByRole('row', { name: /Malmberg/ })).toBeVisible()
  const answer = await page.request.get('/status.json')
  expect(answer.headers()['content-type']).toContain('application/json')
  const status = (await answer.json()) as { portal: { key: string; state: string }[] }
  expect(status.portal.map(({ key }) => key)).toEqual(['login', 'imports', 'mail'])
  expect(JSON.stringify(status)).not.toMatch(/@|Regenboog/)
})

/** Every page of the helpdesk that needs no id: a new one is looked at by itself. */
const LISTS = readdirSync('app/(staf)/helpdesk', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx' && !file.includes('['))
  .map((file) => `/helpdesk/${path.dirname(file).split(path.sep).filter((part) => part !== '.').join('/')}`.replace(/\/$/, ''))

test('WCAG 1.4.10: the helpdesk works on a phone: nothing sticks out, no word breaks, every column is within reach', async ({ page, signIn }) => {
  test.slow()
  const { school, coordinator } = await furnishedSchool()
  await signIn(page, HELPDESK)
  await page.setViewportSize({ width: 360, height: 740 })
  expect(LISTS.length).toBeGreaterThan(12)
  for (const address of [...LISTS, `/helpdesk/scholen/${school.id}`, `/helpdesk/scholen/${school.id}/logboek`, `/helpdesk/personen/${coordinator.userId}`, '/helpdesk/personen?zoek=voorbeeld', '/status']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await sticksOut(page), address).toEqual([])
    expect(await brokenWords(page), address).toEqual([])
    for (const table of await page.getByRole('table').all()) {
      const last = table.locator('thead th').filter({ visible: true }).last()
      await last.scrollIntoViewIfNeeded()
      await expect(last, address).toBeInViewport()
    }
  }
})
