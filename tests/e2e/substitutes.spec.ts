import { addSchoolDays } from '@/lib/core/school-days'
import { weekday } from '@/lib/core/dates'
import { makeSubstitute } from '@/prisma/seed/factories'
import { change, postForm, readForm } from './support/http'
import { mailTo, passwordLink } from './support/mail'
import { acceptAgreement } from './support/steps'
import { expect, test } from './support/test'
import { database, furnishedSchool, PASSWORD, person, refusals, staffSession } from './support/world'

const PAGE = '/beheer/ondersteunend-personeel'
let count = Date.now()
const address = () => `inval-${(count += 1)}@inval.example`

test('SUB-1 SUB-2 ACC-3: Activeer, the mail, a password, the group; Nu beëindigen closes the screen that was open', async ({ page, browser, at, signIn }) => {
  test.slow()
  const { coordinator, school } = await furnishedSchool()
  const email = address()
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'Ondersteunend Personeel/Invalkracht' }).click()
  await page.getByRole('link', { name: 'Activeer een invalkracht voor Egels' }).click()
  await page.getByLabel('Naam').fill('Ina Valk')
  await page.getByLabel('E-mailadres').fill(email)
  await page.getByRole('radio', { name: /^2 dagen/ }).check()
  await page.getByRole('button', { name: 'Activeer' }).click()
  await expect(page.getByText('De invalkracht heeft toegang en krijgt nu een e-mail.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Egels/ })).toContainText(`tot en met ${weekday(addSchoolDays(new Date(), 2))}`)
  await expect(page.getByRole('row', { name: /Bevers/ })).toContainText('niemand')

  const inval = await browser.newContext({ baseURL: at.portal })
  const screen = await inval.newPage()
  const mail = await mailTo(email)
  expect(mail.text).toContain('invalkracht van Egels')
  await screen.goto(passwordLink(mail))
  await screen.getByLabel('Nieuw wachtwoord').fill('Een zin met 7')
  await screen.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await acceptAgreement(screen)
  await expect(screen).toHaveURL('/groepen')
  await expect(screen.getByRole('link', { name: 'Bevers' })).toHaveCount(0)
  await screen.getByRole('link', { name: 'Egels' }).click()
  await expect(screen.getByRole('row', { name: /Fleur/ })).toContainText('4826')
  await screen.goto('/lesmateriaal')
  await expect(screen.getByRole('main')).toContainText('LOGO Digitaal')

  await page.goto('/leerkrachten')
  await expect(page.getByRole('row', { name: /Ina Valk/ })).toContainText('invalkracht')
  await page.goto(PAGE)
  await page.getByRole('link', { name: /Bekijk of beëindig/ }).click()
  await page.getByRole('button', { name: 'Ja, nu beëindigen' }).click()
  await expect(page.getByText('De toegang is beëindigd.')).toBeVisible()
  await expect(page.getByRole('table', { name: 'Eerdere invalkrachten' }).getByRole('row', { name: /Ina Valk/ })).toContainText('eerder beëindigd')
  await screen.goto('/groepen')
  await expect(screen).toHaveURL(/\/login\/leerkracht/)
  expect(await database().auditEvent.count({ where: { schoolId: school.id, action: 'substitutes.ended', actorId: coordinator.userId } })).toBe(1)
  await inval.close()
})

test('SUB-1: who works at the school already chooses between the own work and the group', async ({ page, signIn }) => {
  const { coordinator, school, bevers } = await furnishedSchool()
  const colleague = await person(school, ['teacher'], [bevers])
  await signIn(page, coordinator.email)
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'Activeer een invalkracht voor Egels' }).click()
  await page.getByLabel('Naam').fill('Collega')
  await page.getByLabel('E-mailadres').fill(colleague.email)
  await page.getByRole('button', { name: 'Activeer' }).click()
  await expect(page.getByText('De invalkracht heeft toegang')).toBeVisible()
  expect((await mailTo(colleague.email)).text).toContain('met het wachtwoord dat u al hebt')
  await page.context().clearCookies()
  await page.goto('/login/leerkracht')
  await page.getByLabel('E-mailadres').fill(colleague.email)
  await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await page.getByRole('button', { name: /invalkracht Egels/ }).click()
  await expect(page.getByRole('link', { name: 'Egels' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Bevers' })).toHaveCount(0)
  await page.getByRole('link', { name: 'andere school' }).click()
  await page.getByRole('button', { name: school.name }).first().click()
  await expect(page.getByRole('link', { name: 'Bevers' })).toBeVisible()
})

test('SUB-1: what is wrong is said at the field, and what was typed and chosen stays', async ({ page, signIn }) => {
  const { coordinator, school } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto(PAGE)
  await page.getByRole('link', { name: 'Activeer een invalkracht voor Egels' }).click()
  await page.getByLabel('E-mailadres').fill('ina@')
  await page.getByRole('radio', { name: /^5 dagen/ }).check()
  await page.getByRole('button', { name: 'Activeer' }).click()
  await expect(page.getByRole('link', { name: 'Vul een volledig e-mailadres in, zoals naam@school.nl.' })).toBeVisible()
  await expect(page.getByRole('link', { name: 'Vul de naam van de invalkracht in.' })).toBeVisible()
  await expect(page.getByLabel('E-mailadres')).toHaveValue('ina@')
  await expect(page.getByRole('radio', { name: /^5 dagen/ })).toBeChecked()
  expect(await database().substitution.count({ where: { schoolId: school.id } })).toBe(0)
})

test('DAT-1: a teacher, another school’s form, and a group that is taken: refused, nothing changes', async ({ page, signIn }) => {
  const [mine, theirs] = [await furnishedSchool(), await furnishedSchool()]
  const token = await signIn(page, mine.coordinator.email)
  const path = `${PAGE}/invallen/${mine.egels.id}`
  const fields = change(await readForm(page, path, 'Activeer'), { name: 'Ina', email: address(), days: '1' })
  expect((await postForm(await staffSession(mine.teacher.email), path, fields)).status).toBe(403)
  await postForm(await staffSession(theirs.coordinator.email), path, fields)
  await postForm(token, path, change(fields, { groupId: theirs.egels.id }))
  await postForm(token, path, change(fields, { days: '30' }))
  expect(await database().substitution.count({ where: { schoolId: { in: [mine.school.id, theirs.school.id] } } })).toBe(0)
  expect(await refusals(mine.school, 'action.refused', 'not-allowed')).toBe(1)
  await makeSubstitute(mine.school.id, mine.egels.id)
  await postForm(token, path, fields)
  expect(await database().substitution.count({ where: { schoolId: mine.school.id } })).toBe(1)
})
