import { makeStaff } from '@/prisma/seed/factories'
import { edexml, group, teacher } from './support/edexml'
import { sticksOut } from './support/layout'
import { mailTo, passwordLink } from './support/mail'
import { importDone, offerFile } from './support/steps'
import { acceptAgreement } from './support/steps'
import { expect, test } from './support/test'
import { database, emptySchool, furnishedSchool, PASSWORD } from './support/world'

let count = Date.now()
const address = (name = 'juf') => `${name}-${(count += 1)}@school.example`
const field = (name: string) => `E-mailadres van ${name}`

test('LAS-7: after a manual import: addresses in the table, mail, activation, the first login', async ({ page, browser, at, signIn, axe }) => {
  test.slow()
  const { school, coordinator } = await emptySchool()
  await signIn(page, coordinator.email)
  await offerFile(page, { name: 'school.xml', buffer: edexml({ brin: school.brin!, groups: [group('g1', 'Egels')], teachers: [teacher('t1', 'Anja', 'Smit', ['g1']), teacher('t2', 'Bert', 'Bos', ['g1'])] }) })
  await page.getByRole('button', { name: 'Importeer' }).click()
  await importDone(page)

  await page.getByRole('link', { name: 'Leerkrachten', exact: true }).first().click()
  const anja = page.getByRole('row', { name: /Anja Smit/ })
  await expect(anja).toContainText('inactief')
  const [one, two] = [address('anja'), address('bert')]
  await page.getByLabel(field('Anja Smit')).fill(one)
  // All at once, each by name, and the name leads to the field.
  await page.getByLabel(field('Anja Smit')).fill('anja@gmial.com')
  await page.getByLabel(field('Bert Bos')).fill('geen adres')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByRole('alert').getByRole('link')).toHaveText(['Bert Bos: Vul een volledig e-mailadres in, zoals naam@school.nl.', /^Anja Smit: Bedoelt u/])
  await page.getByRole('link', { name: /^Bert Bos: / }).click()
  await expect(page.getByLabel(field('Bert Bos'))).toBeFocused()
  await expect(page.getByLabel(field('Anja Smit')), 'what was typed stays').toHaveValue('anja@gmial.com')
  await page.getByLabel(field('Anja Smit')).fill(one)
  await page.getByLabel(field('Bert Bos')).fill(one)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(/Dit e-mailadres is al van/).first()).toBeVisible()
  await page.getByLabel(field('Bert Bos')).fill('bert@gmial.com')
  await page.getByRole('button', { name: 'Neem over' }).click()
  await expect(page.getByLabel(field('Bert Bos'))).toHaveValue('bert@gmail.com')
  await page.getByLabel(field('Bert Bos')).fill(two)
  await axe(page)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De e-mailadressen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByLabel(field('Bert Bos'))).toHaveValue(two)
  const link = passwordLink(await mailTo(one))
  await expect(async () => {
    await page.reload()
    await expect(anja).toContainText('activatielink verzonden op', { timeout: 500 })
  }).toPass()
  await expect(anja).toContainText('inactief')

  const context = await browser.newContext({ baseURL: at.portal })
  const screen = await context.newPage()
  await screen.goto(link)
  await screen.getByLabel('Nieuw wachtwoord').fill('Een zin met 7')
  await screen.getByRole('button', { name: 'Wachtwoord instellen' }).click()
  await acceptAgreement(screen)
  await expect(screen).toHaveURL('/groepen')
  await expect(screen.getByText('Egels').first()).toBeVisible()
  await page.reload()
  await expect(anja.getByText('actief', { exact: true })).toBeVisible()

  // Taken away: the login ends at this school at the next click.
  await page.getByLabel(field('Anja Smit')).fill('')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De e-mailadressen zijn opgeslagen.')).toBeVisible()
  await screen.goto('/groepen')
  await expect(screen.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
  await context.close()
})

test('LAS-7: somebody who logs in at another school already says yes by the mailed link, and keeps the password', async ({ page, browser, at, signIn }) => {
  const elsewhere = await furnishedSchool()
  const { school, coordinator } = await emptySchool()
  await makeStaff(school.id, { roles: ['teacher'], email: null, firstName: 'Cor', lastName: 'Clip', lasKey: `l${(count += 1)}` })
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  await page.getByLabel(field('Cor Clip')).fill(elsewhere.teacher.email)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De e-mailadressen zijn opgeslagen.')).toBeVisible()
  await expect(page.getByRole('row', { name: /Cor Clip/ }), 'nothing tells that the address is known').toContainText('inactief')
  await page.getByRole('button', { name: '(Her)zend activatielink aan Cor Clip' }).click()
  await expect(page.getByText('De activatielink wordt verzonden.')).toBeVisible()

  const context = await browser.newContext({ baseURL: at.portal })
  const screen = await context.newPage()
  await screen.goto(passwordLink(await mailTo(elsewhere.teacher.email, 2)))
  await expect(screen.getByRole('heading', { level: 1, name: 'Werkt u hier?' })).toBeVisible()
  expect(await database().employment.count({ where: { schoolId: school.id, user: { email: elsewhere.teacher.email } } }), 'looking links nothing').toBe(0)
  await screen.getByRole('button', { name: 'Bevestigen' }).click()
  await expect(screen.getByText('U hebt bevestigd dat u bij deze school werkt.')).toBeVisible()
  await screen.getByLabel('E-mailadres').fill(elsewhere.teacher.email)
  await screen.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
  await screen.getByRole('button', { name: 'Inloggen', exact: true }).click()
  await expect(screen.getByRole('heading', { name: 'Kies een school' })).toBeVisible()
  await expect(screen.getByRole('button', { name: new RegExp(school.name) })).toBeVisible()
  await context.close()
})

test('LAS-7 AUT-5: what the LAS brought is offered; search and order; a teacher sees no addresses and sets none', async ({ page, signIn }) => {
  const { school, coordinator, teacher: juf, egels } = await furnishedSchool()
  const email = address('las')
  const { employment } = await makeStaff(school.id, { roles: ['teacher'], email: null, firstName: 'Dirk', lastName: 'Dam', lasKey: `l${(count += 1)}`, groupIds: [egels.id] })
  await database().employment.update({ where: { id: employment.id }, data: { lasEmail: email } })
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  await expect(page.getByLabel(field('Dirk Dam'))).toHaveValue(email)
  await expect(page.getByText('Uit uw LAS; nog niet opgeslagen.')).toBeVisible()
  await page.getByLabel(field('Dirk Dam')).fill('')
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText(`In uw LAS staat ${email}; dat gebruikt u hier niet.`)).toBeVisible()
  await page.reload()
  await expect(page.getByLabel(field('Dirk Dam'))).toHaveValue('')
  await page.getByRole('main').getByRole('link', { name: 'Status' }).click()
  await expect(page).toHaveURL(/sorteer=status/)
  await expect(page.getByRole('row').nth(1)).toContainText('Dirk Dam')
  await page.getByRole('searchbox').fill('dam')
  await page.getByRole('button', { name: 'Zoeken' }).click()
  await expect(page.getByRole('row')).toHaveCount(2)
  await page.getByLabel(field('Dirk Dam')).fill(email)
  await page.getByRole('button', { name: 'Opslaan' }).click()
  await expect(page.getByText('De e-mailadressen zijn opgeslagen.')).toBeVisible()
  await mailTo(email)

  await signIn(page, juf.email)
  await page.goto('/leerkrachten')
  await expect(page.getByRole('row', { name: /Dirk Dam/ })).toBeVisible()
  await expect(page.getByText(email)).toHaveCount(0)
  await expect(page.getByRole('button', { name: 'Opslaan' })).toHaveCount(0)
  await page.goto(`/leerkrachten?zoek=${encodeURIComponent(email)}`)
  await expect(page.getByText('Niemand gevonden')).toBeVisible()
})

test('LAS-7: on a phone the bar with Opslaan spans the screen, nothing sticks out, and it covers no field that has the focus', async ({ page, signIn, axe }) => {
  const { school, coordinator, egels } = await furnishedSchool()
  for (let n = 0; n < 12; n += 1) await makeStaff(school.id, { roles: ['teacher'], email: address('wilhelmina.van-den-overeem'), active: false, firstName: `Wilhelmina ${n}`, lastName: 'van den Dam-Overeem', lasKey: `l${(count += 1)}`, groupIds: [egels.id] })
  await signIn(page, coordinator.email)
  await page.goto('/leerkrachten')
  const bar = page.locator('[data-save-bar]')
  for (const width of [375, 320]) {
    await page.setViewportSize({ width, height: 667 })
    // Where the rows are: the top of the page is explanation and search.
    await page.getByRole('row').nth(3).scrollIntoViewIfNeeded()
    await expect(bar).toBeInViewport({ ratio: 1 })
    const box = (await bar.boundingBox())!
    expect([box.x, box.width, box.y + box.height]).toEqual([0, width, 667])
    expect(box.height, 'a tenth of the screen').toBeLessThanOrEqual(67)
    expect(await sticksOut(page)).toEqual([])
    // The field stands under its name, without sliding anything aside.
    const typed = page.getByLabel(field('Wilhelmina 3 van den Dam-Overeem'))
    await typed.scrollIntoViewIfNeeded()
    await expect(typed).toBeInViewport({ ratio: 1 })
    const place = (await typed.boundingBox())!
    expect(place.x + place.width).toBeLessThanOrEqual(width)
    expect(place.width, 'wide enough for an address').toBeGreaterThan(200)
    await page.getByRole('searchbox').focus()
    for (let presses = 0; presses < 90; presses += 1) {
      await page.keyboard.press('Tab')
      const under = await page.evaluate(() => {
        const [focused, bar] = [document.activeElement!, document.querySelector('[data-save-bar]')!]
        const { bottom, height } = focused.getBoundingClientRect()
        return height < 300 && !bar.contains(focused) && bottom > bar.getBoundingClientRect().top + 1 ? focused.outerHTML : null
      })
      expect(under, `under the bar at ${width} px`).toBeNull()
      if (await page.getByRole('button', { name: 'Opslaan' }).evaluate((element) => element === document.activeElement)) break
    }
    await expect(page.getByRole('button', { name: 'Opslaan' })).toBeFocused()
    await page.evaluate(() => window.scrollTo(0, document.body.scrollHeight))
    await expect(page.getByRole('contentinfo')).toBeInViewport()
    await page.evaluate(() => window.scrollTo(0, 0))
  }
  await axe(page)
  await page.setViewportSize({ width: 740, height: 360 })
  await page.evaluate(() => window.scrollTo(0, 0))
  await expect(bar, 'a low screen is not taken up').not.toBeInViewport()
})

test('LAS-12: the page ECK iD: numbers, and what the board must do', async ({ page, signIn }) => {
  const { coordinator } = await furnishedSchool()
  await signIn(page, coordinator.email)
  await page.goto('/beheer')
  await page.getByRole('link', { name: 'ECK iD' }).click()
  await expect(page.getByRole('heading', { level: 1, name: 'ECK iD' })).toBeVisible()
  await expect(page.getByRole('row', { name: /Leerlingen/ })).toContainText('0 van 3')
  await expect(page.getByText('Aanmelden Nummervoorziening')).toBeVisible()
  await expect(page.getByRole('link', { name: /Nummervoorziening/ })).toHaveAttribute('href', /^https:\/\/www\.kennisnet\.nl\//)
})
