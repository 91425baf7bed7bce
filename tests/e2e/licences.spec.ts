import type { Page } from '@playwright/test'
import { giveConsent, makeUser, next } from '@/prisma/seed/factories'
import { setPublisher } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, person, type School } from './support/world'

const SAVED = 'Gelukt, uw instellingen zijn opgeslagen.'

/** Sets how a mock publisher does, on its own front page. */
async function trouble(page: Page, mocks: string, slug: string, words: RegExp): Promise<void> {
  await page.goto(`${mocks}/${slug}`)
  await page.getByRole('radio', { name: words }).check()
  await page.getByRole('button', { name: 'Zet zo' }).click()
}

/** As if the publisher was last asked an hour ago. */
const anHourOn = (school: School) => database().$executeRaw`update licence_lookup set asked_at = asked_at - interval '1 hour', answered_at = answered_at - interval '1 hour' where school_id = ${school.id}::uuid`

test('LIC-2, LIC-4: a publisher that answers for its licences itself, with levels; down, slow and wrong it holds up nothing', async ({ page, signIn, signInPupil, at, axe }) => {
  test.slow()
  const { school, coordinator, teacher, egels, fleur } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await setPublisher(page, 'ThiemeMeulenhoff', true)
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'Taalbrug - licentiemanagement' }).click()
  await page.getByRole('button', { name: 'Privacy Policy sluiten' }).click()
  await page.getByLabel(`Taalbrug voor ${egels.name}`).check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(SAVED)).toBeVisible()
  await page.getByRole('link', { name: 'Niveaus' }).click()
  await page.getByLabel('Fleur, 2F').check()
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(SAVED)).toBeVisible()

  await signInPupil(page, fleur)
  await page.goto('/leerling')
  await expect(page.getByRole('link', { name: /Taalbrug/ })).toContainText('2F')
  await page.getByRole('link', { name: /Taalbrug/ }).click()
  await expect(page).toHaveURL(/thiememeulenhoff\/app\/taalbrug/)

  await signIn(page, teacher.email)
  await page.goto('/lesmateriaal')
  const taalbrug = page.getByRole('listitem').filter({ has: page.getByRole('link', { name: 'Taalbrug' }) })
  await expect(taalbrug).toBeVisible()
  await expect(taalbrug).not.toContainText('Laatst bekend')
  const forPupils = page.locator('section').filter({ has: page.getByRole('heading', { name: 'Voor leerlingen' }) })
  await expect(forPupils).toContainText('LOGO Digitaal')
  await expect(forPupils).toContainText('Taalbrug')
  try {
    for (const words of [/^Uit/, /^Fout/, /^Traag/]) {
      await trouble(page, at.mocks, 'thiememeulenhoff', words)
      await anHourOn(school)
      await page.goto('/lesmateriaal')
      await expect(page.getByRole('link', { name: 'Groeimeter' })).toBeVisible()
      await expect(taalbrug).toContainText('Laatst bekend')
      await axe(page)
    }
    const colleague = await person(school, ['teacher'], [egels])
    await signIn(page, colleague.email)
    await page.goto('/lesmateriaal')
    await expect(page.getByText('De titels van ThiemeMeulenhoff zijn nu niet op te halen')).toBeVisible()
    await expect(page.getByRole('link', { name: 'Groeimeter' })).toBeVisible()
    await axe(page)
  } finally {
    await trouble(page, at.mocks, 'thiememeulenhoff', /^Alles werkt/)
  }
})

test('LIC-4, LIC-8, LIC-9: levels for a group and a single pupil in the portal, and what is in use', async ({ page, signIn, signInPupil, axe }) => {
  const { school, coordinator, egels, omar, puk, meter } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/lesmateriaal')
  await page.getByRole('link', { name: 'Licenties koppelen' }).click()
  await page.getByRole('main').getByRole('link', { name: 'Groeimeter' }).click()
  await page.getByRole('checkbox', { name: `${egels.name}, extra hulp` }).check()
  await page.getByRole('button', { name: 'Sla niveaus op' }).click()
  await expect(page.getByText(SAVED)).toBeVisible()
  await page.getByLabel('Leerling', { exact: true }).selectOption({ label: 'Puk Smit (Bevers)' })
  await page.getByRole('group', { name: 'Niveaus' }).getByLabel('plus').check()
  await page.getByRole('button', { name: 'Koppel leerling' }).click()
  await expect(page.getByRole('checkbox', { name: 'Puk Smit, plus' })).toBeChecked()
  await axe(page)
  expect(await database().licencePerson.findMany({ where: { licenceId: meter.id }, select: { pupilId: true, levels: true } })).toEqual([{ pupilId: puk.id, levels: ['plus'] }])

  await database().licence.create({ data: { schoolId: school.id, linking: 'portal', seats: 30, startsOn: new Date('2026-08-01'), productId: (await database().product.findFirstOrThrow({ where: { code: 'kleuter-in-beeld' } })).id } })
  await page.goto('/lesmateriaal/gebruik')
  await expect(page.getByRole('table', { name: 'Aan niemand gekoppeld' }).getByRole('row', { name: /Kleuter in beeld/ })).toContainText('30')
  await expect(page.getByRole('table', { name: 'In gebruik' }).getByRole('row', { name: /Groeimeter/ })).toContainText('77')
  await axe(page)

  for (const [pupil, level] of [[omar, 'extra hulp'], [puk, 'plus']] as const) {
    await signInPupil(page, pupil)
    await page.goto('/leerling')
    await expect(page.getByRole('link', { name: /Groeimeter/ })).toContainText(level)
  }
})

test('LIC-10: the helpdesk lets a publisher’s own in, who manages its titles and licences, and sees no others', async ({ page, signIn, at, axe }) => {
  const helper = await makeUser({ email: `hulp${next()}@leerpoort.example`, name: 'Hulp', helpdesk: true })
  await signIn(page, helper.email)
  await page.goto('/helpdesk/uitgeverijmedewerkers')
  const email = `bea${next()}@blink.example`
  await page.getByLabel('Uitgeverij', { exact: true }).selectOption({ label: 'Blink' })
  await page.getByLabel('Naam').fill('Bea Blink')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByRole('button', { name: 'Geef toegang' }).click()
  await expect(page.getByText('De activatielink is verstuurd.')).toBeVisible()
  await axe(page)

  const { school, coordinator } = await furnishedSchool()
  const { publisherId } = await giveConsent(school.id, 'blink')
  const { school: other } = await emptySchool()
  const bea = await makeUser({ email: `beheer${next()}@blink.example`, name: 'Bea Blink', publisherId })
  await signIn(page, bea.email)
  await page.goto('/start')
  await expect(page).toHaveURL(/\/uitgeverij$/)
  await axe(page)

  await page.getByRole('link', { name: 'Titel toevoegen' }).click()
  await axe(page)
  const name = `Ontdeklab ${next()}`
  await page.getByLabel('Naam').fill(name)
  await page.getByLabel('Adres').fill('https://kwaad.example/')
  await page.getByRole('radio', { name: 'Leerlingen', exact: true }).check()
  await page.getByRole('button', { name: 'Titel opslaan' }).click()
  await expect(page.getByText('Dit adres is niet van uw eigen software.').first()).toBeVisible()
  await page.getByLabel('Adres').fill(`${at.mocks}/blink/app/lab-${next()}`)
  await page.getByLabel('Toegestaan voor thuis').check()
  await page.getByRole('button', { name: 'Titel opslaan' }).click()
  await expect(page.getByText('De titel is opgeslagen.')).toBeVisible()
  await axe(page)

  await page.getByLabel('Bestand').setInputFiles({ name: 'icoon.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>') })
  await page.getByRole('button', { name: 'Icoon opslaan' }).click()
  await expect(page.getByText('Deze SVG bevat meer dan een tekening')).toBeVisible()
  await page.getByLabel('Bestand').setInputFiles({ name: 'icoon.svg', mimeType: 'image/svg+xml', buffer: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="#1f5fbf"/></svg>') })
  await page.getByRole('button', { name: 'Icoon opslaan' }).click()
  await expect(page.getByText('Het icoon is gewijzigd.')).toBeVisible()

  await page.getByRole('link', { name: 'Scholen en licenties' }).click()
  await expect(page.getByRole('link', { name: school.name })).toBeVisible()
  await expect(page.getByText(other.name)).toHaveCount(0)
  await axe(page)
  await page.getByRole('link', { name: school.name }).click()
  const card = page.locator('section').filter({ has: page.getByRole('heading', { name, exact: true }) })
  await card.getByLabel('Plaatsen').fill('40')
  await card.getByRole('radio', { name: /^Automatisch/ }).check()
  await card.getByRole('button', { name: /Licentie opslaan/ }).click()
  await expect(page.getByText('De licentie is opgeslagen.')).toBeVisible()
  await axe(page)

  await signIn(page, coordinator.email)
  await page.goto('/beheer/logboek')
  await expect(page.getByText('heeft de licentie van de school ingesteld')).toBeVisible()
  await page.goto('/lesmateriaal/licenties')
  await expect(page.getByRole('checkbox', { name: `${name}, Egels: gekoppeld, staat vast` })).toBeVisible()

  await signIn(page, bea.email)
  await page.goto('/uitgeverij')
  await page.getByRole('main').getByRole('link', { name }).click()
  await page.getByRole('button', { name: 'Verwijder titel' }).click()
  await expect(page.getByRole('dialog')).toContainText('1 school heeft een licentie op deze titel; die vervalt.')
  await page.getByRole('dialog').getByRole('button', { name: 'Verwijder' }).click()
  await expect(page.getByText('De titel is verwijderd.')).toBeVisible()
  for (const path of ['/beheer', '/groepen', '/lesmateriaal']) {
    await page.goto(path)
    await expect(page).toHaveURL(/\/uitgeverij$/)
  }
})

test('LIC-6: the old login of a publisher with two is refused while the portal link is active', async ({ page, at }) => {
  await page.goto(`${at.mocks}/ced-groep/inloggen`)
  await page.getByLabel('Gebruikersnaam').fill('zonnewijzer-6')
  await page.getByLabel('Wachtwoord').fill('nieuws')
  await page.getByRole('button', { name: 'Inloggen' }).click()
  await expect(page.getByRole('heading', { name: 'Hallo zonnewijzer-6!' })).toBeVisible()
  const school = await database().school.findUniqueOrThrow({ where: { schoolRef: '5c0ffee0-0000-4000-8000-000000000002' } })
  const { id } = await giveConsent(school.id, 'ced-groep')
  try {
    // The old session is ended, and the way goes on through the portal.
    await page.goto(`${at.mocks}/ced-groep/app/nieuwsbegrip`)
    await expect(page.getByText('Hallo zonnewijzer-6!')).toHaveCount(0)
    await page.goto(`${at.mocks}/ced-groep/inloggen`)
    await page.getByLabel('Gebruikersnaam').fill('zonnewijzer-6')
    await page.getByLabel('Wachtwoord').fill('nieuws')
    await page.getByRole('button', { name: 'Inloggen' }).click()
    await expect(page.getByRole('heading', { name: 'U kunt niet verder. Basispoortkoppeling actief' })).toBeVisible()
  } finally {
    await database().consent.delete({ where: { id } })
  }
})
