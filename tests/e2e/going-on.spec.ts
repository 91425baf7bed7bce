import { makeHome, next } from '@/prisma/seed/factories'
import { logIn } from './support/login'
import { publisherOf, samlSoftware } from './support/saml-software'
import { choosePupil, claimsOf, shortcut, tapPin, titleUrl } from './support/steps'
import { expect, test } from './support/test'
import { furnishedSchool } from './support/world'

const FIRST = 'Log eerst in.'

test('SSO-4: whoever begins at the publisher, across sites and by a form, finds the own way to log in, and then goes on', async ({ page, browser, at, axe }) => {
  test.slow()
  const app = await samlSoftware(at.portal, 'HTTP-POST')
  const world = await furnishedSchool()
  await publisherOf(app, 'eerst-inloggen', world)
  await test.step('a page for children and for staff', async () => {
    await page.goto(`${app.origin}/`)
    await expect(page.getByRole('heading', { level: 1, name: FIRST })).toBeVisible()
    const pupils = page.getByRole('region', { name: 'Ben je leerling?' })
    await expect(pupils).toContainText('begin met het plaatje op het bureaublad of met je badge')
    await expect(pupils.getByRole('link', { name: 'Thuis inloggen' })).toBeVisible()
    await axe(page)
  })
  await test.step('staff: password, and back at the publisher, signed in', async () => {
    await page.getByRole('region', { name: 'Werkt u op school?' }).getByRole('link', { name: 'Inloggen' }).click()
    await logIn(page, world.teacher.email)
    await expect(page.getByText(/^Welkom \S+, les-1$/)).toBeVisible()
    expect(new URL(page.url()).origin).toBe(app.origin)
  })
  await test.step('a pupil who logs in at school by the shortcut: the page that was left open goes on', async () => {
    const context = await browser.newContext({ baseURL: at.portal })
    const [left, door] = [await context.newPage(), await context.newPage()]
    await left.goto(`${app.origin}/`)
    await expect(left.getByRole('heading', { name: FIRST })).toBeVisible()
    await door.goto(shortcut(world.school))
    await choosePupil(door, 'Egels', 'Omar')
    await tapPin(door, '7315')
    await expect(door).toHaveURL('/leerling')
    await left.reload()
    await expect(left.getByText('Welkom Omar, les-1')).toBeVisible()
    await context.close()
  })
  await test.step('HOM-2 HOM-3: at home: the parent, the child’s own secret, the software; and then nobody is logged in here', async () => {
    const context = await browser.newContext({ baseURL: at.portal })
    const screen = await context.newPage()
    const account = await makeHome(`ouder${next()}@thuis.example`, [world.fleur, world.omar])
    await screen.goto(`${app.origin}/`)
    await screen.getByRole('link', { name: 'Thuis inloggen' }).click()
    await expect(screen.getByText('Na het inloggen gaat de software vanzelf open.')).toBeVisible()
    await logIn(screen, account.email)
    await screen.getByRole('list', { name: /^Kies je naam/ }).getByRole('button', { name: 'Fleur', exact: true }).click()
    await tapPin(screen, '4826')
    await expect(screen.getByText('Welkom Fleur, les-1')).toBeVisible()
    await screen.goto('/leerling')
    await expect(screen.getByRole('heading', { name: 'Log opnieuw in' })).toBeVisible()
    await test.step('and a next lesson asks for a login at home again', async () => {
      await screen.goto(`${app.origin}/`)
      await expect(screen.getByRole('heading', { name: 'Log opnieuw in' })).toBeVisible()
      await screen.getByRole('link', { name: 'Thuis inloggen' }).click()
      await logIn(screen, account.email)
      await screen.getByRole('list', { name: /^Kies je naam/ }).getByRole('button', { name: 'Omar', exact: true }).click()
      await tapPin(screen, '7315')
      await expect(screen.getByText('Welkom Omar, les-1')).toBeVisible()
    })
    await context.close()
  })
  app.close()
})

test('SSO-4: who asks without a page hears that nobody is there', async ({ page, at }) => {
  const app = await samlSoftware(at.portal, 'HTTP-POST', { passive: true })
  await publisherOf(app, 'zonder-pagina', await furnishedSchool())
  await page.goto(`${app.origin}/`)
  await expect(page.getByText('Niemand, les-1')).toBeVisible()
  app.close()
})

test('SSO-4: a publisher that wants a new login gets one, of a pupil at school and of a member of staff', async ({ page, browser, at, signIn, signInPupil, axe }) => {
  test.slow()
  const app = await samlSoftware(at.portal, 'HTTP-POST', { forceAuthn: true })
  const world = await furnishedSchool()
  await publisherOf(app, 'nieuw-inloggen', world)
  await test.step('a pupil: the own door, the own secret', async () => {
    await signInPupil(page, world.fleur)
    await page.goto(`${app.origin}/`)
    await expect(page.getByRole('heading', { name: 'Log nog een keer in.' })).toBeVisible()
    await axe(page)
    await page.getByRole('link', { name: 'Opnieuw inloggen' }).click()
    await choosePupil(page, 'Egels', 'Fleur')
    await tapPin(page, '4826')
    await expect(page.getByText('Welkom Fleur, les-1')).toBeVisible()
  })
  await test.step('staff: the password', async () => {
    const context = await browser.newContext({ baseURL: at.portal })
    const screen = await context.newPage()
    await signIn(screen, world.teacher.email)
    await screen.goto(`${app.origin}/`)
    await expect(screen.getByRole('heading', { name: 'Log opnieuw in.' })).toBeVisible()
    await axe(screen)
    await screen.getByRole('link', { name: 'Opnieuw inloggen' }).click()
    await expect(screen.getByText('De uitgeverij vraagt u opnieuw in te loggen.')).toBeVisible()
    await logIn(screen, world.teacher.email)
    await expect(screen.getByText(/^Welkom \S+, les-1$/)).toBeVisible()
    await context.close()
  })
  app.close()
})

test('SSO-1: the same by OpenID Connect: begun at the publisher, logged in here, in at the publisher', async ({ page, browser, at }) => {
  test.slow()
  const { teacher, fleur } = await furnishedSchool()
  await page.goto(titleUrl(at, 'rezulto', 'logo-digitaal'))
  await expect(page.getByRole('heading', { level: 1, name: FIRST })).toBeVisible()
  await page.getByRole('region', { name: 'Werkt u op school?' }).getByRole('link', { name: 'Inloggen' }).click()
  await logIn(page, teacher.email)
  await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
  expect((await claimsOf(page)).role).toContain('teacher')

  const context = await browser.newContext({ baseURL: at.portal })
  const screen = await context.newPage()
  const account = await makeHome(`ouder${next()}@thuis.example`, [fleur])
  await screen.goto(titleUrl(at, 'rezulto', 'logo-digitaal'))
  await screen.getByRole('link', { name: 'Thuis inloggen' }).click()
  await logIn(screen, account.email)
  await expect(screen).toHaveURL(new RegExp(`^${at.mocks}/rezulto/`))
  expect((await claimsOf(screen)).given_name).toBe('Fleur')
  await context.close()
})
