import type { Page } from '@playwright/test'
import { makeStaff } from '@/prisma/seed/factories'
import { ask } from './support/http'
import { mailTo, passwordLink } from './support/mail'
import { acceptAgreement } from './support/steps'
import { expect, test } from './support/test'
import { activationToken, database, emptySchool, furnishedSchool, PASSWORD, person } from './support/world'

const PAGE = '/beheer/ondersteunend-personeel'
let count = Date.now()
const address = () => `nieuw-${(count += 1)}@school.example`

/** 'Toegang beëindigen' asks first; then 'Ja, toegang beëindigen'. */
async function endAccess(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Toegang beëindigen', exact: true }).click()
  const question = page.getByRole('dialog', { name: /^Toegang van .* beëindigen\?$/ })
  await question.getByRole('button', { name: 'Annuleren' }).click()
  await expect(question).toBeHidden()
  await page.getByRole('button', { name: 'Toegang beëindigen', exact: true }).click()
  await question.getByRole('button', { name: 'Ja, toegang beëindigen' }).click()
}

test('ACC-4 ACC-3 AUT-5: a second coordinator by hand, from the mail to the first login; then the first may step down', async ({ page, browser, at, signIn }) => {
  test.slow()
  const { coordinator, school } = await emptySchool()
  const email = address()
  await signIn(page, coordinator.email)
  const own = `${PAGE}/${coordinator.employmentId}`
  await page.goto(own)
  await endAccess(page)
  await expect(page.getByText('Uw school houdt zo geen ICT-coördinator over')).toBeVisible()
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'Medewerker toevoegen' }).click()
  await page.getByLabel('Voornaam').fill('Nora')
  await page.getByLabel('Achternaam').fill('Nieuw')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByRole('checkbox', { name: 'ICT-coördinator' }).check()
  await page.getByRole('button', { name: 'Medewerker toevoegen' }).click()
  await expect(page.getByRole('row', { name: /Nora Nieuw/ })).toContainText('inactief')

  const other = await browser.newContext({ baseURL: at.portal })
  const screen = await other.newPage()
  const link = passwordLink(await mailTo(email))
  await screen.goto(link)
  await expect(screen.getByRole('heading', { name: 'Belangrijke informatie voor de ICT-coördinator' })).toBeVisible()
  for (const [password, rule] of [['kort1', 'Kies een wachtwoord van ten minste 8 tekens.'], ['alleenletters', 'Gebruik ten minste 1 cijfer.'], ['12345678', 'Gebruik ten minste 1 letter.'], [`a1${'x'.repeat(19)}`, 'Kies een wachtwoord van ten hoogste 20 tekens.']] as const) {
    await screen.getByLabel('Nieuw wachtwoord').fill(password)
    await screen.getByRole('button', { name: 'Wachtwoord instellen' }).click()
    await expect(screen.getByRole('link', { name: rule })).toBeVisible()
  }
  await screen.getByLabel('Nieuw wachtwoord').fill('Een zin met 7')
  await screen.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await acceptAgreement(screen)
  await expect(screen).toHaveURL('/beheer')
  await screen.goto(link)
  await expect(screen.getByRole('heading', { name: 'Deze link werkt niet meer' })).toBeVisible()
  await other.close()

  await page.goto(own)
  await endAccess(page)
  await expect(page.getByRole('heading', { name: 'U bent nog niet aan een school verbonden' })).toBeVisible()
  expect(await database().employment.count({ where: { schoolId: school.id, removedAt: null, roles: { has: 'coordinator' } } })).toBe(1)
})

test('ACC-4: an extra role for a teacher, from the tab Leerkrachten; a stagiair(e) needs exactly one group, and the ticks stay', async ({ page, signIn }) => {
  const { coordinator, school, bevers } = await furnishedSchool()
  const name = (await makeStaff(school.id, { roles: ['teacher'], lasKey: 'juf', groupIds: [bevers.id] })).user!.name
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  await page.getByRole('link', { name: `Rollen van ${name}` }).click()
  await page.getByRole('checkbox', { name: 'Stagiair(e)' }).check()
  await page.getByRole('button', { name: 'Rollen opslaan' }).click()
  await expect(page.getByText('Een stagiair(e) hoort bij precies één groep.')).toBeVisible()
  await expect(page.getByRole('checkbox', { name: 'Stagiair(e)' })).toBeChecked()
  await page.getByRole('checkbox', { name: 'Egels' }).check()
  await page.getByRole('button', { name: 'Rollen opslaan' }).click()
  await expect(page.getByText('De rollen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByRole('row', { name: new RegExp(name) })).toContainText('leerkracht, stagiair(e)')
})

test('AUT-3: vergeten: the same answer for everybody; one mail a quarter of an hour; the new password replaces the old', async ({ page }) => {
  const { coordinator } = await emptySchool()
  const answers: string[] = []
  for (const email of [coordinator.email, coordinator.email, address()]) {
    await page.goto('/login/leerkracht')
    await page.getByRole('link', { name: 'Gebruikersnaam of wachtwoord vergeten' }).click()
    await expect(page.getByRole('heading', { level: 1, name: 'Gebruikersnaam of wachtwoord vergeten' })).toBeVisible()
    await page.getByLabel('E-mailadres').fill(email)
    await page.getByRole('button', { name: 'Stuur mij een link' }).click()
    await expect(page.getByText('Kijk in uw mailbox')).toBeVisible()
    // The captcha says how far it is.
    answers.push((await page.getByRole('main').innerText()).replace(/^.*geen robot.*$/m, ''))
  }
  expect(new Set(answers).size).toBe(1)
  const mail = await mailTo(coordinator.email)
  expect(await database().outboxMail.count({ where: { recipient: coordinator.email } })).toBe(1)
  await page.goto(passwordLink(mail))
  await page.getByLabel('Nieuw wachtwoord').fill('Een zin met 8')
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page).toHaveURL('/beheer')
  await page.context().clearCookies()
  await page.goto('/login/leerkracht')
  await page.getByLabel('E-mailadres').fill(coordinator.email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(page.getByText('Deze combinatie van e-mailadres en wachtwoord klopt niet.')).toBeVisible()
})

test('AUT-3: without JavaScript too; opening a link spends nothing, its address goes into no Referer and no cache', async ({ browser, at }) => {
  const { coordinator } = await emptySchool()
  const path = `/login/wachtwoord/${await activationToken(coordinator.userId)}`
  for (const method of ['GET', 'HEAD']) {
    const { status, headers } = await ask({ method, path })
    expect([status, headers['referrer-policy'], headers['cache-control']]).toEqual([200, 'strict-origin', 'no-store'])
  }
  const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
  const page = await context.newPage()
  await page.goto(path)
  await page.getByLabel('Nieuw wachtwoord').fill('Een zin met 9')
  await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await expect(page).toHaveURL('/beheer')
  await context.close()
})

test('AUT-5: (Her)zend activatielink on the tab Leerkrachten, for who is inactief only', async ({ page, signIn }) => {
  const { coordinator, school } = await emptySchool()
  const late = await person(school, ['teacher'])
  await activationToken(late.userId)
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  await expect(page.getByRole('button', { name: /\(Her\)zend/ })).toHaveCount(1)
  for (let time = 1; time <= 2; time += 1) {
    await page.goto('/leerkrachten')
    await page.getByRole('button', { name: `(Her)zend activatielink aan ${late.name}` }).click()
    await expect(page.getByText('De activatielink wordt verzonden.')).toBeVisible()
    expect((await mailTo(late.email, time)).text).toContain('/login/wachtwoord/')
  }
})
