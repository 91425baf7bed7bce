import type { Page } from '@playwright/test'
import { sendHomeLink } from '@/lib/home-login/send-link'
import * as make from '@/prisma/seed/factories'
import { ask } from './support/http'
import { logIn } from './support/login'
import { place } from './support/place'
import { claimsOf, tapPin } from './support/steps'
import { expect, test } from './support/test'
import { database, furnishedSchool, PASSWORD, secretsOf, type Pupil, type School } from './support/world'

const LOGIN_FAILED = 'Deze combinatie van e-mailadres en wachtwoord klopt niet.'
const CHOSEN = '3 geiten op zolder'
const PHONE = { width: 390, height: 844 }
test.use({ viewport: PHONE })

const home = (children: Pupil[], activated = true) => {
  const email = `ouder${make.next()}@thuis.example`
  return make.makeHome(email, children, { activated })
}

async function logInAtHome(page: Page, email: string, password?: string): Promise<void> {
  if (!/\/thuis(\?.*)?$/.test(page.url())) await page.goto('/thuis')
  await logIn(page, email, password)
}

type Mail = { from: string; subject: string; text: string }
/** The mails for one address, newest first, once there are so many. */
async function mails(page: Page, to: string, count = 1): Promise<Mail[]> {
  const read = async () => (await (await page.request.get(`${place().mail}/api/mails?to=${encodeURIComponent(to)}`)).json()) as Mail[]
  await expect.poll(async () => (await read()).length, { timeout: 60_000 }).toBe(count)
  return read()
}
const linkIn = ({ text }: Mail) => /\/thuis\/wachtwoord\/[0-9a-f-]{36}/.exec(text)![0]

async function invite(account: { id: string; email: string }, school: School): Promise<void> {
  await database().$transaction((tx) => sendHomeLink(tx, { homeAccountId: account.id, email: account.email, purpose: 'activation', school }, new Date()))
}

const child = (page: Page, name: string) => page.getByRole('list', { name: /^Kies je naam/ }).getByRole('button', { name, exact: true })

test.describe('HOM-1: activation', () => {
  test('HOM-1 HOM-2: from the mail to the software, on a phone; a scanner that opens the link first spends nothing', async ({ page, axe, at }) => {
    test.slow()
    const { school, fleur } = await furnishedSchool()
    const account = await home([fleur], false)
    await invite(account, school)
    const [mail] = await mails(page, account.email)
    expect(mail!.text).toContain(school.name)
    expect(mail!.from).toContain('nietreageren@')
    const link = linkIn(mail!)
    for (const method of ['GET', 'HEAD', 'GET']) {
      const answer = await ask({ path: link, method })
      expect([answer.status, answer.headers['cache-control'], answer.headers['referrer-policy']]).toEqual([200, 'no-store', 'strict-origin'])
    }
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1, name: 'Kies een wachtwoord' })).toBeVisible()
    await expect(page.getByLabel('Uw gebruikersnaam')).toHaveValue(account.email)
    await axe(page)
    for (const [bad, why] of [['4826', 'ten minste 8 tekens'], ['zonder cijfers', 'ten minste 1 cijfer'], ['12345678', 'ten minste 1 letter'], [`${'lang'.repeat(6)}1`, 'ten hoogste 20 tekens']] as const) {
      await page.getByLabel('Nieuw wachtwoord').fill(bad)
      await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
      await expect(page.getByRole('alert').filter({ hasText: why })).toBeVisible()
    }
    await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN)
    await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
    await expect(page.getByText('Uw wachtwoord is ingesteld.')).toBeVisible()
    await page.goto(link)
    await expect(page.getByRole('heading', { level: 1, name: 'Deze link werkt niet (meer)' })).toBeVisible()
    await axe(page)
    await page.goto('/thuis')
    await logInAtHome(page, account.email, CHOSEN)
    await expect(page.getByRole('heading', { level: 1, name: 'Dit kun je thuis doen' })).toBeVisible()
    await axe(page)
    await page.getByRole('link', { name: /Groeimeter/ }).click()
    await expect(page).toHaveURL(new RegExp(`^${at.mocks}/cito`))
  })

  test('HOM-1: two windows on one link: the second is told kindly, and nothing changes', async ({ page, context }) => {
    const { school, fleur } = await furnishedSchool()
    const account = await home([fleur], false)
    await invite(account, school)
    const link = linkIn((await mails(page, account.email))[0]!)
    const second = await context.newPage()
    for (const each of [page, second]) await each.goto(link)
    for (const [each, password] of [[page, CHOSEN], [second, 'Ander wachtwoord 1']] as const) {
      await each.getByLabel('Nieuw wachtwoord').fill(password)
      await each.getByRole('button', { name: 'Wachtwoord instellen' }).click()
      await expect(each.getByText(each === page ? 'Uw wachtwoord is ingesteld.' : 'Deze link werkt niet (meer)').first()).toBeVisible()
    }
    await page.goto('/thuis')
    await logInAtHome(page, account.email, CHOSEN)
    await expect(page).toHaveURL('/leerling')
  })

  test.describe('without JavaScript', () => {
    test.use({ javaScriptEnabled: false })
    test('HOM-1 HOM-2: choosing a password and logging in work too', async ({ page }) => {
      const { school, fleur } = await furnishedSchool()
      const account = await home([fleur], false)
      await invite(account, school)
      await page.goto(linkIn((await mails(page, account.email))[0]!))
      await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN)
      await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
      await expect(page.getByText('Uw wachtwoord is ingesteld.')).toBeVisible()
      await logInAtHome(page, account.email, CHOSEN)
      await expect(page.getByRole('heading', { level: 1, name: 'Dit kun je thuis doen' })).toBeVisible()
    })
  })
})

test.describe('HOM-2: /thuis', () => {
  test('MAT-3 HOM-4 NET-4: the known address leads here; the page says for whom it is not, and both login pages point at each other', async ({ page }) => {
    await page.goto('/login/thuisgebruiker')
    await expect(page).toHaveURL('/thuis')
    await expect(page.getByText('Gebruikt de school van uw kind een netwerkomgeving?')).toBeVisible()
    for (const name of ['MOO', 'ZuluConnect', 'Skool/Miloo', 'X Cool', 'Actacom']) await expect(page.getByRole('main')).toContainText(name)
    await expect(page.getByRole('main')).not.toContainText('helpdesk')
    await page.getByRole('link', { name: 'Log in op de pagina voor medewerkers' }).click()
    await expect(page).toHaveURL('/login/leerkracht')
    await page.getByRole('link', { name: 'Log in bij thuis inloggen' }).click()
    await expect(page).toHaveURL('/thuis')
  })

  test('AUT-3 HOM-4: a wrong password, an unknown address, not activated, staff: the very same page', async ({ page }) => {
    const { fleur, omar, teacher } = await furnishedSchool()
    const [known, waiting] = [await home([fleur]), await home([omar], false)]
    const answers: string[] = []
    for (const [email, password] of [[known.email, 'Verkeerd2026'], ['niemand@nergens.example', PASSWORD], [waiting.email, PASSWORD], [teacher.email, PASSWORD]] as const) {
      await page.goto('/thuis')
      await logInAtHome(page, email, password)
      await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toContainText(LOGIN_FAILED)
      answers.push(await page.getByRole('main').innerText())
      await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('')
    }
    expect(new Set(answers).size).toBe(1)
    expect(answers[0]).toContain('Werkt u op school?')
    await page.goto('/login/leerkracht')
    await page.getByLabel('E-mailadres').fill(known.email)
    await page.getByLabel('Wachtwoord', { exact: true }).fill(PASSWORD)
    await page.getByRole('button', { name: 'Inloggen', exact: true }).click()
    await expect(page.getByRole('main')).toContainText(LOGIN_FAILED)
  })

  test('HOM-9: the child’s pin in the place of the password is recognised', async ({ page, axe }) => {
    await page.goto('/thuis')
    await logInAtHome(page, 'ouder@thuis.example', '1111')
    await expect(page.getByRole('alert').filter({ hasText: 'Vier cijfers zijn de pincode van uw kind.' })).toBeVisible()
    await axe(page)
    await logInAtHome(page, 'geen adres', '')
    await expect(page.getByRole('main').getByRole('alert')).toContainText(['Vul een volledig e-mailadres in'])
  })

  test('HOM-2: the demonstration’s parent of two: Bo taps her own picture and her pin', async ({ page, axe }) => {
    await page.goto('/thuis')
    await logInAtHome(page, 'ouder@thuis.example')
    await expect(page.getByRole('heading', { level: 1, name: 'Wie ben je?' })).toBeVisible()
    await axe(page)
    await child(page, 'Bo').click()
    await expect(page.getByText('Vergeten? Vraag de leerkracht.')).toBeVisible()
    await expect(page.locator('input, textarea, form [type=password]'), 'HOM-6: nothing that a browser would keep').toHaveCount(0)
    await axe(page)
    await tapPin(page, '1111')
    await expect(page).toHaveURL('/leerling')
    await expect(page.getByRole('list', { name: 'Jouw software' }).getByRole('link')).not.toHaveCount(0)
  })

  test('HOM-2: four children at two schools; pin and picture; a wrong one is told kindly; back to the pictures', async ({ page, axe }) => {
    test.slow()
    const one = await furnishedSchool({ name: `De Beuk ${make.next()}` })
    const two = await furnishedSchool({ name: `De Eik ${make.next()}` })
    const account = await home([one.fleur, one.puk, two.omar, two.fleur])
    await logInAtHome(page, account.email)
    for (const { school } of [one, two]) await expect(page.getByRole('heading', { level: 2, name: school.name })).toBeVisible()
    await expect(page.getByRole('list', { name: /^Kies je naam/ }).getByRole('button')).toHaveCount(4)
    await axe(page)
    await page.setViewportSize({ width: 820, height: 1180 })
    await child(page, 'Omar').click()
    await tapPin(page, '0000')
    await expect(page.getByText('Dat was niet je code. Probeer het nog een keer.')).toBeVisible()
    await page.getByRole('button', { name: 'terug' }).click()
    await child(page, 'Puk').click()
    await axe(page)
    await page.getByRole('list', { name: 'Je geheime plaatje' }).locator('button').filter({ has: page.locator(`img[src*="${secretsOf(one.puk).passwordPicture}"], use[href*="${secretsOf(one.puk).passwordPicture}"]`) }).first().click()
    await expect(page).toHaveURL('/leerling')
    await expect(page.getByRole('heading', { name: 'Thuis staat er niets klaar' })).toBeVisible()
    await axe(page)
  })

  test('HOM-7: the last child gone: a page that says so, and a way out', async ({ page, axe }) => {
    const { fleur } = await furnishedSchool()
    const account = await home([fleur])
    await database().pupil.update({ where: { id: fleur.id }, data: { removedAt: new Date() } })
    await logInAtHome(page, account.email)
    await expect(page.getByRole('heading', { name: 'Hier staat geen kind meer' })).toBeVisible()
    await axe(page)
    await page.getByRole('button', { name: 'Uitloggen' }).click()
    await expect(page.getByText('U bent uitgelogd.')).toBeVisible()
    await page.goto('/thuis/kind')
    await expect(page).toHaveURL('/thuis')
  })
})

test.describe('HOM-3: closing the software ends it', () => {
  test('HOM-2 HOM-3 LIC-5: only what is allowed at home; a double click opens it; afterwards nobody is logged in', async ({ page, at }) => {
    test.slow()
    const { school, egels, fleur } = await furnishedSchool()
    await make.giveLicence(school.id, 'leerlingtoets', { linking: 'portal', groupIds: [egels.id] })
    const account = await home([fleur])
    await logInAtHome(page, account.email)
    await expect(page.getByRole('list', { name: 'Jouw software' }).getByRole('link')).toHaveText([/Groeimeter/, /LOGO Digitaal/])
    await page.getByRole('link', { name: /LOGO Digitaal/ }).dblclick()
    await expect(page).toHaveURL(new RegExp(`^${at.mocks}/rezulto/app/`))
    expect((await claimsOf(page)).given_name).toBe('Fleur')
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Log opnieuw in' })).toBeVisible()
    await page.getByRole('link', { name: 'Thuis inloggen' }).click()
    await expect(page).toHaveURL('/thuis')
    await expect(page.getByText('is hier nog ingelogd')).toHaveCount(0)
  })

  test('HOM-3: ‘Ik ben klaar’ ends it and says how the next child begins', async ({ page, context, at }) => {
    const { fleur } = await furnishedSchool()
    const account = await home([fleur])
    await logInAtHome(page, account.email)
    await expect(page).toHaveURL('/leerling')
    const old = (await context.cookies(at.portal)).find(({ name }) => name === 'leerpoort')!
    await page.getByRole('button', { name: 'Ik ben klaar' }).click()
    await expect(page.getByRole('link', { name: 'Opnieuw inloggen' })).toHaveAttribute('href', '/thuis')
    await context.addCookies([{ name: old.name, value: old.value, url: at.portal }])
    await page.goto('/leerling')
    await expect(page.getByRole('heading', { name: 'Log opnieuw in' })).toBeVisible()
  })

  test('HOM-3: a brother or sister who logs in is who the publisher sees', async ({ page }) => {
    test.slow()
    const { fleur, omar } = await furnishedSchool()
    const account = await home([fleur, omar])
    for (const [name, pin] of [['Fleur', '4826'], ['Omar', '7315']] as const) {
      await page.goto('/thuis')
      await logInAtHome(page, account.email)
      await child(page, name).click()
      await tapPin(page, pin)
      await page.getByRole('link', { name: /LOGO Digitaal/ }).click()
      expect((await claimsOf(page)).given_name).toBe(name)
    }
  })

  test('HOM-7: the address is taken away while the child is busy: the next click is the end', async ({ page }) => {
    const { fleur } = await furnishedSchool()
    const account = await home([fleur])
    await logInAtHome(page, account.email)
    await expect(page).toHaveURL('/leerling')
    await database().pupilHome.deleteMany({ where: { homeAccountId: account.id } })
    await page.getByRole('link', { name: /LOGO Digitaal/ }).click()
    await expect(page.getByRole('heading', { name: 'Log opnieuw in' })).toBeVisible()
  })
})

test.describe('HOM-5 AUT-3: forgotten', () => {
  test('one answer for all, the four checks, one mail, and a new password that works', async ({ page, axe }) => {
    test.slow()
    const { fleur } = await furnishedSchool()
    const account = await home([fleur])
    const answers: string[] = []
    for (const email of [account.email, account.email, `niemand${make.next()}@nergens.example`]) {
      await page.goto('/thuis')
      await page.getByRole('link', { name: 'Gebruikersnaam of wachtwoord vergeten' }).click()
      // Both pages have a field for the address.
      await expect(page).toHaveURL('/thuis/vergeten')
      await page.getByLabel('E-mailadres').fill(` ${email.toUpperCase()} `)
      await page.getByRole('button', { name: 'Stuur mij een link' }).click()
      await expect(page.getByText('Uw aanvraag is ontvangen')).toBeVisible()
      answers.push(await page.getByRole('main').innerText())
    }
    expect(new Set(answers).size).toBe(1)
    for (const check of ['15 minuten', 'ongewenste mail (spam)', 'nietreageren@', 'postvak vol', 'precies het adres', '.n in plaats van .nl']) expect(answers[0]).toContain(check)
    await axe(page)
    const [mail] = await mails(page, account.email, 1)
    await page.goto(linkIn(mail!))
    await page.getByLabel('Nieuw wachtwoord').fill(CHOSEN)
    await page.getByRole('button', { name: 'Wachtwoord instellen' }).click()
    await logInAtHome(page, account.email)
    await expect(page.getByRole('main')).toContainText(LOGIN_FAILED)
    await logInAtHome(page, account.email, CHOSEN)
    await expect(page).toHaveURL('/leerling')
  })

  test('a link that never was, and no address at all', async ({ page }) => {
    for (const token of ['00000000-0000-4000-8000-000000000000', 'x', '%3Cscript%3E', 'x'.repeat(500)]) {
      await page.goto(`/thuis/wachtwoord/${token}`)
      await expect(page.getByRole('heading', { level: 1, name: 'Deze link werkt niet (meer)' })).toBeVisible()
    }
    await page.getByRole('link', { name: 'Vraag een nieuwe link aan' }).click()
    await page.getByLabel('E-mailadres').fill('ouder@thuis.n')
    await page.getByRole('button', { name: 'Stuur mij een link' }).click()
    await expect(page.getByRole('alert').filter({ hasText: 'volledig e-mailadres' })).toBeVisible()
  })
})
