import { createHash } from 'node:crypto'
import { logIn, ofToken } from './support/login'
import { database, emptySchool, furnishedSchool, PASSWORD, person, staffSession } from './support/world'
import { expect, test } from './support/test'

const LOGIN_FAILED = 'Deze combinatie van e-mailadres en wachtwoord klopt niet. Controleer beide en probeer het opnieuw.'

test.describe('AUT-1 ACC-5 NAV-1: staff log in', () => {
  test('AUT-1 ACC-5 NAV-1: a coordinator of two schools chooses De Regenboog and lands on Beheer', async ({ page }) => {
    await page.goto('/')
    await page.getByRole('link', { name: 'Inloggen als leerkracht of ICT-coördinator' }).click()
    await logIn(page, 'ict@regenboog.example')
    await expect(page.getByRole('heading', { name: 'Kies een school' })).toBeVisible()
    await page.getByRole('button', { name: /Basisschool De Regenboog/ }).click()
    await expect(page).toHaveURL('/beheer')
    await expect(page.getByRole('heading', { name: 'Beheer', level: 1 })).toBeVisible()
    for (const tab of ['Beheer', 'Groepen', 'Leerkrachten', 'Lesmateriaal']) await expect(page.getByRole('navigation').getByRole('link', { name: tab, exact: true })).toBeVisible()
    for (const door of ['Gebruikersgegevens invoeren', 'IP-adres toevoegen', 'Uitgeverijen']) await expect(page.getByRole('main').getByRole('link', { name: new RegExp(door) }).first()).toBeVisible()
    const account = page.getByRole('banner')
    for (const link of ['Mijn profiel', 'Vraag & antwoord']) await expect(account.getByRole('link', { name: link })).toBeVisible()
    await expect(account.getByRole('button', { name: 'Uitloggen' })).toBeVisible()
  })

  test('ACC-5: and can switch to the other school', async ({ page, signIn }) => {
    const one = await emptySchool({ name: 'Basisschool De Eerste' })
    const two = await emptySchool({ name: 'Basisschool De Tweede' })
    await person(two.school, ['teacher'], [], one.coordinator.email)
    await signIn(page, one.coordinator.email, one.school)
    await page.goto('/beheer')
    await page.getByRole('link', { name: 'andere school' }).click()
    await page.getByRole('button', { name: /Basisschool De Tweede/ }).click()
    // There she is a teacher, and no coordinator.
    await expect(page).toHaveURL('/groepen')
    await expect(page.getByRole('banner')).toContainText('Basisschool De Tweede')
    await expect(page.getByRole('link', { name: 'Beheer', exact: true })).toHaveCount(0)
  })

  test('NAV-1: a teacher lands on Groepen and has no Beheer', async ({ page }) => {
    const { teacher } = await furnishedSchool()
    await page.goto('/login/leerkracht')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    await expect(page.getByRole('link', { name: 'Groepen', exact: true })).toBeVisible()
    await expect(page.getByRole('link', { name: 'Beheer', exact: true })).toHaveCount(0)
  })

  test('AUT-1: the address is found in capitals and with blanks around it too', async ({ page }) => {
    const { teacher } = await furnishedSchool()
    await page.goto('/login/leerkracht')
    await page.getByLabel('E-mailadres').fill(teacher.email)
    await logIn(page, ` ${teacher.email.toUpperCase()} `)
    await expect(page).toHaveURL('/groepen')
  })

  test('AUT-1 AUT-3: a wrong password and an unknown address give the very same answer', async ({ page }) => {
    const { coordinator } = await emptySchool()
    const answers: string[] = []
    for (const [email, password] of [[coordinator.email, 'Verkeerd2026'], ['niemand@nergens.example', PASSWORD]] as const) {
      await page.goto('/login/leerkracht')
      await logIn(page, email, password)
      await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toContainText(LOGIN_FAILED)
      answers.push(await page.getByRole('main').innerText())
      await expect(page.getByLabel('E-mailadres'), 'what was typed stays').toHaveValue(email)
      await expect(page.getByLabel('Wachtwoord', { exact: true }), 'the password does not').toHaveValue('')
    }
    expect(answers[0]).toBe(answers[1])
  })

  test('AUT-1: with JavaScript disabled logging in, a refusal and logging out work too', async ({ browser, at }) => {
    const { coordinator } = await emptySchool()
    const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
    const page = await context.newPage()
    await page.goto('/login/leerkracht')
    await logIn(page, coordinator.email, 'Verkeerd2026')
    await expect(page.getByText(LOGIN_FAILED)).toBeVisible()
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer')
    await page.getByRole('button', { name: 'Uitloggen' }).first().click()
    await expect(page.getByText('U bent uitgelogd.')).toBeVisible()
    await context.close()
  })

  test('AUT-1: an empty or malformed field says what to fill in', async ({ page }) => {
    await page.goto('/login/leerkracht')
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await expect(page.getByRole('alert').getByRole('link', { name: 'Vul uw e-mailadres in.' })).toBeVisible()
    await expect(page.getByRole('alert').getByRole('link', { name: 'Vul uw wachtwoord in.' })).toBeVisible()
    await logIn(page, 'geen-adres')
    await expect(page.getByRole('alert').filter({ hasText: 'Er klopt nog 1 ding niet' })).toContainText('Vul een volledig e-mailadres in, zoals naam@school.nl.')
  })
})

test.describe('AUT-1: a session is good only while it lives', () => {
  test('AUT-1 PUP-6: on an enrolled device staff log in and out: the session ends, the device stays one', async ({ page, context, at }) => {
    const { teacher } = await furnishedSchool()
    const device = { name: 'schoolapparaat', value: 'a'.repeat(43) }
    await context.addCookies([{ ...device, url: at.portal, expires: Math.floor(Date.now() / 1000) + 86_400 }])
    const valueOf = async (cookie: string) => (await context.cookies()).find(({ name }) => name === cookie)?.value
    await page.goto('/login/leerkracht')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    const session = (await valueOf('leerpoort'))!
    expect([session.length, await valueOf(device.name)]).toEqual([43, device.value])
    await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page).toHaveURL(/\/login\/leerkracht/)
    expect([(await valueOf('leerpoort')) || null, await valueOf(device.name)]).toEqual([null, device.value])
    const { revokedAt } = await database().session.findUniqueOrThrow({ where: ofToken(session) })
    expect(revokedAt).not.toBeNull()
  })

  test('AUT-2: while somebody guesses from everywhere, the owner logs in at once in a browser where she did before', async ({ page, context, browser, at }) => {
    const { teacher } = await furnishedSchool()
    await page.goto('/login/leerkracht')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    const known = (await context.cookies()).find(({ name }) => name === 'bekende-browser')!
    expect([known.httpOnly, known.sameSite, known.value.includes(teacher.email.split('@')[0]!)]).toEqual([true, 'Lax', false])
    expect(known.expires - Date.now() / 1000).toBeGreaterThan(89 * 86_400)
    await page.getByRole('banner').getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page).toHaveURL(/\/login\/leerkracht/)
    const key = `staff-login-anywhere:${createHash('sha256').update(teacher.email).digest('base64url')}`
    await database().rateLimit.create({ data: { key, points: 60, expire: BigInt(Date.now() + 20 * 3_600_000) } })
    const elsewhere = await (await browser.newContext({ baseURL: at.portal })).newPage()
    await elsewhere.goto('/login/leerkracht')
    await logIn(elsewhere, teacher.email)
    await expect(elsewhere.getByRole('alert').filter({ hasText: 'Uw account is niet geblokkeerd' })).toContainText('Wacht 60 minuten')
    await logIn(page, teacher.email)
    await expect(page).toHaveURL('/groepen')
    await elsewhere.context().close()
  })

  test('AUT-1: after logging out the old cookie is dead everywhere', async ({ page, context, signIn }) => {
    const { coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await page.goto('/beheer')
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page.getByText('U bent uitgelogd.')).toBeVisible()
    expect((await context.cookies()).filter((cookie) => cookie.name === 'leerpoort' && cookie.value)).toEqual([])
    for (const where of ['/beheer', '/groepen', '/lesmateriaal', '/school-kiezen', '/mijn-profiel']) {
      const answer = await page.request.get(where, { headers: { cookie: `leerpoort=${token}` }, maxRedirects: 0 })
      expect([answer.status(), answer.headers().location?.split('?')[0]], where).toEqual([307, '/login/leerkracht'])
    }
  })

  test('AUT-1: a forged, an expired, an idle and a revoked session all end at the login page', async ({ page, context, at }) => {
    const { coordinator } = await emptySchool()
    const spoilt = async (data: { expiresAt?: Date; seenAt?: Date; revokedAt?: Date }) => {
      const token = await staffSession(coordinator.email)
      const session = await database().session.findFirstOrThrow({ where: { userId: coordinator.userId }, orderBy: { createdAt: 'desc' } })
      await database().session.update({ where: { id: session.id }, data })
      return token
    }
    const hoursAgo = (hours: number) => new Date(Date.now() - hours * 3_600_000)
    const tokens = { forged: 'A'.repeat(43), long: 'x'.repeat(3000), expired: await spoilt({ expiresAt: hoursAgo(1) }), idle: await spoilt({ seenAt: hoursAgo(3) }), revoked: await spoilt({ revokedAt: hoursAgo(0) }) }
    for (const [what, value] of Object.entries(tokens)) {
      await context.addCookies([{ name: 'leerpoort', value, url: at.portal }])
      await page.goto('/beheer')
      await expect(page, what).toHaveURL(/\/login\/leerkracht/)
      await expect(page.getByRole('heading', { name: 'Inloggen' })).toBeVisible()
    }
  })

  test('AUT-5: somebody who is removed loses access at once, an open session included', async ({ page, signIn }) => {
    const { teacher } = await furnishedSchool()
    await signIn(page, teacher.email)
    await page.goto('/groepen')
    await expect(page.getByRole('link', { name: 'Egels' })).toBeVisible()
    await database().employment.update({ where: { id: teacher.employmentId }, data: { removedAt: new Date() } })
    await page.reload()
    await expect(page.getByRole('heading', { name: 'U bent nog niet aan een school verbonden' })).toBeVisible()
  })

  for (const next of ['//evil.example', 'https://evil.example/', '/\\evil.example', '/%5Cevil.example/..//evil.example', 'javascript:alert(1)'])
    test(`AUT-1: the login page is no springboard to ${next}`, async ({ page, at }) => {
      const { coordinator } = await emptySchool()
      await page.goto(`/login/leerkracht?${new URLSearchParams({ next })}`)
      await logIn(page, coordinator.email)
      await page.waitForURL((url) => url.pathname !== '/login/leerkracht')
      expect(new URL(page.url()).origin).toBe(at.portal)
    })

  test('AUT-1: an own page named by next is where one lands', async ({ page }) => {
    const { coordinator } = await emptySchool()
    await page.goto('/login/leerkracht?next=/lesmateriaal')
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/lesmateriaal')
  })

  test('AUT-1: who was sent to the login page comes back to the page asked for', async ({ page }) => {
    const { coordinator } = await emptySchool()
    await page.goto('/beheer/uitgeverijen')
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer/uitgeverijen')
  })
})
