import type { Page } from '@playwright/test'
import { makeLasLink, makeSchool } from '@/prisma/seed/factories'
import { edexml } from './support/edexml'
import { sticksOut } from './support/layout'
import { mailTo } from './support/mail'
import { importDone, offerFile } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person } from './support/world'

const PAGE = '/beheer/gebruikersgegevens'

/** The school is made known to a LAS on that LAS's own page. */
async function addToLas(page: Page, mocks: string, system: string, { brin, name }: { brin: string | null; name: string }): Promise<string> {
  await page.goto(`${mocks}/las/${system}`)
  await page.getByLabel('BRIN met vestiging').fill(brin!)
  await page.getByLabel('Naam').fill(name)
  await page.getByRole('button', { name: 'Voeg school toe' }).click()
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible()
  return page.url()
}
async function choose(page: Page, system: RegExp): Promise<void> {
  await page.goto(PAGE)
  await page.getByText(/Automatische koppeling kiezen|Koppeling wijzigen/).click()
  await page.getByRole('radio', { name: system }).check()
  await page.getByRole('button', { name: 'Sla koppeling op' }).click()
  await expect(page.getByText('Uw keuze is opgeslagen.')).toBeVisible()
}
const fetchNow = (page: Page) => page.getByRole('button', { name: 'Haal nu op' }).click()

test('LAS-1 LAS-2 LAS-5: from the choice of a link to a school that keeps itself up to date; a big removal waits for a person', async ({ page, at, signIn, axe }) => {
  test.setTimeout(150_000)
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  const there = await addToLas(page, at.mocks, 'parnassys', school)
  await choose(page, /ParnasSys/)
  await expect(page.getByText('wacht op ParnasSys', { exact: true })).toBeVisible()

  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText(/ParnasSys geeft geen toestemming/)).toBeVisible()
  await expect(page.getByText('Uw keuze is opgeslagen.'), 'what was done before is no news any more').toHaveCount(0)
  await page.goto(there)
  await page.getByRole('button', { name: 'Zet de koppeling aan' }).click()
  await expect(page.getByText('De koppeling met het portaal staat aan.')).toBeVisible()
  await page.goto(PAGE)
  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText('Gevonden: 3 groepen, 48 leerlingen en 3 medewerkers')).toBeVisible()
  await expect(page.getByText('gekoppeld met ParnasSys')).toBeVisible()
  await axe(page)
  expect(await database().pupil.count({ where: { schoolId: school.id } })).toBe(0)

  await fetchNow(page)
  await expect(page.getByRole('heading', { level: 1, name: 'Import via ParnasSys' })).toBeVisible()
  await expect(page.getByText('nieuwe leerlingen')).toBeVisible()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  expect(await database().pupil.count({ where: { schoolId: school.id, removedAt: null } })).toBe(48)
  await page.goto(PAGE)
  await expect(page.getByRole('row', { name: /via ParnasSys/ })).toContainText('verwerkt')
  await expect(page.getByText('De gegevens zijn opgehaald en verwerkt.')).toBeVisible()

  await page.goto(there)
  await page.getByLabel('Alle leerlingen van').selectOption('Groep 3')
  await page.getByRole('button', { name: 'Schrijf de hele groep uit' }).click()
  await page.goto(PAGE)
  await page.getByRole('checkbox', { name: 'Laat mij eerst zien wat er verandert' }).uncheck()
  await fetchNow(page)
  await expect(page.getByText('Deze gegevens zijn niet vanzelf verwerkt')).toBeVisible()
  await expect(page.getByText('Deze import is ongewoon groot')).toBeVisible()
  await axe(page)
  const mail = await mailTo(coordinator.email)
  expect(mail.subject).toContain('wachten op u')
  expect(mail.text).toContain(new URL(page.url()).pathname)
  expect(await database().pupil.count({ where: { schoolId: school.id, removedAt: null } })).toBe(48)

  // Whoever comes in later sees it waits: on the first page, and in the link's card.
  const held = new URL(page.url()).pathname
  for (const place of [PAGE, '/beheer']) {
    await page.goto(place)
    await expect(page.getByText('Een import wacht op u')).toBeVisible()
    await axe(page)
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await sticksOut(page)).toEqual([])
    await page.setViewportSize({ width: 1280, height: 900 })
  }
  await page.getByRole('link', { name: 'Bekijk de import' }).click()
  await expect(page).toHaveURL(held)
  await page.getByRole('checkbox', { name: /Ja, ik heb dit bekeken/ }).check()
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)
  expect(await database().pupil.count({ where: { schoolId: school.id, removedAt: null } })).toBe(32)

  await page.goto('/beheer')
  await expect(page.getByRole('heading', { level: 1, name: 'Beheer' })).toBeVisible()
  await expect(page.getByText('Een import wacht op u')).toHaveCount(0)
  await page.goto(PAGE)
  await fetchNow(page)
  await expect(page.getByText('Er is in ParnasSys niets veranderd sinds de vorige keer.')).toBeVisible()
  await axe(page)
})

test('LAS-1 LAS-2: a key made in ESIS, typed here; small changes go in by themselves; an outage is told with what to do', async ({ page, at, signIn, axe }) => {
  test.setTimeout(120_000)
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  const there = await addToLas(page, at.mocks, 'esis', school)
  await page.getByRole('button', { name: 'Maak een sleutel' }).click()
  const key = (await page.getByText('De autorisatiesleutel voor het portaal').locator('code').textContent())!
  await choose(page, /ESIS/)
  await expect(page.getByText('ontbreekt', { exact: true })).toBeVisible()
  const give = async (typed: string) => {
    await page.getByRole('textbox', { name: 'Autorisatiesleutel' }).fill(typed)
    await page.getByRole('button', { name: 'Sla koppeling op' }).click()
    await expect(page.getByText('ingevuld, nog niet gecontroleerd', { exact: true })).toBeVisible()
  }
  // A key that ESIS does not know stays told, also after a reload, with what to do.
  await give('verkeerde-sleutel')
  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText('geweigerd: sleutel klopt niet', { exact: true }).first()).toBeVisible()
  await page.reload()
  await expect(page.getByText('geweigerd: sleutel klopt niet', { exact: true })).toHaveCount(1)
  await expect(page.getByText(/^geweigerd op .*: sleutel klopt niet$/)).toBeVisible()
  await expect(page.getByText(/ESIS neemt de autorisatiesleutel niet aan.*Beheer → Koppelingen activeren/)).toBeVisible()
  await axe(page)
  await give(key)
  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText('gekoppeld met ESIS')).toBeVisible()
  await page.getByRole('checkbox', { name: 'Laat mij eerst zien wat er verandert' }).uncheck()
  await fetchNow(page)
  await importDone(page)

  await page.goto(there)
  await page.getByRole('textbox', { name: 'Voornaam', exact: true }).fill('Liv')
  await page.getByRole('textbox', { name: 'Achternaam', exact: true }).fill('Nieuw')
  await page.getByRole('button', { name: 'Voeg leerling toe' }).click()
  await page.goto(PAGE)
  await page.getByRole('checkbox', { name: 'Laat mij eerst zien wat er verandert' }).uncheck()
  await fetchNow(page)
  await importDone(page)
  expect(await database().pupil.count({ where: { schoolId: school.id, removedAt: null, firstName: 'Liv' } })).toBe(1)

  await page.goto(there)
  await page.getByRole('radio', { name: /Tijdelijk niet beschikbaar/ }).check()
  await page.getByRole('button', { name: 'Zet om' }).click()
  await page.goto(PAGE)
  await fetchNow(page)
  await expect(page.getByText('ESIS is tijdelijk niet beschikbaar, bijvoorbeeld door onderhoud.')).toBeVisible()
  await page.getByRole('link', { name: 'Terug naar de koppeling' }).click()
  await expect(page.getByText(/het portaal probeert het vanzelf opnieuw/)).toBeVisible()
  await expect(page.getByText(/^aangenomen, laatst gecontroleerd op .*; daarna niet opnieuw gecontroleerd$/)).toBeVisible()
  await axe(page)
  await page.getByRole('button', { name: 'Test de verbinding' }).click()
  await expect(page.getByText(/Dit was een test; die wordt niet vanzelf herhaald\./)).toBeVisible()
  // By hand beside a link: what ESIS says comes back.
  await expect(page.getByText(/haalt .* weer op bij ESIS; wat daar anders staat, wordt dan teruggezet/)).toBeVisible()
  await offerFile(page, { name: 'met de hand.xml', buffer: edexml({ brin: school.brin! }) })
  await expect(page.getByText(/haalt .* weer op bij ESIS; wat daar anders staat, wordt dan teruggezet/)).toBeVisible()
  await offerFile(page, { name: 'nieuwer.xml', buffer: edexml({ brin: school.brin! }) })
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'met de hand.xml' }).click()
  await expect(page.getByText(/Een nieuwer bestand, ‘nieuwer\.xml’, is in de plaats hiervan gekomen: aangeboden door /)).toBeVisible()
  await page.getByRole('link', { name: 'Naar de nieuwere import' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'nieuwer.xml' })).toBeVisible()
  expect(await database().pupil.count({ where: { schoolId: school.id, removedAt: null } })).toBe(49)
})

test('LAS-2: the helpdesk sees the links of all schools, and nobody else does', async ({ page, browser, at, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  await makeLasLink(school.id, 'dotcomschool', { key: 'x', live: true })
  await database().lasLink.update({ where: { schoolId: school.id }, data: { failures: 3, lastOutcome: 'timeout', nextRunAt: new Date('2027-01-04T02:15:00Z') } })
  await signIn(page, 'helpdesk@leerpoort.example')
  await page.goto('/mijn-profiel')
  await page.getByRole('link', { name: 'Helpdesk' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Koppelingen' }).first().click()
  await page.getByRole('searchbox').fill(school.brin!)
  await page.getByRole('button', { name: 'Zoeken' }).click()
  const row = page.getByRole('row', { name: new RegExp(school.name) })
  await expect(row).toContainText('werkt niet')
  await expect(row).toContainText('Dotcomschool antwoordde niet op tijd. (3 keer achter elkaar)')
  await expect(row).toContainText('4 januari 2027, 03:15')
  await page.getByLabel('Stand').selectOption('werkt')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await expect(page.getByText('Geen koppelingen gevonden')).toBeVisible()
  for (const address of ['/helpdesk/koppelingen', '/helpdesk/koppelingen?stand=broken', '/helpdesk/koppelingen?zoek=bestaat-niet']) {
    await page.goto(address)
    await axe(page)
    await page.setViewportSize({ width: 360, height: 740 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth <= document.documentElement.clientWidth), 'sticks out at 360 px').toBe(true)
    await axe(page)
    await page.setViewportSize({ width: 1280, height: 900 })
  }

  const other = await browser.newContext({ baseURL: at.portal })
  const theirs = await other.newPage()
  for (const email of [coordinator.email, (await person(school, ['teacher'])).email]) {
    await signIn(theirs, email)
    const answer = await theirs.goto('/helpdesk/koppelingen')
    expect(answer!.status()).toBe(403)
    await expect(theirs.getByRole('link', { name: 'Koppelingen' })).toHaveCount(0)
  }
  await theirs.context().clearCookies()
  await theirs.goto('/helpdesk/koppelingen')
  await expect(theirs).toHaveURL(/\/login\/leerkracht/)
  await other.close()
})

test('LAS-2: a LAS that is down is told to the helpdesk and to its schools, who need do nothing; long lists are leafed through', async ({ page, signIn, axe }) => {
  const { school, coordinator } = await furnishedSchool()
  const others = await Promise.all(Array.from({ length: 60 }, () => makeSchool()))
  for (const { id } of [school, ...others]) await makeLasLink(id, 'dotcomschool', { key: 'x', live: true })
  const theirs = { schoolId: { in: [school, ...others].map(({ id }) => id) } }
  await database().lasLink.updateMany({ where: theirs, data: { failures: 1, lastOutcome: 'unreachable', lastRunAt: new Date(), nextRunAt: new Date(Date.now() + 3_600_000) } })
  try {
    await signIn(page, 'helpdesk@leerpoort.example')
    await page.goto('/helpdesk/koppelingen?systeem=dotcomschool')
    await expect(page.getByText('Dotcomschool: storing')).toBeVisible()
    await axe(page)
    const first = await page.getByRole('row').nth(1).textContent()
    await page.getByRole('link', { name: 'Volgende' }).click()
    await expect(page).toHaveURL(/systeem=dotcomschool&pagina=2/)
    expect(await page.getByRole('row').nth(1).textContent()).not.toBe(first)
    // Fewer pages than before: the first one, instead of an empty one.
    await page.goto('/helpdesk/koppelingen?systeem=dotcomschool&pagina=99')
    await expect(page).toHaveURL(/pagina=1$/)
    await signIn(page, coordinator.email)
    await page.goto(PAGE)
    await expect(page.getByText('Dotcomschool heeft een storing')).toBeVisible()
    await expect(page.getByText('zodra Dotcomschool weer bereikbaar is', { exact: true })).toBeVisible()
    await axe(page)
  } finally {
    await database().lasLink.deleteMany({ where: theirs })
  }
})
