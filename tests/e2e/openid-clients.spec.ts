import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import http from 'node:http'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import path from 'node:path'
import { giveConsent, giveLicence, makePupil } from '@/prisma/seed/factories'
import { expect, test } from './support/test'
import { database, furnishedSchool } from './support/world'

const HELPDESK = 'helpdesk@leerpoort.example'
const LIBRARY = readFileSync(path.join(path.dirname(createRequire(import.meta.url).resolve('oidc-client-ts')), '../browser/oidc-client-ts.min.js'))

/** A publisher's app that runs in the browser alone: oidc-client-ts, as it comes from npm. */
async function browserApp(issuer: string, clientId = 'proefapp') {
  const page = (script: string) => `<!doctype html><html lang="nl"><title>App</title><body><pre id="who"></pre><script src="/library.js"></script><script>
    const manager = new oidc.UserManager({ authority: '${issuer}', client_id: '${clientId}', redirect_uri: location.origin + '/callback', post_logout_redirect_uri: location.origin + '/uit', scope: 'openid', loadUserInfo: false })
    const show = (text) => { document.getElementById('who').textContent = text }
    ${script}</script>`
  const pages: Record<string, string> = {
    '/': page('manager.signinRedirect().catch((error) => show(error.message))'),
    '/callback': page("manager.signinRedirectCallback().then((user) => show(user.profile.given_name + ' ' + user.profile.sub), (error) => show('fout: ' + error.message))"),
    '/klaar': page('manager.signoutRedirect().catch((error) => show(error.message))'),
    // By a form, as the standard lets a publisher do too; from another site it comes without the portal's cookie.
    '/klaar-formulier': page(`manager.getUser().then((user) => {
      const form = Object.assign(document.createElement('form'), { method: 'post', action: '${issuer}/session/end' })
      for (const [name, value] of Object.entries({ id_token_hint: user.id_token, post_logout_redirect_uri: location.origin + '/tot-ziens', state: 'a b&c' })) form.append(Object.assign(document.createElement('input'), { type: 'hidden', name, value }))
      document.body.append(form)
      form.submit()
    })`),
    '/tot-ziens': page("show('terug met ' + new URLSearchParams(location.search).get('state'))"),
    '/uit': page("manager.signoutRedirectCallback().then(() => show('uitgelogd'), (error) => show('fout: ' + error.message))"),
  }
  const server = http.createServer((req, res) => {
    const where = req.url!.split('?')[0]!
    if (where === '/library.js') res.writeHead(200, { 'content-type': 'text/javascript' }).end(LIBRARY)
    else if (pages[where]) res.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(pages[where])
    else res.writeHead(404).end()
  })
  await once(server.listen(0, '127.0.0.1'), 'listening')
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, close: () => (server.closeAllConnections(), server.close()) }
}

test('SSO-1 SSO-2: the helpdesk registers an app that runs in the browser; a pupil comes in, and logs out of both at once', async ({ page, browser, at, signIn, signInPupil, axe }) => {
  test.slow()
  const app = await browserApp(`${at.portal}/oidc`)
  const { school, egels } = await furnishedSchool()
  const publisher = await database().publisher.create({ data: { slug: 'proefapp', name: 'Uitgeverij Proefapp', purpose: 'Proberen.', attributes: ['firstName', 'role'], sector: 'proefapp.example' } })
  const method = await database().method.create({ data: { publisherId: publisher.id, code: 'proef', name: 'Proef' } })
  await database().product.create({ data: { methodId: method.id, code: 'proefles', name: 'Proefles', url: `${app.origin}/`, audience: 'pupil' } })
  await giveConsent(school.id, 'proefapp')
  await giveLicence(school.id, 'proefles', { linking: 'portal', groupIds: [egels.id] })

  await test.step('the helpdesk: what is wrong is said at the field, a secret once, and then an app without one', async () => {
    await signIn(page, HELPDESK)
    await page.goto(`/helpdesk/uitgeverijen/${publisher.id}/openid`)
    await axe(page)
    await page.getByLabel('Adres waar inloggen begint').fill('http://elders.example/')
    await page.getByLabel('Redirect-adressen').fill('https://*.elders.example/')
    await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
    await expect(page.getByText('Zet op elke regel één adres dat met https:// begint, zonder * of #.').first()).toBeVisible()
    await page.getByLabel('Adres waar inloggen begint').fill(`${app.origin}/`)
    await page.getByLabel('Redirect-adressen').fill(`${app.origin}/callback`)
    await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
    await expect(page.getByText('De verbinding is opgeslagen.')).toBeVisible()
    await page.reload()
    await expect(page.getByText('nog niet gemaakt')).toBeVisible()
    await page.getByRole('button', { name: 'Geheim maken' }).click()
    await expect(page.getByTestId('secret')).toHaveText(/^[\w-]{43}$/)
    await page.reload()
    await expect(page.getByText('er is er een; het portaal toont het niet')).toBeVisible()
    await page.getByRole('radio', { name: /eigen sleutel/ }).check()
    await page.getByLabel('Openbare sleutels').fill('{"kty":"EC","d":"geheim"}')
    await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
    await expect(page.getByText(/Dit is een geheime sleutel/).first()).toBeVisible()
    await page.getByRole('radio', { name: /een app in de browser/ }).check()
    await page.getByLabel('Adressen na uitloggen').fill(`${app.origin}/uit`)
    await page.getByRole('button', { name: 'Verbinding opslaan' }).click()
    await expect(page.getByText('De verbinding is opgeslagen.')).toBeVisible()
    const saved = await database().publisher.findUniqueOrThrow({ where: { id: publisher.id } })
    expect([saved.clientId, saved.clientAuth, saved.clientSecretCipher]).toEqual(['proefapp', 'none', null])
  })

  const noor = await makePupil(school.id, egels.id, { firstName: 'Noor' })
  const context = await browser.newContext({ baseURL: at.portal })
  const screen = await context.newPage()
  await test.step('oidc-client-ts: in, with PKCE and without a secret', async () => {
    await signInPupil(context, noor)
    await screen.goto(`${app.origin}/`)
    await expect(screen.locator('#who')).toHaveText(/^Noor [0-9a-f-]{36}$/)
  })
  await test.step('and out: the portal’s session ends with it, and the app hears that it did', async () => {
    await screen.goto(`${app.origin}/klaar`)
    await expect(screen.locator('#who')).toHaveText('uitgelogd')
    expect((await database().session.findFirstOrThrow({ where: { pupilId: noor.id } })).revokedAt).not.toBeNull()
    await screen.goto('/leerling')
    await expect(screen).not.toHaveURL(/\/leerling$/)
  })
  await context.close()
  app.close()
})

test('SSO-2: a publisher that cannot prove whom it logged out: whoever sits here is asked, and another site can log nobody out', async ({ page, context, browser, at, signIn, signInPupil, axe }) => {
  const { fleur, teacher } = await furnishedSchool()
  await signInPupil(context, fleur)
  await page.goto('/oidc/session/end?post_logout_redirect_uri=https://elders.example/')
  await expect(page).toHaveURL('/uitloggen')
  await expect(page.getByRole('heading', { name: 'Wil je stoppen?' })).toBeVisible()
  await axe(page)
  await page.getByRole('link', { name: 'Verdergaan' }).click()
  await expect(page).toHaveURL('/leerling')
  await page.goto('/uitloggen')
  await page.getByRole('button', { name: 'Uitloggen' }).click()
  await page.goto('/uitloggen')
  await expect(page).not.toHaveURL('/uitloggen')

  const other = await browser.newContext({ baseURL: at.portal })
  const screen = await other.newPage()
  await signIn(screen, teacher.email)
  await screen.goto('/oidc/session/end')
  await expect(screen.getByRole('heading', { name: 'Ook hier uitloggen?' })).toBeVisible()
  await axe(screen)
  await screen.getByRole('button', { name: 'Uitloggen' }).click()
  await expect(screen).toHaveURL('/login/leerkracht')
  await other.close()
})

test('SSO-2: logging out by a form from the publisher’s own, other site: over here, and back there with the state', async ({ browser, at, signInPupil }) => {
  const app = await browserApp(`${at.portal}/oidc`, 'formulierapp')
  const { school, egels, fleur } = await furnishedSchool()
  const publisher = await database().publisher.create({
    data: { slug: 'formulierapp', name: 'Uitgeverij Formulierapp', purpose: 'Proberen.', attributes: ['firstName'], sector: 'formulierapp.example', clientId: 'formulierapp', clientAuth: 'none', loginUrl: `${app.origin}/`, redirectUris: [`${app.origin}/callback`], postLogoutRedirectUris: [`${app.origin}/tot-ziens`] },
  })
  const method = await database().method.create({ data: { publisherId: publisher.id, code: 'formulier', name: 'Formulier' } })
  await database().product.create({ data: { methodId: method.id, code: 'formulierles', name: 'Formulierles', url: `${app.origin}/`, audience: 'pupil' } })
  await giveConsent(school.id, 'formulierapp')
  await giveLicence(school.id, 'formulierles', { linking: 'portal', groupIds: [egels.id] })
  const context = await browser.newContext({ baseURL: at.portal })
  const screen = await context.newPage()
  await signInPupil(context, fleur)
  await screen.goto(`${app.origin}/`)
  await expect(screen.locator('#who')).toHaveText(/^Fleur /)
  const posted = screen.waitForRequest((request) => request.method() === 'POST' && request.url() === `${at.portal}/oidc/session/end`)
  await screen.goto(`${app.origin}/klaar-formulier`)
  await expect(screen.locator('#who')).toHaveText('terug met a b&c')
  expect((await posted).redirectedTo()!.url(), 'the browser sent the form without the session, and went on to a GET here').toContain(`${at.portal}/oidc/session/end?`)
  expect((await database().session.findFirstOrThrow({ where: { pupilId: fleur.id } })).revokedAt).not.toBeNull()
  await context.close()
  app.close()
})
