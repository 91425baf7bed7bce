import type { CDPSession, Page } from '@playwright/test'
import { generateSync } from 'otplib'
import { createHash } from 'node:crypto'
import { mailTo } from './support/mail'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, PASSWORD } from './support/world'

const SECURING = '/mijn-profiel/inloggen'

async function logIn(page: Page, email: string, password = PASSWORD): Promise<void> {
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(password)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
}
async function logOut(page: Page): Promise<void> {
  await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
  await expect(page.getByText('U bent uitgelogd.')).toBeVisible()
}

/** A laptop that makes passkeys by itself: a finger is always on it. */
async function authenticator(page: Page, { offers = false } = {}): Promise<CDPSession> {
  // A browser that offers a passkey by itself has it chosen at once here: the button would never be needed.
  if (!offers) await page.addInitScript(() => void (PublicKeyCredential.isConditionalMediationAvailable = async () => false))
  const cdp = await page.context().newCDPSession(page)
  await cdp.send('WebAuthn.enable')
  await cdp.send('WebAuthn.addVirtualAuthenticator', { options: { protocol: 'ctap2', transport: 'internal', hasResidentKey: true, hasUserVerification: true, isUserVerified: true, automaticPresenceSimulation: true } })
  return cdp
}

/** The code of now, or of half a minute later: each counts once. */
function codeOf(secret: string, halves = 0): string {
  return generateSync({ secret, epoch: Math.floor(Date.now() / 1000) + halves * 30 })
}

async function setUpApp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto(SECURING)
  await page.getByRole('button', { name: 'App instellen' }).click()
  await expect(page.getByRole('img', { name: 'QR-code voor uw app' })).toBeVisible()
  const secret = (await page.getByTestId('key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code uit uw app').fill('000000')
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByText('Deze code klopt niet, of is al gebruikt.')).toBeVisible()
  await page.getByLabel('Code uit uw app').fill(codeOf(secret, -1))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  return { secret, codes: await keepCodes(page, 'De app is ingesteld.') }
}

/** The recovery codes are part of setting up the first second step: one goes on by saying that they are kept. */
async function keepCodes(page: Page, done: string): Promise<string[]> {
  const shown = page.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem')
  await expect(shown).toHaveCount(10)
  const codes = await shown.allInnerTexts()
  const [file] = await Promise.all([page.waitForEvent('download'), page.getByRole('button', { name: 'Downloaden' }).click()])
  expect(file.suggestedFilename()).toBe('herstelcodes.txt')
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(shown, 'not before they are kept').toHaveCount(10)
  await page.getByRole('checkbox', { name: 'Ik heb de codes bewaard' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page).toHaveURL(/gedaan=/)
  await expect(page.getByText(done)).toBeVisible()
  await expect(page.getByText(codes[0]!)).toHaveCount(0)
  return codes
}

test.describe('AUT-2 DAT-4: a captcha of our own', () => {
  test('after three failures the browser works it out by itself; nothing leaves the portal', async ({ page, at }) => {
    const { coordinator } = await emptySchool()
    const elsewhere: string[] = []
    page.on('request', (request) => void (request.url().startsWith(at.portal) || request.url().startsWith('data:') || elsewhere.push(request.url())))
    await page.goto('/login/leerkracht')
    // The refusal before still stands there: only an answered form, whose password is empty again, is ready for the next.
    const wrong = async (password: string) => {
      await logIn(page, coordinator.email, password)
      await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('')
      await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toBeVisible()
    }
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(page.getByText('Gecontroleerd: u bent geen robot.')).toHaveCount(0)
      await wrong(`Verkeerd${tries}`)
    }
    await expect(page.getByRole('status').filter({ hasText: 'Gecontroleerd: u bent geen robot.' })).toBeVisible()
    const used = (await page.locator('input[name=captcha]').inputValue()).length
    expect(used).toBeGreaterThan(100)
    // A wrong one once more uses it up; the next is worked out anew, and the right password opens.
    await wrong('Verkeerd9')
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer')
    expect(elsewhere).toEqual([])
  })

  for (const [path, done] of [['/login/vergeten', 'Kijk in uw mailbox'], ['/thuis/vergeten', 'Uw aanvraag is ontvangen']] as const) {
    test(`${path}: by keyboard at once, faster than the check: the form waits for it`, async ({ page }) => {
      await page.goto(path)
      await page.getByLabel('E-mailadres').fill(`iemand-${Date.now()}@school.example`)
      await page.keyboard.press('Enter')
      await expect(page.getByText(done)).toBeVisible()
    })
  }

  test('without JavaScript a few mails an hour can be asked for, and then the page says what to do', async ({ browser, at }) => {
    const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
    const page = await context.newPage()
    await database().rateLimit.deleteMany({ where: { key: { startsWith: 'without-captcha' } } })
    for (let tries = 0; tries < 4; tries += 1) {
      await page.goto('/login/vergeten')
      await expect(page.getByText('In deze browser staat JavaScript uit.')).toBeVisible()
      await page.getByLabel('E-mailadres').fill(`zonder-${Date.now()}@school.example`)
      await page.getByRole('button', { name: 'Stuur mij een link' }).click()
      await expect(page.getByText(tries < 3 ? 'Kijk in uw mailbox' : 'zet dan JavaScript aan in uw browser')).toBeVisible()
    }
    await context.close()
  })
})

test('AUT-2: another password, from Mijn profiel; by the rules that stand there; the old one opens nothing', async ({ page, axe }) => {
  const { teacher } = await furnishedSchool()
  await page.goto('/login/leerkracht')
  await logIn(page, teacher.email)
  await expect(page).toHaveURL('/groepen')
  await page.goto(SECURING)
  await page.getByLabel('Nieuw wachtwoord').fill('kort1')
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
  await expect(page.getByRole('link', { name: 'Kies een wachtwoord van ten minste 8 tekens.' })).toBeVisible()
  await axe(page)
  await page.getByLabel('Nieuw wachtwoord').fill('vier woorden en 7')
  await page.getByRole('button', { name: 'Wachtwoord wijzigen' }).click()
  await expect(page.getByText('Uw nieuwe wachtwoord geldt vanaf nu.')).toBeVisible()
  expect((await mailTo(teacher.email)).text).toContain('is het wachtwoord gewijzigd')
  await logOut(page)
  await logIn(page, teacher.email)
  await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toBeVisible()
  await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('')
  await logIn(page, teacher.email, 'vier woorden en 7')
  await expect(page).toHaveURL('/groepen')
})

test.describe('AUT-7: a second step', () => {
  test('an app with codes: set up, asked at the next login, not to be gone around; then a recovery code', async ({ page, context, axe }) => {
    test.slow()
    const { coordinator } = await emptySchool()
    await page.goto('/login/leerkracht')
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer')
    const { secret, codes: first } = await setUpApp(page)
    await expect(page.getByText('U hebt nog 10 herstelcodes.')).toBeVisible()
    await page.getByRole('button', { name: 'Maak nieuwe herstelcodes' }).click()
    const shown = page.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem')
    await expect(shown).toHaveCount(10)
    const codes = await shown.allInnerTexts()
    expect(codes.some((code) => first.includes(code))).toBe(false)
    await axe(page)
    await page.reload()
    await expect(page.getByText(codes[0]!)).toHaveCount(0)
    expect((await mailTo(coordinator.email, 2)).subject).toContain('Er is iets gewijzigd aan uw inloggen')
    await logOut(page)

    await page.goto('/groepen')
    await logIn(page, coordinator.email)
    await expect(page.getByRole('heading', { name: 'Nog één stap' })).toBeVisible()
    await axe(page)
    for (const around of ['/beheer', '/start', '/mijn-profiel', SECURING]) {
      await page.goto(around)
      await expect(page).toHaveURL(/\/login\/leerkracht/)
    }
    await page.goto('/login/tweede-stap?next=/groepen')
    await page.getByLabel('Code uit uw app').fill('123 456')
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await expect(page.getByText('Deze code klopt niet, of is al gebruikt.')).toBeVisible()
    await page.getByLabel('Code uit uw app').fill(codeOf(secret, 0))
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await expect(page).toHaveURL('/groepen')
    expect((await context.cookies()).find(({ name }) => name === 'inlog-stap')?.value ?? '').toBe('')
    await logOut(page)

    await logIn(page, coordinator.email)
    await page.getByText('Telefoon of passkey niet bij de hand?').click()
    await page.getByLabel('Herstelcode', { exact: true }).fill(codes[2]!.toLowerCase())
    await page.getByRole('button', { name: 'Inloggen met herstelcode' }).click()
    await expect(page).toHaveURL('/beheer')
  })

  test('a passkey: added, used instead of the password and as the second step, renamed nothing, removed', async ({ page, axe }) => {
    test.slow()
    const { teacher } = await furnishedSchool()
    await authenticator(page)
    await page.goto('/login/leerkracht')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    await page.goto('/mijn-profiel')
    await page.getByRole('link', { name: 'Inloggen beveiligen' }).click()
    await page.getByLabel('Naam van de passkey').fill('Laptop van school')
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click()
    await keepCodes(page, 'De passkey is toegevoegd.')
    await expect(page.getByRole('listitem').filter({ hasText: 'Laptop van school' })).toContainText('Nog niet gebruikt.')
    await axe(page)
    await page.getByLabel('Naam van de passkey').fill('Nog een keer')
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click()
    await expect(page.getByText('Dit apparaat heeft al een passkey voor uw account.')).toBeVisible()
    await logOut(page)

    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
    await expect(page).toHaveURL('/groepen')
    const row = await database().passkey.findFirstOrThrow({ where: { userId: teacher.userId } })
    expect(row.lastUsedAt).not.toBeNull()
    await logOut(page)

    await logIn(page, teacher.email)
    await page.getByRole('button', { name: 'Verder met uw passkey' }).click()
    await expect(page).toHaveURL('/groepen')

    await page.goto(SECURING)
    await page.getByRole('button', { name: 'Passkey Laptop van school verwijderen' }).click()
    await expect(page.getByText('De passkey is verwijderd.')).toBeVisible()
    await logOut(page)
    await page.getByRole('button', { name: 'Inloggen met een passkey' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' }).or(page.getByText('Het inloggen met deze passkey is niet gelukt.')).first()).toBeVisible()
  })

  test('a browser that offers passkeys by itself does so at the login page', async ({ page }) => {
    const { teacher } = await furnishedSchool()
    await authenticator(page, { offers: true })
    await page.goto('/login/leerkracht')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    await page.goto(SECURING)
    await page.getByLabel('Naam van de passkey').fill('Laptop')
    await page.getByRole('button', { name: 'Passkey toevoegen' }).click()
    await expect(page.getByText('De passkey is toegevoegd.')).toBeVisible()
    await page.context().clearCookies()
    await page.goto('/login/leerkracht')
    await expect(page).toHaveURL('/groepen')
  })

  test('changing it asks for the password once the login is a while ago', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await database().session.update({ where: { tokenHash: new Uint8Array(createHash('sha256').update(token).digest()) }, data: { createdAt: new Date(Date.now() - 3_600_000) } })
    await page.goto(SECURING)
    await expect(page.getByRole('heading', { name: 'Bevestig eerst dat u het bent' })).toBeVisible()
    await expect(page.getByRole('button', { name: 'App instellen' })).toHaveCount(0)
    await page.getByLabel('Wachtwoord', { exact: true }).fill('Verkeerd2026')
    await page.getByRole('button', { name: 'Ja, ik ben het' }).click()
    await expect(page.getByText('Dit wachtwoord klopt niet.')).toBeVisible()
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Ja, ik ben het' }).click()
    await expect(page.getByRole('button', { name: 'App instellen' })).toBeVisible()
  })

  test('a school asks it of its coordinators: who has none sets it up first, and can go nowhere else', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    await page.goto('/beheer/inloggen')
    await page.getByRole('checkbox', { name: 'ICT-coördinatoren hebben een tweede stap nodig' }).check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page).toHaveURL(SECURING)
    for (const where of ['/beheer', '/groepen', '/mijn-profiel']) {
      await page.goto(where)
      await expect(page).toHaveURL(SECURING)
    }
    await expect(page.getByText('Stel eerst een tweede stap in')).toBeVisible()
    await setUpApp(page)
    await page.goto('/beheer/inloggen')
    await expect(page.getByRole('checkbox', { name: 'ICT-coördinatoren hebben een tweede stap nodig' })).toBeChecked()
    await page.goto(SECURING)
    await page.getByRole('button', { name: 'App verwijderen' }).click()
    await expect(page.getByText('Voeg eerst een andere toe')).toBeVisible()
  })
})

test.describe('own sessions', () => {
  test('listed with this browser first; one ended, then all others', async ({ page, browser, at, signIn, axe }) => {
    const { coordinator } = await emptySchool()
    const other = await browser.newContext({ baseURL: at.portal })
    const screen = await other.newPage()
    await screen.goto('/login/leerkracht')
    await logIn(screen, coordinator.email)
    await expect(screen).toHaveURL('/beheer')
    const third = await browser.newContext({ baseURL: at.portal })
    await signIn(third, coordinator.email)
    await signIn(page, coordinator.email)
    await page.goto('/mijn-profiel/sessies')
    const list = page.getByRole('list', { name: 'Sessies' }).getByRole('listitem')
    await expect(list).toHaveCount(3)
    await expect(list.first()).toContainText('deze browser')
    await axe(page)
    await list.filter({ hasText: 'Chrome op Linux' }).getByRole('button', { name: /Uitloggen: Chrome/ }).click()
    await expect(page.getByText('Daar bent u uitgelogd.')).toBeVisible()
    await screen.goto('/beheer')
    await expect(screen).toHaveURL(/\/login\/leerkracht/)
    await page.getByRole('button', { name: 'Overal anders uitloggen' }).click()
    await expect(page.getByText('U bent overal anders uitgelogd.')).toBeVisible()
    await expect(list).toHaveCount(1)
    await other.close()
    await third.close()
  })
})

test.describe('AUT-4: Potentiële sessie-overname', () => {
  /** As if the session had been opened on another network. */
  const moveSession = (token: string) => database().session.update({ where: { tokenHash: new Uint8Array(createHash('sha256').update(token).digest()) }, data: { address: '198.51.100.7', networks: [] } })

  test('a page in plain words asks once for the password; then one is back where one was', async ({ page, signIn, axe }) => {
    const { coordinator, school } = await emptySchool()
    await moveSession(await signIn(page, coordinator.email))
    await page.goto('/beheer/uitgeverijen?x=1')
    await expect(page.getByRole('heading', { level: 1, name: 'Potentiële sessie-overname' })).toBeVisible()
    await axe(page)
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Ja, ik ben het' }).click()
    await expect(page).toHaveURL('/beheer/uitgeverijen?x=1')
    const actions = (await database().auditEvent.findMany({ where: { schoolId: school.id }, orderBy: { id: 'asc' } })).map(({ action }) => action)
    expect(actions.filter((action) => action.startsWith('session.'))).toEqual(['session.moved', 'session.confirmed'])
  })

  test('nothing typed is lost: the form keeps it, a new tab confirms, and the same button works', async ({ page, context, signIn }) => {
    const { coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await page.goto('/beheer/ondersteunend-personeel/toevoegen')
    await page.getByLabel('Voornaam').fill('Nora')
    await page.getByLabel('Achternaam').fill('Nieuw')
    await page.getByLabel('E-mailadres').fill(`nora-${Date.now()}@school.example`)
    await page.getByRole('checkbox', { name: 'ICT-coördinator' }).check()
    await moveSession(token)
    await page.getByRole('button', { name: 'Medewerker toevoegen' }).click()
    const link = page.getByRole('link', { name: 'Bevestig in een nieuw tabblad dat u het bent' })
    await expect(link).toBeVisible()
    await expect(page.getByLabel('Voornaam')).toHaveValue('Nora')
    const [tab] = await Promise.all([context.waitForEvent('page'), link.click()])
    await tab.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
    await tab.getByRole('button', { name: 'Ja, ik ben het' }).click()
    await expect(tab.getByText('Sluit dit tabblad.')).toBeVisible()
    await tab.close()
    await page.getByRole('button', { name: 'Medewerker toevoegen' }).click()
    await expect(page.getByRole('row', { name: /Nora Nieuw/ })).toBeVisible()
  })

  test('the strict form, and another browser: logged out, told why, and back where one was after logging in', async ({ page, signIn }) => {
    const { coordinator, school } = await emptySchool()
    await signIn(page, coordinator.email)
    await page.goto('/beheer/inloggen')
    await page.getByRole('checkbox', { name: 'Opnieuw inloggen bij een ander netwerk' }).check()
    await page.getByRole('button', { name: 'Opslaan' }).click()
    await expect(page.getByText('Opgeslagen.')).toBeVisible()
    expect(await database().schoolLoginRules.findUniqueOrThrow({ where: { schoolId: school.id } })).toMatchObject({ strictSessions: true, coordinatorsSecondFactor: false })
    await moveSession(await signIn(page, coordinator.email))
    await page.goto('/beheer/uitgeverijen')
    await expect(page.getByText('Potentiële sessie-overname')).toBeVisible()
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer/uitgeverijen')
    await database().session.updateMany({ where: { userId: coordinator.userId, revokedAt: null }, data: { browser: 'Firefox op Windows' } })
    await page.goto('/beheer')
    await expect(page.getByText('Uw inlogsessie dook op in een andere browser.')).toBeVisible()
  })
})

test.describe('AUT-9: nothing stale', () => {
  test('login and session pages are never cached', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    const noStore = async (paths: string[]) => {
      for (const path of paths) expect((await page.request.get(path, { maxRedirects: 0 })).headers()['cache-control'], path).toMatch(/no-store/)
    }
    await noStore(['/', '/login/leerkracht', '/login/vergeten', '/login/tweede-stap', '/login/wachtwoord/onzin', '/login/netwerk', '/login/thuisgebruiker', '/thuis', '/thuis/vergeten', '/thuis/kind', '/thuis/wachtwoord/onzin', '/sessie-bevestigen', '/inlogfout', '/geen-toegang', '/tot-ziens', '/school-kiezen', '/start', '/api/captcha?deur=staff-login', '/api/auth/csrf', '/api/auth/session', '/opnieuw-beginnen', '/beheer'])
    await signIn(page, coordinator.email)
    await noStore(['/login/leerkracht', '/sessie-bevestigen', '/mijn-profiel', '/mijn-profiel/sessies', SECURING, '/start', '/school-kiezen', '/beheer'])
  })

  test('Opnieuw beginnen: the session ends, our cookies and stored pages go, the device stays the school’s', async ({ page, context, signIn, at }) => {
    const { coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await context.addCookies([{ name: 'schoolapparaat', value: 'a'.repeat(43), url: at.portal }, { name: 'oud', value: 'x', url: at.portal }])
    await page.goto('/inlogfout')
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/opnieuw-beginnen')), page.getByRole('button', { name: 'Opnieuw beginnen' }).click()])
    expect((await answer.allHeaders())['clear-site-data']).toBe('"cache", "storage"')
    await expect(page).toHaveURL('/')
    expect((await context.cookies(at.portal)).map(({ name }) => name)).toEqual(['schoolapparaat'])
    await context.addCookies([{ name: 'leerpoort', value: token, url: at.portal }])
    await page.goto('/beheer')
    await expect(page).toHaveURL(/\/login\/leerkracht/)
  })

  test('another site cannot log anybody out with it', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    await page.request.post('/opnieuw-beginnen', { form: { naar: '/' }, headers: { origin: 'https://elders.example' } })
    await page.request.get('/opnieuw-beginnen')
    await page.goto('/beheer')
    await expect(page.getByRole('heading', { level: 1, name: 'Beheer' })).toBeVisible()
  })
})

test('AUT-7: without JavaScript the app is set up too, and the recovery codes are shown', async ({ browser, at, signIn }) => {
  const { coordinator } = await emptySchool()
  const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
  await signIn(context, coordinator.email)
  const page = await context.newPage()
  await page.goto(SECURING)
  await page.getByRole('button', { name: 'App instellen' }).click()
  const secret = (await page.getByTestId('key').innerText()).replaceAll(' ', '')
  await page.getByLabel('Code uit uw app').fill(codeOf(secret))
  await page.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(page.getByRole('list', { name: 'Herstelcodes' }).getByRole('listitem')).toHaveCount(10)
  await page.getByRole('checkbox', { name: 'Ik heb de codes bewaard' }).check()
  await page.getByRole('button', { name: 'Verder' }).click()
  await expect(page.getByText('De app is ingesteld.')).toBeVisible()
  await context.close()
})
