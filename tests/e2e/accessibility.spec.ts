import { readdirSync } from 'node:fs'
import path from 'node:path'
import type { Page } from '@playwright/test'
import { makeLasLink, makeSubstitute } from '@/prisma/seed/factories'
import { edexml } from './support/edexml'
import { brokenWords, sound as fits } from './support/layout'
import { choosePupil, importDone, offerFile, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { activationToken, emptySchool, furnishedSchool, productId, type Furnished } from './support/world'

/** The routes that the app folder has: a new page without a line below fails the first test. */
const built = readdirSync('app', { recursive: true, encoding: 'utf8' })
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => `/${path.dirname(file).split(path.sep).filter((part) => part !== '.' && !/^\(.*\)$/.test(part)).join('/')}`)

type Entry = { as: 'anybody' | 'coordinator'; at?(world: Furnished): string[] | Promise<string[]> } | { elsewhere: string }

const PAGES: Record<string, Entry> = {
  '/': { as: 'anybody' },
  '/login/leerkracht': { as: 'anybody', at: () => ['/login/leerkracht', '/login/leerkracht?uitgelogd=1', '/login/leerkracht?INSTELLING_REF=oud'] },
  '/login/vergeten': { as: 'anybody', at: () => ['/login/vergeten', '/login/vergeten?verstuurd=1'] },
  '/login/wachtwoord/[token]': { as: 'anybody', at: async ({ coordinator }) => [`/login/wachtwoord/${await activationToken(coordinator.userId)}`, '/login/wachtwoord/onzin'] },
  '/login/netwerk': { as: 'anybody', at: () => ['/login/netwerk?reden=no-tick&omgeving=skool', '/login/netwerk?reden=not-known&omgeving=skool&wie=leerling'] },
  '/inlogfout': { as: 'anybody', at: () => ['/inlogfout?nummer=0a1b2c3d'] },
  '/storing': { as: 'anybody', at: () => ['/storing?nummer=0a1b2c3d'] },
  '/tot-ziens': { as: 'anybody', at: () => ['/tot-ziens', '/tot-ziens?thuis=1'] },
  '/geen-toegang': { as: 'anybody', at: () => ['/geen-toegang?reden=no-consent', '/geen-toegang?reden=not-signed-in', '/geen-toegang?reden=not-signed-in&wie=leerling'] },
  '/vraag-en-antwoord': { as: 'anybody' },
  '/privacy': { as: 'anybody' },
  '/verwerkersovereenkomst': { as: 'anybody' },
  '/verwerkersovereenkomst/tekenen/[token]': { elsewhere: 'agreements.spec.ts, with a link that works and one that does not' },
  '/beheer/verwerkersovereenkomst': { as: 'coordinator' },
  '/helpdesk/overeenkomsten': { elsewhere: 'agreements.spec.ts, as the helpdesk' },
  '/helpdesk/overeenkomsten/[boardId]': { elsewhere: 'agreements.spec.ts, as the helpdesk' },
  '/thuis': { as: 'anybody', at: () => ['/thuis', '/thuis?ingesteld=1'] },
  '/thuis/vergeten': { as: 'anybody', at: () => ['/thuis/vergeten', '/thuis/vergeten?verstuurd=1'] },
  '/thuis/wachtwoord/[token]': { elsewhere: 'home.spec.ts, with a link that works and one that is spent' },
  '/thuis/kind': { elsewhere: 'home.spec.ts, with children' },
  '/login/thuisgebruiker': { elsewhere: 'only sends on' },
  '/aanvragen': { as: 'anybody' },
  '/uitgevers/proef': { as: 'anybody' },
  '/uitgevers/proef/[token]': { elsewhere: 'sandbox.spec.ts, before and after making' },
  '/aanvragen/[soort]/[voor]': { as: 'anybody', at: () => ['/aanvragen/schoolaccount/basisschool', '/aanvragen/ict-coordinator/pabo'] },
  '/aanvragen/versturen/[token]': { elsewhere: 'accounts.spec.ts, before and after sending' },
  '/gebruikersovereenkomst': { as: 'anybody' },
  '/gebruikersovereenkomst/accepteren': { elsewhere: 'accounts.spec.ts, at the first login' },
  '/helpdesk/aanvragen': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/aanvragen/[requestId]': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/duo': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/duo/brin/[schoolId]': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/duo/[importId]': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/uitgeverijen': { elsewhere: 'publishers-desk.spec.ts, as the helpdesk' },
  '/helpdesk/uitgeverijen/[publisherId]': { elsewhere: 'publishers-desk.spec.ts, as the helpdesk' },
  '/helpdesk/eigen-locaties': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/helpdesk/eigen-locaties/[locationId]': { elsewhere: 'accounts.spec.ts, as the helpdesk' },
  '/beheer': { as: 'coordinator' },
  '/beheer/gebruikersgegevens': { as: 'coordinator', at: () => ['/beheer/gebruikersgegevens', '/beheer/gebruikersgegevens?fout=upload-too-large'] },
  '/beheer/gebruikersgegevens/ophalen': { as: 'coordinator', at: async ({ school }) => (await makeLasLink(school.id, 'parnassys', { live: true }), ['/beheer/gebruikersgegevens', `/beheer/gebruikersgegevens/ophalen?sinds=${Date.now()}`]) },
  '/helpdesk/koppelingen': { elsewhere: 'las-fetch.spec.ts, as the helpdesk' },
  '/helpdesk': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/scholen': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/scholen/[schoolId]': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/scholen/[schoolId]/logboek': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/personen': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/personen/[userId]': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/emails': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/imports': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/berichten': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/berichten/[noticeId]': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/helpdesk/uitgeverijen/[publisherId]/saml': { elsewhere: 'saml-desk.spec.ts, as the helpdesk' },
  '/helpdesk/uitgeverijen/[publisherId]/openid': { elsewhere: 'openid-clients.spec.ts, as the helpdesk' },
  '/uitloggen': { elsewhere: 'openid-clients.spec.ts, as a pupil and as a teacher' },
  '/helpdesk/contactgegevens': { elsewhere: 'helpdesk.spec.ts, as the helpdesk' },
  '/beheer/logboek': { as: 'coordinator', at: () => ['/beheer/logboek', '/beheer/logboek?wie=niemand-heet-zo'] },
  '/actueel': { as: 'anybody' },
  '/status': { as: 'anybody' },
  '/uitgevers/api': { as: 'anybody' },
  '/contact': { as: 'anybody', at: () => ['/contact', '/contact?nummer=ABCD2345'] },
  '/bij-wie': { as: 'anybody' },
  '/handleidingen': { as: 'anybody', at: () => ['/handleidingen', '/handleidingen?rol=parent'] },
  '/handleidingen/[handleiding]': { as: 'anybody', at: () => ['/handleidingen/snelstart-ict-coordinator', '/handleidingen/thuislogin-ouders'] },
  '/beheer/opheffen': { as: 'coordinator' },
  '/helpdesk/opheffingen': { elsewhere: 'closing.spec.ts, as the helpdesk' },
  '/helpdesk/splitsingen': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/helpdesk/splitsingen/voorbeeld': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/helpdesk/splitsingen/[splitId]': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/helpdesk/fusies': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/helpdesk/fusies/voorbeeld': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/helpdesk/fusies/[mergeId]': { elsewhere: 'merge.spec.ts, as the helpdesk' },
  '/beheer/xml-maker': { as: 'coordinator', at: () => ['/beheer/xml-maker', '/beheer/xml-maker?fout=maker-unreadable'] },
  '/beheer/eck-id': { as: 'coordinator' },
  '/beheer/inzage': { as: 'coordinator', at: () => ['/beheer/inzage', '/beheer/inzage?zoek=fleur', '/beheer/inzage?zoek=niemand'] },
  '/beheer/inzage/[soort]/[id]': { as: 'coordinator', at: ({ fleur, teacher }) => [`/beheer/inzage/leerling/${fleur.id}`, `/beheer/inzage/medewerker/${teacher.employmentId}`] },
  '/beheer/inzage/[soort]/[id]/overzicht': { as: 'coordinator', at: ({ fleur, teacher }) => [`/beheer/inzage/leerling/${fleur.id}/overzicht`, `/beheer/inzage/medewerker/${teacher.employmentId}/overzicht`] },
  '/beheer/gewist': { as: 'coordinator' },
  '/helpdesk/gewist': { elsewhere: 'privacy.spec.ts, as the helpdesk' },
  '/beheer/uitgeverijen': { as: 'coordinator' },
  '/beheer/ip-adressen': { as: 'coordinator' },
  '/beheer/ondersteunend-personeel': { as: 'coordinator', at: async ({ school, egels }) => (await makeSubstitute(school.id, egels.id), ['/beheer/ondersteunend-personeel', '/beheer/ondersteunend-personeel?gedaan=toegevoegd']) },
  '/beheer/ondersteunend-personeel/invallen/[groupId]': { as: 'coordinator', at: async ({ school, egels, bevers }) => (await makeSubstitute(school.id, egels.id), [egels, bevers].map(({ id }) => `/beheer/ondersteunend-personeel/invallen/${id}`)) },
  '/beheer/ondersteunend-personeel/toevoegen': { as: 'coordinator' },
  '/beheer/ondersteunend-personeel/[employmentId]': { as: 'coordinator', at: ({ teacher, coordinator }) => [teacher, coordinator].map(({ employmentId }) => `/beheer/ondersteunend-personeel/${employmentId}`) },
  '/beheer/ip-adressen/dynamisch': { as: 'coordinator', at: () => ['/beheer/ip-adressen/dynamisch', '/beheer/ip-adressen/dynamisch?fout=tool-key-gone'] },
  '/beheer/apparaten': { as: 'coordinator', at: () => ['/beheer/apparaten', '/beheer/apparaten?ingetrokken=1'] },
  '/beheer/apparaten/[deviceId]': { elsewhere: 'network.spec.ts, on a device that was enrolled' },
  '/apparaat-aanmelden': { as: 'coordinator' },
  '/apparaat-aanmelden/klaar': { as: 'anybody' },
  '/beheer/netwerkbeheerder': { as: 'coordinator' },
  '/groepen': { as: 'coordinator' },
  '/groepen/nieuw-schooljaar': { elsewhere: 'year-turnover.spec.ts, with and without a new year' },
  '/groepen/[groupId]': { as: 'coordinator', at: ({ egels, bevers }) => [`/groepen/${egels.id}`, `/groepen/${bevers.id}`] },
  '/groepen/[groupId]/login-methode': { as: 'coordinator', at: ({ egels }) => [`/groepen/${egels.id}/login-methode`] },
  '/groepen/[groupId]/leerlingen/[pupilId]': { as: 'coordinator', at: ({ egels, fleur, bevers, puk }) => [`/groepen/${egels.id}/leerlingen/${fleur.id}`, `/groepen/${bevers.id}/leerlingen/${puk.id}`] },
  '/groepen/[groupId]/thuislogin': { as: 'coordinator', at: ({ egels }) => [`/groepen/${egels.id}/thuislogin`] },
  '/groepen/[groupId]/thuislogin/adressen': { as: 'coordinator', at: ({ egels }) => [`/groepen/${egels.id}/thuislogin/adressen`] },
  '/groepen/[groupId]/print': { as: 'coordinator', at: ({ egels, bevers, puk }) => [`/groepen/${egels.id}/print`, `/groepen/${bevers.id}/print?leerling=${puk.id}`, `/groepen/${bevers.id}/print?kaart=badge`] },
  '/groepen/[groupId]/leerlingen/[pupilId]/inloggen': { as: 'coordinator', at: ({ egels, bevers, fleur, puk }) => [`/groepen/${egels.id}/leerlingen/${fleur.id}/inloggen`, `/groepen/${bevers.id}/leerlingen/${puk.id}/inloggen`] },
  '/klaar-voor-het-schooljaar': { as: 'coordinator' },
  '/leerkrachten': { as: 'coordinator', at: () => ['/leerkrachten', '/leerkrachten?zoek=niemand-heet-zo'] },
  '/lesmateriaal': { as: 'coordinator' },
  '/lesmateriaal/licenties': { as: 'coordinator' },
  '/lesmateriaal/licenties/[licentie]': { as: 'coordinator', at: ({ meter }) => [`/lesmateriaal/licenties/${meter.id}`] },
  '/lesmateriaal/gebruik': { as: 'coordinator' },
  '/uitgeverij': { elsewhere: 'licences.spec.ts, as a publisher’s own' },
  '/uitgeverij/titels/nieuw': { elsewhere: 'licences.spec.ts, as a publisher’s own' },
  '/uitgeverij/titels/[titel]': { elsewhere: 'licences.spec.ts, as a publisher’s own' },
  '/uitgeverij/scholen': { elsewhere: 'licences.spec.ts, as a publisher’s own' },
  '/uitgeverij/scholen/[schoolId]': { elsewhere: 'licences.spec.ts, as a publisher’s own' },
  '/helpdesk/uitgeverijmedewerkers': { elsewhere: 'licences.spec.ts, as the helpdesk' },
  '/lesmateriaal/snelkoppelingen': { as: 'coordinator' },
  '/lesmateriaal/thuis': { as: 'coordinator' },
  '/lesmateriaal/waarom': { as: 'coordinator', at: ({ fleur, logo }) => ['/lesmateriaal/waarom', `/lesmateriaal/waarom?wie=leerling-${fleur.id}&titel=${logo.productId}`, `/lesmateriaal/waarom?titel=${logo.productId}`] },
  '/mijn-profiel': { as: 'coordinator' },
  '/mijn-profiel/inloggen': { as: 'coordinator' },
  '/mijn-profiel/inloggen/app': { elsewhere: 'factors.spec.ts, while an app is set up' },
  '/mijn-profiel/sessies': { as: 'coordinator' },
  '/beheer/inloggen': { as: 'coordinator' },
  '/login/tweede-stap': { as: 'anybody' },
  '/sessie-bevestigen': { elsewhere: 'sessions.spec.ts, with a session that moved' },
  '/school-kiezen': { as: 'coordinator' },
  '/start': { elsewhere: 'only sends on' },
  '/beheer/gebruikersgegevens/[importId]': { elsewhere: 'the states of an import' },
  '/leerling': { elsewhere: 'a child’s screens' },
  '/login/leerlingen/badge': { as: 'anybody' },
  '/login/leerlingen/snelkoppelaar': { elsewhere: 'a child’s screens' },
}

type Axe = (page: Page) => Promise<void>

/** What holds for every page: axe at both widths, a title, one h1, the skip link first, nothing that sticks out at 360 px. */
async function sound(page: Page, axe: Axe): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toHaveCount(1)
  await expect(page).toHaveTitle(/\S/)
  const first = page.locator('a[href], button, input, select, textarea, summary, [tabindex="0"]').first()
  await expect(first).toHaveText('Naar de inhoud')
  await fits(page, axe)
}

test('NAV-1: every page of the app folder is checked', () => {
  expect(built.filter((route) => !(route in PAGES))).toEqual([])
})

for (const [route, entry] of Object.entries(PAGES)) {
  if ('elsewhere' in entry || !built.includes(route)) continue
  test(`WCAG 2.2 AA: ${route}`, async ({ page, signIn, axe }) => {
    const world = await furnishedSchool()
    if (entry.as === 'coordinator') await signIn(page, world.coordinator.email)
    for (const address of (await entry.at?.(world)) ?? [route]) {
      await page.goto(address)
      await sound(page, axe)
    }
  })
}

test('WCAG 1.4.10: on a phone no word of Beheer breaks in two', async ({ page, signIn }) => {
  test.slow()
  const { coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.setViewportSize({ width: 360, height: 740 })
  for (const route of Object.keys(PAGES).filter((each) => /^\/(beheer|klaar-voor|mijn-profiel|status|privacy)/.test(each) && !each.includes('[') && 'as' in PAGES[each]!)) {
    await page.goto(route)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await brokenWords(page), route).toEqual([])
  }
})

test('WCAG 2.2 AA: the staff pages of a school that is still empty say what will be here', async ({ page, signIn, axe }) => {
  test.slow()
  const { coordinator } = await emptySchool({ addresses: [] })
  await signIn(page, coordinator.email)
  for (const route of ['/beheer', '/beheer/gebruikersgegevens', '/beheer/ip-adressen', '/groepen', '/leerkrachten', '/lesmateriaal', '/lesmateriaal/licenties']) {
    await page.goto(route)
    await sound(page, axe)
  }
})

test('WCAG 2.2 AA: the states of an import: refused, a preview, done', async ({ page, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'fout.xml', buffer: '<boek/>' })
  await sound(page, axe)
  await offerFile(page, { name: 'goed.xml', buffer: edexml({ brin: school.brin!, schoolYear: '2019-2020' }) })
  await sound(page, axe)
  await page.getByRole('button', { name: 'Importeer' }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Bevestig eerst' })).toBeFocused()
  await sound(page, axe)
  await page.getByRole('checkbox', { name: /Ja, ik heb dit bekeken/ }).check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  await sound(page, axe)
})

test('WCAG 2.2 AA: refusals: a page that is not there, one without rights, a title that does not open, a login that failed', async ({ page, signIn, axe }) => {
  test.slow()
  const { teacher, coordinator } = await furnishedSchool()
  await page.goto('/login/leerkracht')
  await page.getByLabel('E-mailadres').fill(coordinator.email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill('Verkeerd2026')
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toBeFocused()
  await sound(page, axe)
  await page.goto('/bestaat-niet')
  await sound(page, axe)
  await signIn(page, teacher.email)
  for (const address of ['/beheer', `/geen-toegang?reden=not-linked&titel=${await productId('rekenreis')}`, '/groepen/onzin']) {
    await page.goto(address)
    await sound(page, axe)
  }
})

test('WCAG 2.2 AA: a child’s screens, from the shortcut to the pin', async ({ page, at, axe }) => {
  test.slow()
  const { school } = await furnishedSchool()
  await page.goto(shortcut(school, titleUrl(at, 'rezulto', 'logo-digitaal')))
  await expect(page.getByRole('heading', { name: 'In welke groep zit je?' })).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Bevers' }).click()
  await expect(page.getByRole('heading', { name: 'Wie ben je?' })).toBeVisible()
  await sound(page, axe)
  await page.getByRole('button', { name: 'Puk', exact: true }).click()
  await expect(page.getByRole('list', { name: 'Je geheime plaatje' })).toBeVisible()
  await sound(page, axe)
  await page.reload()
  await choosePupil(page, 'Egels', 'Fleur')
  await sound(page, axe)
  await tapPin(page, '0000')
  await expect(page.getByText('Dat was niet je code.')).toBeVisible()
  await sound(page, axe)
  for (const key of await page.getByRole('group', { name: 'Je code' }).getByRole('button').all()) {
    const box = (await key.boundingBox())!
    expect(Math.min(box.width, box.height), 'targets of 44 px for children').toBeGreaterThanOrEqual(44)
  }
})

test('WCAG 2.2 AA: a child’s overview, full and empty, a title that is closed, and an old shortcut', async ({ page, axe, signInPupil }) => {
  test.slow()
  const { fleur, puk } = await furnishedSchool()
  await page.goto(shortcut({ schoolRef: 'x' }))
  await expect(page.getByRole('heading', { name: 'Dit plaatje is oud' })).toBeVisible()
  await sound(page, axe)
  await signInPupil(page, puk)
  await page.goto('/leerling')
  await expect(page.getByRole('heading', { name: 'Er staat nog niets klaar' })).toBeVisible()
  await sound(page, axe)
  await signInPupil(page, fleur)
  for (const address of ['/leerling', `/geen-toegang?reden=no-consent&titel=${await productId('logo-digitaal')}`]) {
    await page.goto(address)
    await sound(page, axe)
  }
})

test('WCAG 2.4.1: the keyboard reaches the skip link first, and it leads to the content', async ({ page, signIn }) => {
  const { school, coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  for (const address of ['/beheer', '/groepen', shortcut(school), '/bestaat-niet']) {
    await page.goto(address)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await page.keyboard.press('Tab')
    const skip = page.getByRole('link', { name: 'Naar de inhoud' })
    await expect(skip, address).toBeFocused()
    await expect(skip).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('main')).toBeFocused()
  }
})

test('WCAG 2.1.1: the licence table and the pupil’s path work by keyboard alone', async ({ page, signIn }) => {
  const { school, coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/lesmateriaal/licenties')
  const linked = page.getByRole('checkbox', { name: /Groeimeter, Egels: gekoppeld/ })
  const free = page.getByRole('checkbox', { name: 'Groeimeter, Bevers' })
  await linked.or(free).first().focus()
  await page.keyboard.press('Home')
  await page.keyboard.press('ArrowRight')
  await expect(linked).toBeFocused()
  await page.keyboard.press('ArrowLeft')
  await expect(free).toBeFocused()
  await page.keyboard.press('Space')
  await expect(free).toBeChecked()
  await expect(page.getByText('1 nieuwe koppeling')).toBeVisible()

  await page.goto(shortcut(school))
  await page.getByRole('button', { name: 'Doorgaan als leerling' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Egels' }).focus()
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: 'Omar', exact: true }).focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { name: 'Hoi Omar!' })).toBeVisible()
  await page.keyboard.type('7315')
  await expect(page).toHaveURL('/leerling')
})
