import { randomBytes } from 'node:crypto'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { passwordPicture } from '@/lib/pictures/catalogue'
import { change, postForm, readForm } from './support/http'
import { expect, test } from './support/test'
import { countsOf, database, furnishedSchool, productId, refusals, secretsOf, type Furnished } from './support/world'

const HELPDESK = 'helpdesk@leerpoort.example'

const NONE = { added: 0, changed: 0, moved: 0, returned: 0, removed: 0, kept: 0 }
const NO_CHANGES = { groups: NONE, pupils: NONE, staff: NONE, perGroup: [], nothing: true }

/** What somebody who looks on may open (ACC-11). Every other staff page of the app folder must refuse. */
const OPEN = new Set([
  '/beheer', '/beheer/logboek', '/beheer/gebruikersgegevens', '/beheer/gebruikersgegevens/[importId]', '/beheer/gebruikersgegevens/ophalen', '/beheer/eck-id', '/beheer/uitgeverijen', '/beheer/ip-adressen', '/beheer/ip-adressen/dynamisch',
  '/beheer/ondersteunend-personeel', '/beheer/ondersteunend-personeel/[employmentId]', '/beheer/ondersteunend-personeel/invallen/[groupId]', '/beheer/ondersteunend-personeel/toevoegen', '/beheer/apparaten', '/beheer/apparaten/[deviceId]', '/beheer/netwerkbeheerder',
  '/groepen', '/groepen/nieuw-schooljaar', '/groepen/[groupId]', '/groepen/[groupId]/thuislogin', '/leerkrachten', '/klaar-voor-het-schooljaar',
  // One's own login, which no school is part of; its forms are refused.
  '/mijn-profiel', '/mijn-profiel/sessies', '/mijn-profiel/inloggen', '/mijn-profiel/inloggen/app',
])
const built = ['app/(staf)', 'app/(papier)'].flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }))
  .filter((file) => path.basename(file) === 'page.tsx')
  .map((file) => `/${path.dirname(file).split(path.sep).filter((part) => part !== '.').join('/')}`)

function addressOf(route: string, { egels, fleur, teacher, school }: Furnished, more: Record<string, string>): string {
  const ids: Record<string, string> = { ...more, groupId: egels.id, pupilId: fleur.id, employmentId: teacher.employmentId, schoolId: school.id, userId: teacher.userId }
  return route.replace(/\[(\w+)\]/g, (_, name: string) => ids[name] ?? '00000000-0000-4000-8000-000000000000')
}

async function begin(page: import('@playwright/test').Page, school: Furnished['school']): Promise<void> {
  await page.goto(`/helpdesk/scholen/${school.id}`)
  await page.getByLabel('Waarom kijkt u mee?').fill('De koppeling met het LAS lukt niet')
  await page.getByRole('button', { name: 'Kijk mee' }).click()
  await expect(page).toHaveURL('/beheer')
  // At once, not only on the next page that is loaded whole.
  await expect(page.getByRole('complementary', { name: 'Mededelingen' })).toContainText('Meekijken')
}

test('ACC-11: from the reason to Stoppen; the banner is everywhere, and the school sees the trace', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const furnished = await furnishedSchool()
  const { school, coordinator } = furnished
  await signIn(page, HELPDESK)
  await page.goto(`/helpdesk/scholen/${school.id}`)
  await page.getByRole('button', { name: 'Kijk mee' }).click()
  await expect(page.getByText('Schrijf waarom u meekijkt.').first()).toBeVisible()
  await begin(page, school)
  const bar = page.getByRole('complementary', { name: 'Mededelingen' })
  await expect(bar, 'at once, without loading the page again').toContainText(`mee als ICT-coördinator van ${school.name}`)
  for (const to of ['/beheer', '/groepen', '/leerkrachten', '/vraag-en-antwoord']) {
    await page.goto(to)
    await expect(bar).toContainText(`mee als ICT-coördinator van ${school.name}`)
    await expect(bar).toContainText('De koppeling met het LAS lukt niet')
    await axe(page)
  }
  await expect(page.getByRole('navigation', { name: 'Hoofdmenu' }).getByRole('link')).toHaveText(['Beheer', 'Groepen', 'Leerkrachten'])
  await page.goto('/beheer/uitgeverijen')
  await expect(page.getByRole('checkbox').first()).toBeDisabled()
  // Every page that is open to who looks on, so that a new one is looked at too.
  for (const to of [...OPEN].filter((route) => !/importId|deviceId/.test(route)).map((route) => addressOf(route, furnished, {}))) {
    await page.goto(to)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    expect(await page.locator('main').locator('form:not([role="search"]) button, button[aria-haspopup="dialog"]').filter({ visible: true }).allInnerTexts(), `${to} offers nothing to press`).toEqual([])
  }
  await page.goto('/beheer/logboek')
  await page.getByRole('searchbox').fill('niemand-heet-zo')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await expect(page.getByText('Niets gevonden'), 'looking things up goes on').toBeVisible()
  // Nothing that she opened or that the browser fetched ahead stands in the school's log as refused: only what follows is.
  expect(await refusals(school)).toBe(0)
  expect((await page.goto('/helpdesk'))!.status()).toBe(403)
  expect(await refusals(school)).toBe(1)
  await page.goto('/beheer/logboek')
  await expect(page.getByRole('row', { name: /is gaan meekijken/ }).first()).toContainText('reden: De koppeling met het LAS lukt niet')
  await bar.getByRole('button', { name: 'Stoppen' }).click()
  await expect(page).toHaveURL(`/helpdesk/scholen/${school.id}`)
  await expect(page.getByRole('button', { name: 'Stoppen' })).toHaveCount(0)
  await expect(page.getByText('Eerder meegekeken')).toBeVisible()
  await expect(page.getByText('Meekijken:')).toBeHidden()
  expect((await page.goto('/beheer'))!.url()).toContain('/helpdesk')

  const other = await browser.newContext({ baseURL: at.portal })
  const theirs = await other.newPage()
  await signIn(theirs, coordinator.email)
  await theirs.goto('/beheer')
  await expect(theirs.getByText(/De koppeling met het LAS lukt niet/)).toBeVisible()
  await theirs.getByRole('link', { name: 'Bekijk het in het logboek' }).click()
  await expect(theirs.getByRole('row', { name: /Helpdesk is gaan meekijken/ })).toBeVisible()
  await expect(theirs.getByRole('row', { name: /Helpdesk is gestopt met meekijken/ })).toBeVisible()
  await other.close()
})

test('ACC-11, HLP-3: of all pages those of the list open, and none tells a pin, a picture or a title', async ({ page, signIn }) => {
  test.slow()
  const world = await furnishedSchool()
  const { school, fleur, puk } = world
  const { id: importId } = await database().rosterImport.create({ data: { schoolId: school.id, fileName: 'proef.xml', status: 'applied', endedAt: new Date(), counts: NO_CHANGES } })
  const { id: deviceId } = await database().enrolledDevice.create({ data: { schoolId: school.id, name: 'iPad 1', tokenHash: randomBytes(32) } })
  const more = { importId, deviceId }
  await signIn(page, HELPDESK)
  await begin(page, school)
  const titles = ['LOGO Digitaal', 'Groeimeter']
  // Ids are full of digits: a pin is told where it stands by itself, in the page or in what goes with it.
  const pins = [fleur, world.omar].map((pupil) => new RegExp(`[">\\\\]${secretsOf(pupil).pin}["<\\\\]`))
  const secrets = [...titles, `/pictures/password/${secretsOf(puk).passwordPicture}`, `>${passwordPicture(secretsOf(puk).passwordPicture)!.label}<`]
  expect(built.length).toBeGreaterThan(40)
  expect([...OPEN].filter((route) => !built.includes(route)), 'the list names pages that are there').toEqual([])
  for (const route of built) {
    const answer = await page.request.get(addressOf(route, world, more), { maxRedirects: 0 })
    if (!OPEN.has(route)) expect(answer.status(), `${route} must be closed`).toBe(403)
    else expect([200, 307], `${route} opens`).toContain(answer.status())
    const text = await answer.text()
    expect(/Licenties zijn|Zie ik alle software/.test(text), `${route} tells of licences`).toBe(false)
    for (const pin of pins) expect(pin.test(text), `${route} tells a pin`).toBe(false)
    // What a publisher is for names titles, the same for every school.
    for (const secret of route === '/beheer/uitgeverijen' ? secrets.filter((each) => !titles.includes(each)) : secrets) expect(text.includes(secret), `${route} tells ${secret}`).toBe(false)
  }
  // What waits is said to wait; what is in it, is not told.
  const waiting = await database().rosterImport.create({ data: { schoolId: school.id, fileName: 'wacht.xml', status: 'staged' } })
  const html = await (await page.request.get(`/beheer/gebruikersgegevens/${waiting.id}`)).text()
  expect(html).toContain('Deze import wacht')
  expect(html).not.toContain('De import is verwerkt')
  for (const file of ['/beheer/logboek/logboek.csv', '/lesmateriaal/snelkoppelingen.zip', '/beheer/gebruikersgegevens/00000000-0000-4000-8000-000000000000/bevindingen.csv'])
    expect((await page.request.get(file, { maxRedirects: 0 })).status(), file).toBe(403)
  expect((await page.request.get('/beheer/xml-maker/edexml.xml', { maxRedirects: 0 })).headers().location).toBe('/start')
  expect((await page.request.get(`/start/${await productId('logo-digitaal')}`, { maxRedirects: 0 })).headers().location).toContain('reden=not-signed-in')
})

test('the walk above would notice: the coordinator’s own pages tell these secrets', async ({ page, signIn }) => {
  const { coordinator, egels, fleur } = await furnishedSchool()
  await signIn(page, coordinator.email)
  const { pin } = secretsOf(fleur)
  expect(await (await page.request.get(`/groepen/${egels.id}`)).text()).toMatch(new RegExp(`[">\\\\]${pin}["<\\\\]`))
  expect(await (await page.request.get('/lesmateriaal')).text()).toContain('LOGO Digitaal')
  expect(await (await page.request.get('/klaar-voor-het-schooljaar')).text()).toContain('Licenties zijn')
})

test('ACC-11: forms that are posted all the same change nothing, and the school sees the tries', async ({ page, browser, at, signIn }) => {
  test.slow()
  const { school, coordinator, egels } = await furnishedSchool()
  const other = await browser.newContext({ baseURL: at.portal })
  const theirs = await other.newPage()
  await signIn(theirs, coordinator.email)
  const token = await signIn(page, HELPDESK)
  await begin(page, school)
  const before = await countsOf(school)
  const own = await theirs.context().cookies()
  expect(own.length).toBeGreaterThan(0)
  const forms: [string, string | RegExp, Record<string, string>][] = [
    ['/beheer/uitgeverijen', 'Sla uitgeverijen op', {}], ['/beheer/ip-adressen', 'Toevoegen', { address: '203.0.113.77' }], [`/groepen/${egels.id}/login-methode`, 'Wijzig', {}],
  ]
  let tried = 0
  for (const [at_, button, given] of forms) {
    const fields = await readForm(theirs, at_, button)
    const answer = await postForm(token, at_, change(fields, given))
    expect(answer.text, at_).toContain('U kijkt mee met een school en kunt niets wijzigen')
    tried += 1
  }
  expect(await countsOf(school)).toEqual(before)
  expect(await refusals(school, 'action.refused', 'look-on')).toBe(tried)
  expect(await database().consent.count({ where: { schoolId: school.id, withdrawnAt: { not: null } } })).toBe(0)
  await other.close()
})
