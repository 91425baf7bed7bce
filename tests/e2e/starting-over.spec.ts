import { SECURING } from './support/login'
import { expect, test } from './support/test'
import { emptySchool } from './support/world'

test.describe('AUT-9: nothing stale', () => {
  test('login and session pages are never cached', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    const noStore = async (paths: string[]) => {
      for (const path of paths) expect((await page.request.get(path, { maxRedirects: 0 })).headers()['cache-control'], path).toMatch(/no-store/)
    }
    await noStore(['/', '/login/leerkracht', '/login/vergeten', '/login/tweede-stap', '/login/wachtwoord/onzin', '/login/netwerk', '/login/thuisgebruiker', '/thuis', '/thuis/vergeten', '/thuis/kind', '/thuis/wachtwoord/onzin', '/sessie-bevestigen', '/inlogfout', '/geen-toegang', '/tot-ziens', '/school-kiezen', '/start', '/api/captcha?deur=staff-login', '/api/auth/csrf', '/api/auth/session', '/opnieuw-beginnen', '/beheer'])
    await signIn(page, coordinator.email)
    await noStore(['/login/leerkracht', '/sessie-bevestigen', '/mijn-profiel', '/mijn-profiel/sessies', SECURING, '/start', '/school-kiezen', '/beheer'])
  })

  test('Opnieuw beginnen: the session ends, our cookies and stored pages go, the device stays the school’s', async ({ page, context, signIn, at }) => {
    const { coordinator } = await emptySchool()
    const token = await signIn(page, coordinator.email)
    await context.addCookies([{ name: 'schoolapparaat', value: 'a'.repeat(43), url: at.portal }, { name: 'oud', value: 'x', url: at.portal }])
    await page.goto('/inlogfout')
    const [answer] = await Promise.all([page.waitForResponse((response) => response.url().endsWith('/opnieuw-beginnen')), page.getByRole('button', { name: 'Opnieuw beginnen' }).click()])
    expect((await answer.allHeaders())['clear-site-data']).toBe('"cache", "storage"')
    await expect(page).toHaveURL('/')
    expect((await context.cookies(at.portal)).map(({ name }) => name)).toEqual(['schoolapparaat'])
    await context.addCookies([{ name: 'leerpoort', value: token, url: at.portal }])
    await page.goto('/beheer')
    await expect(page).toHaveURL(/\/login\/leerkracht/)
  })

  test('another site cannot log anybody out with it', async ({ page, signIn }) => {
    const { coordinator } = await emptySchool()
    await signIn(page, coordinator.email)
    await page.request.post('/opnieuw-beginnen', { form: { naar: '/' }, headers: { origin: 'https://elders.example' } })
    await page.request.get('/opnieuw-beginnen')
    await page.goto('/beheer')
    await expect(page.getByRole('heading', { level: 1, name: 'Beheer' })).toBeVisible()
  })
})
