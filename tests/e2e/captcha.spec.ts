import { logIn } from './support/login'
import { expect, test } from './support/test'
import { database, emptySchool } from './support/world'

test.describe('AUT-2 DAT-4: a captcha of our own', () => {
  test('after three failures the browser works it out by itself; nothing leaves the portal', async ({ page, at }) => {
    const { coordinator } = await emptySchool()
    const elsewhere: string[] = []
    page.on('request', (request) => void (request.url().startsWith(at.portal) || request.url().startsWith('data:') || elsewhere.push(request.url())))
    await page.goto('/login/leerkracht')
    // The refusal before still stands there: only an answered form, whose password is empty again, is ready for the next.
    const wrong = async (password: string) => {
      await logIn(page, coordinator.email, password)
      await expect(page.getByLabel('Wachtwoord', { exact: true })).toHaveValue('')
      await expect(page.getByRole('alert').filter({ hasText: 'Dat is niet gelukt' })).toBeVisible()
    }
    for (let tries = 0; tries < 3; tries += 1) {
      await expect(page.getByText('Gecontroleerd: u bent geen robot.')).toHaveCount(0)
      await wrong(`Verkeerd${tries}`)
    }
    await expect(page.getByRole('status').filter({ hasText: 'Gecontroleerd: u bent geen robot.' })).toBeVisible()
    const used = (await page.locator('input[name=captcha]').inputValue()).length
    expect(used).toBeGreaterThan(100)
    // A wrong one once more uses it up; the next is worked out anew, and the right password opens.
    await wrong('Verkeerd9')
    await logIn(page, coordinator.email)
    await expect(page).toHaveURL('/beheer')
    expect(elsewhere).toEqual([])
  })

  for (const [path, done] of [['/login/vergeten', 'Kijk in uw mailbox'], ['/thuis/vergeten', 'Uw aanvraag is ontvangen']] as const) {
    test(`${path}: by keyboard at once, faster than the check: the form waits for it`, async ({ page }) => {
      await page.goto(path)
      await page.getByLabel('E-mailadres').fill(`iemand-${Date.now()}@school.example`)
      await page.keyboard.press('Enter')
      await expect(page.getByText(done)).toBeVisible()
    })
  }

  test('without JavaScript a few mails an hour can be asked for, and then the page says what to do', async ({ browser, at }) => {
    const context = await browser.newContext({ baseURL: at.portal, javaScriptEnabled: false })
    const page = await context.newPage()
    await database().rateLimit.deleteMany({ where: { key: { startsWith: 'without-captcha' } } })
    for (let tries = 0; tries < 4; tries += 1) {
      await page.goto('/login/vergeten')
      await expect(page.getByText('In deze browser staat JavaScript uit.')).toBeVisible()
      await page.getByLabel('E-mailadres').fill(`zonder-${Date.now()}@school.example`)
      await page.getByRole('button', { name: 'Stuur mij een link' }).click()
      await expect(page.getByText(tries < 3 ? 'Kijk in uw mailbox' : 'zet dan JavaScript aan in uw browser')).toBeVisible()
    }
    await context.close()
  })
})
